//! `tm test-pack PACK`: runs the tests that a pack carries.

use super::Outcome;
use super::console::Console;
use crate::Failure;
use crate::diagnostic::short;
use crate::pack_tests::{self, Tested};
use crate::source::Disk;

pub fn run(pack: &str, console: &Console) -> Result<Outcome, Failure> {
    let tested = pack_tests::run(pack, &Disk)?;
    console.out(&shown(pack, &tested))?;
    Ok(match tested.passes() {
        true => Outcome::Clean,
        false => Outcome::Findings,
    })
}

/// Each expectation that failed at its place, each rule that lacks a test, and how many there were.
fn shown(pack: &str, tested: &Tested) -> String {
    let mut text = short::render(&tested.mistakes, &tested.sources);
    for failing in &tested.failing {
        let place = tested.sources.place(failing.span);
        let name = &tested.sources.get(failing.span.source).name;
        text += &format!("{name}:{}:{}: {}\n", place.line, place.column, failing.text);
    }
    let mut lacking = 0;
    for rule in &tested.rules {
        let missing = rule.missing();
        if !missing.is_empty() && tested.mistakes.is_empty() {
            lacking += 1;
            let words: Vec<String> = missing.iter().map(|w| format!("`{w}`")).collect();
            text += &format!("`{}` has no test that says {}\n", rule.rule, words.join(", "));
        }
    }
    text += &format!(
        "{pack}: {} rules, {} expectations, {} failing, {lacking} rules without a test of each kind\n",
        tested.rules.len(),
        tested.expectations,
        tested.failing.len() + tested.mistakes.len(),
    );
    text
}
