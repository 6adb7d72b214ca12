//! Texts, places in them, and the one door to the disk.

mod disk;
mod read;
mod recorder;

pub use disk::Disk;
pub use read::{MAX_FILE, MAX_LINE, Reason, Unreadable, read_text, text_of};
pub use recorder::{Asked, Recorder};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Which text of [`Sources`] a place belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct SourceId(pub u32);

/// A place: bytes `start..end` of one text, counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}..{}", self.source.0, self.start, self.end)
    }
}

impl Span {
    /// The bytes `start..end` of `source`.
    pub fn new(source: SourceId, start: usize, end: usize) -> Span {
        Span {
            source,
            start: start as u32,
            end: end as u32,
        }
    }

    /// From the start of this place to the end of `other` (both in the same text).
    pub fn to(self, other: Span) -> Span {
        Span {
            end: other.end.max(self.end),
            ..self
        }
    }

    /// The empty place just behind this one.
    pub fn after(self) -> Span {
        Span {
            start: self.end,
            ..self
        }
    }

    /// As a range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this place.
    pub fn contains(self, other: Span) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }
}

/// A value and where it was written. Two are equal when their values are, wherever they stand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// One text with the name it is shown by.
#[derive(Clone, Debug)]
pub struct Source {
    /// How messages and outputs call it: never an absolute path of this machine unless the user typed one.
    pub name: String,
    /// Where it was read from; empty for text that is on no disk (standard input, embedded packs).
    pub path: PathBuf,
    /// The text as it was read, a byte order mark included.
    pub text: Cow<'static, str>,
    /// Where each line begins, counted when the first place is asked for.
    line_starts: std::sync::OnceLock<Vec<u32>>,
}

impl Source {
    /// The byte at which each line begins.
    pub fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
            std::iter::once(0)
                .chain(ends.map(|(i, _)| i as u32 + 1))
                .collect()
        })
    }
}

/// Every text that takes part in one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

/// A line and a column, both counted from 1; the column in characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

impl Sources {
    /// Adds a text and gives it an id.
    pub fn add(
        &mut self,
        name: impl Into<String>,
        path: impl Into<PathBuf>,
        text: impl Into<Cow<'static, str>>,
    ) -> SourceId {
        self.list.push(Source {
            name: name.into(),
            path: path.into(),
            text: text.into(),
            line_starts: std::sync::OnceLock::new(),
        });
        SourceId(self.list.len() as u32 - 1)
    }

    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.list.iter().enumerate().map(|(i, s)| (SourceId(i as u32), s))
    }

    /// The text of a place; empty when the place is outside its text.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).text.get(span.range()).unwrap_or("")
    }

    /// Line and column (in characters, a byte order mark not counted) of a place's start.
    pub fn place(&self, span: Span) -> Place {
        let source = self.get(span.source);
        let starts = source.line_starts();
        let line = starts.partition_point(|s| *s <= span.start).max(1) - 1;
        let start = starts[line] as usize;
        let before = source.text.get(start..span.start as usize).unwrap_or("");
        let column = before.trim_start_matches('\u{feff}').chars().count() + 1;
        Place {
            line: line as u32 + 1,
            column: column as u32,
        }
    }

    /// The bytes of the text that a line (counted from 1) takes up, without its end; empty behind the last line.
    pub fn line(&self, id: SourceId, line: u32) -> std::ops::Range<usize> {
        let source = self.get(id);
        let end = source.text.len();
        let at = |line: u32| source.line_starts().get(line as usize).map(|s| *s as usize);
        let start = at(line.saturating_sub(1)).unwrap_or(end);
        let next = at(line).unwrap_or(end);
        let text = source.text.get(start..next).unwrap_or("");
        start..start + text.trim_end_matches(['\r', '\n']).len()
    }

    /// `name:line` of a place, as reports show it.
    pub fn at(&self, span: Span) -> String {
        format!("{}:{}", self.get(span.source).name, self.place(span).line)
    }
}

/// The door to the world: whatever reads a file, or asks whether one exists, asks here. Several threads may.
pub trait Files: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// What the system says: not found, a directory, no permission.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Whether something (a file or a folder) is at `path`.
    fn exists(&self, path: &Path) -> bool;
    /// The path with links and `..` resolved.
    ///
    /// # Errors
    /// When nothing is there, or it cannot be looked at.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
}
