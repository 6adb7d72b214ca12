//! The parts of the benches of diagrams.

pub mod dot;
pub mod examples;
pub mod figures;
pub mod stability;
pub mod times;

use tm::Compiled;
use tm::diagram::Diagram;
use tm::views::{self, Content, Picture};
use tm::words::Words;

/// The data-flow diagrams of a model.
pub fn diagrams(compiled: &Compiled) -> Vec<(Picture, Diagram)> {
    views::pictures(compiled, Words::english())
        .into_iter()
        .filter_map(
            |picture| match views::content(compiled, &picture, Words::english()) {
                Content::Flows(diagram) => Some((picture, diagram)),
                _ => None,
            },
        )
        .collect()
}
