//! Statements become lines of pieces.

use super::gap::{self, Gap};
use super::long_text;
use crate::source::{SourceId, Span};
use crate::syntax::Parsed;
use crate::syntax::ast::{Block, Statement, Token, TokenKind};
use unicode_width::UnicodeWidthStr;

/// How much is left alone around what cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Care {
    /// The statement.
    Statements,
    /// The declaration at the top of the file that holds it.
    Declarations,
}

/// The lines of a text, and what was left as it is.
pub struct Sheet {
    pub lines: Vec<Line>,
    pub left: Vec<Span>,
}

/// One line to be printed.
#[derive(Default, Debug)]
pub struct Line {
    /// How many blocks it stands in.
    pub depth: usize,
    pub pieces: Vec<Piece>,
    pub comment: Option<Comment>,
    /// Whether an empty line comes before it.
    pub blank: bool,
    /// Which lines may share columns; none for lines that go on with a statement, and for comments.
    pub group: Option<u32>,
    pub hang: Hang,
}

/// How a line that goes on with a statement is indented.
#[derive(Clone, Copy, Default, Debug)]
pub enum Hang {
    /// It begins a statement.
    #[default]
    None,
    /// By so many columns more than the statement.
    By(usize),
    /// Under a piece of an earlier line, by the numbers of both.
    Under(usize, usize),
}

/// A token, or a block on one line, or text that is left as it is.
#[derive(Debug)]
pub struct Piece {
    pub text: String,
    /// Whether it follows the one before without a space.
    pub glued: bool,
    /// At which column it stands in the source, counted from 0.
    pub column: usize,
    /// Whether the source has more than one space before it.
    pub wide: bool,
    pub stop: Stop,
    /// Spaces put before it, so that it stands in its column.
    pub pad: usize,
}

/// Where in a statement a column may be: pieces of different lines stand under each other only when their stops are
/// equal. The order is from left to right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stop {
    /// The n-th piece, before any text in quotes.
    Piece(usize),
    /// The first text in quotes.
    Text,
    /// The n-th piece behind it.
    Behind(usize),
    /// The block.
    Block,
}

/// A comment at the end of a line, or alone on it.
#[derive(Debug)]
pub struct Comment {
    pub text: String,
    pub column: usize,
    pub wide: bool,
    pub pad: usize,
}

/// Lays the statements of a text out in lines.
pub fn write(text: &str, parsed: &Parsed, care: Care) -> Sheet {
    let mut writer = Writer {
        text,
        care,
        wrong: parsed.diagnostics.iter().map(|d| d.primary.span).collect(),
        lines: Vec::new(),
        left: Vec::new(),
        blank: false,
        group: 0,
    };
    let statements = &parsed.file.statements;
    writer.statements(statements, gap::start(text), text.len(), 0);
    Sheet {
        lines: writer.lines,
        left: writer.left,
    }
}

struct Writer<'a> {
    text: &'a str,
    care: Care,
    /// The places of mistakes of the syntax.
    wrong: Vec<Span>,
    lines: Vec<Line>,
    left: Vec<Span>,
    /// Whether an empty line comes before the next line.
    blank: bool,
    group: u32,
}

