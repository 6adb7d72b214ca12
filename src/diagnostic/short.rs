//! One line per diagnostic, for editors and `grep`.

use super::excerpt::visible;
use super::{Diagnostic, Severity};
use crate::source::Sources;

/// `FILE:LINE:COL: severity[TMnnn]: message`, one a line.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    diagnostics.iter().map(|d| line(d, sources) + "\n").collect()
}

/// The line of one diagnostic, without its end.
pub fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let span = diagnostic.primary.span;
    let place = sources.place(span);
    format!(
        "{}:{}:{}: {}[{}]: {}",
        visible(&sources.get(span.source).name),
        place.line,
        place.column,
        diagnostic.severity.word(),
        diagnostic.code,
        visible(&diagnostic.message)
    )
}

/// How many diagnostics there are of each severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Counts {
    /// Counts a list.
    pub fn of(diagnostics: &[Diagnostic]) -> Counts {
        Counts::of_severities(diagnostics.iter().map(|d| d.severity))
    }

    /// Counts severities.
    pub fn of_severities(severities: impl Iterator<Item = Severity>) -> Counts {
        let mut counts = Counts::default();
        for severity in severities {
            match severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }
}
