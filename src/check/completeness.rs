//! Texts that claim to know everything.

use super::passage::Of;
use super::prose::report;
use super::words::{Phrases, Word, words};
use super::{Check, Context, Found};

pub static CHECKS: &[Check] = &[Check::new(154, completeness_claim)];

const ALL: &[&str] = &["all", "any", "each", "every"];
pub(super) const THREATS: &[&str] = &[
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
    let threats = Phrases::new(THREATS);
    for passage in context.texts().with(&threats) {
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
            passage,
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