impl Writer<'_> {
    /// The statements between two places, with the comments around them.
    fn statements(&mut self, list: &[Statement], from: usize, to: usize, depth: usize) {
        let mut at = from;
        for (nth, statement) in list.iter().enumerate() {
            let start = statement.head().start as usize;
            self.between(at, start, depth, nth == 0);
            let limit = list.get(nth + 1).map_or(to, |next| next.head().start as usize);
            at = self.statement(statement, depth, limit);
        }
        self.between(at, to, depth, list.is_empty());
        self.blank = false;
    }

    /// What stands between two statements; `first` when it is the start of a block.
    fn between(&mut self, from: usize, to: usize, depth: usize, first: bool) {
        let gap = Gap::of(self.text, from..to, from > gap::start(self.text));
        if gap.junk {
            // Text that belongs to no statement: only broken texts have it.
            self.raw(from, to, depth);
            return;
        }
        if let Some(range) = &gap.trailing {
            self.remark(range.clone(), from);
        }
        let mut first = first;
        for own in &gap.own {
            let comment = self.comment(own.range.clone(), own.range.start);
            if own.blank {
                self.group += 1;
            }
            self.lines.push(Line {
                depth,
                blank: own.blank && !first,
                comment: Some(comment),
                ..Line::default()
            });
            first = false;
        }
        self.blank = gap.blank && !first;
        if gap.blank {
            self.group += 1;
        }
    }

    /// Writes a statement; the result is where it ends. `limit` is where the next one begins.
    fn statement(&mut self, statement: &Statement, depth: usize, limit: usize) -> usize {
        let start = statement.head().start as usize;
        if self.unreadable(statement, depth, limit) {
            self.raw(start, limit, depth);
            return limit;
        }
        let head = self.begin(depth);
        let mut open = 0_usize;
        for (nth, token) in statement.tokens.iter().enumerate() {
            let before = nth.checked_sub(1).and_then(|n| statement.tokens.get(n));
            let gap = self.gap_between(before, token);
            if closes(token.kind) {
                open = open.saturating_sub(1);
            }
            if gap.breaks {
                self.go_on(head, before, token, open, depth, &gap);
            }
            self.token(before, token, &gap);
            if opens(token.kind) {
                open += 1;
            }
        }
        let end = statement.head().end as usize;
        let Some(block) = &statement.block else {
            if self.text[start..end].contains('\n') {
                self.group += 1;
            }
            return end;
        };
        self.block(block, end, depth);
        block.span.end as usize
    }

    /// Whether a statement has to stay as it is.
    fn unreadable(&self, statement: &Statement, depth: usize, limit: usize) -> bool {
        let whole = statement.span();
        if self.care == Care::Declarations && depth == 0 {
            let region = Span::new(SourceId(0), whole.start as usize, limit);
            let touches = |s: &Span| s.start <= region.end && region.start <= s.end;
            return self.wrong.iter().any(touches) || !self.clear(statement);
        }
        if statement.broken {
            return true;
        }
        let head = statement.head();
        let block = statement.block.as_ref();
        let before_block = block.map(|b| Gap::of(self.text, head.range().end..b.span.range().start, true));
        !self.understood(statement)
            || before_block.is_some_and(|g| g.junk || g.comments())
            || block.is_some_and(|b| !self.braced(b))
    }

    /// Whether nothing within a declaration is broken.
    fn clear(&self, statement: &Statement) -> bool {
        !statement.broken
            && self.understood(statement)
            && statement.block.as_ref().is_none_or(|b| self.braced(b))
            && statement.children().iter().all(|s| self.clear(s))
    }

    /// Whether there is nothing but space and comments between its tokens.
    fn understood(&self, statement: &Statement) -> bool {
        statement.tokens.windows(2).all(|pair| {
            let between = pair[0].span.range().end..pair[1].span.range().start;
            between.is_empty() || !Gap::of(self.text, between, true).junk
        })
    }

    /// Whether both braces of a block stand in the text.
    fn braced(&self, block: &Block) -> bool {
        let slice = &self.text[block.span.range()];
        slice.len() >= 2 && slice.starts_with('{') && slice.ends_with('}')
    }

    fn gap_between(&self, before: Option<&Token>, token: &Token) -> Gap {
        match before {
            Some(before) => Gap::of(self.text, before.span.range().end..token.span.range().start, true),
            None => Gap::default(),
        }
    }

    /// Begins the line of a statement; the result is its number.
    fn begin(&mut self, depth: usize) -> usize {
        self.lines.push(Line {
            depth,
            blank: std::mem::take(&mut self.blank),
            group: Some(self.group),
            ..Line::default()
        });
        self.lines.len() - 1
    }

    /// Goes on with a statement in the next line, with the comments before it.
    fn go_on(
        &mut self,
        head: usize,
        before: Option<&Token>,
        token: &Token,
        open: usize,
        depth: usize,
        gap: &Gap,
    ) {
        if let (Some(range), Some(before)) = (&gap.trailing, before) {
            self.remark(range.clone(), before.span.range().end);
        }
        let listed = before.is_some_and(|b| b.kind == TokenKind::Comma);
        let hang = match open {
            0 if listed => self.under(head, token),
            0 if closes(token.kind) => Hang::By(0),
            0 => Hang::By(self.step(head, token)),
            _ => Hang::By(2 * open),
        };
        for own in &gap.own {
            let comment = self.comment(own.range.clone(), own.range.start);
            self.lines.push(Line {
                depth,
                comment: Some(comment),
                hang,
                ..Line::default()
            });
        }
        self.lines.push(Line {
            depth,
            hang,
            ..Line::default()
        });
    }

    /// `and` and `or` end where the keyword above ends, so that what they join stands under each other:
    ///
    /// ```text
    /// when s.query in {sql} and p.parameterised = no
    ///  and some d in f.sends: d.origin >= mixed
    /// ```
    fn step(&self, head: usize, token: &Token) -> usize {
        let word = &self.text[token.span.range()];
        let keyword = self.lines[head].pieces.first().map_or(0, |p| p.text.len());
        match word {
            "and" | "or" if keyword > word.len() => keyword - word.len(),
            _ => 2,
        }
    }

    /// The next item of a list stands under the piece that it stands under in the source, else under the value.
    fn under(&self, head: usize, token: &Token) -> Hang {
        let column = self.column(token.span.start as usize);
        let pieces = &self.lines[head].pieces;
        match pieces.iter().skip(1).position(|p| p.column == column) {
            Some(at) => Hang::Under(head, at + 1),
            None if pieces.len() > 1 => Hang::Under(head, 1),
            None => Hang::By(2),
        }
    }

    fn token(&mut self, before: Option<&Token>, token: &Token, gap: &Gap) {
        let raw = &self.text[token.span.range()];
        let line = self.lines.len() - 1;
        let text = match token.kind {
            TokenKind::LongText => long_text::indented(raw, 2 * self.lines[line].depth + 2),
            _ => raw.to_string(),
        };
        let adjacent = before.is_some_and(|b| b.span.end == token.span.start);
        let glued = before.is_some_and(|b| glued(b.kind, token.kind, adjacent));
        let is_text = matches!(token.kind, TokenKind::Text | TokenKind::LongText);
        let stop = self.stop(is_text);
        let from = before.map_or(token.span.range().start, |b| b.span.range().end);
        self.piece(
            text,
            glued,
            stop,
            (from, token.span.start as usize),
            gap.breaks || before.is_none(),
        );
    }

    /// The stop of the next piece of the current line.
    fn stop(&self, text: bool) -> Stop {
        let pieces = &self.lines[self.lines.len() - 1].pieces;
        match pieces.iter().position(|p| p.stop == Stop::Text) {
            Some(at) => Stop::Behind(pieces.len() - at),
            None if text && pieces.len() > 1 => Stop::Text,
            None => Stop::Piece(pieces.len()),
        }
    }

    fn piece(&mut self, text: String, glued: bool, stop: Stop, (from, at): (usize, usize), begins: bool) {
        let column = self.column(at);
        let space = self.text.get(from..at).unwrap_or("");
        let piece = Piece {
            text,
            glued: glued || begins,
            column,
            wide: !begins && (space.len() > 1 || space.contains('\t')),
            stop,
            pad: 0,
        };
        if let Some(line) = self.lines.last_mut() {
            line.pieces.push(piece);
        }
    }

    /// Writes the block behind a head that ends at `end`.
    fn block(&mut self, block: &Block, end: usize, depth: usize) {
        let (start, close) = (block.span.start as usize, block.span.end as usize - 1);
        let inside = &self.text[start + 1..close];
        let on_line = !inside.contains(['\n', '\r']);
        let gap_breaks = self.text[end..start].contains(['\n', '\r']);
        let empty = block.statements.is_empty() && !Gap::of(self.text, start + 1..close, true).comments();
        if on_line || empty {
            let text = self.inline(&block.statements);
            self.piece(
                text,
                false,
                Stop::Block,
                (if gap_breaks { start } else { end }, start),
                false,
            );
            return;
        }
        self.piece(
            "{".to_string(),
            false,
            Stop::Block,
            (if gap_breaks { start } else { end }, start),
            false,
        );
        self.group += 1;
        self.statements(&block.statements, start + 1, close, depth + 1);
        self.group += 1;
        let line = self.begin(depth);
        self.lines[line].blank = false;
        self.lines[line].group = None;
        self.piece("}".to_string(), true, Stop::Piece(0), (close, close), true);
        self.group += 1;
    }

    /// A block on one line.
    fn inline(&self, statements: &[Statement]) -> String {
        if statements.is_empty() {
            return "{}".to_string();
        }
        let list: Vec<String> = statements.iter().map(|s| self.on_one_line(s)).collect();
        format!("{{ {} }}", list.join("; "))
    }

    fn on_one_line(&self, statement: &Statement) -> String {
        let mut text = String::new();
        let mut before: Option<&Token> = None;
        for token in &statement.tokens {
            if let Some(before) = before {
                let adjacent = before.span.end == token.span.start;
                if !glued(before.kind, token.kind, adjacent) {
                    text.push(' ');
                }
            }
            text.push_str(&self.text[token.span.range()]);
            before = Some(token);
        }
        if let Some(block) = &statement.block {
            text.push(' ');
            text.push_str(&self.inline(&block.statements));
        }
        text
    }

    /// Leaves the text between two places as it is.
    fn raw(&mut self, from: usize, to: usize, depth: usize) {
        let slice = self.text[from..to].trim_end();
        let skipped = slice.len() - slice.trim_start().len();
        let slice = slice.trim_start();
        if slice.is_empty() {
            return;
        }
        let from = from + skipped;
        self.left.push(Span::new(SourceId(0), from, from + slice.len()));
        let line = self.begin(depth);
        self.lines[line].group = None;
        self.piece(slice.to_string(), true, Stop::Piece(0), (from, from), true);
        let gap = Gap::of(self.text, from + slice.len()..to, true);
        self.blank = gap.blank;
        self.group += 1;
    }

    /// Puts a comment behind the last line.
    fn remark(&mut self, range: std::ops::Range<usize>, from: usize) {
        let comment = self.comment(range, from);
        if let Some(line) = self.lines.last_mut() {
            line.comment = Some(comment);
        }
    }

    fn comment(&self, range: std::ops::Range<usize>, from: usize) -> Comment {
        let space = &self.text[from..range.start];
        Comment {
            text: self.text[range.clone()].to_string(),
            column: self.column(range.start),
            wide: space.len() > 1 || space.contains('\t'),
            pad: 0,
        }
    }

    /// The column of a place in its line: what a terminal shows, a tab being four wide.
    fn column(&self, at: usize) -> usize {
        let line = self.text[..at]
            .rfind(['\n', '\r'])
            .map_or(gap::start(self.text), |n| n + 1);
        self.text[line..at]
            .split('\t')
            .enumerate()
            .fold(0, |column, (nth, part)| {
                let start = if nth == 0 { 0 } else { (column / 4 + 1) * 4 };
                start + part.width()
            })
    }
}

fn opens(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Open | TokenKind::OpenList | TokenKind::OpenSet)
}

fn closes(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Close | TokenKind::CloseList | TokenKind::CloseSet
    )
}

/// Whether two tokens stand together. A word and a parenthesis do when the source has them so: `count(…)`, `when (…)`.
fn glued(before: TokenKind, token: TokenKind, adjacent: bool) -> bool {
    opens(before)
        || closes(token)
        || matches!(token, TokenKind::Comma | TokenKind::Colon)
        || token == TokenKind::Open && before == TokenKind::Word && adjacent
}
