//! What the indentation says about blocks: most people indent as they mean it.

use super::braces::Fault;
use super::sketch::Sketch;
use super::{lex, place, words};

/// How the lines of a text are indented against each other.
pub(super) struct Shape {
    /// For each line: the next one that is indented at most as much; the number of lines where there is none.
    next_left: Vec<usize>,
    /// For each line: the last one before it that is indented at most as much, if any.
    last_left: Vec<Option<usize>>,
    /// Nearly all blocks of several lines are indented deeper than their heads.
    pub is_regular: bool,
}

impl Shape {
    pub fn of(sketch: &Sketch, text: &str) -> Shape {
        let lines = &sketch.lines;
        let mut next_left = vec![lines.len(); lines.len()];
        let mut last_left = vec![None; lines.len()];
        let mut waiting: Vec<usize> = Vec::new();
        let (mut deeper, mut blocks) = (0, 0);
        let mut before: Option<usize> = None;
        for at in (0..lines.len()).filter(|at| counts(sketch, *at, text)) {
            if let Some(before) = before.filter(|b| text[..lines[*b].code_end].ends_with('{')) {
                blocks += 1;
                deeper += usize::from(lines[at].indent > lines[before].indent || closes(sketch, at, text));
            }
            let deep = waiting
                .iter()
                .rev()
                .take_while(|w| lines[**w].indent > lines[at].indent)
                .count();
            waiting
                .drain(waiting.len() - deep..)
                .for_each(|w| next_left[w] = at);
            last_left[at] = waiting.last().copied();
            if let Some(last) = waiting
                .last_mut()
                .filter(|w| lines[**w].indent == lines[at].indent)
            {
                next_left[*last] = at;
                *last = at;
            } else {
                waiting.push(at);
            }
            before = Some(at);
        }
        Shape {
            next_left,
            last_left,
            is_regular: deeper * 10 >= blocks * 9,
        }
    }
}

/// Whether the indentation of a line says something.
fn counts(sketch: &Sketch, line: usize, text: &str) -> bool {
    sketch.lines[line].begins() || closes(sketch, line, text)
}

/// Whether a line begins with `}`.
fn closes(sketch: &Sketch, line: usize, text: &str) -> bool {
    let line = &sketch.lines[line];
    line.has_code() && !line.inside && text.as_bytes()[line.first] == b'}'
}

struct Open {
    at: usize,
    line: usize,
    indent: usize,
}

struct Reader<'a> {
    sketch: &'a Sketch,
    shape: &'a Shape,
    text: &'a str,
    open: Vec<Open>,
    faults: Vec<Fault>,
    /// Behind the code of the last line.
    tail: usize,
}

/// Pairs braces up by the indentation of the lines they stand on.
pub(super) fn by_indentation(sketch: &Sketch, shape: &Shape, text: &str) -> Vec<Fault> {
    let mut reader = Reader {
        sketch,
        shape,
        text,
        open: Vec::new(),
        faults: Vec::new(),
        tail: 0,
    };
    for line in 0..sketch.lines.len() {
        if sketch.lines[line].has_code() {
            reader.line(line);
            reader.tail = sketch.lines[line].tail;
        }
    }
    reader.close_while(|_| true);
    reader.faults
}

