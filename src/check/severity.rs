//! What the user decided about findings: severities of `tm.toml`, and `ignore CODE on x because "…"`.

use crate::Settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Ignore, Model, Node};

/// TM114 `idle-ignore`: an `ignore` that silences nothing. It has no function of its own, since it needs all findings.
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
}
