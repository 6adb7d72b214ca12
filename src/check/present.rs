//! Which findings are shown: not what follows from another, and one line per element and question.

use crate::diagnostic::{Code, Diagnostics, Question};
use foldhash::{HashMap, HashSet};
use std::cmp::Reverse;
use std::ops::RangeInclusive;

/// Where a consequence stands.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    /// Anywhere in the model.
    Anywhere,
    /// On the same declaration.
    Same,
}

/// A finding, and the gaps that only follow from it: mending the first mends or changes the others.
struct Follows {
    cause: u16,
    place: Where,
    gaps: &'static [RangeInclusive<u16>],
}

const fn everywhere(cause: u16, gaps: &'static [RangeInclusive<u16>]) -> Follows {
    Follows {
        cause,
        place: Where::Anywhere,
        gaps,
    }
}

const fn there(cause: u16, gaps: &'static [RangeInclusive<u16>]) -> Follows {
    Follows {
        cause,
        place: Where::Same,
        gaps,
    }
}

static FOLLOWS: &[Follows] = &[
    // Nothing says what is built: its purpose, its owner, its outside and when to look again come after.
    everywhere(101, &[102..=102, 106..=118, 151..=159, 161..=999]),
    // No party: nobody outside, nobody with access.
    everywhere(103, &[110..=110, 220..=220, 313..=313, 316..=316, 325..=325]),
    // No data: nothing that flows carry, or that threats could be rated by.
    everywhere(
        104,
        &[
            204..=207,
            210..=211,
            222..=222,
            305..=305,
            503..=503,
            511..=511,
            518..=518,
        ],
    ),
    // No adversary: nobody to attack anything.
    everywhere(
        106,
        &[
            305..=305,
            309..=328,
            502..=502,
            512..=512,
            704..=704,
            706..=706,
            708..=717,
        ],
    ),
    // No threat: nothing looked at, nothing to respond to, no adversary in use.
    everywhere(
        107,
        &[118..=118, 326..=326, 506..=525, 608..=613, 621..=621, 710..=710],
    ),
    // No response anywhere: every threat lacks one.
    everywhere(118, &[601..=602, 608..=608, 613..=613, 709..=709]),
    // No boundary: nothing crosses, nothing stands in one.
    everywhere(213, &[212..=212, 215..=217, 314..=314]),
    // Nothing says how flows are protected: then no claim about them is decided.
    everywhere(227, &[713..=713]),
    // No validation at all: no review, no claim, and nothing that could concede a loss.
    everywhere(109, &[610..=610, 705..=705, 707..=707]),
    // Nothing says what an adversary controls: it reaches nothing yet.
    everywhere(304, &[311..=311, 514..=514, 716..=716]),
    // An element no flow touches neither takes, gives nor shows anything.
    there(
        208,
        &[
            110..=110,
            204..=204,
            205..=205,
            206..=206,
            207..=207,
            211..=211,
            212..=212,
            223..=223,
            510..=510,
            511..=511,
            621..=621,
        ],
    ),
    // A party, element or data that is used nowhere.
    there(113, &[105..=105, 316..=316, 326..=326]),
    // An adversary that comes near nothing has not less than another.
    there(311, &[312..=312]),
    // Why an assumption needs evidence, before that it has none.
    there(406, &[404..=404]),
    // A threat that says nothing about who or what.
    there(502, &[505..=505, 518..=518]),
    there(503, &[501..=501, 518..=518, 614..=614]),
    there(601, &[602..=602, 618..=618]),
    there(602, &[616..=616, 618..=618]),
    // What is not in place yet has no rest, no evidence and no test.
    there(616, &[704..=704]),
    there(701, &[704..=704, 706..=706]),
    // An entry that nobody looked at is not compared flow by flow.
    there(510, &[509..=509]),
    // An expired statement is decided again as a whole.
    there(904, &[603..=603, 619..=619]),
];

