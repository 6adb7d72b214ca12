//! Seeded mistakes in complete models: never a panic, one message, and on the mistaken statement.

mod corpus;

use corpus::{Example, Random, compile_text, examples};
use tm::Compiled;
use tm::source::SourceId;
use tm::syntax::ast::{Statement, TokenKind};

const PER_CLASS: usize = 500;

/// A mistake that was made: the text with it, the lines (from 1, in that text) where the first message may stand, and
/// the words that a message elsewhere has to name.
struct Mistake {
    text: String,
    lines: Vec<u32>,
    names: Vec<String>,
    what: String,
}

#[test]
fn a_letter_changed() {
    class("a letter changed", 1, |example, random| {
        let words = words(example);
        let (range, head) = &words[random.below(words.len())];
        let word = &example.text[range.clone()];
        let letters: Vec<usize> = word
            .char_indices()
            .filter(|(_, c)| c.is_ascii_alphabetic())
            .map(|(i, _)| i)
            .collect();
        let at = range.start + letters[random.below(letters.len())];
        let old = example.text.as_bytes()[at];
        let new = loop {
            let new = b'a' + random.below(26) as u8;
            if new != old.to_ascii_lowercase() {
                break new as char;
            }
        };
        let mut text = example.text.clone();
        text.replace_range(at..at + 1, &new.to_string());
        let changed = text[range.clone()].to_string();
        let what = format!("`{word}` became `{changed}`");
        Mistake {
            lines: lines(&text, head.clone()),
            names: vec![changed],
            text,
            what,
        }
    });
}

#[test]
fn a_quote_dropped() {
    class("a quote dropped", 2, |example, random| {
        let quotes: Vec<(usize, std::ops::Range<usize>)> = statements(example)
            .iter()
            .flat_map(|s| {
                let head = s.head().range();
                let texts = s
                    .tokens
                    .iter()
                    .filter(|t| matches!(t.kind, TokenKind::Text | TokenKind::LongText));
                texts
                    .flat_map(|t| [t.span.range().start, t.span.range().end - 1])
                    .map(move |q| (q, head.clone()))
            })
            .collect();
        let (at, head) = &quotes[random.below(quotes.len())];
        let mut text = example.text.clone();
        text.remove(*at);
        let lines = lines(&text, head.start..head.end - 1);
        Mistake {
            lines,
            names: Vec::new(),
            text,
            what: format!("the quote at byte {at}"),
        }
    });
}

#[test]
fn a_brace_dropped() {
    class("a brace dropped", 3, |example, random| {
        let all = statements(example);
        let blocks: Vec<&&Statement> = all.iter().filter(|s| s.block.is_some()).collect();
        let statement = blocks[random.below(blocks.len())];
        let block = statement.block.as_ref().expect("a block").span.range();
        let at = if random.below(2) == 0 {
            block.start
        } else {
            block.end - 1
        };
        let mut text = example.text.clone();
        text.remove(at);
        let mut allowed = lines(&text, statement.head().range());
        allowed.extend(lines(&text, block.end - 2..block.end - 1));
        Mistake {
            lines: allowed,
            names: Vec::new(),
            text,
            what: format!("the brace at byte {at}"),
        }
    });
}

#[test]
fn a_line_cut() {
    class("a line cut", 4, |example, random| {
        let starts: Vec<usize> = line_starts(&example.text);
        let line = random.below(starts.len() - 1);
        let whole = random.below(2) == 0;
        let (start, end) = (starts[line], starts[line + 1]);
        let from = if whole {
            start
        } else {
            cut(&example.text, start, end, random)
        };
        let to = if whole { end } else { end - 1 };
        let gone = example.text[from..to].to_string();
        let mut text = example.text.clone();
        text.replace_range(from..to, "");
        let mut allowed = touched(example, start, end, line as u32 + 1, whole);
        allowed.extend([line as u32, line as u32 + 1, line as u32 + 2]);
        let names = gone
            .split(|c: char| !(c.is_alphanumeric() || "-_.".contains(c)))
            .map(str::to_string)
            .collect();
        Mistake {
            lines: allowed,
            names,
            text,
            what: format!("line {} lost `{}`", line + 1, gone.trim()),
        }
    });
}

/// A place within a line, at a character.
fn cut(text: &str, start: usize, end: usize, random: &mut Random) -> usize {
    let at = start + random.below(end - start);
    (start..=at)
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(start)
}

