//! What stands between two tokens: space, line ends, `;` and comments.

use std::ops::Range;

/// The text between two tokens.
#[derive(Default, Debug)]
pub struct Gap {
    /// A comment on the line of what stands before.
    pub trailing: Option<Range<usize>>,
    /// Comments on lines of their own.
    pub own: Vec<Own>,
    /// Whether a line ends in it.
    pub breaks: bool,
    /// Whether there is an empty line directly before what follows.
    pub blank: bool,
    /// Whether it holds anything that is no space, `;` or comment: text that was not understood.
    pub junk: bool,
}

/// A comment on a line of its own.
#[derive(Debug)]
pub struct Own {
    pub range: Range<usize>,
    /// Whether there is an empty line directly before it.
    pub blank: bool,
}

impl Gap {
    /// Reads `range` of a text; `behind` says whether something stands before it on its first line.
    pub fn of(text: &str, range: Range<usize>, behind: bool) -> Gap {
        let mut gap = Gap::default();
        let (mut at, mut ends) = (range.start, 0_usize);
        while at < range.end {
            let rest = &text[at..range.end];
            let end = line_end(rest);
            if end > 0 {
                ends += 1;
                gap.breaks = true;
                at += end;
            } else if rest.starts_with("//") {
                let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
                let comment = at..at + rest[..length].trim_end().len();
                if behind && !gap.breaks {
                    gap.trailing = Some(comment);
                } else {
                    gap.own.push(Own {
                        range: comment,
                        blank: ends > 1,
                    });
                }
                ends = 0;
                at += length;
            } else {
                let width = rest.chars().next().map_or(1, char::len_utf8);
                gap.junk |= !matches!(rest.as_bytes().first(), Some(b' ' | b'\t' | b';'));
                at += width;
            }
        }
        gap.blank = ends > 1;
        gap
    }

    /// Whether it holds a comment.
    pub fn comments(&self) -> bool {
        self.trailing.is_some() || !self.own.is_empty()
    }
}

/// How many bytes the line end at the start of a text takes: none when there is none.
pub fn line_end(text: &str) -> usize {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    }
}

/// Where the text of a file begins: behind a byte order mark.
pub fn start(text: &str) -> usize {
    match text.starts_with('\u{feff}') {
        true => '\u{feff}'.len_utf8(),
        false => 0,
    }
}
