//! Printing what was found, and what it means for the exit code.

use super::console::width;
use super::project::Project;
use super::{Format, Global, Outcome};
use crate::diagnostic::terminal::Options;
use crate::diagnostic::{json, short, terminal};

/// The diagnostics of a project in the format asked for; may hold ANSI colours.
pub fn printed(project: &Project, global: &Global) -> String {
    let compiled = &project.compiled;
    let (diagnostics, sources) = (&compiled.diagnostics, &compiled.sources);
    match global.format {
        Format::Short => short::render(diagnostics, sources),
        Format::Json => json::render(diagnostics, sources, compiled.left_out),
        Format::Human | Format::SecurityMd => {
            let options = Options {
                all: global.all,
                left_out: compiled.left_out,
                width: width(),
            };
            terminal::render(diagnostics, sources, &project.name, options)
        }
    }
}

/// Whether something is at or above the denied level.
pub fn outcome(project: &Project, global: &Global) -> Outcome {
    let denied = global.deny.severity();
    match project.compiled.diagnostics.iter().any(|d| d.severity >= denied) {
        true => Outcome::Findings,
        false => Outcome::Clean,
    }
}

/// How many errors the language has; while there is one, nothing is written.
pub fn language_errors(project: &Project) -> usize {
    project
        .compiled
        .diagnostics
        .iter()
        .filter(|d| d.code.is_language())
        .count()
}
