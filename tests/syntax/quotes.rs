//! A quote that is missing: one message, and the rest of the statement is read.

use crate::{mistakes, outline};

/// One mistake, at the place; the text is read as outlined.
#[track_caller]
fn one(text: &str, place: &str, expected: &str) {
    assert_eq!(mistakes(text), [place], "{text}");
    assert_eq!(outline(text), expected);
}

#[test]
fn a_title_without_its_end() {
    let text = "boundary internet \"Internet\" {\n  trust none\n  actor customer \"Customer\n  actor guest \"Guest\"\n}\n";
    one(
        text,
        "3:18 TM002",
        "boundary internet \"Internet\" {trust none; !actor customer \"Customer; actor guest \"Guest\"}",
    );
}

#[test]
fn the_block_behind_an_open_text_is_kept() {
    one(
        "process web \"Web {\n  exposure internet\n}\nx",
        "1:13 TM002",
        "!process web \"Web {exposure internet}; x",
    );
    one(
        "process web \"Web { exposure internet; is y }",
        "1:13 TM002",
        "!process web \"Web {exposure internet; is y}",
    );
    one(
        "x { owner \"Me; due 2027-01-01 }",
        "1:11 TM002",
        "x {!owner \"Me; due 2027-01-01}",
    );
    one(
        "x { due 2027-01-01; owner \"Me }",
        "1:27 TM002",
        "x {due 2027-01-01; !owner \"Me}",
    );
}

#[test]
fn the_clauses_behind_an_open_text_are_kept() {
    one(
        "exclude a \"b because \"c\"",
        "1:11 TM002",
        "!exclude a \"b because \"c\"",
    );
    one(
        "accept by \"me until 2027-01-01 because \"c\"",
        "1:11 TM002",
        "!accept by \"me until 2027-01-01 because \"c\"",
    );
    one(
        "review when \"a, \"b\", \"c\"",
        "1:13 TM002",
        "!review when \"a , \"b\" , \"c\"",
    );
    one(
        "review when \"a\", \"b, \"c\"",
        "1:18 TM002",
        "!review when \"a\" , \"b , \"c\"",
    );
    one("owner \"me // it is me\nx", "1:7 TM002", "!owner \"me; x");
}

#[test]
fn prose_does_not_end_a_text() {
    one("owner \"me; you and I", "1:7 TM002", "!owner \"me; you and I");
    one("ask \"is {p} safe?", "1:5 TM002", "!ask \"is {p} safe?");
}

#[test]
fn a_text_without_its_beginning() {
    one(
        "actor customer The customer\"\nx",
        "1:28 TM002",
        "!actor customer The customer\"; x",
    );
    one(
        "process web Web\" { is x }",
        "1:16 TM002",
        "!process web Web\" {is x}",
    );
    one(
        "flow f: a -> b Do it\" { is x }",
        "1:21 TM002",
        "!flow f : a -> b Do it\" {is x}",
    );
    one(
        "x { owner The team\"; due 2027-01-01 }",
        "1:19 TM002",
        "x {!owner The team\"; due 2027-01-01}",
    );
    one(
        "trust full because it is ours\"",
        "1:30 TM002",
        "!trust full because it is ours\"",
    );
    one(
        "evidence link https://x.example/a\" on 2026-01-01",
        "1:34 TM002",
        "!evidence link https://x.example/a\" on 2026-01-01",
    );
    one(
        "see https://x.example\" \"Label\"",
        "1:22 TM002",
        "!see https://x.example\" \"Label\"",
    );
}

#[test]
fn a_quote_alone() {
    assert_eq!(mistakes("owner \""), ["1:7 TM002"]);
    assert_eq!(mistakes("\""), ["1:1 TM002"]);
    assert_eq!(mistakes("owner \"a\\\""), ["1:7 TM002"]);
}

#[test]
fn escapes_that_do_not_exist() {
    one(r#"owner "a\qb"; x"#, "1:9 TM009", r#"owner "a\qb"; x"#);
    assert_eq!(mistakes(r#"a "\u{110000}""#), ["1:4 TM009"]);
    assert_eq!(mistakes(r#"a "\u00e9""#), ["1:4 TM009"]);
    assert_eq!(mistakes(r#"a "\u{e9} \" \\ \n \t""#), [""; 0]);
    assert_eq!(mistakes("a \"\\é\""), ["1:4 TM009"]);
}
