//! The lines that a diagnostic points at, made fit for a terminal: no byte order mark, no control characters (they
//! would act on the terminal), no marks that turn the order of writing around, and of a very long line only the part
//! around the place.

use super::Label;
use crate::source::{SourceId, Sources};
use codespan_reporting::diagnostic::{Label as Pointer, LabelStyle};
use codespan_reporting::files::{Error, Files};
use std::collections::BTreeMap;
use std::ops::Range;

/// More characters of a line than this are not shown.
const WIDEST: usize = 240;
/// How many characters stay before the place in a line that is cut.
const BEFORE: usize = 60;

/// The shown lines of each text that takes part in one diagnostic.
pub(super) struct Excerpt {
    files: Vec<File>,
}

struct File {
    id: SourceId,
    name: String,
    /// The shown lines, one after the other.
    text: String,
    /// By the number of the line, counted from 0.
    lines: BTreeMap<usize, Line>,
    /// The columns, counted from 1, of the places in `text` that labels begin at.
    columns: Vec<(usize, usize)>,
}

struct Line {
    /// Where it stands in the text of its file, its end included.
    range: Range<usize>,
    window: Window,
}

/// The part of a line that is shown.
struct Window {
    /// In bytes of the source.
    bytes: Range<usize>,
    /// Something before it, behind it, is left out.
    cut: (bool, bool),
}

/// Excerpts what the labels point at, and the labels with places in the excerpt. A place of several lines is shown
/// by its first.
pub(super) fn excerpt(sources: &Sources, labels: &[(LabelStyle, &Label)]) -> (Excerpt, Vec<Pointer<usize>>) {
    let mut made = Excerpt { files: Vec::new() };
    for (_, label) in labels {
        if !made.files.iter().any(|f| f.id == label.span.source) {
            made.files.push(File::of(sources, label.span.source, labels));
        }
    }
    let pointers = labels
        .iter()
        .filter_map(|(style, label)| made.point(sources, *style, label))
        .collect();
    (made, pointers)
}

impl Excerpt {
    fn point(&mut self, sources: &Sources, style: LabelStyle, label: &Label) -> Option<Pointer<usize>> {
        let at = self.files.iter().position(|f| f.id == label.span.source)?;
        let file = self.files.get_mut(at)?;
        let place = sources.place(label.span);
        let range = file.lines.get(&(place.line as usize - 1))?.part(sources, label);
        file.columns.push((range.start, place.column as usize));
        Some(Pointer::new(style, at, range).with_message(visible(&label.text)))
    }

    fn file(&self, id: usize) -> Result<&File, Error> {
        self.files.get(id).ok_or(Error::FileMissing)
    }
}

impl File {
    fn of(sources: &Sources, id: SourceId, labels: &[(LabelStyle, &Label)]) -> File {
        let mut file = File {
            id,
            name: visible(&sources.get(id).name),
            text: String::new(),
            lines: BTreeMap::new(),
            columns: Vec::new(),
        };
        for (line, at) in shown_lines(sources, id, labels) {
            let window = Window::of(sources, id, line, at);
            let start = file.text.len();
            file.text.push_str(&window.text(sources, id));
            file.text.push('\n');
            let range = start..file.text.len();
            file.lines.insert(line as usize - 1, Line { range, window });
        }
        file
    }
}

/// The numbers of the lines to show, each with the byte that has to be seen: that of its first label. A single line
/// between two shown ones is shown too, as codespan wants it.
fn shown_lines(sources: &Sources, id: SourceId, labels: &[(LabelStyle, &Label)]) -> BTreeMap<u32, usize> {
    let mut lines = BTreeMap::new();
    for (_, label) in labels.iter().filter(|(_, l)| l.span.source == id) {
        lines
            .entry(sources.place(label.span).line)
            .or_insert(label.span.start as usize);
    }
    let between: Vec<u32> = lines
        .keys()
        .map(|l| l + 1)
        .filter(|l| lines.contains_key(&(l + 1)))
        .collect();
    for line in between {
        lines.entry(line).or_insert(sources.line(id, line).start);
    }
    lines
}

impl Line {
    /// Where the place of a label stands in the text of the file.
    fn part(&self, sources: &Sources, label: &Label) -> Range<usize> {
        let text = &sources.get(label.span.source).text;
        let place = |byte: u32| {
            let end = (byte as usize).clamp(self.window.bytes.start, self.window.bytes.end);
            let before = text.get(self.window.bytes.start..end).unwrap_or("");
            self.range.start + self.window.prefix().len() + visible(before).len()
        };
        let start = place(label.span.start);
        start..place(label.span.end).max(start)
    }
}

impl Window {
    /// What to show of a line when the byte `at` has to be seen.
    fn of(sources: &Sources, id: SourceId, line: u32, at: usize) -> Window {
        let mut bytes = sources.line(id, line);
        let text = &sources.get(id).text;
        let whole = text.get(bytes.clone()).unwrap_or("");
        if line == 1 && whole.starts_with(BYTE_ORDER_MARK) {
            bytes.start += BYTE_ORDER_MARK.len_utf8();
        }
        let at = at.clamp(bytes.start, bytes.end);
        let before = text.get(bytes.start..at).unwrap_or("");
        let short = whole.len() <= WIDEST;
        let start = match before.char_indices().rev().nth(BEFORE) {
            Some((start, _)) if !short => bytes.start + start,
            _ => bytes.start,
        };
        let rest = text.get(start..bytes.end).unwrap_or("");
        let end = rest
            .char_indices()
            .nth(WIDEST)
            .map_or(bytes.end, |(end, _)| start + end);
        Window {
            cut: (start > bytes.start, end < bytes.end),
            bytes: start..end,
        }
    }

    fn prefix(&self) -> &'static str {
        if self.cut.0 { "…" } else { "" }
    }

    fn text(&self, sources: &Sources, id: SourceId) -> String {
        let text = sources.get(id).text.get(self.bytes.clone()).unwrap_or("");
        let end = if self.cut.1 { "…" } else { "" };
        format!("{}{}{end}", self.prefix(), visible(text))
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text with a visible sign for every character that a terminal would obey instead of show. Tabs stay.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(sign).collect()
}

fn sign(c: char) -> char {
    match c {
        '\t' => c,
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        // The second block of control characters; ends of lines and paragraphs; marks of direction; what has no width
        // (but for the joiners that scripts and emoji need).
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | BYTE_ORDER_MARK => '\u{fffd}',
        c => c,
    }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.file(id)?.name)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.file(id)?.text)
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, Error> {
        let file = self.file(id)?;
        let line = file.lines.iter().find(|(_, l)| l.range.contains(&byte));
        line.map(|(index, _)| *index).ok_or(Error::IndexTooLarge {
            given: byte,
            max: file.text.len(),
        })
    }

    fn line_range(&'a self, id: usize, line: usize) -> Result<Range<usize>, Error> {
        let file = self.file(id)?;
        let found = file.lines.get(&line).map(|l| l.range.clone());
        found.ok_or(Error::LineTooLarge {
            given: line,
            max: file.lines.len(),
        })
    }

    fn column_number(&'a self, id: usize, _line: usize, byte: usize) -> Result<usize, Error> {
        let columns = &self.file(id)?.columns;
        Ok(columns
            .iter()
            .find(|(b, _)| *b == byte)
            .map_or(1, |(_, column)| *column))
    }
}
