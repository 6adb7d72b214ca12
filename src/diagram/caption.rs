//! The words and marks on a flow, in several forms from full to brief, so that a label can give
//! way where there is little room.

use super::model::{Badge, Flow, Protection};
use super::text;
use crate::words::{Language, Words};

/// Font size of labels.
pub const FONT: i32 = 11;
/// Height of a line of a label.
pub const LINE: i32 = 14;
/// Width of the words that tell the trust in a boundary, after its title: that of the widest.
pub fn trust_width(language: Language) -> i32 {
    let words = Words::of(language);
    let all = ["area.untrusted", "area.partly", "area.trusted"].map(|key| text::width(&words.say(key), FONT));
    all.into_iter().fold(84, |widest, width| widest.max(width + 8))
}

/// Width of the mark of a boundary that stands for many.
pub const MANY_WIDTH: i32 = 22;
/// Width of a lock with the space after it.
pub const MARK: i32 = 13;
/// Width of the number of one step with the space after it.
pub const STEP: i32 = 20;
const STEP_SPACE: i32 = 4;
/// Width of a badge with the space before it.
pub const BADGE: i32 = 28;

/// One form of the label of a flow: the numbers of its steps, its lines one below the other, its badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The numbers of its steps on an attack path; may be empty.
    pub steps: String,
    /// Its lines from top to bottom.
    pub lines: Vec<Line>,
    /// Its open threats.
    pub badge: Option<Badge>,
    /// Width, with room at the sides.
    pub w: i32,
    /// Height.
    pub h: i32,
    /// What it costs to use this form instead of the fullest.
    pub cost: i32,
    /// Whether words of the label itself are left out.
    pub cut: bool,
}

/// A line of a label: a mark and words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Lock or open lock, before the words.
    pub mark: Option<Mark>,
    /// The words.
    pub words: String,
    /// Whether the words are secondary: protocol and data.
    pub minor: bool,
}

/// A mark for the protection of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A closed lock: protected.
    Locked,
    /// An open lock: plaintext across a boundary.
    Open,
}

impl Line {
    /// Width of its contents in pixels.
    pub fn width(&self) -> i32 {
        text::width(&self.words, FONT) + if self.mark.is_some() { MARK } else { 0 }
    }
}

/// Numbers of steps in few signs: `2`, `2, 5`, `3–6`.
pub fn numbers(steps: &[usize]) -> String {
    let mut out = String::new();
    let mut rest = steps;
    while let [first, ..] = *rest {
        let run = rest.iter().zip(first..).take_while(|(a, b)| **a == *b).count();
        let last = first + run - 1;
        if !out.is_empty() {
            out += ", ";
        }
        out += &match run {
            1 => first.to_string(),
            2 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        };
        rest = &rest[run..];
    }
    out
}

/// Width of the pill around numbers of steps.
pub fn pill_width(numbers: &str) -> i32 {
    (text::width(numbers, FONT) + 9).max(STEP - 4)
}

/// What a collapsed box says about its contents.
pub fn hidden(count: usize) -> String {
    if count == 1 {
        "1 element inside".into()
    } else {
        format!("{count} elements inside")
    }
}

/// The mark a flow calls for.
pub fn mark(flow: &Flow) -> Option<Mark> {
    match &flow.protection {
        Protection::Protected(_) => Some(Mark::Locked),
        Protection::Plain if flow.crosses => Some(Mark::Open),
        Protection::Plain | Protection::Unknown => None,
    }
}

/// The forms of a flow's label, the fullest first; none if there is nothing to say.
pub fn forms(flow: &Flow) -> Vec<Caption> {
    let label = text::clean(&flow.label);
    let data = text::clean(&flow.data);
    let protocol = match &flow.protection {
        Protection::Protected(name) => text::clean(name),
        _ => String::new(),
    };
    let head = Head {
        steps: numbers(&flow.steps),
        mark: mark(flow),
        badge: flow.badge.filter(|b| b.count > 0),
    };
    let mut forms: Vec<Caption> = Vec::new();
    let extra = !data.is_empty() || !protocol.is_empty();
    for (max, lines, full, cost) in [
        (110, 3, true, 0),
        (110, 3, false, 8),
        (240, 1, false, 12),
        (70, 4, false, 14),
        (90, 1, false, 70),
        (48, 1, false, 120),
    ] {
        if full && !extra {
            continue;
        }
        let notes = if full {
            (protocol.as_str(), data.as_str())
        } else {
            ("", "")
        };
        if let Some(form) = form(&head, &text::wrap(&label, FONT, max, lines), notes, cost) {
            if forms.iter().all(|f| (f.w, f.h) != (form.w, form.h)) {
                forms.push(form);
            }
        }
    }
    if let Some(base) = forms.first().map(|f| f.cost) {
        forms.iter_mut().for_each(|f| f.cost -= base);
    }
    forms
}

struct Head {
    steps: String,
    mark: Option<Mark>,
    badge: Option<Badge>,
}

fn form(head: &Head, words: &[String], notes: (&str, &str), cost: i32) -> Option<Caption> {
    let mut lines: Vec<Line> = words
        .iter()
        .map(|w| Line {
            words: w.clone(),
            ..Line::default()
        })
        .collect();
    let (protocol, data) = notes;
    let below = !protocol.is_empty();
    if below || !data.is_empty() {
        let words = match (below, data.is_empty()) {
            (true, true) => protocol.to_string(),
            (true, false) => format!("{protocol} · {data}"),
            _ => data.to_string(),
        };
        for (i, words) in text::wrap(&words, FONT, 120, 2).into_iter().enumerate() {
            let mark = head.mark.filter(|_| below && i == 0);
            lines.push(Line {
                words,
                mark,
                minor: true,
            });
        }
    }
    if !below && head.mark.is_some() {
        match lines.first_mut() {
            Some(first) => first.mark = head.mark,
            None => lines.push(Line {
                mark: head.mark,
                ..Line::default()
            }),
        }
    }
    let mut w = lines.iter().map(Line::width).max().unwrap_or(0);
    if !head.steps.is_empty() {
        w += pill_width(&head.steps) + STEP_SPACE;
    }
    if head.badge.is_some() {
        w += BADGE;
    }
    let h = lines.len().max(1) as i32 * LINE + 2;
    let cut = words.last().is_some_and(|w| w.ends_with('…'));
    (w > 0).then(|| Caption {
        steps: head.steps.clone(),
        lines,
        badge: head.badge,
        w: w + 8,
        h,
        cost,
        cut,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_steps_are_brief() {
        assert_eq!(numbers(&[]), "");
        assert_eq!(numbers(&[4]), "4");
        assert_eq!(numbers(&[1, 2, 5]), "1, 2, 5");
        assert_eq!(numbers(&[2, 3, 4, 9]), "2–4, 9");
    }
}
