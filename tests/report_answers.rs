//! `docs/reading-a-report.md` quotes the web shop's report: what it quotes stands there.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::path::Path;

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The quotations of a text, in order.
fn quoted(text: &str) -> Vec<String> {
    let mut open = false;
    let mut list = Vec::new();
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => {
                open = true;
                list.push(String::new());
            }
            Event::End(TagEnd::BlockQuote(_)) => open = false,
            Event::Text(t) if open => list.iter_mut().rev().take(1).for_each(|q| q.push_str(&t)),
            _ => {}
        }
    }
    list
}

/// The words of a page: without its tags and the text of the model.
fn words(page: &str) -> String {
    let page = page.split("<pre class=\"src\"").next().unwrap_or_default();
    let pieces = page
        .split('<')
        .map(|piece| piece.split_once('>').map_or("", |(_, text)| text));
    pieces.collect::<String>().replace("&#39;", "'")
}

#[test]
fn every_answer_stands_in_the_report() {
    let page = words(&read("examples/web-shop/output/report.html"));
    let answers = quoted(&read("docs/reading-a-report.md"));
    assert!(answers.len() >= 10, "five questions are answered");
    for answer in answers {
        assert!(page.contains(&answer), "the report does not say {answer}");
    }
}
