//! TM521, TM811: numbers of catalogues: whether they exist, and whether they fit where their meaning is certain.

use super::{Check, Context, Found};
use crate::diagnostic::suggest::nearest;
use crate::model::*;
use crate::references::{self, Catalogue, Status};

pub static CHECKS: &[Check] = &[Check::new(521, bad_reference), Check::new(811, class_vs_cwe)];

/// A reference to a number that its catalogue does not have, has withdrawn, or uses for a group; of threats and of rules.
/// The shipped rules are not read again for every model: `tests/references.rs` looks at theirs.
/// Where no list is at hand (CVE, a part of ATT&CK for ICS) only the form of the number is looked at.
fn bad_reference(context: &Context, found: &mut Found) {
    let model = context.model;
    let threats = model.threats.iter().map(|t| (&t.refers, &t.head.name));
    let bodies = model
        .rules
        .iter()
        .filter(|r| r.pack.is_none())
        .filter_map(|r| Some((&r.body.as_ref()?.refers, &r.head.name)));
    for (refers, name) in threats.chain(bodies) {
        for reference in refers.iter() {
            let Some((what, help, instead)) = mistake(&reference.value, context.today.year()) else {
                continue;
            };
            let mut said = found.at(reference.span, what).help(help).about(name);
            if let Some(number) = instead {
                said = said.fix(reference.span, number);
            }
            found.push(said);
        }
    }
}

/// What is wrong with a reference, what to do about it, and the number that takes its place where there is one.
fn mistake(number: &str, year: i32) -> Option<(String, String, Option<&'static str>)> {
    if let Some(form) = implausible(number, year) {
        let help = "look the number up in its catalogue, or take it out".to_string();
        return Some((format!("`{number}` cannot be right: {form}"), help, None));
    }
    let catalogue = references::catalogue_of(number)?;
    let named = |number: &str| match references::title(number) {
        Some(title) => format!("`{number}` ({title})"),
        None => format!("`{number}`"),
    };
    let Some(entry) = references::find(number) else {
        return catalogue.would_have(number).then(|| unknown(number, catalogue));
    };
    match entry.status {
        Status::Active => None,
        Status::Deprecated(new) => {
            let help = match new {
                Some(new) => format!("its place took {}", named(new)),
                None => format!("look in {} for what says it now", catalogue.name),
            };
            Some((format!("{} was withdrawn", named(number)), help, new))
        }
        Status::Category => {
            let what = format!("{} is a group, and names no weakness", named(number));
            Some((
                what,
                "refer to the weakness of this group that is meant".to_string(),
                None,
            ))
        }
    }
}

/// What to say of a number that its catalogue does not have.
fn unknown(number: &str, catalogue: &Catalogue) -> (String, String, Option<&'static str>) {
    let editions: Vec<String> = references::starting_with(&format!("{number}-20"))
        .map(|e| format!("`{}` ({})", e.number, e.title))
        .collect();
    if !editions.is_empty() {
        let help = format!("write {}", editions.join(" or "));
        return (format!("`{number}` does not say of which year"), help, None);
    }
    let numbers = references::starting_with(catalogue.prefix);
    let near = nearest(number, numbers.map(|e| e.number)).and_then(references::find);
    let help = match near {
        Some(near) => format!("did you mean `{}` ({})?", near.number, near.title),
        None => "look the number up in its catalogue, or take it out".to_string(),
    };
    let what = format!("`{number}` is not in {}", catalogue.name);
    (what, help, near.map(|n| n.number))
}

/// What the numbers of a catalogue look like, when this is none of them. None for what is fine or of no known catalogue.
fn implausible(text: &str, year: i32) -> Option<&'static str> {
    let number =
        |digits: &str, from: u32, to: u32| digits.parse::<u32>().is_ok_and(|n| (from..=to).contains(&n));
    let technique = |digits: &str| {
        let (main, sub) = digits.split_once('.').unwrap_or((digits, "001"));
        let all = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        all(main, 4) && all(sub, 3)
    };
    let (good, form) = if let Some(rest) = text.strip_prefix("CVE-") {
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
        for reference in threat.refers.iter() {
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
    use super::mistake;

    fn said(number: &str) -> String {
        mistake(number, 2026).map_or(String::new(), |(what, help, _)| format!("{what}; {help}"))
    }

    #[test]
    fn references_that_exist_pass() {
        for text in [
            "CWE-89",
            "CAPEC-66",
            "T1190",
            "T1059.001",
            "T0801",
            "T0899",
            "AML.T0020",
            "AML.T0024.000",
            "AML.CS0009",
            "LLM01",
            "OWASP-A03-2021",
            "CVE-2026-1",
            "OTHER-1",
        ] {
            assert_eq!(said(text), "", "{text}");
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
            "AML.T0999",
            "LLM11",
            "LLM00",
            "API11",
            "SLSA-Z",
            "CVE-1970-1",
            "CVE-2031-5",
        ] {
            assert_ne!(said(text), "", "{text}");
        }
    }

    #[test]
    fn what_is_said_has_the_title_or_a_suggestion() {
        assert!(said("CWE-132").contains("withdrawn; its place took `CWE-170` (Improper Null Termination)"));
        assert!(said("T1070.11").contains("cannot be right"));
        assert!(said("CWE-310").contains("(Cryptographic Issues) is a group"));
        assert!(
            said("LLM1").contains("did you mean `LLM10`") || said("LLM1").contains("did you mean `LLM01`")
        );
        let edition = said("OWASP-A03");
        assert!(
            edition.contains(
                "`OWASP-A03-2021` (Injection) or `OWASP-A03-2025` (Software Supply Chain Failures)"
            ),
            "{edition}"
        );
    }
}
