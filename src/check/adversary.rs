//! Each adversary by itself: its four parts, its goals, its words, and whether it adds anything.

use super::{Check, Context, Found};
use crate::model::{
    Adversary, AdversaryId, BoundaryId, Effect, EffectOn, ElementId, Level, Model, Node, Position, Property,
    ThreatId,
};
use std::collections::{BTreeMap, BTreeSet};

pub static CHECKS: &[Check] = &[
    Check::new(301, no_goal),
    Check::new(302, no_knowledge),
    Check::new(303, no_compute),
    Check::new(304, no_control),
    Check::new(305, goal_not_asset),
    Check::new(312, dominated),
    Check::new(318, active_passive_unstated),
    Check::new(326, idle_adversary),
];

/// Adversaries of which `part` is said neither by themselves nor by one they are.
fn without<'a>(model: &'a Model, part: fn(&Adversary) -> bool) -> impl Iterator<Item = AdversaryId> + 'a {
    AdversaryId::all(model).filter(move |a| !model.lineage(*a).iter().any(|l| part(&model[*l])))
}

/// No goal: nothing tells whether the adversary has won.
/// (A threat model is made up of four parts; a security game ends with a winning condition; Carlini et al. 2019.)
fn no_goal(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| !a.wants.is_empty()) {
        let name = &model[id].head.name;
        let asset = model.data.first().map_or("orders", |d| &d.head.name);
        found.push(
            found
                .about(model, Node::Adversary(id), format!("`{name}` has no goal"))
                .help(format!(
                    "what does it want? write in its block, for example: `wants disclose {asset}`"
                )),
        );
    }
}

/// Nothing on the information available to the adversary.
/// (The first of the four parts of a threat model; Carlini et al. 2019: state the adversary's knowledge.)
fn no_knowledge(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| !a.knows.is_empty()) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("nothing says what information is available to `{name}`"),
                )
                .help("what does it know? write in its block `knows public`, or more: `design`, `source`, `internals`, `everything`, and after a comma data"),
        );
    }
}

/// Nothing on the adversary's computing capability.
/// (The second of the four parts; ISO/IEC 18045: attack potential; a game needs a bound.)
fn no_compute(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| a.computes.is_some()) {
        let name = &model[id].head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("nothing says what `{name}` can compute or spend"),
                )
                .help("how much time, skill and equipment does it have? write in its block `computes moderate \"rented servers, a week\"`, or state the factors: `computes with expertise proficient, time 1 week`"),
        );
    }
}

/// Nothing on the adversary's control of the system; `controls nothing` is an answer.
/// (The third of the four parts; Dolev and Yao 1983: the attacker is the network.)
fn no_control(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in without(model, |a| !a.controls.is_empty() || a.controls_nothing.is_some()) {
        let name = &model[id].head.name;
        let place = model.boundaries.first().map_or("internet", |b| &b.head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("nothing says what part of the system `{name}` controls"),
                )
                .help(format!(
                    "what can it observe, alter or own? write in its block, for example: `observes {place}`, `alters {place}`, or `controls nothing`"
                )),
        );
    }
}

/// A goal on data for which the property it takes away is not rated, or rated `none`: reaching it costs nothing.
/// (Security games: the goal names an asset and a property; NIST SP 800-154: objectives of each item of data.)
fn goal_not_asset(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut within = BTreeMap::new();
    for id in AdversaryId::all(model) {
        for goal in &model[id].wants {
            let Some(rating) = rating_of(goal) else { continue };
            let Some(worst) = worst_loss(context, goal, rating, &mut within) else {
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

/// The worst rating among the data at the goal; the outer None: no data is there, so that nothing is said.
fn worst_loss(
    context: &Context,
    goal: &EffectOn,
    rating: &str,
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
                let inside = ElementId::all(model).filter(|e| model.within(*e, id));
                inside
                    .flat_map(|e| context.index.handles[e.0 as usize].iter().copied())
                    .collect()
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

/// Words for an adversary that changes what passes, and for one that is on the network at all.
const ACTIVE: &[&str] = &[
    "man in the middle",
    "machine in the middle",
    "person in the middle",
    "adversary in the middle",
    "attacker in the middle",
    "meddler in the middle",
    "mitm",
    "aitm",
    "active network",
    "active attacker",
    "active adversary",
    "intercepts and changes",
    "intercepts and modifies",
    "dolev yao",
];
const ON_THE_NETWORK: &[&str] = &[
    "eavesdropper",
    "wiretapper",
    "sniffer",
    "network attacker",
    "network adversary",
    "on path",
    "passive observer",
];

/// An adversary whose words say that it changes what passes, or listens on the network, and whose controls do not.
/// (RFC 3552, section 3: passive and active attacks are different threats.)
fn active_passive_unstated(context: &Context, found: &mut Found) {
    let model = context.model;
    let active = super::words::Phrases::new(ACTIVE);
    let present = super::words::Phrases::new(ON_THE_NETWORK);
    for id in AdversaryId::all(model) {
        let head = &model[id].head;
        let shown = head.shown();
        let network =
            |c: &&crate::model::Controls| matches!(c.target.value, Node::Flow(_) | Node::Boundary(_));
        let controls = model.controls(id);
        let position = controls.into_iter().filter(network).map(|c| c.position).max();
        let place = model.boundaries.first().map_or("internet", |b| &b.head.name);
        let (word, gap, verb) = if let Some(word) = active.find(&shown) {
            if position >= Some(Position::Alters) {
                continue;
            }
            (word, "it alters no flow and no boundary", "alters")
        } else if let Some(word) = present.find(&shown) {
            if position.is_some() {
                continue;
            }
            (word, "it observes no flow and no boundary", "observes")
        } else {
            continue;
        };
        let name = &head.name;
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("`{name}` is called `{word}`, but {gap}"),
                )
                .help(format!(
                    "say whether it only reads what passes, or changes and drops it too: `{verb} {place}`"
                )),
        );
    }
}

/// An adversary that no threat and no tree is by; what it is, and what is it, count.
/// (A frequent gap of published models: adversaries who are introduced, and never come on stage.)
fn idle_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    let by = model
        .threats
        .iter()
        .flat_map(|t| &t.by)
        .chain(model.trees.iter().flat_map(|t| &t.by));
    let direct: BTreeSet<_> = by.map(|a| a.value).collect();
    let mut busy = BTreeSet::new();
    for id in AdversaryId::all(model) {
        let lineage = model.lineage(id);
        if lineage.iter().any(|l| direct.contains(l)) {
            busy.insert(id);
        }
        if direct.contains(&id) {
            busy.extend(lineage);
        }
    }
    for id in AdversaryId::all(model).filter(|a| !busy.contains(a)) {
        let name = &model[id].head.name;
        let goal = model
            .goals(id)
            .first()
            .map_or("disclose orders".to_string(), |g| {
                format!("{} {}", g.effect, model.name(g.target.value))
            });
        found.push(
            found
                .about(model, Node::Adversary(id), format!("no threat is by `{name}`"))
                .help(format!(
                    "say what it does: `threat … {{ {goal}; by {name} }}`; or remove it"
                )),
        );
    }
}
