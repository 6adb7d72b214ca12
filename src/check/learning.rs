//! Adversaries of machine learning: what they know of the model, when they come, and how often they may ask.
//! (NIST AI 100-2: an attack has a stage, a goal, a capability and a knowledge; Carlini et al. 2019.)

use super::{Check, Context, Found};
use crate::model::{AdversaryId, BoundaryId, DataId, ElementId, Knowledge, Model, Node};
use std::collections::BTreeSet;

pub static CHECKS: &[Check] = &[
    Check::new(320, ml_knowledge),
    Check::new(321, ml_budget),
    Check::new(322, ml_stage),
];

/// Where a model is learned and where it answers.
pub(super) struct Learning {
    models: BTreeSet<DataId>,
    /// Elements and flows with training data, and what learns.
    training: BTreeSet<Node>,
    /// What answers with a model, the flows to it, and who starts them.
    answering: BTreeSet<Node>,
    /// What has a model, the flows that carry one, and who calls there.
    kept: BTreeSet<Node>,
}

impl Learning {
    pub fn of(context: &Context) -> Learning {
        let model = context.model;
        let of_kind = |word: &str| -> BTreeSet<DataId> {
            DataId::all(model)
                .filter(|d| model.has_word(&model[*d].attributes, "kind", word) == Some(true))
                .collect()
        };
        let models = of_kind("model");
        let samples: BTreeSet<DataId> = of_kind("training").union(&of_kind("feedback")).copied().collect();
        let mut training = BTreeSet::new();
        let mut answering = BTreeSet::new();
        let mut kept = BTreeSet::new();
        for id in ElementId::all(model) {
            let at = id.0 as usize;
            let attributes = &model[id].attributes;
            let learns = model.at_least(attributes, "learning", "offline") == Some(true);
            if learns || context.index.handles[at].iter().any(|d| samples.contains(d)) {
                training.insert(Node::Element(id));
            }
            if learns {
                training.extend(context.index.ends[at].iter().map(|f| Node::Flow(*f)));
                training.extend(
                    context.index.ends[at]
                        .iter()
                        .map(|f| Node::Element(model[*f].from.value)),
                );
            }
            let answers = model.stated(attributes, "output").is_some()
                && model.word(attributes, "output") != Some("weights");
            if answers {
                answering.insert(Node::Element(id));
                for flow in &context.index.ends[at] {
                    answering.insert(Node::Flow(*flow));
                    answering.insert(Node::Element(model[*flow].from.value));
                }
            }
        }
        for id in ElementId::all(model) {
            let at = id.0 as usize;
            if context.index.handles[at].iter().any(|d| models.contains(d)) {
                kept.insert(Node::Element(id));
                kept.extend(
                    context.index.ends[at]
                        .iter()
                        .map(|f| Node::Element(model[*f].from.value)),
                );
            }
        }
        let moves = |f: &crate::model::FlowId| model.carried(*f).any(|d| models.contains(&d));
        kept.extend(crate::model::FlowId::all(model).filter(moves).map(Node::Flow));
        let carries = |f: &crate::model::FlowId| model.carried(*f).any(|d| samples.contains(&d));
        training.extend(crate::model::FlowId::all(model).filter(carries).map(Node::Flow));
        for set in [&mut training, &mut answering, &mut kept] {
            let around = boundaries_around(model, set);
            set.extend(around);
        }
        Learning {
            models,
            training,
            answering,
            kept,
        }
    }

    /// Whether there is a model that is learned or answers.
    fn is_there(&self) -> bool {
        !self.models.is_empty()
    }

    /// Whether the adversary wants something of a model.
    fn is_wanted_by(&self, model: &Model, adversary: AdversaryId) -> bool {
        let wanted = |node| match node {
            Node::Data(d) => self.models.contains(&d),
            other => matches!(other, Node::Element(_)) && self.answering.contains(&other),
        };
        model.goals(adversary).iter().any(|g| wanted(g.target.value))
    }
}

