//! Inlay hints: what is derived, behind what is written. Behind the title of a threat its feasibility and severity, where
//! they are not stated; behind an effect the impact that follows from the data; behind a claim what it comes to.

use super::requests::View;
use crate::model::{Claim, Feasibility, Level, Threat, ThreatId, Words};
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
            let derived = view.feasibility(threat);
            hints.extend(feasibility(view, threat, derived));
            hints.extend(severity(view, threat, derived));
            hints.extend(impact(view, id, threat));
        }
    }
    hints.extend(claims(view, &bytes));
    hints
}

/// What each claim comes to, once reach has been worked out.
fn claims(view: &View, bytes: &std::ops::Range<usize>) -> Vec<InlayHint> {
    let visible = |claim: &&Claim| {
        let head = claim.head.span;
        head.source == view.source && head.start as usize <= bytes.end && bytes.start <= head.end as usize
    };
    let claims = view.snapshot.draft.model.claims.iter().filter(visible);
    let of = |claim: &Claim| {
        let (_, verdict) = view.verdict(claim)?;
        let why = "with the controls that count today, whatever is not stated";
        Some(hint(view, claim.head.span, verdict.today.word().to_string(), why))
    };
    claims.filter_map(of).collect()
}

fn feasibility(view: &View, threat: &Threat, derived: Option<Feasibility>) -> Option<InlayHint> {
    let derived = derived.filter(|_| threat.feasibility.is_none())?;
    let why = "what it needs against what its adversaries have (ISO/SAE 21434, attack potential)";
    Some(hint(
        view,
        threat.head.span,
        format!("feasibility {}", derived.word()),
        why,
    ))
}

fn severity(view: &View, threat: &Threat, derived: Option<Feasibility>) -> Option<InlayHint> {
    if threat.severity.is_some() {
        return None;
    }
    let severity = view.snapshot.draft.model.severity_with(threat, derived)?;
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
