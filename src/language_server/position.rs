//! Bytes of a text and the positions of the protocol: line and column, the column in the unit that was agreed on.

use lsp_types::{Position, PositionEncodingKind, Range};
use std::ops::Range as Bytes;

/// What columns are counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    Utf8,
    /// What every client has to know.
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The best of those that a client offers.
    pub fn chosen(offered: Option<&[PositionEncodingKind]>) -> Encoding {
        let offers = |kind| offered.is_some_and(|o| o.contains(&kind));
        if offers(PositionEncodingKind::UTF8) {
            Encoding::Utf8
        } else if offers(PositionEncodingKind::UTF32) && !offers(PositionEncodingKind::UTF16) {
            Encoding::Utf32
        } else {
            Encoding::Utf16
        }
    }

    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn width(self, char: char) -> usize {
        match self {
            Encoding::Utf8 => char.len_utf8(),
            Encoding::Utf16 => char.len_utf16(),
            Encoding::Utf32 => 1,
        }
    }

    /// How wide a text is.
    pub fn length(self, text: &str) -> u32 {
        match self {
            Encoding::Utf8 => text.len() as u32,
            _ if text.is_ascii() => text.len() as u32,
            _ => text.chars().map(|c| self.width(c)).sum::<usize>() as u32,
        }
    }
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    encoding: Encoding,
}

impl Lines {
    pub fn of(text: &str, encoding: Encoding) -> Lines {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            // A line ends at `\n`, `\r\n` or `\r`.
            if *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        Lines { starts, encoding }
    }

    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// In which line (from 0) a byte is.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|s| *s as usize <= offset).max(1) - 1
    }

    /// The bytes of a line without its end; behind the last line nothing.
    pub fn bytes(&self, text: &str, line: usize) -> Bytes<usize> {
        let Some(start) = self.starts.get(line).map(|s| *s as usize) else {
            return text.len()..text.len();
        };
        let end = self.starts.get(line + 1).map_or(text.len(), |s| *s as usize);
        let inner = text.get(start..end).unwrap_or("");
        start..start + inner.trim_end_matches(['\n', '\r']).len()
    }

    /// The byte of a position; one outside of the text is moved to its nearest place within, one in the middle of a
    /// character to its start.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let bytes = self.bytes(text, position.line as usize);
        let mut column = 0;
        for (at, char) in text[bytes.clone()].char_indices() {
            let next = column + self.encoding.width(char);
            if next > position.character as usize {
                return bytes.start + at;
            }
            column = next;
        }
        bytes.end
    }

    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor(text, offset);
        let line = self.line(offset);
        let bytes = self.bytes(text, line);
        // Within a line end of two characters there is no position: the end of the line is meant.
        let offset = offset.clamp(bytes.start, bytes.end.max(bytes.start));
        Position {
            line: line as u32,
            character: self.encoding.length(text.get(bytes.start..offset).unwrap_or("")),
        }
    }

    pub fn range(&self, text: &str, bytes: Bytes<usize>) -> Range {
        Range {
            start: self.position(text, bytes.start),
            end: self.position(text, bytes.end),
        }
    }

    pub fn bytes_of(&self, text: &str, range: Range) -> Bytes<usize> {
        let (start, end) = (self.offset(text, range.start), self.offset(text, range.end));
        start.min(end)..start.max(end)
    }

    pub fn encoding(&self) -> Encoding {
        self.encoding
    }
}

/// The start of the character that a byte belongs to.
pub fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "ab\r\nü語\u{1f512}x\rlast\n";

    #[test]
    fn every_character_there_and_back() {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let lines = Lines::of(TEXT, encoding);
            assert_eq!(lines.count(), 4);
            for (at, char) in TEXT.char_indices().filter(|(_, c)| !matches!(c, '\r' | '\n')) {
                let position = lines.position(TEXT, at);
                assert_eq!(lines.offset(TEXT, position), at, "{char:?} in {encoding:?}");
            }
        }
    }

    #[test]
    fn columns_in_each_unit() {
        let lock = TEXT.find('x').expect("there");
        let column = |encoding| Lines::of(TEXT, encoding).position(TEXT, lock).character;
        assert_eq!(column(Encoding::Utf8), 9);
        assert_eq!(column(Encoding::Utf16), 4);
        assert_eq!(column(Encoding::Utf32), 3);
    }

    #[test]
    fn positions_outside_are_moved_inside() {
        let lines = Lines::of(TEXT, Encoding::Utf16);
        assert_eq!(lines.offset(TEXT, Position::new(0, 99)), 2);
        assert_eq!(lines.offset(TEXT, Position::new(99, 0)), TEXT.len());
        // In the middle of the lock, which takes two units.
        assert_eq!(
            lines.offset(TEXT, Position::new(1, 3)),
            TEXT.find('\u{1f512}').expect("there")
        );
    }
}
