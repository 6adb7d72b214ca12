//! What the texts say: words that promise too much, say too little, or were left for later.

use super::passage::{Of, Part, Passage, passages};
use super::words::{Hit, Phrases, Word, shown, words};
use super::{Check, Context, Found};
use crate::model::ElementKind;

pub static CHECKS: &[Check] = &[
    Check::new(152, weasel_word),
    Check::new(153, absolute_claim),
    Check::new(154, completeness_claim),
    Check::new(155, story_word),
    Check::new(160, placeholder),
];

/// Words that sound like protection and can be neither tested nor refuted.
const WEASELS: &[&str] = &[
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

/// Words that claim what no mechanism gives.
const ABSOLUTES: &[&str] = &[
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
    let words = words(text);
    let hit = phrases
        .hits(&words)
        .into_iter()
        .find(|hit| !is_negated(&words, *hit))?;
    Some(shown(text, &words, hit))
}

fn report(context: &Context, found: &mut Found, passage: &Passage, message: String, help: &str) {
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
    for passage in passages(context.model) {
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
                &passage,
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
    for passage in passages(context.model) {
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
                &passage,
                format!("`{word}`: no mechanism is perfectly secure"),
                "say against whom it holds and up to what: `resists moderate` in a control, `criminal cannot disclose orders` in a claim",
            );
        }
    }
}

const ALL: &[&str] = &["all", "any", "each", "every"];
const THREATS: &[&str] = &[
    "attack",
    "attacks",
    "risk",
    "risks",
    "threat",
    "threats",
    "vulnerabilities",
    "vulnerability",
];
const FOUND: &[&str] = &[
    "addressed",
    "analysed",
    "analyzed",
    "considered",
    "covered",
    "covers",
    "defended",
    "documented",
    "enumerated",
    "found",
    "handled",
    "identified",
    "included",
    "known",
    "listed",
    "mitigated",
    "prevented",
    "stopped",
];

/// "All threats were identified", "no other attacks exist": nobody can know.
/// (Threat modelling is a practical discipline without theoretical guarantees: how do you know you found all?)
fn completeness_claim(context: &Context, found: &mut Found) {
    for passage in passages(context.model) {
        if passage.of == Of::Adversary {
            continue;
        }
        let list = words(passage.text);
        let Some((first, after)) = completeness(&list) else {
            continue;
        };
        let said = &passage.text[list[first].start..list[after - 1].end()];
        report(
            context,
            found,
            &passage,
            format!("`{said}`: nobody can know that none was missed"),
            "say how threats were looked for, by whom and when: `review 2026-10-01 by \"Security team\" { found \"…\" }`",
        );
    }
}

/// The words that claim completeness: "all [possible] threats [were] found", "no other threats", "the threat model is
/// complete".
fn completeness(list: &[Word]) -> Option<(usize, usize)> {
    let at = |i: usize| list.get(i).map_or("", |w| w.lower.as_ref());
    (0..list.len()).find_map(|i| {
        if at(i) == "threat"
            && matches!(at(i + 1), "model" | "list" | "analysis")
            && at(i + 2) == "is"
            && at(i + 3) == "complete"
        {
            return Some((i, i + 4));
        }
        if !THREATS.contains(&at(i)) || i == 0 {
            return None;
        }
        let none = matches!(
            at(i - 1),
            "other" | "further" | "remaining" | "more" | "additional"
        ) && i >= 2
            && at(i - 2) == "no";
        if none {
            return Some((i - 2, i + 1));
        }
        let first = (i.saturating_sub(3)..i).rev().find(|k| ALL.contains(&at(*k)))?;
        if first > 0 && matches!(at(first - 1), "not" | "t" | "of" | "against") {
            return None;
        }
        let verb = (i + 1..i + 6).find(|k| FOUND.contains(&at(*k)))?;
        let open = (i + 1..verb).any(|k| matches!(at(k), "not" | "t" | "to" | "that" | "which" | "by"));
        (!open).then_some((first, verb + 1))
    })
}

/// Words that hide a second story in the first: in titles, and in descriptions those that leave the rest out.
/// (Shostack: a story that needs "sometimes" or "also" is several; draw them apart.)
fn story_word(context: &Context, found: &mut Found) {
    let in_titles = Phrases::new(&[
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
    ]);
    let anywhere = Phrases::new(&["and so on", "etc", "sometimes"]);
    for passage in passages(context.model) {
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
                &passage,
                format!("`{word}` in `{}` hides a second story", passage.name),
                &format!("write {what}, or leave the word out"),
            );
        }
    }
}

/// Text that was left for later: TODO, TBD, an ellipsis alone, a template's brackets.
/// (A published risk assessment went out with its template's instructions still in it.)
fn placeholder(context: &Context, found: &mut Found) {
    for passage in passages(context.model) {
        if let Some(word) = left_over(passage.text) {
            report(
                context,
                found,
                &passage,
                format!("`{word}` was left for later"),
                "write what belongs there, or take the statement out: what is not said is unknown, and asked for",
            );
        }
    }
}

/// The first placeholder of a text.
fn left_over(text: &str) -> Option<&str> {
    let bare = text.trim();
    let dots = !bare.is_empty()
        && bare
            .chars()
            .all(|c| matches!(c, '.' | '…' | '?' | '-' | '_' | '–'));
    if dots {
        return Some(bare);
    }
    let list = words(text);
    let word = list.iter().enumerate().find(|(i, w)| {
        let next = list.get(i + 1).map_or("", |w| w.lower.as_ref());
        let about = matches!(
            next,
            "app" | "application" | "entries" | "entry" | "item" | "items" | "list" | "lists" | "service"
        );
        match w.shown {
            "TODO" | "FIXME" | "XXX" | "TBD" | "TBC" | "TBA" => !about,
            "tbd" | "Tbd" => true,
            _ => w.lower == "lorem" && next == "ipsum",
        }
    });
    if let Some((_, word)) = word {
        return Some(word.shown);
    }
    if !text.contains(['<', '[', '{']) {
        return None;
    }
    [('<', '>'), ('[', ']'), ('{', '}')]
        .into_iter()
        .find_map(|(open, close)| {
            let start = text.find(open)?;
            let end = start + text[start..].find(close)?;
            let inner = words(&text[start..end]);
            let first = inner.first()?.lower.to_string();
            let asks = matches!(
                first.as_str(),
                "add" | "describe" | "enter" | "fill" | "insert" | "your" | "placeholder"
            );
            asks.then(|| &text[start..=end])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders() {
        for text in [
            "…",
            "TODO: ask",
            "owner TBD",
            "<your team>",
            "[insert name here]",
            "...",
        ] {
            assert!(left_over(text).is_some(), "{text}");
        }
        for text in [
            "TODO list of a customer",
            "Ask for a parcel",
            "x <b> y",
            "a todo app",
            "-1",
        ] {
            assert!(left_over(text).is_none(), "{text}");
        }
    }

    #[test]
    fn claims_of_completeness() {
        for text in [
            "All possible threats were identified",
            "every threat is mitigated",
            "No other attacks exist",
            "The threat model is complete",
        ] {
            assert!(completeness(&words(text)).is_some(), "{text}");
        }
        for text in [
            "Not all threats were found",
            "identify as many threats as possible",
            "all threats to be considered",
            "We list every query",
        ] {
            assert!(completeness(&words(text)).is_none(), "{text}");
        }
    }

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
