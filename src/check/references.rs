//! TM521, TM811: numbers of catalogues, as far as their form and their meaning are certain.

use super::{Check, Context, Found};
use crate::model::*;

pub static CHECKS: &[Check] = &[Check::new(521, bad_reference), Check::new(811, class_vs_cwe)];

/// A reference whose number its catalogue cannot have: `CWE-0`, `CAPEC-12345`, `T9001`, `LLM11`, `CVE-1970-1`. Whether a
/// plausible number exists is not known here.
fn bad_reference(context: &Context, found: &mut Found) {
    for threat in &context.model.threats {
        for reference in &threat.refers {
            let text = reference.value.as_str();
            let Some(form) = implausible(text, context.today.year()) else {
                continue;
            };
            found.push(
                found
                    .at(reference.span, format!("`{text}` cannot be right: {form}"))
                    .help("look the number up in its catalogue, or take it out")
                    .about(&threat.head.name),
            );
        }
    }
}

/// What the numbers of a catalogue look like, when this is none of them. None for what is fine or of no known catalogue.
fn implausible(text: &str, year: i32) -> Option<&'static str> {
    let number =
        |digits: &str, from: u32, to: u32| digits.parse::<u32>().is_ok_and(|n| (from..=to).contains(&n));
    let technique = |digits: &str| {
        let (main, sub) = digits.split_once('.').unwrap_or((digits, "001"));
        main.len() == 4
            && main.bytes().all(|b| b.is_ascii_digit())
            && sub.len() == 3
            && sub.bytes().all(|b| b.is_ascii_digit())
    };
    let (good, form) = if let Some(rest) = text.strip_prefix("CWE-") {
        (number(rest, 1, 9999), "a CWE has a number from 1 to four digits")
    } else if let Some(rest) = text.strip_prefix("CAPEC-") {
        (
            number(rest, 1, 999),
            "a CAPEC has a number from 1 to three digits",
        )
    } else if let Some(rest) = text.strip_prefix("CVE-") {
        let (of, id) = rest.split_once('-').unwrap_or((rest, ""));
        let last = u32::try_from(year).unwrap_or(9999) + 1;
        (
            number(of, 1999, last) && number(id, 1, u32::MAX),
            "a CVE has a year from 1999 to now, and a number",
        )
    } else if let Some(rest) = text.strip_prefix("AML.T") {
        (
            technique(rest),
            "a technique of ATLAS has four digits, and three more behind a point",
        )
    } else if let Some(rest) = text.strip_prefix("LLM") {
        let (of, _) = rest.split_once(':').unwrap_or((rest, ""));
        (
            number(of, 1, 10),
            "the OWASP list for language models goes from LLM01 to LLM10",
        )
    } else if let Some(rest) = text
        .strip_prefix('T')
        .filter(|r| r.starts_with(|c: char| c.is_ascii_digit()))
    {
        (
            technique(rest) && rest.starts_with(['0', '1']),
            "a technique of ATT&CK is T0 or T1 and three digits, and three more behind a point",
        )
    } else {
        return None;
    };
    (!good).then_some(form)
}

/// A weakness whose consequence is certain, on a threat that has none of its effects (CWE, "Common Consequences").
fn class_vs_cwe(context: &Context, found: &mut Found) {
    use Effect::*;
    const DISCLOSES: &[Effect] = &[Disclose, Identify, Link, Detect, Spoof];
    const EXHAUSTS: &[Effect] = &[Deny, Exhaust];
    const ENTERS: &[Effect] = &[Spoof, Tamper, Mislead, Disclose, Elevate, Repudiate];
    const TAKES_OVER: &[Effect] = &[Spoof, Tamper, Mislead, Disclose, Elevate];
    const MEANING: &[(&str, &str, &[Effect])] = &[
        ("CWE-79", "cross-site scripting", TAKES_OVER),
        (
            "CWE-89",
            "SQL injection",
            &[Spoof, Tamper, Mislead, Disclose, Elevate, Deny],
        ),
        ("CWE-200", "exposure of sensitive information", DISCLOSES),
        ("CWE-209", "error messages that tell too much", DISCLOSES),
        ("CWE-287", "improper authentication", ENTERS),
        (
            "CWE-306",
            "missing authentication",
            &[
                Spoof, Tamper, Mislead, Disclose, Elevate, Repudiate, Deny, Exhaust,
            ],
        ),
        ("CWE-307", "unlimited authentication attempts", ENTERS),
        (
            "CWE-319",
            "transmission in the clear",
            &[Disclose, Identify, Link, Detect, Spoof, Tamper],
        ),
        ("CWE-400", "uncontrolled resource consumption", EXHAUSTS),
        ("CWE-532", "secrets in a log", DISCLOSES),
        ("CWE-770", "allocation without limits", EXHAUSTS),
        ("CWE-778", "insufficient logging", &[Repudiate]),
    ];
    for threat in &context.model.threats {
        for reference in &threat.refers {
            let Some((_, meaning, effects)) = MEANING.iter().find(|(id, _, _)| *id == reference.value) else {
                continue;
            };
            if threat.effects.is_empty() || threat.effects.iter().any(|e| effects.contains(&e.effect)) {
                continue;
            }
            let (id, name) = (&reference.value, &threat.head.name);
            let words: Vec<&str> = effects.iter().map(|e| e.word()).collect();
            found.push(
                found
                    .at(
                        reference.span,
                        format!("`{id}` is {meaning}, but threat `{name}` has no effect of that kind"),
                    )
                    .help(format!(
                        "such a weakness lets an adversary {}; add the effect, or take the number out",
                        words.join(", ")
                    ))
                    .about(name),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::implausible;

    #[test]
    fn plausible_references_pass() {
        for text in [
            "CWE-89",
            "CAPEC-66",
            "T1190",
            "T1059.001",
            "T0801",
            "AML.T0020",
            "AML.T0024.000",
            "LLM01",
            "CVE-2026-1",
            "OTHER-1",
        ] {
            assert_eq!(implausible(text, 2026), None, "{text}");
        }
    }

    #[test]
    fn numbers_that_cannot_be_are_refused() {
        for text in [
            "CWE-0",
            "CWE-12345",
            "CAPEC-1234",
            "T9001",
            "T119",
            "T1059.1",
            "AML.T20",
            "LLM11",
            "LLM00",
            "CVE-1970-1",
            "CVE-2031-5",
        ] {
            assert!(implausible(text, 2026).is_some(), "{text}");
        }
    }
}
