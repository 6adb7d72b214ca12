//! What the user decided about findings: severities of `tm.toml`, and `ignore CODE on x because "…"`.

use super::Check;
use crate::Settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Ignore, Model, Node};

/// TM114 is found by [`apply`]: only there are the findings of all checks known.
pub static CHECKS: &[Check] = &[Check::new(114, |_, _| {})];

/// `idle-ignore`: an `ignore` that silences nothing.
const IDLE: Code = Code(114);

/// Sets the severities that the user chose, takes out what is switched off or ignored, and adds a note for every
/// `ignore` that silences nothing.
pub fn apply(findings: Diagnostics, model: &Model, settings: &Settings) -> Diagnostics {
    let mut idle = vec![true; model.ignores.len()];
    let mut kept: Diagnostics = findings
        .into_iter()
        .filter(|finding| {
            let mut ignored = false;
            for (ignore, idle) in model.ignores.iter().zip(&mut idle) {
                if matches(ignore, finding, model) {
                    *idle = false;
                    ignored = true;
                }
            }
            !ignored
        })
        .collect();
    let unused = model.ignores.iter().zip(idle).filter(|(_, idle)| *idle);
    kept.extend(unused.map(|(ignore, _)| nothing_to_silence(ignore, model)));
    kept.into_iter()
        .filter_map(|mut finding| {
            if let Some(chosen) = settings.severities.get(&finding.code) {
                finding.severity = (*chosen)?;
            }
            Some(finding)
        })
        .collect()
}

/// Whether an `ignore` is about this finding: of its code, and about the declaration or at a place within it.
fn matches(ignore: &Ignore, finding: &Diagnostic, model: &Model) -> bool {
    if ignore.code.value != finding.code {
        return false;
    }
    let Some(on) = &ignore.on else { return true };
    let subject = finding.subject.as_deref() == Some(model.name(on.value));
    let within =
        !matches!(on.value, Node::Boundary(_)) && model.head(on.value).whole.contains(finding.primary.span);
    subject || within
}

fn nothing_to_silence(ignore: &Ignore, model: &Model) -> Diagnostic {
    let code = ignore.code.value;
    let place = ignore
        .on
        .as_ref()
        .map(|on| format!(" on `{}`", model.name(on.value)));
    Diagnostic::new(
        IDLE,
        ignore.span,
        format!("there is no {code}{} to ignore", place.unwrap_or_default()),
    )
    .help("remove the line")
    .fix(ignore.span, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::model::{ElementId, ElementKind, Head};
    use crate::source::{SourceId, Span, Spanned};
    use std::collections::BTreeMap;

    fn settings(severities: &[(u16, Option<Severity>)]) -> Settings {
        Settings {
            today: time::Date::MIN,
            severities: severities
                .iter()
                .map(|(c, s)| (Code(*c), *s))
                .collect::<BTreeMap<_, _>>(),
            coverage: Default::default(),
            all: true,
        }
    }

    fn span(start: usize, end: usize) -> Span {
        Span::new(SourceId(0), start, end)
    }

    /// A model of one store `audit`, with an `ignore` of a code there (or everywhere).
    fn model(code: u16, on_audit: bool) -> Model {
        let mut model = Model::default();
        model.elements.push(crate::model::Element {
            head: Head {
                name: "audit".to_string(),
                whole: span(100, 200),
                ..Head::default()
            },
            kind: ElementKind::Store,
            boundary: None,
            is: Vec::new(),
            holds: Vec::new(),
            access: Vec::new(),
            trust: None,
            attributes: Vec::new(),
        });
        model.ignores.push(Ignore {
            code: Spanned::new(Code(code), span(0, 5)),
            on: on_audit.then(|| Spanned::new(Node::Element(ElementId(0)), span(6, 11))),
            because: None,
            span: span(0, 11),
        });
        model
    }

    fn finding(code: u16, subject: &str) -> Diagnostic {
        Diagnostic::new(Code(code), span(300, 301), "…").about(subject)
    }

    fn codes(findings: Diagnostics) -> Vec<(u16, Severity)> {
        findings.iter().map(|f| (f.code.0, f.severity)).collect()
    }

    #[test]
    fn severities_are_set_and_codes_switched_off() {
        let chosen = settings(&[(608, Some(Severity::Error)), (601, None)]);
        let findings = vec![finding(608, "a"), finding(601, "b"), finding(505, "c")];
        let shown = apply(findings, &Model::default(), &chosen);
        assert_eq!(codes(shown), [(608, Severity::Error), (505, Severity::Note)]);
    }

    #[test]
    fn what_is_ignored_on_an_element_is_silenced_there_only() {
        let shown = apply(
            vec![finding(621, "audit"), finding(621, "web")],
            &model(621, true),
            &settings(&[]),
        );
        assert_eq!(codes(shown), [(621, Severity::Warning)]);
    }

    #[test]
    fn a_place_within_the_declaration_counts() {
        let within = Diagnostic::new(Code(622), span(150, 160), "…");
        assert_eq!(codes(apply(vec![within], &model(622, true), &settings(&[]))), []);
    }

    #[test]
    fn without_a_place_it_holds_everywhere() {
        assert_eq!(
            codes(apply(
                vec![finding(621, "a"), finding(621, "b")],
                &model(621, false),
                &settings(&[])
            )),
            []
        );
    }

    #[test]
    fn an_ignore_that_silences_nothing_is_told() {
        let shown = apply(vec![finding(608, "audit")], &model(621, true), &settings(&[]));
        assert_eq!(codes(shown), [(608, Severity::Warning), (114, Severity::Note)]);
    }

    #[test]
    fn an_idle_ignore_can_be_switched_off_too() {
        assert_eq!(
            codes(apply(Vec::new(), &model(621, true), &settings(&[(114, None)]))),
            []
        );
    }
}
