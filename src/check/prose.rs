//! What the texts say: words that promise too much, say too little, or were left for later.

use super::passage::{Of, Part, Passage};
use super::words::{Hit, Phrases, Word, shown, words};
use super::{Check, Context, Found};
use crate::model::ElementKind;

pub static CHECKS: &[Check] = &[
    Check::new(152, weasel_word),
    Check::new(153, absolute_claim),
    Check::new(155, story_word),
];

/// Words that sound like protection and can be neither tested nor refuted.
pub(super) const WEASELS: &[&str] = &[
    "adequate",
    "adequately",
    "appropriate",
    "appropriately",
    "are secure",
    "as needed",
    "as possible",
    "bank grade",
    "best effort",
    "best practice",
    "best practices",
    "enterprise grade",
    "if possible",
    "industry standard",
    "is secure",
    "kept secure",
    "military grade",
    "properly",
    "reasonably secure",
    "secure manner",
    "secure way",
    "securely",
    "state of the art",
    "strong authentication",
    "strong encryption",
    "strong passwords",
    "strong security",
    "sufficiently",
    "very secure",
    "well secured",
    "where appropriate",
    "where possible",
];

/// Words that hide a second story in the first.
pub(super) const STORIES: &[&str] = &[
    "also",
    "and more",
    "and so on",
    "etc",
    "misc",
    "miscellaneous",
    "occasionally",
    "sometimes",
    "stuff",
    "various",
];

/// Words that claim what no mechanism gives.
pub(super) const ABSOLUTES: &[&str] = &[
    "100 protected",
    "100 protection",
    "100 safe",
    "100 secure",
    "absolute security",
    "absolutely secure",
    "absolutely safe",
    "blocks all attacks",
    "bulletproof",
    "cannot be attacked",
    "cannot be broken into",
    "cannot be hacked",
    "completely safe",
    "completely secure",
    "complete protection",
    "eliminates all",
    "fool proof",
    "foolproof",
    "fully protected",
    "fully secure",
    "hack proof",
    "hackproof",
    "impenetrable",
    "impossible",
    "invulnerable",
    "perfect security",
    "perfectly safe",
    "perfectly secure",
    "prevents all",
    "prevents any",
    "prevents every",
    "protects against all",
    "protects against any",
    "protects against every",
    "stops all attacks",
    "stops every attack",
    "totally secure",
    "tamper proof",
    "unbreakable",
    "uncrackable",
    "unhackable",
    "zero risk",
];

/// Words that take a claim back: `not fully secure`, `computationally impossible`.
const NEGATIONS: &[&str] = &[
    "almost",
    "computationally",
    "isn",
    "nearly",
    "neither",
    "never",
    "no",
    "not",
    "nothing",
    "practically",
    "t",
];

fn is_negated(words: &[Word], hit: Hit) -> bool {
    let from = hit.first.saturating_sub(3);
    words[from..hit.first]
        .iter()
        .any(|w| NEGATIONS.contains(&w.lower.as_ref()))
}

/// The first phrase of a set in a text that no word before it takes back.
fn first_claimed<'a>(phrases: &Phrases, text: &'a str) -> Option<&'a str> {
    if !phrases.may_stand_in(text) {
        return None;
    }
    let words = words(text);
    let hit = phrases
        .hits(&words)
        .into_iter()
        .find(|hit| !is_negated(&words, *hit))?;
    Some(shown(text, &words, hit))
}

/// Tells of a passage.
pub fn report(context: &Context, found: &mut Found, passage: &Passage, message: String, help: &str) {
    let mut diagnostic = found.at(passage.place(context), message).help(help);
    if !passage.name.is_empty() {
        diagnostic = diagnostic.about(passage.name);
    }
    found.push(diagnostic);
}

/// Words like "properly" or "best practice" where protection is described: controls, claims, assumptions, responses.
/// (Shostack, checklists: a mitigation is something that a test can try.)
fn weasel_word(context: &Context, found: &mut Found) {
    let phrases = Phrases::new(WEASELS);
    for passage in context.texts().with(&phrases) {
        let protects = matches!(
            passage.of,
            Of::Control | Of::Claim | Of::Assumption | Of::Exclusion
        ) || matches!(passage.of, Of::Threat | Of::Answer) && passage.part == Part::Reason;
        if !protects || passage.part == Part::Other {
            continue;
        }
        if let Some(word) = phrases.find(passage.text) {
            report(
                context,
                found,
                passage,
                format!("`{word}` says nothing that can be checked"),
                "say what is done, where, and against whom: \"every query is parameterised\" rather than \"input is handled properly\"",
            );
        }
    }
}

/// Words like "impossible" or "fully secure", in any text but a threat's.
/// (No mechanism is perfectly secure; one chooses what to defend against.)
fn absolute_claim(context: &Context, found: &mut Found) {
    let phrases = Phrases::new(ABSOLUTES);
    for passage in context.texts().with(&phrases) {
        let attack = matches!(passage.of, Of::Threat | Of::Tree | Of::Step | Of::Adversary);
        if attack && passage.part != Part::Reason
            || passage.of == Of::Review
            || passage.part == Part::Other && passage.of != Of::System
        {
            continue;
        }
        if let Some(word) = first_claimed(&phrases, passage.text) {
            report(
                context,
                found,
                passage,
                format!("`{word}`: no mechanism is perfectly secure"),
                "say against whom it holds and up to what: `resists moderate` in a control, `criminal cannot disclose orders` in a claim",
            );
        }
    }
}

/// Words that hide a second story in the first: in titles, and in descriptions those that leave the rest out.
/// (Shostack: a story that needs "sometimes" or "also" is several; draw them apart.)
fn story_word(context: &Context, found: &mut Found) {
    let in_titles = Phrases::new(STORIES);
    let anywhere = Phrases::new(&["and so on", "etc", "sometimes"]);
    for passage in context.texts().with(&in_titles) {
        if !matches!(passage.of, Of::Flow | Of::Element(_)) {
            continue;
        }
        let phrases = match passage.part {
            Part::Title => &in_titles,
            Part::Description => &anywhere,
            _ => continue,
        };
        if let Some(word) = phrases.find(passage.text) {
            let what = match passage.of {
                Of::Flow => "a flow for each thing that happens",
                Of::Element(ElementKind::Store) => "a store for each thing that is kept",
                _ => "an element for each thing it does",
            };
            report(
                context,
                found,
                passage,
                format!("`{word}` in `{}` hides a second story", passage.name),
                &format!("write {what}, or leave the word out"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_back_is_no_claim() {
        let phrases = Phrases::new(ABSOLUTES);
        assert_eq!(
            first_claimed(&phrases, "It is fully secure"),
            Some("fully secure")
        );
        assert_eq!(first_claimed(&phrases, "Nothing is perfectly secure"), None);
        assert_eq!(first_claimed(&phrases, "100 % secure"), Some("100 % secure"));
    }
}
