//! A brace or parenthesis that is missing or too many: one message, and the other statements stay as they are.

use crate::{mistakes, outline};

/// One mistake, at the place; the text is read as outlined.
#[track_caller]
fn one(text: &str, place: &str, expected: &str) {
    assert_eq!(mistakes(text), [place], "{text}");
    assert_eq!(outline(text), expected);
}

#[test]
fn a_block_without_its_end() {
    one("a b {\n  c\nd {\n  e\n}\n", "1:1 TM003", "a b {c}; d {e}");
    one("a b {\n  c\n  d {\n    e\n}\nf", "3:3 TM003", "a b {c; d {e}}; f");
    one("a b {\n  c\n", "1:1 TM003", "a b {c}");
    one(
        "a b {\n  c {\n    d\n  e\n}\nf {\n  g\n}\n",
        "2:3 TM003",
        "a b {c {d}; e}; f {g}",
    );
}

#[test]
fn a_block_on_one_line_without_its_end() {
    one("a b { c; d\ne { f }\n", "1:1 TM003", "a b {c; !d}; e {f}");
    one("a {\n  b { c\n  d { e }\n}\n", "2:3 TM003", "a {b {!c}; d {e}}");
    one(
        "a {\n  b { c // why\n\n  // what\n  d { e }\n}\n",
        "2:3 TM003",
        "a {b {!c}; d {e}}",
    );
    one("a { b { c }\nd\n", "1:1 TM003", "a {b {c}}; d");
}

#[test]
fn a_block_without_its_beginning() {
    one(
        "data a \"A\"\n  b\n  c\n}\nd",
        "1:1 TM004",
        "!data a \"A\" {b; c}; d",
    );
    one(
        "x {\n  data a \"A\" // why\n    b\n  }\n  c\n}\n",
        "2:3 TM004",
        "x {!data a \"A\" {b}; c}",
    );
}

#[test]
fn a_block_on_one_line_without_its_beginning() {
    one(
        "data a \"A\" b c; d }\ne",
        "1:1 TM004",
        "!data a \"A\" {b c; d}; e",
    );
    one(
        "x {\n  data a b c; d }\n  e { f }\n}\n",
        "2:3 TM004",
        "x {!data a {b c; d}; e {f}}",
    );
    one(
        "kind k for flow c tls; s yes }",
        "1:1 TM004",
        "!kind k for flow {c tls; s yes}",
    );
    one(
        "assume t \"T\" because \"b\" u c }",
        "1:1 TM004",
        "!assume t \"T\" because \"b\" {u c}",
    );
    one(
        "adversary a \"A\" is b owns c }",
        "1:1 TM004",
        "!adversary a \"A\" is b {owns c}",
    );
    one(
        "t {\n  any step a; step b }\n}",
        "2:3 TM004",
        "t {!any {step a; step b}}",
    );
}

#[test]
fn a_brace_too_many() {
    one("a { b } }\nc", "1:9 TM005", "a {b}; c");
    one("a {\n  b\n}\n}\nc", "4:1 TM005", "a {b}; c");
    one("}}} }\na", "1:1 TM005", "a");
}

#[test]
fn what_lost_its_head_is_not_judged() {
    one("a { b }\n\n  c d\n  e\n}\nf { g }", "5:1 TM005", "a {b}; f {g}");
    one(
        "a { b }\n\n  c d {\n    e\n  }\n}\nf { g }",
        "6:1 TM005",
        "a {b}; !c d {!e}; f {g}",
    );
}

#[test]
fn text_that_is_not_indented_is_counted() {
    one(
        "a {\nb\nc {\nd\n}\ne {\nf\n}\n",
        "1:1 TM003",
        "a {b; c {d}; e {f}}",
    );
    one("a {\nb\n}\n}\nc {\nd\n}\n", "4:1 TM005", "a {b}; c {d}");
}

#[test]
fn several_mistakes_are_several_messages() {
    let text = "a \"A\" {\n  b\nc \"C\"\n  d\n}\ne \"E\" { f\ng \"G\" h }\ni {\n  j\n}\n}\nk\n";
    assert_eq!(
        mistakes(text),
        ["1:1 TM003", "3:1 TM004", "6:1 TM003", "7:1 TM004", "11:1 TM005"]
    );
    assert_eq!(
        outline(text),
        "a \"A\" {b}; !c \"C\" {d}; e \"E\" {!f}; !g \"G\" {h}; i {j}; k"
    );
}

#[test]
fn a_brace_on_the_next_line_still_opens_the_block() {
    one("a \"A\"\n{\n  b\n}\nc", "2:1 TM001", "a \"A\" {b}; c");
    one("a { b } { c }\nd", "1:9 TM001", "a {b}; d");
}

#[test]
fn parentheses_pair_up_within_their_statement() {
    one("when (a and b\nc { d }", "1:6 TM008", "!when a and b; c {d}");
    one("when a and b)\nc", "1:13 TM008", "!when a and b; c");
    one("when ((a) and [b)\nc", "1:15 TM008", "!when ( ( a ) and b ); c");
    one("x { when (a; b }\nc (d)", "1:10 TM008", "x {!when a; b}; c ( d )");
    one("when (a in {b, c)\nd", "1:12 TM003", "!when ( a in { b , c  ); d");
}
