//! Lines become text.

use super::align;
use super::gap;
use super::write::{Hang, Line};

/// Prints lines with the line ends and the byte order mark of the text they come from.
pub fn print(source: &str, lines: &[Line]) -> String {
    let mut text = String::with_capacity(source.len() + source.len() / 8);
    let mut indents: Vec<usize> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let indent = indent(lines, line, &indents);
        indents.push(indent);
        if line.blank && at > 0 {
            text.push('\n');
        }
        spaces(&mut text, indent);
        for (nth, piece) in line.pieces.iter().enumerate() {
            if nth > 0 && !piece.glued {
                text.push(' ');
            }
            spaces(&mut text, piece.pad);
            text.push_str(&piece.text);
        }
        if let Some(comment) = &line.comment {
            if !line.pieces.is_empty() {
                spaces(&mut text, comment.pad + 1);
            }
            text.push_str(&comment.text);
        }
        text.push('\n');
    }
    ended(source, &text)
}

fn indent(lines: &[Line], line: &Line, indents: &[usize]) -> usize {
    let base = 2 * line.depth;
    match line.hang {
        Hang::None => base,
        Hang::By(more) => base + more,
        Hang::Under(head, piece) => {
            let before = lines.get(head).and_then(|l| {
                let space = usize::from(!l.pieces.get(piece)?.glued);
                Some(align::width(l, piece)? + space + l.pieces[piece].pad)
            });
            indents.get(head).copied().unwrap_or(base) + before.unwrap_or(2)
        }
    }
}

fn spaces(text: &mut String, count: usize) {
    text.extend(std::iter::repeat_n(' ', count));
}

/// The text with the line ends of the source: those of Windows when its first line ends so.
fn ended(source: &str, text: &str) -> String {
    let mark = &source[..gap::start(source)];
    let windows = source.find('\n').is_some_and(|at| source[..at].ends_with('\r'));
    let text = text.replace("\r\n", "\n");
    match windows {
        true => format!("{mark}{}", text.replace('\n', "\r\n")),
        false => format!("{mark}{text}"),
    }
}
