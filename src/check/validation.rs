//! TM701–TM708: what speaks for the controls and the claims?

use super::facts::{mitigations, quoted};
use super::{Check, Context, Found};
use crate::diagnostic::Severity;
use crate::model::*;
use std::path::Path;

pub static CHECKS: &[Check] = &[
    Check::new(701, no_evidence),
    Check::new(702, evidence_dangling),
    Check::new(704, no_test_for_threat),
    Check::new(705, self_review),
    Check::new(708, claim_unsupported),
];

/// A control that is said to be in place, with nothing to show for it; an error when it answers a threat of severity
/// `high` or `critical`. Shostack: a test per threat.
fn no_evidence(context: &Context, found: &mut Found) {
    let model = context.model;
    let impacts = context.impacts();
    let mut grave = vec![None; model.controls.len()];
    for id in ThreatId::all(model) {
        if impacts.severity(model, &model[id]) >= Some(Level::High) {
            mitigations(&model[id].responses).for_each(|c| grave[c.value.0 as usize] = Some(id));
        }
    }
    for id in ControlId::all(model) {
        let control = &model[id];
        let Some(status) = control
            .status
            .as_ref()
            .filter(|_| control.counts() && control.evidence.is_empty())
        else {
            continue;
        };
        let name = &control.head.name;
        let mut finding = found
            .at(status.span, format!("control `{name}` is said to be {}, and nothing shows it", status.value))
            .help("show a test, a scan, an audit, a link or a ticket: `evidence test \"tests/…\" on YYYY-MM-DD by ADVERSARY`")
            .about(name);
        finding = match grave[id.0 as usize] {
            Some(threat) => {
                finding.severity = Severity::Error;
                finding.also(model.place(Node::Threat(threat)), "a severe threat rests on it")
            }
            None => {
                finding.severity = Severity::Warning;
                finding
            }
        };
        found.push(finding);
    }
}

/// Evidence that is a path (a `test`, a `file`, a `scan` that looks like one) at which there is nothing. Paths are
/// relative to the folder of the text that states them; what stands behind `#` or `::` is a place within the file.
fn evidence_dangling(context: &Context, found: &mut Found) {
    let controls = context.model.controls.iter().map(|c| (&c.head, &c.evidence));
    let assumptions = context.model.assumptions.iter().map(|a| (&a.head, &a.evidence));
    for (head, list) in controls.chain(assumptions) {
        for evidence in list {
            let Some(path) = path_of(evidence) else { continue };
            let source = context.sources.get(evidence.text.span.source);
            let folder = source.path.parent().unwrap_or(Path::new(""));
            if context.files.exists(&folder.join(path)) {
                continue;
            }
            found.push(
                found
                    .at(
                        evidence.text.span,
                        format!("evidence of `{}` is not there: `{path}`", head.name),
                    )
                    .help("paths are relative to the file that states them; mend the path, or write the test")
                    .about(&head.name),
            );
        }
    }
}

/// The path that a piece of evidence names; none when it is an address or prose.
fn path_of(evidence: &Evidence) -> Option<&str> {
    let text = evidence.text.value.as_str();
    let path = text.split_once("::").map_or(text, |(path, _)| path);
    let path = path.split_once('#').map_or(path, |(path, _)| path).trim();
    let prose = path.is_empty() || text.contains("://");
    let like_a_path = path.contains(['/', '\\', '.']) && !path.contains(' ');
    match evidence.kind {
        EvidenceKind::Test | EvidenceKind::File if !prose => Some(path),
        EvidenceKind::Scan if !prose && like_a_path => Some(path),
        _ => None,
    }
}

/// Mitigated threats whose controls are in place and have evidence, but none that tried: no test, scan or audit, and no
/// `by ADVERSARY`. One finding names them all. Shostack: a test per threat.
fn no_test_for_threat(context: &Context, found: &mut Found) {
    let model = context.model;
    let tried = |e: &&Evidence| {
        e.by.is_some()
            || matches!(
                e.kind,
                EvidenceKind::Test | EvidenceKind::Scan | EvidenceKind::Audit
            )
    };
    let untried: Vec<ThreatId> = ThreatId::all(model)
        .filter(|id| {
            let mut evidence = mitigations(&model[*id].responses)
                .filter(|c| model[c.value].counts())
                .flat_map(|c| &model[c.value].evidence)
                .peekable();
            evidence.peek().is_some() && !evidence.any(|e| tried(&e))
        })
        .collect();
    let Some(first) = untried.first() else { return };
    let names = quoted(untried.iter().map(|id| model[*id].head.name.as_str()));
    let by = model[*first]
        .by
        .first()
        .map_or("ADVERSARY", |a| model[a.value].head.name.as_str());
    let threats = if untried.len() == 1 { "threat" } else { "threats" };
    found.push(
        found
            .at(
                model[*first].head.name_span,
                format!("no test tries {threats} {names}"),
            )
            .label("its controls are shown to be built, not to hold")
            .help(format!(
                "try it, and say so at the control: `evidence test \"tests/…\" by {by}`"
            )),
    );
}

/// Every review was done by the owner of the model. Threat Modeling Manifesto: no hero threat modeler.
fn self_review(context: &Context, found: &mut Found) {
    let model = context.model;
    let Some(owner) = &model.system.head.owner else {
        return;
    };
    let same = |review: &Review| {
        review
            .by
            .as_ref()
            .is_some_and(|by| by.value.eq_ignore_ascii_case(&owner.value))
    };
    let Some(last) = model.reviews.last() else { return };
    if model.reviews.iter().all(same) {
        found.push(
            found
                .at(
                    last.by.as_ref().map_or(last.span, |by| by.span),
                    format!("`{}` owns the model, and is its only reviewer", owner.value),
                )
                .also(owner.span, "owns the model")
                .help("let somebody else look at it too: `review YYYY-MM-DD by \"…\" { found \"…\" }`"),
        );
    }
}

/// A claim that an adversary `cannot`, which relies on nothing. Assurance cases (GSN): a goal without a solution.
fn claim_unsupported(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ClaimId::all(model) {
        let claim = &model[id];
        if claim.relies_on.is_empty() && claim.lines.iter().any(|l| !l.can) {
            found.push(
                found
                    .about(
                        model,
                        Node::Claim(id),
                        format!("claim `{}` relies on nothing", claim.head.name),
                    )
                    .help("say on which controls and assumptions it rests: `relies on CONTROL, ASSUMPTION`"),
            );
        }
    }
}
