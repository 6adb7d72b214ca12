//! Hostile sizes: an answer, in time, and no stack overflow.

use std::time::{Duration, Instant};

use crate::{mistakes, read};

/// The mistakes of a text that must be read in about a second where the build is optimised (the benches measure it);
/// here, on a busy machine and without optimisation, only not in time that grows with its square.
#[track_caller]
fn quickly(text: &str) -> Vec<String> {
    let start = Instant::now();
    let count = read(text).diagnostics.len();
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{:?} for {count} mistakes",
        start.elapsed()
    );
    mistakes(text)
}

#[test]
fn nested_deeper_than_allowed() {
    let deep = |n: usize| format!("{}{}", "a {".repeat(n), "}".repeat(n));
    assert_eq!(mistakes(&deep(64)), [""; 0]);
    assert_eq!(mistakes(&deep(65)), ["1:195 TM007"]);
    assert_eq!(quickly(&deep(100_000)), ["1:195 TM007"]);
    assert_eq!(quickly(&"a {".repeat(100_000)), ["1:195 TM007"]);
    assert_eq!(
        quickly(&format!("{}{}", "a {\n".repeat(100_000), "}\n".repeat(100_000))),
        ["65:3 TM007"]
    );
    assert_eq!(quickly(&"a {\n".repeat(100_000)), ["65:3 TM007"]);
}

#[test]
fn groups_are_nested_too() {
    let deep = format!("a {}{}\nb {{ c }}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(quickly(&deep), ["1:67 TM007"]);
    assert_eq!(quickly(&format!("a {}", "[".repeat(100_000))), ["1:3 TM008"]);
    assert_eq!(quickly(&format!("a {}", "}".repeat(100_000))), ["1:3 TM005"]);
}

#[test]
fn ten_thousand_mistakes() {
    for (line, mistakes_of_line) in [
        ("data a {\n  owner \"x\n", 2),
        ("data a \"A\"\n  b c\n}\n", 1),
        ("data a {\n  b\n}\n}\n", 1),
        ("data a { b\n", 1),
        ("data a \"A\" b }\n", 1),
        ("when (a § b\n", 1),
        ("a {\n  description \"\"\"\n}\n", 1),
        ("a {\n  description \"\"\n    b\n}\n", 0),
        ("\"\"\"\n\n", 1),
        ("owner \"a\\x\"\n", 1),
        ("see https://a\" \"b\"\n", 1),
    ] {
        let text = line.repeat(10_001);
        assert_eq!(quickly(&text).len(), mistakes_of_line * 10_001, "{line:?}");
    }
}

#[test]
fn one_long_line() {
    assert_eq!(quickly(&"a \"b\" \"".repeat(100_001)).len(), 1);
    assert_eq!(quickly(&"a { b; ".repeat(60)).len(), 1);
    assert_eq!(quickly(&format!("a \"{}", "; b".repeat(300_000))).len(), 1);
}
