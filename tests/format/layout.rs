//! How it looks: from what is written to what it becomes.

use crate::{corpus, laid};
use tm::format::format;

#[track_caller]
fn becomes(text: &str, wanted: &str) {
    assert_eq!(laid(text), wanted);
    assert_eq!(laid(wanted), wanted, "it does not stay");
}

#[test]
fn a_statement_a_line_and_two_spaces_a_block() {
    becomes(
        "model   \"A\"{\npurpose \"b\";  owner \"c\"\n\tversion \"1\"\n}",
        "model \"A\" {\n  purpose \"b\"\n  owner \"c\"\n  version \"1\"\n}\n",
    );
}

#[test]
fn a_block_on_one_line_stays_on_it() {
    becomes(
        "data a \"A\"   {kind code ,log;integrity   low}\n",
        "data a \"A\" { kind code, log; integrity low }\n",
    );
    becomes(
        "process p {}\nprocess q {   }\nprocess r {\n\n}\n",
        "process p {}\nprocess q {}\nprocess r {}\n",
    );
}

#[test]
fn space_around_marks() {
    becomes("flow f  :a->b \"F\"\n", "flow f: a -> b \"F\"\n");
    becomes(
        "rule r {\n  when count( k.sealed )=0 and (p.x in{ a,b } or  not p.y>=c) and some d in f.sends :d.z<1\n}\n",
        "rule r {\n  when count(k.sealed) = 0 and (p.x in {a, b} or not p.y >= c) and some d in f.sends: d.z < 1\n}\n",
    );
}

#[test]
fn one_empty_line_at_most_and_none_at_the_ends() {
    becomes(
        "\n\nuse pack web\n\n\n\ndata a {\n\n  integrity low\n\n\n  kind log\n\n}\n\n\n",
        "use pack web\n\ndata a {\n  integrity low\n\n  kind log\n}\n",
    );
}

#[test]
fn comments_stay_where_they_were() {
    becomes(
        "// top\ndata a {   // behind the brace\n// alone\n integrity low// behind\n\n   // last\n} // end\n// bottom",
        "// top\ndata a { // behind the brace\n  // alone\n  integrity low // behind\n\n  // last\n} // end\n// bottom\n",
    );
    becomes(
        "threat t {\n  through a, // first\n  // between\n  b\n}\n",
        "threat t {\n  through a, // first\n          // between\n          b\n}\n",
    );
}

#[test]
fn values_are_aligned_where_the_source_asks() {
    becomes(
        "threat t {\n  disclose a\n  by x\n  impact low\n}\n",
        "threat t {\n  disclose a\n  by x\n  impact low\n}\n",
    );
    becomes(
        "threat t {\n  disclose a\n  tamper   b\n  by x\n  feasibility high\n}\n",
        "threat t {\n  disclose a\n  tamper   b\n  by x\n  feasibility high\n}\n"
            .replace("  by x", "  by       x")
            .as_str(),
    );
    // A double space alone asks for nothing.
    becomes(
        "threat t {\n  disclose a\n  by  x\n}\n",
        "threat t {\n  disclose a\n  by x\n}\n",
    );
    // An empty line ends a group.
    becomes(
        "threat t {\n  disclose a\n  tamper   b\n\n  by x\n}\n",
        "threat t {\n  disclose a\n  tamper   b\n\n  by x\n}\n",
    );
}

#[test]
fn titles_and_blocks_are_columns_of_their_own() {
    becomes(
        "data a    \"A\"      { integrity low }\ndata long \"Longer\" { integrity low }\ndata b \"B\" { kind log }\n",
        "data a    \"A\"      { integrity low }\ndata long \"Longer\" { integrity low }\ndata b    \"B\"      { kind log }\n",
    );
}

#[test]
fn a_renamed_line_falls_into_place_again() {
    becomes(
        "data longest    \"A\"\ndata c  \"B\"\ndata bb \"C\"\n",
        "data longest \"A\"\ndata c  \"B\"\ndata bb \"C\"\n",
    );
}

#[test]
fn comments_in_a_column_of_the_file_stay_in_it() {
    let text = "use pack web          // rules\n\nmodel \"A\" {\n  appetite low        // a level\n}\n";
    becomes(text, text);
    becomes("use pack web     // alone\n", "use pack web // alone\n");
}

#[test]
fn a_statement_that_goes_on_keeps_its_lines() {
    becomes(
        "review 2026-10-01 by \"A\" {\n  found \"a\",\n    \"b\"\n}\n",
        "review 2026-10-01 by \"A\" {\n  found \"a\",\n        \"b\"\n}\n",
    );
    becomes(
        "rule r {\n  when a is b\n      and c is d\n  or e is f\n}\n",
        "rule r {\n  when a is b\n   and c is d\n    or e is f\n}\n",
    );
    becomes(
        "exclude x \"X\"\n      because \"y\"\n",
        "exclude x \"X\"\n  because \"y\"\n",
    );
    becomes(
        "rule r {\n  when (a is b\n or c is d\n) and x is y\n}\n",
        "rule r {\n  when (a is b\n    or c is d\n  ) and x is y\n}\n",
    );
}

#[test]
fn long_texts_move_with_their_statement() {
    becomes(
        "model \"A\" {\n        description \"\"\"\n      One\n        two\n\n      three\n      \"\"\"\n}\n",
        "model \"A\" {\n  description \"\"\"\n    One\n      two\n\n    three\n    \"\"\"\n}\n",
    );
}

#[test]
fn line_ends_and_byte_order_mark_stay() {
    becomes(
        "\u{feff}data a  {\r\n integrity low\r\n}\r\n",
        "\u{feff}data a {\r\n  integrity low\r\n}\r\n",
    );
}

#[test]
fn what_cannot_be_read_stays_and_the_rest_is_laid_out() {
    let formatted = format("data  a  { integrity   low }\ndata  b  \"open { integrity  low }\ndata   c\n")
        .expect("laid out");
    assert_eq!(
        formatted.text,
        "data a { integrity low }\ndata  b  \"open { integrity  low }\ndata c\n"
    );
    assert_eq!(formatted.left.len(), 1);
    let formatted =
        format("boundary  b {\n   process  p {  exposure  internet\n}\n\ndata   c\n").expect("laid out");
    assert!(formatted.text.ends_with("\n\ndata c\n"), "{}", formatted.text);
    assert!(!formatted.left.is_empty());
}

#[test]
fn nothing_comes_of_nothing() {
    becomes("", "");
    becomes(" \n\n", "");
    becomes("// only this", "// only this\n");
}

#[test]
fn the_models_and_packs_of_this_repository_have_this_layout() {
    let folders = ["examples", "packs"].map(|folder| corpus::models(&corpus::root().join(folder)));
    let models = folders.concat();
    assert!(models.len() > 20, "{models:?}");
    for path in models {
        let text = std::fs::read_to_string(&path).expect("it is there");
        assert!(laid(&text) == text, "`tm fmt` would change {}", path.display());
    }
}
