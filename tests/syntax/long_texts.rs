//! `"""` with a quote missing: one message, and what follows is read.

use crate::{mistakes, outline};

fn model(first: &str, prose: &str, last: &str) -> String {
    format!(
        "a {{\n  description {first}\n    {prose}, isn't it? (1\n    {last}\n  b\n}}\nc {{\n  explain \"\"\"d {{\"\"\"\n}}\n"
    )
}

#[track_caller]
fn one(text: &str, place: &str, statements: &[&str]) {
    assert_eq!(mistakes(text), [place], "{text}");
    let outline = outline(text);
    for statement in statements {
        assert!(outline.contains(statement), "`{statement}` in {outline}");
    }
}

#[test]
fn sound_ones_hold_anything() {
    assert_eq!(
        mistakes(&model("\"\"\"", "\"quoted\" { } // (", "\"\"\"")),
        [""; 0]
    );
}

#[test]
fn a_mangled_end() {
    one(
        &model("\"\"\"", "Prose", "\"\""),
        "4:5 TM002",
        &["; b}", "c {explain \"\"\"d {\"\"\"}"],
    );
}

#[test]
fn a_mangled_beginning() {
    one(
        &model("\"\"", "Prose", "\"\"\""),
        "2:15 TM002",
        &["!description \"\"\n", "; b}", "c {explain \"\"\"d {\"\"\"}"],
    );
}

#[test]
fn an_end_that_is_gone() {
    let text = model("\"\"\"", "Prose", "").replace("    \n", "");
    one(
        &text,
        "2:15 TM002",
        &["isn't it? (1; b}", "c {explain \"\"\"d {\"\"\"}"],
    );
}

#[test]
fn a_beginning_that_is_gone() {
    let text = model("\"\"\"", "Prose", "\"\"\"").replace("  description \"\"\"\n", "");
    one(&text, "3:5 TM002", &["a {b}", "c {explain \"\"\"d {\"\"\"}"]);
}

#[test]
fn on_one_line() {
    one(
        "a {\n  explain \"\"Prose.\"\"\"\n  b\n}\n",
        "2:11 TM002",
        &["; b}"],
    );
    one(
        "a {\n  explain \"\"\"Prose.\"\"\n  b\n}\n",
        "2:20 TM002",
        &["; b}"],
    );
}

#[test]
fn to_the_end_of_the_text() {
    one("a\nexplain \"\"\"", "2:9 TM002", &["a; !explain \"\"\""]);
    one(
        "explain \"\"\"\n  Prose.",
        "1:9 TM002",
        &["!explain \"\"\"\n  Prose."],
    );
}
