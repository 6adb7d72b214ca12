//! Sound texts: what is one statement, and which tokens it has.

use tm::syntax::ast::{Statement, TokenKind};
use tm::syntax::text::unquote;

use crate::{MODEL, mistakes, outline, read};

fn kinds(text: &str) -> Vec<TokenKind> {
    read(text)
        .file
        .statements
        .iter()
        .flat_map(|s| &s.tokens)
        .map(|t| t.kind)
        .collect()
}

#[test]
fn the_model_is_sound() {
    assert_eq!(mistakes(MODEL), [""; 0]);
    fn count(statements: &[Statement]) -> usize {
        statements.iter().map(|s| 1 + count(s.children())).sum()
    }
    assert_eq!(count(&read(MODEL).file.statements), 133);
    assert!(!outline(MODEL).contains('!'), "no statement is broken");
}

#[test]
fn statements_end_at_line_ends_semicolons_and_braces() {
    assert_eq!(outline("a b\nc; d {e; f\n g}h"), "a b; c; d {e; f; g}; h");
    assert_eq!(outline(";;\n\n a ;\n"), "a");
    assert_eq!(outline("a { } b {}"), "a {}; b {}");
    assert_eq!(outline(""), "");
}

#[test]
fn statements_go_on_after_commas_and_arrows() {
    assert_eq!(
        outline("sends a,\n  b, // the rest\n\n  c\nd"),
        "sends a , b , c; d"
    );
    assert_eq!(outline("flow a ->\n b \"T\""), "flow a -> b \"T\"");
}

#[test]
fn statements_go_on_with_three_words() {
    assert_eq!(
        outline("accept a\n  because \"b\"\nc"),
        "accept a because \"b\"; c"
    );
    assert_eq!(
        outline("when a // why\n  // and how\n  and b\n  or c"),
        "when a and b or c"
    );
    assert_eq!(
        outline("when a\n\n  and b"),
        "when a; and b",
        "a blank line ends a statement"
    );
    assert_eq!(outline("when a\n  android b"), "when a; android b");
    assert_eq!(outline("when a\r\n  and b\r\n\r\n  or c"), "when a and b; or c");
}

#[test]
fn groups_and_sets_span_lines() {
    assert_eq!(outline("when (a\n  or\n  b) and c"), "when ( a or b ) and c");
    assert_eq!(outline("x [\n  a\n]\ny"), "x [ a ]; y");
    assert_eq!(
        outline("when a in {\n  b,\n  c } and d\ny"),
        "when a in { b , c } and d; y"
    );
    assert_eq!(
        outline("when (a in {b} or c in {d,\n e})"),
        "when ( a in { b } or c in { d , e } )"
    );
}

#[test]
fn a_set_is_told_from_a_block() {
    use TokenKind::{CloseSet, Colon, Comma, OpenSet, Word};
    let set = [OpenSet, Word, Comma, Word, CloseSet];
    assert_eq!(
        kinds("attribute p for q: {a, b}"),
        [&[Word, Word, Word, Word, Colon], &set[..]].concat()
    );
    assert_eq!(
        kinds("when p in {a, b}"),
        [&[Word, Word, Word], &set[..]].concat()
    );
    assert_eq!(outline("within { a }"), "within {a}");
    assert_eq!(outline("boundary in { trust none }"), "boundary in {trust none}");
}

#[test]
fn every_mark_has_its_kind() {
    use TokenKind::*;
    assert_eq!(
        kinds("a -> b: = != < <= > >= * (x) [y] 1 \"t\" \"\"\"l\"\"\","),
        [
            Word,
            Arrow,
            Word,
            Colon,
            Equal,
            NotEqual,
            Less,
            LessEqual,
            Greater,
            GreaterEqual,
            Star,
            Open,
            Word,
            Close,
            OpenList,
            Word,
            CloseList,
            Number,
            Text,
            LongText,
            Comma
        ]
    );
}

#[test]
fn names_hold_single_hyphens_and_dots() {
    assert_eq!(
        outline("order-db web->api identity.login _a AML.T0024.000 CWE-89"),
        "order-db web -> api identity.login _a AML.T0024.000 CWE-89"
    );
    assert_eq!(outline("bücher-regal 書庫"), "bücher-regal 書庫");
    assert_eq!(outline("in.a because-b"), "in.a because-b");
}

#[test]
fn numbers_begin_with_a_digit() {
    use TokenKind::{Number, Word};
    assert_eq!(
        outline("1000 1e6 2026-10-01 1.5 90 days 3d"),
        "1000 1e6 2026-10-01 1.5 90 days 3d"
    );
    assert_eq!(
        kinds("1000 1e6 2026-10-01 1.5 90 days 3d"),
        [Number, Number, Number, Number, Number, Word, Number]
    );
}

#[test]
fn comments_are_no_tokens() {
    assert_eq!(outline("// a\nb // c \" { (\nd \"// e\" // f"), "b; d \"// e\"");
    assert_eq!(outline("a // at the end"), "a");
}

#[test]
fn line_ends_of_every_system() {
    let text = "\u{feff}model \"M\" {\n\towner \"X\"\n}\nuse pack base";
    let expected = "model \"M\" {owner \"X\"}; use pack base";
    for text in [
        text.to_owned(),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        format!("{text}\n"),
    ] {
        assert_eq!(mistakes(&text), [""; 0], "{text:?}");
        assert_eq!(outline(&text), expected, "{text:?}");
    }
}

#[test]
fn spans_count_bytes_of_the_text_as_it_was_written() {
    let parsed = read("\u{feff}ü \"語\" { x }");
    let statement = &parsed.file.statements[0];
    assert_eq!(statement.head().range(), 3..11);
    assert_eq!(statement.span().range(), 3..17);
    assert_eq!(statement.children()[0].head().range(), 14..15);
}

#[test]
fn texts_lose_quotes_and_escapes() {
    assert_eq!(
        unquote(r#""a \"b\" \\ \n\t\u{1F512}\u{0}""#),
        "a \"b\" \\ \n\t\u{1f512}\0"
    );
    assert_eq!(unquote("\"\""), "");
    assert_eq!(unquote("\"without end"), "without end");
    assert_eq!(unquote("without beginning\""), "without beginning");
}

#[test]
fn long_texts_lose_common_indentation() {
    assert_eq!(
        unquote("\"\"\"\n    a  \n      b\n\n    c\n    \"\"\""),
        "a  \n  b\n\nc"
    );
    assert_eq!(unquote("\"\"\"a\n  b\"\"\""), "a\nb");
    assert_eq!(unquote("\"\"\"on one line\"\"\""), "on one line");
    assert_eq!(
        unquote("\"\"\"\r\n\ta \\n\r\n\tb\r\n\t\"\"\""),
        "a \\n\nb",
        "no escapes, Unix line ends"
    );
    assert_eq!(unquote("\"\"\"\"\"\""), "");
}
