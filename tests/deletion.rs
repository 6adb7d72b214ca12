//! Mutation testing of the examiner: whatever is taken out of a complete model, it notices.

mod corpus;

use corpus::{compile_text, examples, said};
use std::collections::{BTreeMap, BTreeSet};
use tm::source::SourceId;
use tm::syntax::ast::Statement;

/// What nothing has to miss: prose and pictures; while rules are not evaluated, what speaks to rules only, and the
/// attributes that are statements of their own (language, table of attributes) in so far as they say how, not that.
const EXEMPT: &[&str] = &[
    "description",
    "tags",
    "see",
    "version",
    "view",
    "show",
    "collapse",
    "answer",
    "counters",
    "rule",
    "many",
    "sealed",
    "signed",
    "yields",
    "belongs",
];

#[derive(Default)]
struct Tally {
    noticed: usize,
    unknown_name: usize,
    silent: Vec<String>,
}

#[test]
fn whatever_is_removed_is_missed() {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for example in examples() {
        let before: BTreeSet<_> = compile_text(&example.text, &example.folder())
            .diagnostics
            .iter()
            .map(said)
            .collect();
        let parsed = tm::syntax::parse(SourceId(0), &example.text);
        let mut statements = Vec::new();
        walk(&parsed.file.statements, "", &mut statements);
        for (statement, within) in statements {
            let keyword = word(&example.text, statement, 0);
            if EXEMPT.contains(&keyword) || is_attribute(keyword, within) {
                continue;
            }
            let range = statement.span().range();
            let mut text = example.text.clone();
            let line = text[..range.start].lines().count();
            text.replace_range(range, "");
            let after = compile_text(&text, &example.folder());
            let new: Vec<_> = after
                .diagnostics
                .iter()
                .map(said)
                .filter(|d| !before.contains(d))
                .collect();
            let tally = tallies.entry(group(keyword, within)).or_default();
            if new.is_empty() {
                let what = example.text[statement.head().range()]
                    .lines()
                    .next()
                    .unwrap_or("")
                    .to_string();
                tally.silent.push(format!("{}:{line}: {what}", example.name()));
            } else if new.iter().all(|(code, _)| *code == 11) {
                tally.unknown_name += 1;
            } else {
                tally.noticed += 1;
            }
        }
    }
    report(&tallies);
}

/// Statements with the keyword of the declaration they stand in.
fn walk<'a>(
    statements: &'a [Statement],
    within: &'static str,
    list: &mut Vec<(&'a Statement, &'static str)>,
) {
    for statement in statements {
        list.push((statement, within));
        walk(statement.children(), "block", list);
    }
}

fn word<'a>(text: &'a str, statement: &Statement, at: usize) -> &'a str {
    statement.tokens.get(at).map_or("", |t| &text[t.span.range()])
}

/// Whether a word in a block is an attribute rather than a property.
fn is_attribute(keyword: &str, within: &str) -> bool {
    let property = tm::resolve::words::PROPERTIES
        .iter()
        .any(|(_, list)| list.iter().any(|(w, _)| *w == keyword));
    let attribute = ["confidentiality", "integrity", "availability", "kind"].contains(&keyword)
        || tm::packs::text("base").is_some_and(|t| t.contains(&format!("attribute {keyword} ")));
    within == "block" && attribute && !property
}

/// The row of the table: the keyword; claims and lone names in trees have none.
fn group(keyword: &str, within: &str) -> String {
    let known = tm::resolve::words::KEYWORDS.contains(&keyword)
        || tm::resolve::words::COMMON.iter().any(|(w, _)| *w == keyword)
        || tm::resolve::words::PROPERTIES
            .iter()
            .any(|(_, list)| list.iter().any(|(w, _)| *w == keyword));
    let effect = <tm::model::Effect as tm::model::Words>::parse(keyword).is_some();
    match (known, effect) {
        (true, _) if within.is_empty() => keyword.to_string(),
        (true, _) => format!("{keyword} (in a block)"),
        (_, true) => "an effect".to_string(),
        _ => "a claim's line, a branch".to_string(),
    }
}

fn report(tallies: &BTreeMap<String, Tally>) {
    let (mut noticed, mut silent, mut unknown) = (0, 0, 0);
    let mut low = Vec::new();
    println!(
        "{:<32} {:>7} {:>7} {:>12} {:>7}",
        "keyword", "noticed", "silent", "unknown name", "share"
    );
    for (keyword, tally) in tallies {
        let counted = tally.noticed + tally.silent.len();
        let share = if counted == 0 {
            1.0
        } else {
            tally.noticed as f64 / counted as f64
        };
        println!(
            "{keyword:<32} {:>7} {:>7} {:>12} {:>6.0}%",
            tally.noticed,
            tally.silent.len(),
            tally.unknown_name,
            100.0 * share
        );
        // An unknown name is a diagnostic too, though it is counted apart.
        let told = tally.noticed + tally.unknown_name;
        let floor = told as f64 / (told + tally.silent.len()).max(1) as f64;
        if floor < 0.5 {
            low.push(keyword.clone());
        }
        noticed += tally.noticed;
        silent += tally.silent.len();
        unknown += tally.unknown_name;
    }
    let share = noticed as f64 / (noticed + silent) as f64;
    println!(
        "all: {noticed} noticed, {silent} silent, {unknown} only an unknown name: {:.1}%",
        100.0 * share
    );
    for line in tallies.values().flat_map(|t| &t.silent) {
        println!("silent: {line}");
    }
    assert!(noticed > 500, "the examples are gone");
    assert!(
        low.is_empty(),
        "less than half of the removals are noticed of: {}",
        low.join(", ")
    );
    assert!(
        share >= 0.9,
        "only {:.1}% of the removals are noticed",
        100.0 * share
    );
}
