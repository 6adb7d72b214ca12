//! Characters that mean nothing.

use crate::{mistakes, outline, read};

fn message(text: &str) -> (String, Vec<String>) {
    let diagnostics = read(text).diagnostics;
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    (diagnostics[0].message.clone(), diagnostics[0].help.clone())
}

#[test]
fn one_message_a_statement() {
    assert_eq!(
        mistakes("a § b ?\nc\nd $ {\n  e %\n}"),
        ["1:3 TM006", "3:3 TM006", "4:5 TM006"]
    );
    assert_eq!(outline("a § b\nc"), "!a § b; c");
}

#[test]
fn the_help_knows_what_was_meant() {
    let (text, help) = message("owner “Me”");
    assert_eq!(text, "`“` has no place here");
    assert!(help[0].contains("straight quotes"));
    assert!(message("flow a → b").1[0].contains("`->`"));
    assert!(message("# note").1[0].contains("`//`"));
}

#[test]
fn what_cannot_be_seen_is_named() {
    assert_eq!(message("a \u{202e}b").0, "`U+202E` has no place here");
    assert_eq!(message("a\u{0}b").0, "`U+0000` has no place here");
    assert_eq!(message("a\u{a0}b").0, "`U+00A0` has no place here");
}

#[test]
fn texts_and_comments_may_hold_anything() {
    assert_eq!(mistakes("owner \"\u{202e} § \u{0}\" // § \u{202e}"), [""; 0]);
}
