//! What is left of a text when one looks at indentation and braces only.

/// The lines of a text and the marks outside of its texts and comments.
#[derive(Default)]
pub(super) struct Sketch {
    pub lines: Vec<Line>,
    /// In the order of the text.
    pub marks: Vec<Mark>,
    /// The lines before this one are not to be judged again.
    pub settled: usize,
}

/// One line.
pub(super) struct Line {
    pub start: usize,
    /// Columns of white space before the first byte; a tab goes to the next multiple of four.
    pub indent: usize,
    /// The first byte of code, and the end of the last one: equal when there is none.
    pub first: usize,
    pub code_end: usize,
    /// Where something can be put in behind the code: `code_end`, or the end of the long text that begins on this line.
    pub tail: usize,
    /// Its marks, as a range of [`Sketch::marks`].
    pub marks: (usize, usize),
    /// It begins within a `"""text"""`.
    pub inside: bool,
    /// It goes on from the line before: after `,` or `->`, or with `because`, `and`, `or`.
    pub goes_on: bool,
    /// A quote was guessed on it: where its texts are cannot be told from the text as it was written.
    pub mended: bool,
    /// It ends within `(…)` or `[…]`.
    pub in_group: bool,
}

/// A brace, parenthesis or bracket.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub at: usize,
    pub byte: u8,
}

impl Line {
    /// Whether there is something on it beside comments and the inside of a long text.
    pub fn has_code(&self) -> bool {
        self.first < self.code_end
    }

    /// Whether a statement or closing brace begins on it.
    pub fn begins(&self) -> bool {
        self.has_code() && !self.inside && !self.goes_on
    }
}

impl Sketch {
    /// The marks of a line.
    pub fn marks_of(&self, line: usize) -> &[Mark] {
        let (start, end) = self.lines[line].marks;
        &self.marks[start..end]
    }

    /// The line a byte stands on.
    pub fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|l| l.start <= at).saturating_sub(1)
    }

    /// The line on which the statement at `at` begins, unless that is very long.
    pub fn statement_line(&self, at: usize) -> usize {
        let line = self.line_of(at);
        let before = self.lines[..=line].iter().rev().take(50);
        line - before
            .take_while(|l| l.goes_on || !l.has_code())
            .count()
            .min(line)
    }

    /// Takes all code off the lines from `first` on.
    pub fn erase(&mut self, first: usize) {
        let marks = self.lines.get(first).map_or(self.marks.len(), |l| l.marks.0);
        self.marks.truncate(marks);
        for line in &mut self.lines[first..] {
            line.code_end = line.first;
            line.tail = line.first;
            line.marks = (marks, marks);
        }
    }

    /// Drops the marks that `keep` does not want.
    pub fn retain_marks(&mut self, keep: impl Fn(&Mark) -> bool) {
        let mut kept = Vec::with_capacity(self.marks.len());
        for line in &mut self.lines {
            let start = kept.len();
            kept.extend(
                self.marks[line.marks.0..line.marks.1]
                    .iter()
                    .filter(|m| keep(m))
                    .copied(),
            );
            line.marks = (start, kept.len());
        }
        self.marks = kept;
    }
}
