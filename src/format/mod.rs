//! The canonical layout of a text. Words, values and comments stay; only the space between them changes.
//!
//! ```text
//! text → syntax::parse → write  lines of pieces: one statement a line, comments where they were
//!                      → align  columns, where the source's own groups ask for them
//!                      → print  spaces and line ends
//!                      → same   the result parsed again: the same tokens, blocks and comments, or nothing changes
//! ```

mod align;
mod edits;
mod gap;
mod long_text;
mod print;
mod remarks;
mod same;
mod write;

pub use edits::{Edit, edits};

use crate::source::{SourceId, Span};
use crate::syntax::{Parsed, parse};
use write::Care;

/// A text in its canonical layout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Formatted {
    pub text: String,
    /// What could not be read and was left as it is, by its place in the text that was given (of source 0).
    pub left: Vec<Span>,
}

/// The layout would have changed more than space: a defect of the formatter, which therefore changes nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The line (counted from 1) of the text that was given where the first difference is.
    pub line: usize,
}

/// Lays a text out. What cannot be read is left as it is: a statement alone where that is enough, else the whole
/// declaration around it, else everything.
///
/// # Errors
/// When the result, parsed again, is not what the text said.
pub fn format(text: &str) -> Result<Formatted, Refused> {
    let parsed = parse(SourceId(0), text);
    let sound = parsed.diagnostics.is_empty();
    let cares: &[Care] = match sound {
        true => &[Care::Statements],
        false => &[Care::Statements, Care::Declarations],
    };
    let mut refused = Refused { line: 1 };
    for care in cares {
        match attempt(text, &parsed, *care) {
            Ok(formatted) => return Ok(formatted),
            Err(why) => refused = why,
        }
    }
    match sound {
        true => Err(refused),
        false => Ok(Formatted {
            text: text.to_string(),
            left: vec![Span::new(SourceId(0), 0, text.len())],
        }),
    }
}

fn attempt(text: &str, parsed: &Parsed, care: Care) -> Result<Formatted, Refused> {
    let mut sheet = write::write(text, parsed, care);
    align::align(&mut sheet.lines);
    let result = print::print(text, &sheet.lines);
    same::same(text, parsed, &result)?;
    Ok(Formatted {
        text: result,
        left: sheet.left,
    })
}
