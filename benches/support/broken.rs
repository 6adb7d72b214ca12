//! Texts that are hard for a compiler: many mistakes, deep nesting. Tests and benches share them.

use std::fmt::Write;

const HEAD: &str = "model \"Broken\" { purpose \"To be wrong\" }\nprocess here \"Here\" { access nobody }\n";

/// Each text with what it is.
pub fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("10,000 unknown names", unknown_names(10_000)),
        ("10,000 unknown keywords", unknown_keywords(10_000)),
        ("10,000 unknown properties", unknown_properties(10_000)),
        ("10,000 unknown values", unknown_values(10_000)),
        ("10,000 unknown kinds", unknown_kinds(10_000)),
        ("10,000 names twice", names_twice(10_000)),
        ("10,000 open quotes", open_quotes(10_000)),
        ("10,000 stray marks", stray_marks(10_000)),
        ("10,000 open braces, one each", open_blocks(10_000)),
        ("100,000 braces deep", deep(100_000, "{", "}")),
        ("100,000 braces never closed", deep(100_000, "{", "")),
        ("100,000 boundaries deep", deep_boundaries(100_000)),
        ("100,000 parentheses deep", deep(100_000, "(", ")")),
        ("1,000,000 closing braces", deep(1_000_000, "", "}")),
    ]
}

fn many(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = HEAD.to_string();
    for i in 0..count {
        let _ = writeln!(text, "{}", line(i));
    }
    text
}

pub fn unknown_names(count: usize) -> String {
    many(count, |i| {
        format!("flow f{i}: here -> nowhere-{i} \"To nowhere {i}\" {{ fresh yes }}")
    })
}

pub fn unknown_keywords(count: usize) -> String {
    many(count, |i| {
        format!("keyward{i} name-{i} \"What is {i}?\" {{ fresh yes }}")
    })
}

pub fn unknown_properties(count: usize) -> String {
    many(count, |i| {
        format!("process p{i} \"Process {i}\" {{ expozure{i} internet }}")
    })
}

pub fn unknown_values(count: usize) -> String {
    many(count, |i| {
        format!("process p{i} \"Process {i}\" {{ exposure internets{i} }}")
    })
}

pub fn unknown_kinds(count: usize) -> String {
    many(count, |i| {
        format!("process p{i} \"Process {i}\" {{ is web-servize-{i} }}")
    })
}

pub fn names_twice(count: usize) -> String {
    many(count, |_| "process again \"Again\" { access nobody }".to_string())
}

pub fn open_quotes(count: usize) -> String {
    many(count, |i| {
        format!("process p{i} \"Process {i} {{ access nobody }}")
    })
}

pub fn stray_marks(count: usize) -> String {
    many(count, |i| {
        format!("process p{i} % \"Process {i}\" {{ access nobody }}")
    })
}

pub fn open_blocks(count: usize) -> String {
    many(count, |i| {
        format!("process p{i} \"Process {i}\" {{\n  access nobody")
    })
}

/// `open` so many times, then `close` as often.
pub fn deep(count: usize, open: &str, close: &str) -> String {
    format!("{HEAD}{}\n{}\n", open.repeat(count), close.repeat(count))
}

/// So many boundaries, each within the one before.
pub fn deep_boundaries(count: usize) -> String {
    let open: String = (0..count).map(|i| format!("boundary b{i} {{\n")).collect();
    format!("{HEAD}{open}{}", "}\n".repeat(count))
}