/// Heads and ends of the statements that a line takes part in, by their lines in the text without it.
fn touched(example: &Example, start: usize, end: usize, line: u32, whole: bool) -> Vec<u32> {
    let shift = |l: u32| if whole && l > line { l - 1 } else { l };
    let mut list = Vec::new();
    for statement in statements(example) {
        let range = statement.span().range();
        let ends_here = range.end > start && range.end <= end;
        let head = statement.head().range();
        let head_here = head.start < end && head.end > start;
        if ends_here || head_here {
            list.extend(lines(&example.text, head));
            list.extend(lines(&example.text, range.end - 1..range.end));
        }
    }
    list.into_iter().map(shift).collect()
}

fn class(name: &str, seed: u64, make: impl Fn(&Example, &mut Random) -> Mistake) {
    let examples = examples();
    let mut random = Random(seed);
    let (mut invalid, mut right) = (0, 0);
    let mut counts = Vec::new();
    let mut wrong = Vec::new();
    for _ in 0..PER_CLASS {
        let example = &examples[random.below(examples.len())];
        let mistake = make(example, &mut random);
        let compiled = compile_text(&mistake.text, &example.folder());
        let errors = compiled
            .diagnostics
            .iter()
            .filter(|d| d.code.is_language())
            .count();
        if errors == 0 {
            continue;
        }
        invalid += 1;
        counts.push(errors);
        if is_right(&compiled, &mistake) {
            right += 1;
        } else {
            wrong.push(format!(
                "{}: {}: {}",
                example.name(),
                mistake.what,
                first(&compiled)
            ));
        }
    }
    counts.sort_unstable();
    let (share, median) = (right as f64 / invalid as f64, counts[counts.len() / 2]);
    println!(
        "{name}: {invalid} of {PER_CLASS} no longer valid; first error right in {:.1} %; errors: median {median}, most {}",
        100.0 * share,
        counts[counts.len() - 1]
    );
    for line in &wrong {
        println!("  {line}");
    }
    assert!(invalid > PER_CLASS / 5, "{name}: the mistakes are too harmless");
    assert!(
        share >= 0.95,
        "{name}: the first error is right in only {:.1} %",
        100.0 * share
    );
    assert_eq!(median, 1, "{name}: the median number of errors");
}

/// Whether the first error stands on the mistaken statement, or names what was changed.
fn is_right(compiled: &Compiled, mistake: &Mistake) -> bool {
    let first = &compiled.diagnostics[0];
    let line = compiled.sources.place(first.primary.span).line;
    let told = first.help.iter().chain([&first.message]);
    let names = |text: &String| {
        mistake
            .names
            .iter()
            .any(|n| !n.is_empty() && text.contains(&format!("`{n}`")))
    };
    mistake.lines.contains(&line) || told.into_iter().any(names)
}

fn first(compiled: &Compiled) -> String {
    let first = &compiled.diagnostics[0];
    let place = compiled.sources.place(first.primary.span);
    format!("{}:{} {} {}", place.line, place.column, first.code, first.message)
}

/// Every statement of an example, inner ones too.
fn statements(example: &Example) -> Vec<&'static Statement> {
    fn walk(list: &'static [Statement], all: &mut Vec<&'static Statement>) {
        for statement in list {
            all.push(statement);
            walk(statement.children(), all);
        }
    }
    use std::collections::HashMap;
    use std::sync::Mutex;
    static PARSED: Mutex<Option<HashMap<String, &'static [Statement]>>> = Mutex::new(None);
    let mut parsed = PARSED.lock().expect("no panic while parsing");
    let key = example.path.display().to_string();
    let list = parsed.get_or_insert_default().entry(key).or_insert_with(|| {
        Box::leak(
            tm::syntax::parse(SourceId(0), &example.text)
                .file
                .statements
                .into_boxed_slice(),
        )
    });
    let mut all = Vec::new();
    walk(list, &mut all);
    all
}

/// Every word of an example with the head it stands in.
fn words(example: &Example) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let of = |s: &&'static Statement| {
        let head = s.head().range();
        let words = s.tokens.iter().filter(|t| t.kind == TokenKind::Word);
        words.map(move |t| (t.span.range(), head.clone()))
    };
    let all: Vec<_> = statements(example).iter().flat_map(of).collect();
    all.into_iter()
        .filter(|(r, _)| example.text[r.clone()].bytes().any(|b| b.is_ascii_alphabetic()))
        .collect()
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\n').map(|(i, _)| i + 1))
        .collect()
}

/// The lines that a range of bytes touches, from 1.
fn lines(text: &str, range: std::ops::Range<usize>) -> Vec<u32> {
    let line = |at: usize| {
        text.as_bytes()[..at.min(text.len())]
            .iter()
            .filter(|b| **b == b'\n')
            .count() as u32
            + 1
    };
    (line(range.start)..=line(range.end)).collect()
}
