//! `tm fmt`: the layout, what must stay, and the command.

mod command;
#[path = "../corpus/mod.rs"]
mod corpus;
mod generator;
mod layout;
mod stays;
#[path = "../support/mod.rs"]
mod support;

use tm::format::format;

/// A text in its canonical layout.
fn laid(text: &str) -> String {
    match format(text) {
        Ok(formatted) => formatted.text,
        Err(refused) => {
            let around: Vec<&str> = text
                .lines()
                .skip(refused.line.saturating_sub(3))
                .take(6)
                .collect();
            panic!("refused in line {}: {around:#?} of:\n{text}", refused.line)
        }
    }
}
