//! TM509–TM511, TM522: was every place that needs a look looked at?
//!
//! A threat stands where it goes `through`, and at what its effects are about; without `through`, wherever its data is.

use super::facts::{quoted, trust_of};
use super::standing::{Coverage, Effects};
use super::{Check, Context, Found};
use crate::diagnostic::Severity;
use crate::model::*;

pub static CHECKS: &[Check] = &[
    Check::new(509, crossing_unanalysed),
    Check::new(510, exposed_unanalysed),
    Check::new(511, sensitive_store_unanalysed),
    Check::new(522, privacy_gap),
];

/// A flow that crosses a boundary, with no threat on it, on an end of it or on its data wherever that is, and no
/// exclusion of an effect there. An error when one end is not trusted at all, else a warning. Microsoft SDL: look where
/// data crosses a trust boundary first.
fn crossing_unanalysed(context: &Context, found: &mut Found) {
    let model = context.model;
    let coverage = context.standing();
    for id in FlowId::all(model).filter(|f| model.crosses(*f)) {
        let ends = [model[id].from.value, model[id].to.value];
        let excluded = ends.map(Node::Element).into_iter().chain([Node::Flow(id)]);
        let excluded = excluded.chain(model.carried(id).map(Node::Data));
        if !coverage.on_flow(context, id).is_empty() || { excluded }
            .any(|n| !coverage.excluded.at(n).is_empty())
        {
            continue;
        }
        let name = &model[id].head.name;
        let crossed = model.crossings(id);
        let crossed = match crossed.is_empty() {
            true => "a trust boundary".to_string(),
            false => quoted(crossed.iter().map(|b| model[*b].head.name.as_str())),
        };
        let mut finding = found
            .about(model, Node::Flow(id), format!("flow `{name}` crosses {crossed}, and no threat goes through it"))
            .help(match model[id].named {
                true => format!("add it to a threat, `through {name}`, or rule one out: `exclude tamper {name} because \"…\"`"),
                false => format!("name the flow and add it to a threat: `flow NAME: {} -> {}`, `through NAME`",
                    model[ends[0]].head.name, model[ends[1]].head.name),
            });
        if !ends.iter().any(|e| trust_of(model, *e) == Some(Trust::None)) {
            finding.severity = Severity::Warning;
        }
        found.push(finding);
    }
}

/// A process or store that faces the outside (its `exposure` is `partner` or `internet`, or a flow from an external or
/// from a place of `trust none` enters it) and no threat touches it. OWASP: entry points come first.
fn exposed_unanalysed(context: &Context, found: &mut Found) {
    let model = context.model;
    let coverage = context.standing();
    for id in ElementId::all(model) {
        let element = &model[id];
        if !matches!(element.kind, ElementKind::Process | ElementKind::Store)
            || trust_of(model, id) == Some(Trust::None)
        {
            continue;
        }
        let outside =
            |e: ElementId| model[e].kind == ElementKind::External || trust_of(model, e) == Some(Trust::None);
        let entering = context.index.ends[id.0 as usize]
            .iter()
            .find(|f| outside(model[**f].from.value));
        let exposed = model.at_least(&element.attributes, "exposure", "partner") == Some(true);
        if (!exposed && entering.is_none()) || !coverage.on_element(context, id).is_empty() {
            continue;
        }
        let name = &element.head.name;
        let mut finding = found
            .about(
                model,
                Node::Element(id),
                format!("`{name}` faces the outside, and no threat touches it: start there"),
            )
            .help(format!(
                "write what can go wrong first: `threat … {{ deny {name}; by ADVERSARY }}`"
            ));
        if let Some(flow) = entering {
            finding = finding.also(model.place(Node::Flow(*flow)), "comes from outside");
        }
        found.push(finding);
    }
}

/// A store of data whose confidentiality is `high` or `critical`, with no threat that discloses the store or that data,
/// and no exclusion of it. Data that travels sealed is left out. NIST SP 800-154.
fn sensitive_store_unanalysed(context: &Context, found: &mut Found) {
    let model = context.model;
    let coverage = context.standing();
    let disclose = Effects::one(Effect::Disclose);
    for id in ElementId::all(model) {
        let element = &model[id];
        if element.kind != ElementKind::Store || coverage.said_of(Node::Element(id)).meets(disclose) {
            continue;
        }
        let open: Vec<&str> = element
            .holds
            .iter()
            .map(|d| d.value)
            .filter(|d| model.rating(*d, "confidentiality") >= Some(Level::High))
            .filter(|d| model[*d].sealed.is_empty() && !coverage.said_of(Node::Data(*d)).meets(disclose))
            .map(|d| model[d].head.name.as_str())
            .collect();
        if open.is_empty() {
            continue;
        }
        let name = &element.head.name;
        let message = format!(
            "store `{name}` holds {}, and no threat discloses it",
            quoted(open.iter().copied())
        );
        found.push(found.about(model, Node::Element(id), message).help(format!(
            "add a threat that says `disclose {name}`, or rule it out: `exclude disclose {name} because \"…\"`"
        )));
    }
}

/// Personal data, and no threat to the people it is about: none that discloses it, or links, identifies, detects, keeps
/// unaware or breaks a duty, on it, on what holds or carries it, or on whom it belongs to, neither written nor found by a
/// rule. LINDDUN.
fn privacy_gap(context: &Context, found: &mut Found) {
    use Effect::*;
    let model = context.model;
    let coverage = Coverage::with_findings(context);
    let privacy = Effects::of(&[Disclose, Link, Identify, Detect, Unaware, Noncompliant]);
    let said = |node: Node| coverage.said_of(node).meets(privacy);
    let mut met: Vec<bool> = DataId::all(model)
        .map(|d| said(Node::Data(d)) || model[d].belongs_to.iter().any(|n| said(n.value)))
        .collect();
    for id in ElementId::all(model).filter(|e| said(Node::Element(*e))) {
        context.index.handles[id.0 as usize]
            .iter()
            .for_each(|d| met[d.0 as usize] = true);
    }
    for id in FlowId::all(model).filter(|f| said(Node::Flow(*f))) {
        model.carried(id).for_each(|d| met[d.0 as usize] = true);
    }
    for id in DataId::all(model) {
        let personal = model.at_least(&model[id].attributes, "personal", "yes") == Some(true);
        if personal && !met[id.0 as usize] {
            let name = &model[id].head.name;
            found.push(
                found
                    .about(model, Node::Data(id), format!("`{name}` is about persons, and no threat says what could happen to them"))
                    .help(format!("add a threat: `disclose {name}`, `link {name}`, `identify {name}` or `noncompliant {name}`")),
            );
        }
    }
}
