//! TM612–TM623: do the controls do what the threats need?

use super::facts::{mitigations, only_detects, quoted};
use super::{Check, Context, Found};
use crate::diagnostic::Severity;
use crate::model::*;
use foldhash::HashSet;
use std::collections::{BTreeMap, BTreeSet};

pub static CHECKS: &[Check] = &[
    Check::new(612, single_point),
    Check::new(614, wrong_property),
    Check::new(620, detect_only),
    Check::new(623, weaker_adversary),
];

/// Data rated `critical`, all threats to which rest on one and the same control. Saltzer and Schroeder's successors call
/// the remedy defence in depth.
fn single_point(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut guards: BTreeMap<DataId, BTreeSet<ControlId>> = BTreeMap::new();
    for threat in &model.threats {
        for effect in &threat.effects {
            if let Node::Data(data) = effect.target.value {
                guards
                    .entry(data)
                    .or_default()
                    .extend(mitigations(&threat.responses).map(|c| c.value));
            }
        }
    }
    for (data, controls) in guards {
        let critical = RATINGS
            .iter()
            .any(|r| model.rating(data, r) == Some(Level::Critical));
        let mut controls = controls.iter();
        if let (true, Some(only), None) = (critical, controls.next(), controls.next()) {
            let (name, control) = (&model[data].head.name, &model[*only].head.name);
            found.push(
                found
                    .about(
                        model,
                        Node::Data(data),
                        format!("`{name}` is critical and rests on one control, `{control}`"),
                    )
                    .also(
                        model.place(Node::Control(*only)),
                        "when this fails, nothing is left",
                    )
                    .help(format!(
                        "add a second one of another kind beside it: `mitigate with {control}, …`"
                    )),
            );
        }
    }
}

/// A control that protects none of the properties its threat loses, an effect that no control of its threat is for, or
/// a control that does not say what it protects (a note). STRIDE's table of properties.
fn wrong_property(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut silent = BTreeSet::new();
    for threat in &model.threats {
        let name = &threat.head.name;
        let lost: BTreeSet<Property> = threat.effects.iter().map(|e| e.effect.property()).collect();
        let mut open = lost.clone();
        let mut fits = !lost.is_empty();
        let mut last = None;
        for used in mitigations(&threat.responses) {
            let control = &model[used.value];
            last = Some(used.span);
            if only_detects(control) {
                fits = false;
                continue;
            }
            if control.protects.is_empty() {
                silent.insert(used.value);
                open.clear();
                continue;
            }
            control.protects.iter().for_each(|p| {
                open.remove(&p.value);
            });
            if !lost.is_empty() && !control.protects.iter().any(|p| lost.contains(&p.value)) {
                fits = false;
                let protects = quoted(control.protects.iter().map(|p| p.value.word()));
                let loses = quoted(lost.iter().map(|p| p.word()));
                found.push(
                    found
                        .at(
                            used.span,
                            format!(
                                "`{}` protects {protects}, but threat `{name}` takes {loses}",
                                control.head.name
                            ),
                        )
                        .also(control.protects[0].span, "said here")
                        .help("choose a control for that property, or mend `protects` if it does more")
                        .about(name),
                );
            }
        }
        if let (Some(span), true, true, false) = (last, fits, threat.rest.is_none(), open.is_empty()) {
            let words = quoted(open.iter().map(|p| p.word()));
            found.push(
                found
                    .at(span, format!("no control of threat `{name}` protects {words}, which it takes as well"))
                    .help("add a control for it, or accept what stays: `accept rest by \"WHO\" until YYYY-MM-DD because \"…\"`")
                    .about(name),
            );
        }
    }
    for id in silent {
        let name = &model[id].head.name;
        let mut finding = found
            .about(model, Node::Control(id), format!("control `{name}` does not say what it protects"))
            .help("add `protects confidentiality`, `protects integrity`, …; until then it counts for every effect of its threats");
        finding.severity = Severity::Note;
        found.push(finding);
    }
}

/// All controls of a threat only notice it: nothing prevents it. NIST CSF: protect, detect, respond.
fn detect_only(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ThreatId::all(model) {
        let mut controls = mitigations(&model[id].responses).peekable();
        if controls.peek().is_some() && controls.all(|c| only_detects(&model[c.value])) {
            let name = &model[id].head.name;
            found.push(
                found
                    .about(model, Node::Threat(id), format!("threat `{name}` is noticed, but nothing prevents it"))
                    .help("add a control that protects what is lost, or accept the threat and say who acts on the alarm"),
            );
        }
    }
}

/// All adversaries that a control was tried with are weaker than the strongest of the threat. Carlini et al. 2019.
fn weaker_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    let potential: Vec<Option<Potential>> = AdversaryId::all(model)
        .map(|id| {
            let levels = model.lineage(id).into_iter();
            levels
                .filter_map(|a| model[a].computes.as_ref()?.level.as_ref().map(|l| l.value))
                .max()
        })
        .collect();
    let strength = |id: AdversaryId| potential[id.0 as usize];
    let mut seen = HashSet::default();
    for threat in &model.threats {
        let Some(strongest) = threat
            .by
            .iter()
            .filter(|a| strength(a.value).is_some())
            .max_by_key(|a| strength(a.value))
        else {
            continue;
        };
        for used in mitigations(&threat.responses).filter(|c| model[c.value].counts()) {
            let tried = model[used.value].evidence.iter().filter_map(|e| e.by.as_ref());
            let Some(best) = tried.max_by_key(|a| strength(a.value)) else {
                continue;
            };
            let weaker = strength(best.value).is_some_and(|b| Some(b) < strength(strongest.value));
            if !weaker || !seen.insert(used.value) {
                continue;
            }
            let (name, weak, strong) = (
                &model[used.value].head.name,
                &model[best.value].head.name,
                &model[strongest.value].head.name,
            );
            found.push(
                found
                    .at(
                        best.span,
                        format!(
                            "`{name}` was tried by `{weak}`, weaker than `{strong}` of threat `{}`",
                            threat.head.name
                        ),
                    )
                    .also(strongest.span, "the stronger one")
                    .help(format!(
                        "try it again with what `{strong}` has: `evidence test \"…\" by {strong}`"
                    ))
                    .about(name),
            );
        }
    }
}