/// The boundaries around the elements of a set.
fn boundaries_around(model: &Model, set: &BTreeSet<Node>) -> Vec<Node> {
    let elements = set.iter().filter_map(|n| match n {
        Node::Element(e) => model[*e].boundary,
        _ => None,
    });
    let nearest: BTreeSet<BoundaryId> = elements.collect();
    let all: BTreeSet<_> = nearest.into_iter().flat_map(|b| model.chain(Some(b))).collect();
    all.into_iter().map(Node::Boundary).collect()
}

/// An adversary of a model that knows the source and not more: whether it has the parameters too makes the difference
/// between an attack that computes and one that guesses.
/// (NIST AI 100-2: white, grey or black box; Carlini et al. 2019: state model, data, algorithm and defence apart.)
fn ml_knowledge(context: &Context, found: &mut Found) {
    let model = context.model;
    let learning = context.learning();
    for id in AdversaryId::all(model) {
        if !learning.is_wanted_by(model, id) || model.knowledge(id) != Some(Knowledge::Source) {
            continue;
        }
        let lines = model.lineage(id).into_iter().flat_map(|a| &model[a].knows);
        let mut known = lines.flat_map(|k| k.data.iter().map(|d| d.value));
        let Some(weights) = learning.models.first() else {
            continue;
        };
        if known.any(|d| learning.models.contains(&d)) {
            continue;
        }
        let (name, weights) = (&model[id].head.name, &model[*weights].head.name);
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("`{name}` knows the source: does it know the model `{weights}` too?"),
                )
                .help(format!(
                    "a white box: `knows source, {weights}`; a grey box: `knows design`; a black box: `knows public`"
                )),
        );
    }
}

/// An adversary who can ask a model that answers, and wants something of it, with no bound on how often.
/// (Carlini et al. 2019: an evaluation states the budget; without one every model can be copied.)
fn ml_budget(context: &Context, found: &mut Found) {
    let model = context.model;
    let learning = context.learning();
    if !learning.is_there() {
        return;
    }
    for id in AdversaryId::all(model) {
        let controls = model.controls(id);
        let asks = controls
            .iter()
            .any(|c| learning.answering.contains(&c.target.value));
        let lineage = model.lineage(id);
        let limited = lineage
            .iter()
            .filter_map(|a| model[*a].computes.as_ref())
            .any(|c| c.factors.queries.is_some());
        if !asks || limited || !learning.is_wanted_by(model, id) {
            continue;
        }
        let name = &model[id].head.name;
        let place = lineage
            .iter()
            .find_map(|a| model[*a].computes.as_ref().map(|c| c.span));
        found.push(
            found
                .at(
                    place.unwrap_or(model[id].head.name_span),
                    format!("`{name}` can ask the model, and nothing says how often"),
                )
                .about(name)
                .help("state the budget: `computes moderate with queries 1e6`"),
        );
    }
}

/// An adversary who wants something of a model, and whose controls touch neither what it learns from, nor what it is
/// asked through, nor where it is kept. (NIST AI 100-2: attacks come at training time or at deployment time; which, follows here from what
/// the adversary controls.)
fn ml_stage(context: &Context, found: &mut Found) {
    let model = context.model;
    let learning = context.learning();
    if !learning.is_there() || learning.training.is_empty() && learning.answering.is_empty() {
        return;
    }
    for id in AdversaryId::all(model) {
        let controls = model.controls(id);
        let sets = [&learning.training, &learning.answering, &learning.kept];
        let touches = |n: &Node| sets.iter().any(|set| set.contains(n));
        if controls.iter().any(|c| touches(&c.target.value)) || !learning.is_wanted_by(model, id) {
            continue;
        }
        let name = &model[id].head.name;
        let of = |set: &BTreeSet<Node>| {
            let element = set.iter().find(|n| matches!(n, Node::Element(_)));
            element.map_or("SOURCE".to_string(), |n| model.name(*n).to_string())
        };
        found.push(
            found
                .about(
                    model,
                    Node::Adversary(id),
                    format!("`{name}` comes near the model neither while it learns nor while it answers"),
                )
                .help(format!(
                    "at training time: `alters {}`; at deployment time: `owns {}`",
                    of(&learning.training),
                    of(&learning.answering)
                )),
        );
    }
}
