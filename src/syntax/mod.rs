//! Text to statements: what was written, with every syntax mistake reported once.
//!
//! `repair` makes quotes, braces and parentheses balance and says what was wrong; the grammar (`grammar/tm.pest`)
//! then reads every text to its end; `lower` turns its pairs into [`ast`], with places in the text as it was written.

pub mod ast;
mod lower;
mod mistake;
mod repair;
pub mod text;

use crate::diagnostic::Diagnostics;
use crate::source::SourceId;

/// The statements of a text and the mistakes of its syntax.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub file: ast::File,
    pub diagnostics: Diagnostics,
}

/// Reads a text. Every text gives statements, however broken it is; the diagnostics are in the order of the text.
pub fn parse(source: SourceId, text: &str) -> Parsed {
    let (repaired, mut diagnostics) = repair::repair(source, text);
    let (file, more) = lower::lower(source, text, &repaired);
    diagnostics.extend(more);
    diagnostics.sort_by_key(|d| d.primary.span);
    Parsed { file, diagnostics }
}

/// Runs the grammar alone over a text that needs no repair: what the benches measure pest with. The result is the
/// number of its pairs at the top.
#[doc(hidden)]
pub fn pest_only(text: &str) -> usize {
    lower::count_pairs(text)
}
