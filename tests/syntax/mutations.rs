//! One mistake brings one message: each quote and each brace of a realistic model is dropped in turn, each line cut.

use crate::{MODEL, read};

/// A text with one mistake, and the lines (from 0) where a message may stand.
struct Mistake {
    text: String,
    lines: Vec<usize>,
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count()
}

/// Whether a byte stands in a comment or, for braces, in a text: dropping it is no mistake of the syntax.
fn is_prose(at: usize) -> bool {
    let line = MODEL[..at].rfind('\n').map_or(0, |n| n + 1);
    let before = &MODEL[line..at];
    let in_text = before.matches('"').count() % 2 == 1;
    !in_text && before.contains("//") || in_text && &MODEL[at..=at] != "\""
}

fn dropped(wanted: &str) -> Vec<Mistake> {
    let places = MODEL
        .match_indices(|c| wanted.contains(c))
        .filter(|(at, _)| !is_prose(*at));
    places
        .map(|(at, _)| Mistake {
            text: format!("{}{}", &MODEL[..at], &MODEL[at + 1..]),
            lines: vec![line_of(MODEL, at)],
        })
        .collect()
}

/// Each text is read with one message, on one of its lines, in at least 95 of 100.
fn judge(mistakes: &[Mistake]) {
    let mut failures = Vec::new();
    for mistake in mistakes {
        let diagnostics = read(&mistake.text).diagnostics;
        let place = |d: &tm::diagnostic::Diagnostic| line_of(&mistake.text, d.primary.span.start as usize);
        if !matches!(&diagnostics[..], [one] if mistake.lines.contains(&place(one))) {
            let said: Vec<_> = diagnostics
                .iter()
                .map(|d| (place(d) + 1, d.message.clone()))
                .collect();
            failures.push(format!("{:?}: {said:?}", mistake.lines));
        }
    }
    let share = 100 - failures.len() * 100 / mistakes.len();
    assert!(
        share >= 95,
        "{share} % of {}:\n{}",
        mistakes.len(),
        failures.join("\n")
    );
}

#[test]
fn a_dropped_quote() {
    let mistakes = dropped("\"");
    assert!(mistakes.len() > 100, "{}", mistakes.len());
    judge(&mistakes);
}

#[test]
fn a_dropped_opening_brace() {
    let mistakes = dropped("{");
    assert!(mistakes.len() > 30, "{}", mistakes.len());
    judge(&mistakes);
}

#[test]
fn a_dropped_closing_brace() {
    let mut mistakes = dropped("}");
    assert!(mistakes.len() > 30, "{}", mistakes.len());
    let mut open = Vec::new();
    let mut heads = Vec::new();
    for (at, brace) in MODEL.match_indices(['{', '}']).filter(|(at, _)| !is_prose(*at)) {
        if brace == "{" {
            open.push(line_of(MODEL, at));
        } else {
            heads.extend(open.pop());
        }
    }
    for (mistake, head) in mistakes.iter_mut().zip(heads) {
        mistake.lines.push(head);
    }
    judge(&mistakes);
}

#[test]
fn a_dropped_parenthesis() {
    let mut mistakes = dropped("()");
    // The condition they belong to goes over two lines.
    for mistake in &mut mistakes {
        let line = mistake.lines[0];
        mistake.lines.extend([line - 1, line + 1]);
    }
    judge(&mistakes);
}

/// A line that is cut in many places, or gone, is at most one mistake here; what it means is judged later.
#[test]
fn a_cut_line() {
    let mut start = 0;
    let mut cuts = 0;
    for line in MODEL.split_inclusive('\n') {
        let end = start + line.len();
        for cut in (start..end).filter(|cut| MODEL.is_char_boundary(*cut) && cut % 3 == 0) {
            let rest = if cut == start { end } else { end - 1 };
            let text = format!("{}{}", &MODEL[..cut], &MODEL[rest..]);
            let diagnostics = read(&text).diagnostics;
            assert!(
                diagnostics.len() <= 1,
                "line `{}`: {diagnostics:#?}",
                &MODEL[start..cut]
            );
            cuts += 1;
        }
        start = end;
    }
    assert!(cuts > 1500, "{cuts}");
}