impl Reader<'_> {
    fn line(&mut self, line: usize) {
        let here = &self.sketch.lines[line];
        let first = self.text.as_bytes()[here.first];
        if here.begins() && !matches!(first, b'{' | b'}') {
            let indent = here.indent;
            self.close_while(|open| open.indent >= indent);
        }
        let mut leading = !here.inside;
        let mut from = here.first;
        for mark in self.sketch.marks_of(line) {
            leading &= mark.byte == b'}' && self.text[from..mark.at].trim().is_empty();
            if mark.byte == b'{' {
                self.open.push(Open {
                    at: mark.at,
                    line,
                    indent: here.indent,
                });
            } else if leading && mark.at == here.first {
                self.leading(mark.at, line);
            } else {
                self.trailing(mark.at, from, line, leading);
            }
            from = mark.at + 1;
        }
    }

    /// Reports the innermost blocks that satisfy the condition as not closed.
    fn close_while(&mut self, condition: impl Fn(&Open) -> bool) {
        let kept = self
            .open
            .iter()
            .rposition(|o| !condition(o))
            .map_or(0, |at| at + 1);
        let end = self.tail;
        let unclosed = self.open.drain(kept..).rev();
        self.faults
            .extend(unclosed.map(|o| Fault::Unclosed { open: o.at, end }));
    }

    /// A `}` that begins its line belongs to the block whose head is indented as much.
    fn leading(&mut self, at: usize, line: usize) {
        let indent = self.sketch.lines[line].indent;
        self.close_while(|open| open.indent > indent);
        let own = self
            .open
            .last()
            .is_some_and(|o| o.indent == indent || !self.closes_itself(o));
        if own {
            self.open.pop();
        } else {
            self.faults.push(self.without_opener(at, line));
        }
    }

    /// A `}` behind something else on its line.
    fn trailing(&mut self, at: usize, from: usize, line: usize, leading: bool) {
        let here = &self.sketch.lines[line];
        let own = self
            .open
            .last()
            .is_some_and(|o| o.line == line || leading || !self.closes_itself(o));
        if own {
            self.open.pop();
            return;
        }
        let fault = if from > here.first || here.inside || here.mended {
            None
        } else {
            place_of_opener(self.text, here.first, at)
        };
        self.faults.push(fault.unwrap_or(Fault::Extra {
            close: at,
            orphans: at,
        }));
    }

    /// Whether a block has a `}` of its own: the next line that is not indented deeper than its head.
    fn closes_itself(&self, open: &Open) -> bool {
        let next = self.shape.next_left[open.line];
        let lines = &self.sketch.lines;
        next < lines.len()
            && closes(self.sketch, next, self.text)
            && lines[next].indent == lines[open.line].indent
    }

    /// A `}` at the beginning of a line, with no block open at its indentation.
    fn without_opener(&self, close: usize, line: usize) -> Fault {
        let lines = &self.sketch.lines;
        let indent = lines[line].indent;
        let above = self.shape.last_left[line];
        let inner = above.map_or(0, |a| a + 1)..line;
        let orphans = lines[inner]
            .iter()
            .find(|l| l.begins())
            .map_or(close, |l| l.start);
        let head = above.map(|a| (a, &lines[a])).filter(|(a, head)| {
            orphans < close
                && head.indent == indent
                && !closes(self.sketch, *a, self.text)
                && self.sketch.marks_of(*a).is_empty()
                && !head.in_group
                && head.tail == head.code_end
                && !words::never_has_block(place::first_word(&self.text[head.first..]))
        });
        match head {
            Some((_, head)) => Fault::Unopened {
                head: head.first,
                at: head.tail,
                close,
            },
            // What was just closed among the orphans has to stay.
            None => match self.faults.last() {
                Some(Fault::Unclosed { end, .. }) if *end >= orphans => Fault::Extra {
                    close,
                    orphans: close,
                },
                _ => Fault::Extra { close, orphans },
            },
        }
    }
}

/// Where the `{` of a block on one line is missing: behind the title, or behind keyword and name.
fn place_of_opener(text: &str, first: usize, close: usize) -> Option<Fault> {
    let body = &text[first..close];
    let statement = body.find(';').unwrap_or(body.len());
    let keyword = place::first_word(body);
    let names = if matches!(keyword, "any" | "all" | "sequence") {
        1
    } else {
        2
    };
    let title = body[..statement]
        .find('"')
        .and_then(|open| text_end(text, first + open, close));
    let at = title.unwrap_or_else(|| first + place::words_len(body, names));
    let at = clauses(text, keyword, at, close);
    let sound = at < close && !lex::is_within_text(&text.as_bytes()[..close], first, at);
    (sound && !body.contains(['(', '[', ')', ']'])).then_some(Fault::Unopened {
        head: first,
        at,
        close,
    })
}

/// Behind the clauses that a head may have after its title: `is K`, `for K`, `on X`, `because "…"`.
fn clauses(text: &str, keyword: &str, mut at: usize, close: usize) -> usize {
    loop {
        let rest = &text[at..close];
        let value = &rest[..place::words_len(rest, 2)];
        at = match place::first_word(rest.trim_start()) {
            "is" | "for" if !value.ends_with(';') => at + value.len(),
            "on" if keyword == "answer" => at + value.len(),
            "because" => match reason(text, at + place::words_len(rest, 1), close) {
                Some(end) => end,
                None => return at,
            },
            _ => return at,
        };
    }
}

/// The end of the text that stands right behind `because`.
fn reason(text: &str, from: usize, close: usize) -> Option<usize> {
    let rest = &text[from..close];
    let open = from + rest.len() - rest.trim_start().len();
    if rest.trim_start().starts_with('"') {
        text_end(text, open, close)
    } else {
        None
    }
}

fn text_end(text: &str, open: usize, close: usize) -> Option<usize> {
    lex::text_end(text.as_bytes(), open).filter(|end| *end <= close)
}
