//! Compiles a model with rules and says what they found.

use std::path::PathBuf;
use time::{Date, Month};
use tm::model::{Node, Truth};
use tm::rules::Elicited;
use tm::source::Disk;
use tm::{Compiled, Input, Settings};

/// A compiled text, whose language must be without mistakes.
pub fn compile(text: &str) -> Compiled {
    let compiled = read(text);
    let wrong: Vec<&str> = compiled
        .diagnostics
        .iter()
        .filter(|d| d.code.is_language())
        .map(|d| d.message.as_str())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?} in\n{text}");
    compiled
}

/// A compiled text, whatever is wrong with it.
pub fn read(text: &str) -> Compiled {
    let input = Input::Text {
        name: "model.tm".to_string(),
        text: text.to_string(),
        folder: PathBuf::from("."),
    };
    let settings = Settings {
        today: Date::from_calendar_date(2026, Month::October, 10).expect("a day of the calendar"),
        severities: Default::default(),
        coverage: Default::default(),
        all: true,
    };
    match tm::compile(&input, &Disk, &settings) {
        Ok(compiled) => compiled,
        Err(failure) => panic!("{}", failure.0),
    }
}

/// The ids of the findings that are there today, of rules of the model's own.
pub fn found(compiled: &Compiled) -> Vec<String> {
    let today = compiled
        .elicited
        .findings
        .iter()
        .filter(|f| f.holds[1] == Truth::Yes);
    let own = today.filter(|f| compiled.model[f.rule].pack.is_none());
    own.map(|f| f.id().to_string()).collect()
}

/// What is asked for the model's own rules: the id, then each attribute that it waits for.
pub fn asked(compiled: &Compiled) -> Vec<String> {
    let Elicited { undecided, .. } = &compiled.elicited;
    let own = undecided.iter().filter(|u| compiled.model[u.rule].pack.is_none());
    own.map(|u| {
        let waits = u
            .waits
            .iter()
            .map(|w| format!("{}.{}", name(compiled, w.of), w.attribute.name(&compiled.model)));
        format!(
            "{} waits for {}",
            u.id(&compiled.model),
            waits.collect::<Vec<_>>().join(", ")
        )
    })
    .collect()
}

pub fn name(compiled: &Compiled, node: Node) -> &str {
    compiled.model.name(node)
}
