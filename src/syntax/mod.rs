//! Text to statements: what was written, with every syntax mistake reported once.

pub mod ast;

use crate::diagnostic::Diagnostics;

/// The statements of a text and the mistakes of its syntax.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub file: ast::File,
    pub diagnostics: Diagnostics,
}
