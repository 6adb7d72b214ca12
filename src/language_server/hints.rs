//! Inlay hints: what is derived, behind what is written. Behind the title of a threat its severity, where it is not
//! stated; behind an effect the impact that follows from the data; behind a claim what it comes to.

use super::requests::View;
use crate::model::{Level, Threat, ThreatId, Words};
use crate::source::Span;
use lsp_types::{InlayHint, InlayHintKind, InlayHintLabel, InlayHintTooltip, Range};

/// The hints within a range.
pub fn hints(view: &View, range: Range) -> Vec<InlayHint> {
    let model = &view.snapshot.draft.model;
    let bytes = view.bytes(range);
    let mut hints = Vec::new();
    for id in ThreatId::all(model) {
        let threat = &model[id];
        let whole = threat.head.whole;
        let visible = whole.source == view.source
            && whole.start as usize <= bytes.end
            && bytes.start <= whole.end as usize;
        if visible {
            hints.extend(severity(view, threat));
            hints.extend(impact(view, id, threat));
        }
    }
    hints.extend(claims(view, &bytes));
    hints
}

/// What each claim comes to, once reach has been worked out.
fn claims(view: &View, bytes: &std::ops::Range<usize>) -> Vec<InlayHint> {
    let Some(meaning) = view.snapshot.meaning.get() else {
        return Vec::new();
    };
    let claims = view
        .snapshot
        .draft
        .model
        .claims
        .iter()
        .zip(meaning.analysis.claims());
    let mut hints = Vec::new();
    for (claim, verdict) in claims {
        let head = claim.head.span;
        let visible = head.start as usize <= bytes.end && bytes.start <= head.end as usize;
        if head.source == view.source && visible {
            let why = "with the controls that count today, whatever is not stated";
            hints.push(hint(view, head, verdict.today.word().to_string(), why));
        }
    }
    hints
}

fn severity(view: &View, threat: &Threat) -> Option<InlayHint> {
    if threat.severity.is_some() {
        return None;
    }
    let severity = view.snapshot.draft.model.stated_severity(threat)?;
    let why = "the cell of the risk matrix for its feasibility and its impact";
    Some(hint(view, threat.head.span, severity_text(severity), why))
}

fn severity_text(severity: Level) -> String {
    format!("severity {}", severity.word())
}

fn impact(view: &View, id: ThreatId, threat: &Threat) -> Option<InlayHint> {
    let effect = threat.effects.first().filter(|_| threat.impact.is_none())?;
    let impact = view.snapshot.draft.model.derived_impact(id)?;
    let why = "derived: the worst rating of the data among the properties that are lost";
    Some(hint(view, effect.span, format!("impact {}", impact.word()), why))
}

fn hint(view: &View, span: Span, label: String, why: &str) -> InlayHint {
    InlayHint {
        position: view.snapshot.range(span).end,
        label: InlayHintLabel::String(label),
        kind: Some(InlayHintKind::TYPE),
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(why.to_string())),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
