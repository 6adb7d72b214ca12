//! What must hold of every text: the same statements, the same comments at the same statements, and a second run
//! changes nothing.

use crate::corpus::{self, Random};
use crate::{generator, laid};
use std::path::Path;
use tm::format::{edits, format};
use tm::source::SourceId;
use tm::syntax::ast::{Statement, TokenKind};
use tm::syntax::{parse, text::unquote};

/// Statements and comments of a text, one behind the other, without any space: told apart from the formatter's own
/// comparison, on purpose.
fn said(text: &str) -> Vec<String> {
    let parsed = parse(SourceId(0), text);
    let mut list = Vec::new();
    let mut at = 0;
    for statement in &parsed.file.statements {
        walk(text, statement, &mut at, &mut list);
    }
    comments(text, at, text.len(), &mut list);
    list
}

fn walk(text: &str, statement: &Statement, at: &mut usize, list: &mut Vec<String>) {
    for token in &statement.tokens {
        let range = token.span.range();
        comments(text, *at, range.start, list);
        *at = range.end;
        list.push(match token.kind {
            TokenKind::LongText => unquote(&text[range]),
            _ => text[range].to_string(),
        });
    }
    if let Some(block) = &statement.block {
        list.push("{".to_string());
        for child in &block.statements {
            walk(text, child, at, list);
        }
        comments(text, *at, block.span.range().end, list);
        *at = block.span.range().end;
        list.push("}".to_string());
    }
    list.push(";".to_string());
}

fn comments(text: &str, from: usize, to: usize, list: &mut Vec<String>) {
    for line in text[from..to].split(['\n', '\r']) {
        if let Some((_, comment)) = line.split_once("//") {
            list.push(format!("//{}", comment.trim_end()));
        }
    }
}

fn hold(text: &str, name: &str) {
    let made = laid(text);
    assert_eq!(said(text), said(&made), "{name}\n{text}\n=>\n{made}");
    let again = laid(&made);
    let differs = made.lines().zip(again.lines()).find(|(a, b)| a != b);
    assert!(
        differs.is_none() && made == again,
        "{name}: a second run changes {differs:#?}\nof:\n{made}"
    );
    assert_eq!(applied(text, &made), made, "{name}: the edits lead elsewhere");
    let spaces = made
        .lines()
        .filter(|l| !l.contains("\"\"\""))
        .any(|l| l.contains('\t') && !text.contains("\"\"\""));
    assert!(!spaces, "{name}: a tab is left:\n{made}");
}

/// The text with the edits that an editor would be sent.
fn applied(text: &str, made: &str) -> String {
    let mut result = text.to_string();
    for edit in edits(text, made).iter().rev() {
        result.replace_range(edit.range.clone(), &edit.text);
    }
    result
}

#[test]
fn every_example_pack_and_reference() {
    let folders = ["examples", "packs", "tests", "src/command"];
    let mut seen = 0;
    for folder in folders {
        for path in corpus::models(&corpus::root().join(folder)) {
            let text = std::fs::read_to_string(&path).expect("a model");
            hold(&text, &path.display().to_string());
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} models were found");
}

#[test]
fn every_block_of_the_documents() {
    let mut seen = 0;
    for path in corpus::documents() {
        let text = std::fs::read_to_string(&path).expect("a page");
        for block in text.split("```tm").skip(1) {
            let block = block.split_once('\n').map_or("", |(_, rest)| rest);
            let block = block.split("```").next().unwrap_or("");
            hold(block, &path.display().to_string());
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} blocks were found");
}

/// 2,000 with `TM_TEST_SCALE=10`, as continuous integration runs it.
#[test]
fn random_models_in_random_layouts() {
    let count = 200 * corpus::scale();
    for seed in 0..count as u64 {
        let text = generator::model(seed);
        hold(&text, &format!("seed {seed}"));
        if seed % 20 == 0 {
            let compiled = corpus::compile_text(&text, Path::new(""));
            let wrong: Vec<_> = compiled
                .diagnostics
                .iter()
                .filter(|d| d.code.is_language())
                .map(corpus::said)
                .collect();
            assert!(
                wrong.is_empty(),
                "seed {seed} is no valid model: {wrong:?}\n{text}"
            );
        }
    }
}

/// Broken texts: never a panic, never a change of what was understood, and stable.
#[test]
fn random_models_with_pieces_missing() {
    let mut random = Random(7);
    for seed in 0..100 * corpus::scale() as u64 {
        let mut text = generator::model(seed);
        for _ in 0..=random.below(3) {
            let whole: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = whole[random.below(whole.len())];
            match random.below(3) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, ['"', '{', '}', '(', '§'][random.below(5)]),
                _ => text.truncate(at.max(1)),
            }
            if text.is_empty() {
                text.push('x');
            }
        }
        let made = format(&text).expect("what cannot be read is left").text;
        assert_eq!(applied(&text, &made), made, "seed {seed}");
        let mut before = parse(SourceId(0), &text).diagnostics;
        let after = parse(SourceId(0), &made).diagnostics;
        before.sort_by_key(|d| d.code);
        assert!(
            after.len() <= before.len(),
            "seed {seed}: more mistakes than before:\n{text}\n=>\n{made}"
        );
    }
}
