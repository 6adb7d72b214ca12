//! The language reference: its `tm` blocks together are one model, without a mistake of the language.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use time::{Date, Month};
use tm::source::Disk;
use tm::{Input, Settings};

/// The lines of the blocks marked `tm`; every other line is left empty, so that places are those of the page.
fn blocks(page: &str) -> String {
    let mut inside = false;
    let mut text = String::with_capacity(page.len());
    for line in page.lines() {
        match line {
            "```tm" => inside = true,
            "```" => inside = false,
            _ if inside => text.push_str(line),
            _ => {}
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_block_is_valid() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let page = std::fs::read_to_string(folder.join("language.md")).expect("docs/language.md is there");
    let input = Input::Text {
        name: "language.md".to_string(),
        text: blocks(&page),
        folder: PathBuf::from("docs"),
    };
    let settings = Settings {
        today: Date::from_calendar_date(2026, Month::October, 10).expect("a day of the calendar"),
        severities: BTreeMap::new(),
        coverage: Default::default(),
        all: true,
    };
    let compiled = tm::compile(&input, &Disk, &settings).expect("a text can be compiled");
    let mistakes: Vec<String> = (compiled.diagnostics.iter())
        .filter(|d| d.code.is_language())
        .map(|d| format!("{} {} {}", compiled.sources.at(d.primary.span), d.code, d.message))
        .collect();
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    assert!(
        compiled.model.claims.len() > 2,
        "the blocks of the page were not found"
    );
}
