//! What else comes from the same view: other languages, separate pages, the risk register, a section for SECURITY.md.

#[path = "report/html.rs"]
mod html;
#[path = "report/support.rs"]
mod support;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use tm::Compiled;
use tm::report::{Language, ReportOptions, anchor, outputs, security, view};

fn files(compiled: &Compiled, options: &ReportOptions) -> BTreeMap<String, String> {
    let diagrams = support::diagrams_in(compiled, options.language);
    let files = outputs(compiled, &diagrams, options).unwrap_or_else(|e| panic!("{}", e.0));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    files
        .into_iter()
        .map(|(name, bytes)| (name, text(bytes)))
        .collect()
}

fn in_language(language: Language) -> ReportOptions {
    ReportOptions {
        language,
        source: false,
        split: true,
        ..ReportOptions::default()
    }
}

/// The model with its own words in `«…»`, and so the titles of what rules found; without the remarks of the examiner.
/// What stays English otherwise says so (`lang="en"`).
fn marked() -> Compiled {
    let mut compiled = support::compile(support::SHOP);
    compiled.diagnostics.clear();
    compiled.model.ignores.clear();
    for finding in &mut compiled.elicited.findings {
        finding.threat.head.title = Some(format!("«{}»", rest(&finding.threat.head.shown())));
    }
    compiled
}

/// Without what rules say in sentences of their own.
fn without_sentences(mut compiled: Compiled) -> Compiled {
    compiled.elicited = Default::default();
    compiled
}

/// What is left of a text without what stands in `«…»` and `⟦…⟧`.
fn rest(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '«' | '⟦' => depth += 1,
            '»' | '⟧' => depth = depth.checked_sub(1).expect("a mark ends that began"),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every mark ends");
    out
}

/// Words that belong to no language: what the program, protocols and catalogues are called, the letters of STRIDE, and what
/// the description of the test's model says outside of its marks.
const OF_NO_LANGUAGE: &[&str] = &[
    "tm", "HTTPS", "TLS", "CWE", "CAPEC", "S", "T", "R", "I", "D", "E", "web", "psp", "shop", "a", "list",
    "with", "strong", "words", "and", "link",
];

fn foreign(text: &str, names: &BTreeSet<String>) -> Vec<String> {
    let words = rest(text);
    let words = words
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty());
    words
        .filter(|w| !OF_NO_LANGUAGE.contains(w) && !names.contains(*w))
        .map(str::to_string)
        .collect()
}

/// What a page shows and reads aloud, without code and places; its pictures included.
fn visible(page: &str) -> String {
    let silent = |tag: &html::Tag| {
        let class = tag
            .attributes
            .iter()
            .find(|(k, _)| k == "class")
            .map_or("", |(_, v)| v);
        let english = tag.name != "html" && tag.attributes.iter().any(|(k, v)| k == "lang" && v == "en");
        english
            || ["code", "pre", "script", "style"].contains(&tag.name.as_str())
            || class.split(' ').any(|c| c == "at" || c == "id")
    };
    let mut text = String::new();
    let mut hidden: Option<(String, usize)> = None;
    for tag in html::tags(page) {
        let read = ["aria-label", "placeholder", "title", "alt"];
        for (_, value) in tag
            .attributes
            .iter()
            .filter(|(k, _)| ["data-l", "data-label"].contains(&k.as_str()) || read.contains(&k.as_str()))
        {
            text.push_str(&format!(" {value} "));
        }
        hidden = match hidden {
            None if !tag.end && silent(&tag) => Some((tag.name.clone(), 1)),
            Some((name, depth)) if name == tag.name && tag.end => (depth > 1).then(|| (name, depth - 1)),
            Some((name, depth)) if name == tag.name => Some((name, depth + 1)),
            other => other,
        };
        if hidden.is_none() {
            text.push_str(&tag.text);
        }
    }
    text.replace("&#39;", "'").replace("&gt;", ">")
}