/// The findings that are shown, in the order they have, and how many are left out.
///
/// Held back, and not counted, is what only follows from another finding (`FOLLOWS`). Of those about one declaration and
/// one of the four questions the worst is shown, and of several as bad the one of the lowest number; with `all`, each is.
/// Findings about no declaration are all shown.
pub fn present(findings: Diagnostics, all: bool) -> (Diagnostics, usize) {
    let causes = Causes::of(&findings);
    let kept: Diagnostics = findings
        .into_iter()
        .filter(|f| !causes.explain(f.code, f.subject.as_deref()))
        .collect();
    if all {
        return (kept, 0);
    }
    let before = kept.len();
    let mut best: HashMap<(&str, Question), usize> = HashMap::default();
    let mut shown = vec![true; kept.len()];
    let rank = |at: usize| (Reverse(kept[at].severity), kept[at].code, at);
    for (at, finding) in kept.iter().enumerate() {
        let Some(subject) = finding.subject.as_deref() else {
            continue;
        };
        let place = best.entry((subject, finding.code.info().question)).or_insert(at);
        if rank(at) < rank(*place) {
            shown[*place] = false;
            *place = at;
        } else if *place != at {
            shown[at] = false;
        }
    }
    let list: Diagnostics = kept
        .iter()
        .zip(&shown)
        .filter(|(_, shown)| **shown)
        .map(|(finding, _)| finding.clone())
        .collect();
    let left_out = before - list.len();
    (list, left_out)
}

/// The causes that are among the findings.
struct Causes {
    anywhere: HashSet<Code>,
    on: HashSet<(Code, String)>,
}

impl Causes {
    fn of(findings: &Diagnostics) -> Causes {
        let on = findings.iter().filter_map(|f| Some((f.code, f.subject.clone()?)));
        Causes {
            anywhere: findings.iter().map(|f| f.code).collect(),
            on: on.collect(),
        }
    }

    /// Whether a finding only follows from one of them.
    fn explain(&self, code: Code, subject: Option<&str>) -> bool {
        FOLLOWS
            .iter()
            .filter(|f| f.gaps.iter().any(|gap| gap.contains(&code.0)))
            .any(|follows| {
                let cause = Code(follows.cause);
                match (follows.place, subject) {
                    (Where::Anywhere, _) => self.anywhere.contains(&cause),
                    (Where::Same, Some(subject)) => self.on.contains(&(cause, subject.to_string())),
                    (Where::Same, None) => false,
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{CODES, Diagnostic, Severity};
    use crate::source::Span;

    fn finding(code: u16, subject: Option<&str>) -> Diagnostic {
        let finding = Diagnostic::new(Code(code), Span::default(), "…");
        match subject {
            Some(subject) => finding.about(subject),
            None => finding,
        }
    }

    fn codes(findings: Diagnostics, all: bool) -> (Vec<u16>, usize) {
        let (shown, left_out) = present(findings, all);
        (shown.iter().map(|f| f.code.0).collect(), left_out)
    }

    #[test]
    fn the_worst_of_an_element_and_a_question_is_shown() {
        let findings = vec![
            finding(508, Some("a")),
            finding(502, Some("a")),
            finding(601, Some("a")),
            finding(505, Some("b")),
        ];
        assert_eq!(codes(findings, false), (vec![502, 601, 505], 1));
    }

    #[test]
    fn of_two_as_bad_the_lower_number_is_shown() {
        let findings = vec![finding(511, Some("a")), finding(508, Some("a"))];
        assert_eq!(codes(findings, false), (vec![508], 1));
    }

    #[test]
    fn a_severity_that_was_changed_counts() {
        let mut note = finding(505, Some("a"));
        note.severity = Severity::Error;
        let findings = vec![finding(508, Some("a")), note];
        assert_eq!(codes(findings, false), (vec![505], 1));
    }

    #[test]
    fn findings_about_no_declaration_are_all_shown() {
        assert_eq!(
            codes(vec![finding(705, None), finding(704, None)], false),
            (vec![705, 704], 0)
        );
    }

    #[test]
    fn what_follows_is_held_back() {
        let findings = vec![
            finding(107, None),
            finding(509, Some("a")),
            finding(701, Some("b")),
        ];
        assert_eq!(codes(findings, false), (vec![107, 701], 0));
    }

    #[test]
    fn what_follows_on_an_element_is_held_back_there_only() {
        let findings = vec![
            finding(208, Some("a")),
            finding(510, Some("a")),
            finding(510, Some("b")),
        ];
        assert_eq!(codes(findings, false), (vec![208, 510], 0));
    }

    #[test]
    fn all_shows_every_finding_that_does_not_follow() {
        let findings = vec![
            finding(107, None),
            finding(509, Some("a")),
            finding(805, Some("a")),
            finding(814, Some("a")),
        ];
        assert_eq!(codes(findings, true), (vec![107, 805, 814], 0));
    }

    #[test]
    fn nothing_follows_from_itself_and_every_cause_is_a_code() {
        for follows in FOLLOWS {
            assert!(
                CODES.iter().any(|i| i.code.0 == follows.cause),
                "{}",
                follows.cause
            );
            assert!(
                !follows.gaps.iter().any(|g| g.contains(&follows.cause)),
                "{}",
                follows.cause
            );
        }
    }
}
