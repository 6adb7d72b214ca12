//! The changes that lead from a text to its canonical layout, each as small as can be, so that an editor keeps its
//! cursor.

use super::same::{Mark, What, outline};
use crate::source::SourceId;
use crate::syntax::parse;
use std::ops::Range;

/// Replace `range` of the text with `text`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    pub range: Range<usize>,
    pub text: String,
}

/// The edits between a text and what [`super::format`] made of it, from the start to the end.
pub fn edits(text: &str, made: &str) -> Vec<Edit> {
    if text == made {
        return Vec::new();
    }
    let (old, new) = (parse(SourceId(0), text), parse(SourceId(0), made));
    let keep = |m: &Mark| !matches!(m.what, What::End(_));
    let before: Vec<_> = outline(text, &old).into_iter().filter(keep).collect();
    let after: Vec<_> = outline(made, &new).into_iter().filter(keep).collect();
    let mut edits = Vec::new();
    // In a text with mistakes a mark may end within a line end of two characters, and two marks may share bytes.
    let split = before.iter().any(|m| splits(text, m.at) || splits(text, m.end));
    let apart = |marks: &[Mark]| marks.windows(2).all(|pair| pair[0].end <= pair[1].at);
    if split || !apart(&before) || !apart(&after) || before.len() != after.len() {
        push(&mut edits, text, 0..text.len(), made);
        return edits;
    }
    let (mut at, mut there) = (0, 0);
    for (a, b) in before.iter().zip(&after) {
        push(&mut edits, text, at..a.at, &made[there..b.at]);
        push(&mut edits, text, a.at..a.end, &made[b.at..b.end]);
        (at, there) = (a.end, b.end);
    }
    push(&mut edits, text, at..text.len(), &made[there..]);
    edits
}

/// Whether a place is within a line end of two characters, where nothing can be changed by itself.
fn splits(text: &str, at: usize) -> bool {
    text[..at].ends_with('\r') && text[at..].starts_with('\n')
}

/// Adds an edit for what differs, without what both have at their start and end.
fn push(edits: &mut Vec<Edit>, text: &str, range: Range<usize>, new: &str) {
    let old = &text[range.clone()];
    if old == new {
        return;
    }
    let same = |(a, b): &(char, char)| a == b;
    let length = |chars: &mut dyn Iterator<Item = (char, char)>| {
        chars.take_while(same).map(|(c, _)| c.len_utf8()).sum::<usize>()
    };
    let mut start = length(&mut old.chars().zip(new.chars()));
    start -= usize::from(splits(text, range.start + start));
    let (rest, rest_new) = (&old[start..], &new[start..]);
    let mut end = length(&mut rest.chars().rev().zip(rest_new.chars().rev()));
    end -= usize::from(splits(text, range.end - end));
    edits.push(Edit {
        range: range.start + start..range.end - end,
        text: rest_new[..rest_new.len() - end].to_string(),
    });
}
