//! What the model says of findings: `answer`, `exclude rule` and controls that `counters` a rule.

use crate::model::*;
use foldhash::HashMap;

/// What the model says of each rule, by the place that it is said of (none: of all places), and what of it was of use.
#[derive(Debug)]
pub struct Used<'m> {
    model: &'m Model,
    answers_on: Said<usize>,
    exclusions_on: Said<usize>,
    counters_on: Said<ControlId>,
    /// Which answers and exclusions were of use.
    pub answers: Vec<bool>,
    pub exclusions: Vec<bool>,
}

type Said<T> = HashMap<(RuleId, Option<Node>), Vec<T>>;

impl<'m> Used<'m> {
    pub fn of(model: &'m Model) -> Used<'m> {
        let mut used = Used {
            model,
            answers_on: Said::default(),
            exclusions_on: Said::default(),
            counters_on: Said::default(),
            answers: vec![false; model.answers.len()],
            exclusions: vec![false; model.exclusions.len()],
        };
        for (at, answer) in model.answers.iter().enumerate() {
            say(&mut used.answers_on, answer.rule.value, &answer.scope, at);
        }
        for (at, exclusion) in model.exclusions.iter().enumerate() {
            if let Excluded::Rule(rule, scope) = &exclusion.what {
                say(&mut used.exclusions_on, rule.value, scope, at);
            }
        }
        for id in ControlId::all(model) {
            let control = &model[id];
            for rule in &control.counters {
                for place in &control.on {
                    let on = used.counters_on.entry((rule.value, Some(place.value)));
                    on.or_default().push(id);
                }
            }
        }
        used
    }

    /// Whether `exclude rule … on …` rules out what a rule found of these declarations.
    pub fn excluded(&mut self, rule: RuleId, nodes: &[Node]) -> bool {
        let found = said(self.model, &self.exclusions_on, rule, nodes);
        for at in &found {
            self.exclusions[*at] = true;
        }
        !found.is_empty()
    }

    /// The answer to a finding whose matches bind these: one that names a place before one for all. An answer on a place
    /// holds where every match binds it, or something within it.
    pub fn answer<'n>(
        &mut self,
        rule: RuleId,
        mut matches: impl Iterator<Item = &'n [Node]> + Clone,
    ) -> Option<&'m Answer> {
        let model = self.model;
        let all = matches.clone();
        let fits = |at: &usize| {
            let scope = &model.answers[*at].scope;
            all.clone().all(|nodes| covers(model, scope, nodes))
        };
        let near = said(model, &self.answers_on, rule, matches.next()?);
        let fitting = near.into_iter().filter(fits);
        let at = fitting.min_by_key(|at| matches!(model.answers[*at].scope, Scope::All(_)))?;
        self.answers[at] = true;
        Some(&model.answers[at])
    }

    /// The controls that `counters` a rule where one of its places is, or holds, what was found.
    pub fn countering(&self, rule: RuleId, bound: &[Node]) -> Vec<ControlId> {
        said(self.model, &self.counters_on, rule, bound)
    }
}

fn say(on: &mut Said<usize>, rule: RuleId, scope: &Scope, at: usize) {
    match scope {
        Scope::All(_) => on.entry((rule, None)).or_default().push(at),
        Scope::On(list) => {
            for place in list {
                on.entry((rule, Some(place.value))).or_default().push(at);
            }
        }
    }
}

/// What is said of a rule in general, and at the places that are one of the declarations or around one; ascending.
fn said<T: Copy + Ord>(model: &Model, on: &Said<T>, rule: RuleId, nodes: &[Node]) -> Vec<T> {
    if on.is_empty() {
        return Vec::new();
    }
    let places = nodes.iter().flat_map(|node| around(model, *node)).map(Some);
    let lists = places.chain([None]).filter_map(|place| on.get(&(rule, place)));
    let mut list: Vec<T> = lists.flatten().copied().collect();
    list.sort_unstable();
    list.dedup();
    list
}

/// A declaration and every boundary that it is within: see [`is_at`].
pub(super) fn around(model: &Model, node: Node) -> Vec<Node> {
    let chain = |boundary| model.chain(boundary).map(Node::Boundary);
    let mut list = vec![node];
    match node {
        Node::Element(id) => list.extend(chain(model[id].boundary)),
        Node::Flow(id) => {
            let (from, to) = (model[id].from.value, model[id].to.value);
            let with_to = chain(model[to].boundary);
            list.extend(with_to.filter(|b| is_at(model, Node::Element(from), *b)));
        }
        Node::Boundary(id) => list.extend(chain(model[id].parent)),
        _ => {}
    }
    list
}

/// Whether a scope names one of the declarations, or something around it.
pub fn covers(model: &Model, scope: &Scope, nodes: &[Node]) -> bool {
    match scope {
        Scope::All(_) => true,
        Scope::On(list) => list
            .iter()
            .any(|on| nodes.iter().any(|n| is_at(model, *n, on.value))),
    }
}

/// Whether a declaration is the place, or stands within it.
pub fn is_at(model: &Model, node: Node, place: Node) -> bool {
    node == place || matches!(place, Node::Boundary(boundary) if model.stands_in(node, boundary))
}
