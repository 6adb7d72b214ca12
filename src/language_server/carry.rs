//! What rules and reach said of the text a moment ago, kept until they have been asked again: while somebody types,
//! findings stay, at the places to which their words have moved.

use super::snapshot::Snapshot;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Label};
use crate::source::Span;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A model without a mistake of the language, with everything that was found in it.
pub struct Settled {
    pub snapshot: Arc<Snapshot>,
    pub found: Diagnostics,
}

/// What to show of a newer text until everything has been found in it: what was found at once, without what rules and
/// reach took the place of before, and with what they added. With a mistake of the language only that is shown, as
/// `tm check` does.
pub fn shown(now: &Snapshot, before: Option<&Settled>) -> Diagnostics {
    let usable = |b: &&Settled| now.draft.diagnostics.is_empty() && b.snapshot.same_files(now);
    let Some(before) = before.filter(usable) else {
        return now.first.clone();
    };
    let moves = Moves::between(&before.snapshot, now);
    let (at_once, found) = (keys(&before.snapshot.first), keys(&before.found));
    let displaced = before.snapshot.first.iter().filter(|d| !found.contains(&key(d)));
    let displaced: HashSet<Key> = displaced
        .filter_map(|d| Some((d.code, d.message.as_str(), moves.span(d)?)))
        .collect();
    let mut shown = now.first.clone();
    shown.retain(|d| !displaced.contains(&key(d)));
    let there = keys(&now.first);
    let added = before.found.iter().filter(|d| !at_once.contains(&key(d)));
    let added = added.filter_map(|d| moves.diagnostic(d));
    shown.extend(added.filter(|d| !there.contains(&key(d))));
    crate::check::sort(&mut shown);
    shown
}

/// What tells one finding from another.
type Key<'a> = (Code, &'a str, Span);

fn key(diagnostic: &Diagnostic) -> Key<'_> {
    (diagnostic.code, &diagnostic.message, diagnostic.primary.span)
}

fn keys(list: &[Diagnostic]) -> HashSet<Key<'_>> {
    list.iter().map(key).collect()
}

/// Where the places of one text are in a newer one.
struct Moves<'a> {
    /// The places of the names that are still declared.
    names: HashMap<Span, Span>,
    /// The names that are not.
    gone: HashSet<&'a str>,
    texts: Vec<Change>,
}

/// The stretch of one text that was replaced: before and behind it everything is as it was.
#[derive(Clone, Copy)]
struct Change {
    start: u32,
    old_end: u32,
    new_end: u32,
}

impl<'a> Moves<'a> {
    fn between(before: &'a Snapshot, now: &Snapshot) -> Moves<'a> {
        let (old, new) = (&before.draft.model, &now.draft.model);
        let places: HashMap<&str, Span> = new.nodes().map(|n| (new.name(n), new.place(n))).collect();
        let mut names = HashMap::new();
        let mut gone = HashSet::new();
        for node in old.nodes() {
            let name = old.name(node);
            match places.get(name) {
                Some(place) => {
                    names.insert(old.place(node), *place);
                }
                None => {
                    gone.insert(name);
                }
            }
        }
        let ids = before.draft.sources.iter().map(|(id, _)| id);
        let texts = ids.map(|id| change(before.text(id), now.text(id))).collect();
        Moves { names, gone, texts }
    }

    /// Where a finding is now; None when what it is about is gone.
    fn span(&self, diagnostic: &Diagnostic) -> Option<Span> {
        if diagnostic
            .subject
            .as_deref()
            .is_some_and(|s| self.gone.contains(s))
        {
            return None;
        }
        self.moved(diagnostic.primary.span)
    }

    fn diagnostic(&self, diagnostic: &Diagnostic) -> Option<Diagnostic> {
        let label = |l: &Label| {
            Some(Label {
                span: self.moved(l.span)?,
                text: l.text.clone(),
            })
        };
        let fix = diagnostic.fix.as_ref();
        Some(Diagnostic {
            primary: Label {
                span: self.span(diagnostic)?,
                text: diagnostic.primary.text.clone(),
            },
            secondary: diagnostic.secondary.iter().filter_map(label).collect(),
            fix: fix.and_then(|f| {
                Some(Fix {
                    span: self.moved(f.span)?,
                    text: f.text.clone(),
                })
            }),
            ..diagnostic.clone()
        })
    }

    /// A place in the newer text; None when it was within what was replaced.
    fn moved(&self, span: Span) -> Option<Span> {
        if let Some(place) = self.names.get(&span) {
            return Some(*place);
        }
        let Change {
            start,
            old_end,
            new_end,
        } = self.texts[span.source.0 as usize];
        if span.end <= start {
            Some(span)
        } else if span.start >= old_end {
            let by = |at: u32| at - old_end + new_end;
            Some(Span {
                start: by(span.start),
                end: by(span.end),
                ..span
            })
        } else if span.start <= start && old_end <= span.end {
            // Something was typed within its words.
            Some(Span {
                end: span.end - old_end + new_end,
                ..span
            })
        } else {
            None
        }
    }
}

/// What was replaced by what, found from both ends.
fn change(old: &str, new: &str) -> Change {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - start;
    let same = a.iter().rev().zip(b.iter().rev()).take(most);
    let end = same.take_while(|(x, y)| x == y).count();
    Change {
        start: start as u32,
        old_end: (a.len() - end) as u32,
        new_end: (b.len() - end) as u32,
    }
}
