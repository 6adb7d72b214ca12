//! Hard texts end soon, with a count: many mistakes, and nesting without end. How soon exactly is for the benches.

mod support;

#[path = "../benches/support/broken.rs"]
#[allow(dead_code)]
mod broken;

use std::time::{Duration, Instant};
use support::{Ran, TempDir, run};

/// So generous that only work that grows with the square of the text misses it.
const SOON: Duration = Duration::from_secs(60);

fn check(text: &str) -> Ran {
    let folder = TempDir::new().expect("a temporary folder");
    std::fs::write(folder.path().join("hard.tm"), text).expect("the folder is writable");
    let start = Instant::now();
    let ran = run(folder.path(), &["check", "hard.tm", "--today", "2026-10-01"]);
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    ran
}

/// The last line: `hard.tm: 1 error`, without what is in parentheses behind it.
fn count(ran: &Ran) -> &str {
    let last = ran.out.lines().last().unwrap_or("");
    last.split(" (").next().unwrap_or("")
}

#[test]
fn ten_thousand_mistakes_are_counted() {
    for (name, text) in [
        ("names", broken::unknown_names(10_000)),
        ("keywords", broken::unknown_keywords(10_000)),
        ("properties", broken::unknown_properties(10_000)),
        ("values", broken::unknown_values(10_000)),
        ("kinds", broken::unknown_kinds(10_000)),
        ("quotes", broken::open_quotes(10_000)),
        ("marks", broken::stray_marks(10_000)),
    ] {
        let ran = check(&text);
        assert_eq!(count(&ran), "hard.tm: 10000 errors", "{name}");
        assert!(
            ran.out.lines().count() < 2_000,
            "{name}: not all of them are printed"
        );
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{name}");
    }
}

#[test]
fn a_name_declared_ten_thousand_times_is_ten_thousand_mistakes_but_one() {
    assert_eq!(
        count(&check(&broken::names_twice(10_000))),
        "hard.tm: 9999 errors"
    );
}

#[test]
fn nesting_too_deep_is_one_mistake() {
    for (name, text) in [
        ("braces", broken::deep(100_000, "{", "}")),
        ("braces never closed", broken::deep(100_000, "{", "")),
        ("boundaries", broken::deep_boundaries(100_000)),
        ("parentheses", broken::deep(100_000, "(", ")")),
        ("lists", broken::deep(100_000, "[", "]")),
    ] {
        let ran = check(&text);
        assert_eq!(count(&ran), "hard.tm: 1 error", "{name}: {}", ran.out);
    }
}

#[test]
fn nesting_that_never_ends_or_never_began_ends_well() {
    for (open, close) in [
        ("{", ""),
        ("", "}"),
        ("(", ""),
        ("", ")"),
        ("{(", ")}"),
        ("any {\n", "}\n"),
    ] {
        let ran = check(&broken::deep(100_000, open, close));
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{open} {close}");
    }
}
