//! A line with an odd number of quotes: which one stands alone, and where is the other one missing?

use std::ops::Range;

use super::{Report, lex, place};
use crate::syntax::mistake;

/// Pairs up the quotes of `from..end` so that one of them stands alone, where that looks best; reports that one and
/// adds the texts. The result is where the code of the line ends.
pub(super) fn guess(
    from: usize,
    end: usize,
    texts: &mut Vec<Range<usize>>,
    report: &mut Report<'_>,
) -> usize {
    let bytes = report.text.as_bytes();
    let line = &bytes[..end];
    let quotes = quotes(line, from);
    let lone = most_lonely(&quotes, line, from);
    texts.retain(|t| t.end <= from);
    let kept = texts.len();
    texts.extend(quotes[..lone].chunks_exact(2).map(|pair| pair[0]..pair[1] + 1));
    let at = quotes[lone];
    let before = texts.last().map_or(from, |t| t.end.max(from));
    let next = quotes.get(lone + 1).copied();
    let mut code_end = end;
    let mut mended = None;
    if opener_cost(line, at, from) <= closer_cost(line, at, from) {
        let (close, comment) = place::closing(report.text, before, at, next, end);
        lone_opener(at, close, report);
        texts.push(at..close);
        mended = Some(at);
        if comment {
            code_end = close;
        }
    } else {
        let open = place::opening(report.text, before..at, before > from);
        let address = (before..at).find(|i| line[*i..].starts_with(b"//"));
        let word = address.map(|i| {
            line[before..i]
                .iter()
                .rposition(|b| lex::is_space(*b))
                .map_or(before, |s| before + s + 1)
        });
        let open = open.min(word.unwrap_or(open));
        lone_closer(open, at, report);
        texts.push(open..at + 1);
    }
    if code_end == end {
        texts.extend(
            quotes[lone + 1..]
                .chunks_exact(2)
                .map(|pair| pair[0]..pair[1] + 1),
        );
        silence(from, end, &texts[kept..], mended, report);
    }
    if let Some(comment) = comment(&line[..code_end], from, &texts[kept..]) {
        code_end = comment;
        texts.retain(|t| t.end <= comment);
    }
    code_end
}

/// Where a comment begins outside of the texts.
fn comment(line: &[u8], from: usize, texts: &[Range<usize>]) -> Option<usize> {
    let mut at = from;
    let mut texts = texts.iter();
    loop {
        let text = texts.next();
        let end = text.map_or(line.len(), |t| t.start);
        if let Some(found) = line[at.min(end)..end].windows(2).position(|w| w == b"//") {
            return Some(at + found);
        }
        at = text?.end;
    }
}

/// The quotes of a line as they are read one after the other, those escaped within a text left out.
fn quotes(line: &[u8], from: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = from;
    while at < line.len() {
        match line[at] {
            b'\\' if found.len() % 2 == 1 => at += 1,
            b'"' => found.push(at),
            _ => {}
        }
        at += 1;
    }
    found
}

/// The quote that stands alone in the likeliest pairing. Before it and behind it there is an even number of others.
fn most_lonely(quotes: &[usize], line: &[u8], from: usize) -> usize {
    let opener = |i: usize| opener_cost(line, quotes[i], from);
    let closer = |i: usize| closer_cost(line, quotes[i], from);
    let pair = |i: usize| opener(i) + closer(i + 1);
    let mut cost: u32 = (1..quotes.len() - 1).step_by(2).map(pair).sum::<u32>() + opener(0).min(closer(0));
    let mut best = (cost, 0);
    for lone in (2..quotes.len()).step_by(2) {
        cost = cost + pair(lone - 2) - opener(lone - 2).min(closer(lone - 2));
        cost = cost - pair(lone - 1) + opener(lone).min(closer(lone));
        best = best.min((cost, lone));
    }
    best.1
}

/// How unlike an opening quote it looks.
fn opener_cost(line: &[u8], at: usize, from: usize) -> u32 {
    let before = if at > from { line[at - 1] } else { b' ' };
    let behind = line.get(at + 1).copied().unwrap_or(b' ');
    let begins = lex::is_space(before) || b"([{,;".contains(&before);
    2 * u32::from(!begins) + u32::from(lex::is_space(behind) || b",;)]}".contains(&behind))
}

/// How unlike a closing quote it looks.
fn closer_cost(line: &[u8], at: usize, from: usize) -> u32 {
    let before = if at > from { line[at - 1] } else { b' ' };
    let behind = line.get(at + 1).copied().unwrap_or(b' ');
    let ends = lex::is_space(behind) || b",;)]}{".contains(&behind);
    2 * u32::from(!ends) + u32::from(lex::is_space(before) || b"([{".contains(&before))
}

fn lone_opener(at: usize, close: usize, report: &mut Report<'_>) {
    let bytes = report.text.as_bytes();
    report.error(mistake::unclosed_text(
        report.span(at..close),
        report.span(close..close),
    ));
    if backslashes(bytes, close) % 2 == 1 {
        report.blanks.push(close - 1..close);
    }
    // Three quotes in a row would open a long text.
    let close_by = if bytes.get(close) == Some(&b'"') {
        "\" "
    } else {
        "\""
    };
    report.inserts.push((close, close_by));
    report.broken.push(at..close);
}

fn lone_closer(open: usize, at: usize, report: &mut Report<'_>) {
    let bytes = report.text.as_bytes();
    report.error(mistake::unopened_text(
        report.span(at..at + 1),
        report.span(open..open),
    ));
    let touches = open > 0 && bytes[open - 1] == b'"';
    let open_by = match (touches, open == at) {
        (false, false) => "\"",
        (true, false) => " \"",
        (false, true) => "\" ",
        (true, true) => " \" ",
    };
    report.inserts.push((open, open_by));
    report.broken.push(open..at + 1);
}

/// Blanks what would end a text too early or begin one outside of those found; the text at `mended` has its end.
fn silence(from: usize, end: usize, texts: &[Range<usize>], mended: Option<usize>, report: &mut Report<'_>) {
    let bytes = report.text.as_bytes();
    let mut at = from;
    for text in texts.iter().cloned().chain(std::iter::once(end..end)) {
        let outside = (at..text.start).filter(|i| bytes[*i] == b'"').map(|i| i..i + 1);
        report.blanks.extend(outside);
        at = text.end;
        if mended == Some(text.start) {
            continue;
        }
        // Three quotes in a row would open a long text.
        if text.len() == 2 && bytes[text.start] == b'"' && bytes.get(at) == Some(&b'"') {
            report.inserts.push((at, " "));
        }
        if at > text.start && bytes[at - 1] == b'"' && backslashes(bytes, at - 1) % 2 == 1 {
            report.blanks.push(at - 2..at - 1);
        }
    }
}

fn backslashes(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().rev().take_while(|b| **b == b'\\').count()
}
