//! Where new text goes: into the block of a declaration, behind a statement, at the end of a file; as the text around it
//! is laid out.

use crate::source::{SourceId, Span};
use crate::syntax::ast::Statement;

/// A place and the text that takes its place.
pub struct Edit {
    pub place: Span,
    pub text: String,
}

/// A property as the last one of a declaration's block, which is made where there is none.
pub fn into_block(text: &str, declaration: &Statement, line: &str) -> Edit {
    let Some(block) = &declaration.block else {
        return Edit {
            place: declaration.head().after(),
            text: format!(" {{ {line} }}"),
        };
    };
    let inside = text.get(block.span.range()).unwrap_or("");
    let indent = indent(text, declaration.head().start as usize);
    match block.statements.last() {
        Some(last) if inside.contains('\n') => {
            let begin = line_start(text, last.head().start as usize);
            let own = &text[begin..last.head().start as usize];
            // Where the last statement shares its line with others, it tells nothing of the indentation.
            let indent = match own.trim().is_empty() {
                true => own.to_string(),
                false => format!("{indent}  "),
            };
            Edit {
                place: end_of_line(text, last.span(), block.span),
                text: format!("\n{indent}{line}"),
            }
        }
        Some(last) => Edit {
            place: last.span().after(),
            text: format!("; {line}"),
        },
        None if inside.contains('\n') => Edit {
            place: Span {
                end: block.span.start + 1,
                ..block.span
            }
            .after(),
            text: format!("\n{indent}  {line}"),
        },
        None => Edit {
            place: block.span,
            text: format!("{{ {line} }}"),
        },
    }
}

/// A statement of its own behind another one.
pub fn behind(text: &str, statement: &Statement, new: &str) -> Edit {
    let file = Span {
        end: text.len() as u32,
        ..statement.span()
    };
    Edit {
        place: end_of_line(text, statement.span(), file),
        text: format!("\n\n{new}"),
    }
}

/// A statement at the end of a file.
pub fn at_end(text: &str, source: SourceId, new: &str) -> Edit {
    let before = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    Edit {
        place: Span::new(source, text.len(), text.len()),
        text: format!("{before}{new}\n"),
    }
}

/// Behind a statement, and behind a comment in its line, if the line ends within `outer`.
fn end_of_line(text: &str, statement: Span, outer: Span) -> Span {
    let rest = text.get(statement.end as usize..outer.end as usize).unwrap_or("");
    let line = rest.split(['\n', '\r']).next().unwrap_or("");
    let comment = line.len() < rest.len() && line.trim_start().starts_with("//");
    let more = if comment { line.trim_end().len() } else { 0 };
    let end = statement.end + more as u32;
    Span {
        start: end,
        end,
        ..statement
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |n| n + 1)
}

/// The space before what begins there, if nothing else stands before it in its line.
fn indent(text: &str, at: usize) -> &str {
    let before = &text[line_start(text, at)..at];
    &before[..before.len() - before.trim_start().len()]
}
