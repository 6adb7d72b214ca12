//! What escaping must hold for any text.

use super::{escape, prose::Prose};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// The text that a Markdown renderer shows, and whether it saw any HTML, link or picture.
fn rendered(markdown: &str) -> (String, bool) {
    let mut text = String::new();
    let mut foreign = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(t) | Event::Code(t) => text.push_str(&t),
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                foreign = true
            }
            _ => {}
        }
    }
    (text, foreign)
}

/// Blanks at the ends and their number do not matter.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Texts made of what has a meaning somewhere.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "b c",
        " ",
        "\n",
        "\t",
        "1",
        ".",
        ")",
        "-",
        "+",
        "#",
        "=",
        "*",
        "_",
        "`",
        "``",
        "~~",
        "|",
        "\\",
        "<b>",
        "</",
        "<!--",
        "-->",
        "&amp;",
        "&",
        ";",
        "[",
        "](",
        ")",
        "!",
        "javascript:x",
        "http://x",
        "\"",
        "'",
        "{{",
        "}}",
        "\0",
        "\u{202e}",
        "\u{200b}",
        "]]>",
        ":",
        "$",
        "é",
        "語",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn text_stays_text_in_markdown(text in nasty()) {
        let escaped = escape::markdown(&text);
        for place in [escaped.clone(), format!("# {escaped}"), format!("- x: {escaped}"), format!("| {escaped} |\n| --- |\n")] {
            let (shown, foreign) = rendered(&place);
            prop_assert!(!foreign, "{place}");
            prop_assert_eq!(words(shown.trim_start().trim_start_matches("x:")), words(&escape::visible(&text)), "{}", place);
        }
    }

    #[test]
    fn code_stays_text_in_markdown(text in nasty()) {
        let code = escape::markdown_code(&text);
        for place in [format!("a {code} b"), format!("| a {code} b |\n| --- |\n")] {
            let (shown, foreign) = rendered(&place);
            prop_assert!(!foreign, "{place}");
            prop_assert_eq!(words(&shown), words(&format!("a {} b", escape::visible(&text))), "{}", place);
        }
    }

    #[test]
    fn text_stays_text_in_html(text in nasty()) {
        let escaped = escape::html(&text);
        prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
    }

    #[test]
    fn a_description_has_no_html_of_its_own(text in nasty()) {
        let prose = Prose::of(&text);
        for event in Parser::new(&prose.md) {
            match event {
                Event::Html(h) | Event::InlineHtml(h) => prop_assert!(false, "{h} in {}", prose.md),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    prop_assert!(escape::address(&dest_url).is_some(), "{} in {}", dest_url, prose.md);
                }
                Event::Start(Tag::Image { .. }) => prop_assert!(false, "{}", prose.md),
                _ => {}
            }
        }
        let tags = prose.html.split('<').skip(1).filter_map(|t| t.split(['>', ' ']).next());
        for tag in tags {
            let known = ["p", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a"];
            prop_assert!(known.contains(&tag.trim_matches('/')), "<{}> in {}", tag, prose.html);
        }
    }

    #[test]
    fn only_three_schemes_become_links(text in ".{0,40}") {
        if let Some(address) = escape::address(&text) {
            let lower = address.to_lowercase();
            prop_assert!(lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:"));
            prop_assert!(!address.contains(['<', '>', '"', '\'', ' ', '\n', '`', '|', '(', ')']));
        }
    }
}

#[test]
fn descriptions_keep_their_markdown() {
    let prose = Prose::of(
        "# Head\n\nSome *words* and `code`.\n\n- one\n- two\n  1. deep\n\n> quoted\n\n```\nlet a = 1;\n```\n",
    );
    assert!(prose.html.contains("<p><strong>Head</strong></p>") && prose.html.contains("<em>words</em>"));
    let md = "**Head**\n\nSome *words* and `code`.\n\n- one\n\n- two\n\n  1. deep\n\n> quoted\n\n```\nlet a = 1;\n```";
    assert_eq!(prose.md, md);
    assert_eq!(
        prose.plain,
        "Head Some words and code. one two deep quoted let a = 1;"
    );
}

#[test]
fn a_refused_address_is_spelled_out() {
    let prose = Prose::of("[click](javascript:alert(1)) and ![x](https://example.org/x.png)");
    assert_eq!(
        prose.md,
        "click (`javascript:alert(1)`) and x (`https://example.org/x.png`)"
    );
    assert!(!prose.html.contains("<a ") && !prose.html.contains("<img"));
}
