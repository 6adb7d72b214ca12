//! Reads the tokens of one statement from left to right; what does not fit is said once, at its place.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Reason, Text, Words};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Statement, Token, TokenKind};
use crate::syntax::text::unquote;

/// The tokens of a statement without `because "…"`, and how far they were read.
pub struct Reader<'a> {
    pub scope: &'a Scope<'a>,
    tokens: &'a [Token],
    at: usize,
    /// `because "…"` at the end.
    pub because: Option<Reason>,
    /// The statement is one of `defaults KEYWORD { … }`.
    pub by_default: bool,
    /// The place behind the last token: where something is missing.
    end: Span,
    /// The syntax already said something about this statement.
    quiet: bool,
    /// How many mistakes there were when the statement began.
    mistakes: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the first token.
    pub fn of(scope: &'a Scope<'a>, statement: &'a Statement) -> Reader<'a> {
        let mut reader = Reader {
            scope,
            tokens: &statement.tokens,
            at: 0,
            because: None,
            by_default: false,
            end: statement
                .tokens
                .last()
                .map_or(Span::default(), |t| t.span.after()),
            quiet: statement.broken,
            mistakes: scope.mistakes(),
        };
        reader.take_because();
        reader
    }

    /// Splits `because "…"` off the end.
    fn take_because(&mut self) {
        let Some(at) = self.tokens.iter().rposition(|t| self.is(t, "because")) else {
            return;
        };
        if at == 0 {
            return;
        }
        let (before, after) = self.tokens.split_at(at);
        match after {
            [_, text] if matches!(text.kind, TokenKind::Text | TokenKind::LongText) => {
                self.because = Some(self.text_of(text));
                self.tokens = before;
            }
            [word] => {
                self.tokens = before;
                let end = word.span.after();
                self.expected(end, "a reason in quotes", "write the reason: `because \"…\"`");
            }
            _ => {}
        }
    }

    fn is(&self, token: &Token, word: &str) -> bool {
        token.kind == TokenKind::Word && self.scope.slice(token.span) == word
    }

    fn text_of(&self, token: &Token) -> Text {
        Spanned::new(unquote(self.scope.slice(token.span)), token.span)
    }

    /// The next token, not taken.
    pub fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    /// The text of the next token, whatever it is; empty at the end.
    pub fn peek_text(&self) -> &'a str {
        self.peek().map_or("", |t| self.scope.slice(t.span))
    }

    /// The text of the token `ahead` places further on; empty behind the end.
    pub fn look(&self, ahead: usize) -> Option<(&'a Token, &'a str)> {
        self.tokens
            .get(self.at + ahead)
            .map(|t| (t, self.scope.slice(t.span)))
    }

    pub fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The place of the next token, or the one behind the statement.
    pub fn here(&self) -> Span {
        self.peek().map_or(self.end, |t| t.span)
    }

    /// The place of the token taken last.
    pub fn last(&self) -> Span {
        self.at
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .map_or(self.end, |t| t.span)
    }

    /// The next token, whatever it is.
    pub fn next(&mut self) -> Option<&'a Token> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token)
    }

    /// Leaves out the rest without a word.
    pub fn skip_rest(&mut self) {
        self.at = self.tokens.len();
    }

    /// Takes the next token when it is of that kind.
    pub fn eat(&mut self, kind: TokenKind) -> Option<Span> {
        let token = self.peek().filter(|t| t.kind == kind)?;
        self.at += 1;
        Some(token.span)
    }

    /// Takes the next token when it is that word.
    pub fn eat_word(&mut self, word: &str) -> Option<Span> {
        let token = self.peek().filter(|t| self.is(t, word))?;
        self.at += 1;
        Some(token.span)
    }

    /// Whether the next token is that word.
    pub fn sees(&self, word: &str) -> bool {
        self.peek().is_some_and(|t| self.is(t, word))
    }

    /// Takes a word, if one is next.
    pub fn maybe_word(&mut self) -> Option<Spanned<&'a str>> {
        let span = self.eat(TokenKind::Word)?;
        Some(Spanned::new(self.scope.slice(span), span))
    }

    /// A word; what it should be is said when it is missing.
    pub fn word(&mut self, what: &str) -> Option<Spanned<&'a str>> {
        let found = self.maybe_word();
        if found.is_none() {
            let here = self.here();
            self.expected(here, what, "");
        }
        found
    }

    /// `"text"`, if one is next.
    pub fn maybe_text(&mut self) -> Option<Text> {
        let token = self
            .peek()
            .filter(|t| matches!(t.kind, TokenKind::Text | TokenKind::LongText))?;
        self.at += 1;
        Some(self.text_of(token))
    }

    /// `"text"`; says so when it is missing.
    pub fn text(&mut self, example: &str) -> Option<Text> {
        let found = self.maybe_text();
        if found.is_none() {
            let here = self.here();
            self.expected(here, "a text in quotes", example);
        }
        found
    }

    /// Texts with commas between them.
    pub fn texts(&mut self, example: &str) -> Vec<Text> {
        let mut list = Vec::new();
        self.items(|r| {
            if let Some(text) = r.text(example) {
                list.push(text);
            }
        });
        list
    }

    /// A word of a scale: `high`. A word that is none is said with what comes near it.
    pub fn scale<T: Words>(&mut self) -> Option<Spanned<T>> {
        let word = self.word(T::CALLED)?;
        match T::parse(word.value) {
            Some(value) => Some(Spanned::new(value, word.span)),
            None => {
                self.unknown_value(word.span, word.value, T::CALLED, T::WORDS.iter().map(|(_, w)| *w));
                None
            }
        }
    }

    /// Says that a word is no value here.
    pub fn unknown_value<'w>(
        &mut self,
        span: Span,
        word: &str,
        called: &str,
        words: impl Iterator<Item = &'w str> + Clone,
    ) {
        let all: Vec<String> = words.clone().map(|w| format!("`{w}`")).collect();
        let mut said = Diagnostic::new(Code(13), span, format!("`{word}` is not {called}"));
        if let Some(near) = crate::diagnostic::suggest::nearest(word, words) {
            said = said.help(format!("did you mean `{near}`?")).fix(span, near);
        }
        self.say(said.help(format!("it is one of {}", all.join(", "))));
    }

    /// Runs `item` for each item of a list with commas; `[ ]` around the list may stand or not.
    pub fn items(&mut self, mut item: impl FnMut(&mut Reader<'a>)) {
        let open = self.eat(TokenKind::OpenList).is_some();
        loop {
            let before = self.at;
            item(self);
            if self.at == before {
                self.skip_item();
            }
            if self.eat(TokenKind::Comma).is_none() {
                break;
            }
            if self.at_end() {
                let here = self.end;
                self.expected(here, "another item after `,`", "");
                break;
            }
        }
        if open {
            self.eat(TokenKind::CloseList);
        }
    }

    /// Goes to the next comma.
    fn skip_item(&mut self) {
        while self.peek().is_some_and(|t| t.kind != TokenKind::Comma) {
            self.at += 1;
        }
    }

    /// Says what was expected at a place, unless something was said about this statement before: what follows a
    /// mistake is none.
    pub fn expected(&mut self, span: Span, what: &str, help: &str) {
        if self.quiet || self.scope.mistakes() > self.mistakes {
            return;
        }
        let found = self.scope.slice(span);
        let message = if found.is_empty() || span.start == span.end {
            format!("expected {what} here")
        } else {
            format!("expected {what}, found `{}`", shorten(found))
        };
        let mut said = Diagnostic::new(Code(16), span, message);
        if !help.is_empty() {
            said = said.help(help);
        }
        self.scope.say(said);
    }

    /// Says something, unless the statement was already found broken by the syntax.
    pub fn say(&mut self, diagnostic: Diagnostic) {
        if !self.quiet {
            self.scope.say(diagnostic);
        }
    }

    /// Nothing may be left.
    pub fn finish(&mut self) {
        if !self.at_end() {
            let here = self.here();
            self.at = self.tokens.len();
            self.expected(
                here,
                "the end of the statement",
                "a statement ends at the line's end or at `;`",
            );
        }
    }
}

/// The first line of a piece of text, at most 40 characters.
fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_string(),
    }
}