#[test]
fn no_word_stands_outside_the_table() {
    let compiled = marked();
    let files = files(&compiled, &in_language(Language::Pseudo));
    let names = anchor::nodes(&compiled.model).into_iter();
    let names = names.map(|n| compiled.model.name(n).to_string()).collect();
    assert_eq!(
        foreign(&visible(&files["report.html"]), &names),
        Vec::<String>::new()
    );
    // Markdown cannot say which words are English.
    let files = self::files(&without_sentences(marked()), &in_language(Language::Pseudo));
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".md")) {
        let shown = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
            Event::Text(t) => Some(t.to_string()),
            Event::Start(Tag::Paragraph | Tag::TableCell | Tag::Item) => Some(" ".to_string()),
            _ => None,
        });
        assert_eq!(
            foreign(&shown.collect::<String>(), &names),
            Vec::<String>::new(),
            "{name}"
        );
    }
    let register = files["threats.csv"].replace("shop.tm", "");
    assert_eq!(foreign(&register, &names), Vec::<String>::new(), "threats.csv");
}

#[test]
fn a_german_report_is_german() {
    let files = files(&support::plain(), &in_language(Language::German));
    assert!(files["report.html"].contains("<html lang=\"de\">"));
    for (name, words) in [
        ("report.html", "2. Was kann schiefgehen?"),
        ("report.md", "Haben wir gute Arbeit geleistet?"),
    ] {
        assert!(files[name].contains(words), "{name}");
    }
}

/// The slugs of the headings of a page.
fn slugs(text: &str) -> BTreeSet<String> {
    let mut heading: Option<String> = None;
    let mut slugs = BTreeSet::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                slugs.insert(anchor::slug(&heading.take().unwrap_or_default()));
            }
            Event::Text(t) | Event::Code(t) => heading.iter_mut().for_each(|h| h.push_str(&t)),
            _ => {}
        }
    }
    slugs
}

#[test]
fn links_between_pages_lead_somewhere() {
    let files = files(&support::plain(), &in_language(Language::English));
    let page = |name: &str| files.get(&format!("pages/{name}"));
    let mut across = 0;
    for (name, text) in files.iter().filter(|(name, _)| name.starts_with("pages/")) {
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else {
                continue;
            };
            let Some((file, slug)) = dest_url.split_once('#').filter(|(file, _)| !file.contains(':')) else {
                assert!(
                    dest_url.contains(':') || page(&dest_url).is_some(),
                    "{name}: {dest_url} leads nowhere"
                );
                continue;
            };
            across += usize::from(!file.is_empty());
            let target = if file.is_empty() { Some(text) } else { page(file) };
            let there = target.is_some_and(|t| slugs(t).contains(slug));
            assert!(there, "{name}: {dest_url} leads nowhere");
        }
    }
    assert!(across > 3, "pages link to each other");
    let first = |name| page(name).and_then(|t| t.lines().next()).unwrap_or_default();
    assert_eq!(first("2-wrong.md"), "# 2\\. What can go wrong?");
}

#[test]
fn the_register_has_a_line_for_each_threat_and_no_formula() {
    for text in support::HOSTILE
        .iter()
        .copied()
        .chain(["=1+1", "@SUM(A1)", "-2+3", "+1", "a\\\"b,c\\nd"])
    {
        let compiled = support::compile(&support::text(|w| format!("{text} {w}")));
        let register = files(&compiled, &ReportOptions::default())
            .remove("threats.csv")
            .unwrap_or_default();
        assert_eq!(
            register.matches("\r\n").count(),
            compiled.elicited.instances(&compiled.model).len() + 1,
            "{text}"
        );
        let columns = register
            .lines()
            .next()
            .unwrap_or_default()
            .matches("\",\"")
            .count();
        for line in register.lines() {
            let fields: Vec<&str> = line.trim_start_matches('\u{feff}').split("\",\"").collect();
            assert!(fields.len() > columns, "{line}");
            for field in fields {
                let first = field.trim_start_matches('"').chars().next();
                assert!(
                    !matches!(first, Some('=' | '+' | '-' | '@')),
                    "{field} through {text}"
                );
            }
        }
    }
}

#[test]
fn the_section_for_security_md_says_what_is_out_and_why_and_links_nowhere() {
    let compiled = support::plain();
    let options = ReportOptions::default();
    let text = security(&view(&compiled, &[], &options), &options).unwrap_or_else(|e| panic!("{}", e.0));
    for words in [
        "### Not in scope",
        "Physical: the provider's",
        "A nation: not worth it",
        "cannot disclose",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("](#"), "{text}");
}
