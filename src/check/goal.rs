//! What adversaries want: whether it costs anything, and whether anybody else wants and can do the same.

use super::{Check, Context, Found};
use crate::model::{
    AdversaryId, BoundaryId, Effect, EffectOn, ElementId, Level, Model, Node, Position, Property, ThreatId,
};
use std::collections::{BTreeMap, BTreeSet};

pub static CHECKS: &[Check] = &[Check::new(305, goal_not_asset), Check::new(312, dominated)];

/// A goal on data for which the property it takes away is not rated, or rated `none`: reaching it costs nothing.
/// (Security games: the goal names an asset and a property; NIST SP 800-154: objectives of each item of data.)
fn goal_not_asset(context: &Context, found: &mut Found) {
    let model = context.model;
    let inside = inside(model);
    let mut within = BTreeMap::new();
    for id in AdversaryId::all(model) {
        for goal in &model[id].wants {
            let Some(rating) = rating_of(goal) else { continue };
            let Some(worst) = worst_loss(context, goal, rating, &inside, &mut within) else {
                continue;
            };
            let (name, target) = (&model[id].head.name, model.name(goal.target.value));
            let effect = goal.effect;
            let message = match (worst, goal.target.value) {
                (Some(Level::None), _) => {
                    format!("`{name}` wants `{effect} {target}`, but its {rating} is `none`: nothing is lost")
                }
                (Some(_), _) => continue,
                (None, Node::Data(_)) => {
                    format!("`{name}` wants `{effect} {target}`, but `{target}` names no {rating} to lose")
                }
                (None, _) => {
                    format!(
                        "`{name}` wants `{effect} {target}`, but no data there names any {rating} to lose"
                    )
                }
            };
            let about = match goal.target.value {
                Node::Data(_) => format!("in `data {target}`"),
                _ => format!("in the data that `{target}` handles"),
            };
            found.push(found.at(goal.span, message).about(name).help(format!(
                "write {about} what the loss costs: `{rating} high`; or another goal"
            )));
        }
    }
}

/// The rating of data that an effect on it takes away; none for effects that lose something no data is rated for.
fn rating_of(goal: &EffectOn) -> Option<&'static str> {
    if goal.effect == Effect::Mislead
        || !matches!(
            goal.target.value,
            Node::Data(_) | Node::Flow(_) | Node::Element(_) | Node::Boundary(_)
        )
    {
        return None;
    }
    match goal.effect.property() {
        Property::Confidentiality => Some("confidentiality"),
        Property::Integrity => Some("integrity"),
        Property::Availability => Some("availability"),
        _ => None,
    }
}

/// What stands directly in a boundary.
#[derive(Default)]
struct Inside {
    elements: Vec<ElementId>,
    boundaries: Vec<BoundaryId>,
}

fn inside(model: &Model) -> BTreeMap<BoundaryId, Inside> {
    let mut inside: BTreeMap<BoundaryId, Inside> = BTreeMap::new();
    for id in ElementId::all(model) {
        if let Some(boundary) = model[id].boundary {
            inside.entry(boundary).or_default().elements.push(id);
        }
    }
    for id in BoundaryId::all(model) {
        if let Some(parent) = model[id].parent {
            inside.entry(parent).or_default().boundaries.push(id);
        }
    }
    inside
}

/// The worst rating among the data at the goal; the outer None: no data is there, so that nothing is said.
fn worst_loss(
    context: &Context,
    goal: &EffectOn,
    rating: &str,
    inside: &BTreeMap<BoundaryId, Inside>,
    within: &mut BTreeMap<BoundaryId, BTreeSet<crate::model::DataId>>,
) -> Option<Option<Level>> {
    let model = context.model;
    let worst = |data: &mut dyn Iterator<Item = crate::model::DataId>| {
        let mut any = false;
        let level = data
            .inspect(|_| any = true)
            .filter_map(|d| model.rating(d, rating))
            .max();
        any.then_some(level)
    };
    match goal.target.value {
        Node::Data(id) => Some(model.rating(id, rating)),
        Node::Flow(id) => worst(&mut model.carried(id)),
        Node::Element(id) => worst(&mut context.index.handles[id.0 as usize].iter().copied()),
        Node::Boundary(id) => {
            let data = within.entry(id).or_insert_with(|| {
                let mut data = BTreeSet::new();
                let mut open = vec![id];
                while let Some(boundary) = open.pop() {
                    let Some(inside) = inside.get(&boundary) else {
                        continue;
                    };
                    let elements = inside.elements.iter();
                    data.extend(elements.flat_map(|e| &context.index.handles[e.0 as usize]));
                    open.extend(&inside.boundaries);
                }
                data
            });
            worst(&mut data.iter().copied())
        }
        _ => None,
    }
}

/// An adversary that is weaker than another in every respect, with no goal and no threat of its own, and that no claim
/// speaks of: whatever stops the other stops it.
/// (OWASP: adversaries are classes; one for each class is enough.)
fn dominated(context: &Context, found: &mut Found) {
    let model = context.model;
    let bases: BTreeSet<_> = model
        .adversaries
        .iter()
        .filter_map(|a| a.base.as_ref().map(|b| b.value))
        .collect();
    let mut spoken_of = BTreeSet::new();
    model.mentions_in_claims(&mut |node| {
        spoken_of.insert(node);
    });
    let mut threats: BTreeMap<AdversaryId, Vec<ThreatId>> = BTreeMap::new();
    for id in ThreatId::all(model) {
        for by in &model[id].by {
            threats.entry(by.value).or_default().push(id);
        }
    }
    for (weak, list) in threats {
        if bases.contains(&weak) || spoken_of.contains(&Node::Adversary(weak)) {
            continue;
        }
        let in_all = |other: &AdversaryId| {
            list.iter()
                .all(|t| model[*t].by.iter().any(|b| b.value == *other))
        };
        let others = model[list[0]].by.iter().map(|b| b.value).filter(|o| *o != weak);
        let stronger = others.filter(in_all).find(|o| includes(context, *o, weak));
        let Some(strong) = stronger else { continue };
        let (weak_name, strong_name) = (&model[weak].head.name, &model[strong].head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(weak),
                    format!("`{weak_name}` adds nothing: `{strong_name}` has all that it has, and the same goals"),
                )
                .also(model[strong].head.name_span, "at least as strong in every respect")
                .help(format!(
                    "remove `{weak_name}`, or say what holds against it alone: `claim … {{ {weak_name} cannot … }}`"
                )),
        );
    }
}

/// Whether `strong` knows, computes, controls and wants all that `weak` does.
fn includes(context: &Context, strong: AdversaryId, weak: AdversaryId) -> bool {
    let model = context.model;
    let known = |a| -> BTreeSet<_> {
        let lines = model.lineage(a).into_iter().flat_map(|l| &model[l].knows);
        lines.flat_map(|k| k.data.iter().map(|d| d.value)).collect()
    };
    let computes = |a: AdversaryId| {
        model
            .lineage(a)
            .into_iter()
            .find_map(|l| model[l].computes.as_ref())
    };
    let (Some(more), Some(less)) = (computes(strong), computes(weak)) else {
        return false;
    };
    let (Some(more_level), Some(less_level)) = (&more.level, &less.level) else {
        return false;
    };
    let unlimited = less.factors == crate::model::Factors::default();
    let potential = more_level.value >= less_level.value
        && (more.factors == less.factors || unlimited && more.factors.queries.is_none());
    let controls = model.controls(strong);
    let has = |position: Position, target: Node| {
        controls
            .iter()
            .any(|c| c.position >= position && covers(model, c.target.value, target))
    };
    potential
        && model.knowledge(strong) >= model.knowledge(weak)
        && known(weak).is_subset(&known(strong))
        && model
            .controls(weak)
            .iter()
            .all(|c| has(c.position, c.target.value))
        && model.goals(weak).iter().all(|goal| {
            let same = |g: &&EffectOn| {
                g.effect == goal.effect && g.target.value == goal.target.value && (goal.own || !g.own)
            };
            model.goals(strong).iter().any(same)
        })
}

/// Whether control of `whole` is control of `part`: the same, or a boundary around it.
fn covers(model: &Model, whole: Node, part: Node) -> bool {
    match (whole, part) {
        _ if whole == part => true,
        (Node::Boundary(boundary), Node::Element(element)) => model.within(element, boundary),
        (Node::Boundary(boundary), Node::Boundary(inner)) => model.chain(Some(inner)).any(|b| b == boundary),
        _ => false,
    }
}
