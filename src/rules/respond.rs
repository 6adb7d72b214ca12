//! What the model says of findings: `answer`, `exclude rule` and controls that `counters` a rule.

use crate::model::*;

/// Which answers and exclusions were of use.
#[derive(Debug)]
pub struct Used {
    pub answers: Vec<bool>,
    pub exclusions: Vec<bool>,
}

impl Used {
    pub fn of(model: &Model) -> Used {
        Used {
            answers: vec![false; model.answers.len()],
            exclusions: vec![false; model.exclusions.len()],
        }
    }

    /// Whether `exclude rule … on …` rules out what a rule found of these declarations.
    pub fn excluded(&mut self, model: &Model, rule: RuleId, nodes: &[Node]) -> bool {
        let mut found = false;
        for (at, exclusion) in model.exclusions.iter().enumerate() {
            if let Excluded::Rule(excluded, scope) = &exclusion.what
                && excluded.value == rule
                && covers(model, scope, nodes)
            {
                self.exclusions[at] = true;
                found = true;
            }
        }
        found
    }

    /// The answer to a finding whose matches bind these: one that names a place before one for all. An answer on a place
    /// holds where every match binds it, or something within it.
    pub fn answer<'m>(&mut self, model: &'m Model, rule: RuleId, matches: &[&[Node]]) -> Option<&'m Answer> {
        let fits = |answer: &Answer| {
            answer.rule.value == rule && matches.iter().all(|nodes| covers(model, &answer.scope, nodes))
        };
        let all = model.answers.iter().enumerate().filter(|(_, a)| fits(a));
        let (at, answer) = all.min_by_key(|(_, a)| matches!(a.scope, Scope::All(_)))?;
        self.answers[at] = true;
        Some(answer)
    }
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
    if node == place {
        return true;
    }
    let Node::Boundary(boundary) = place else {
        return false;
    };
    match node {
        Node::Element(id) => model.within(id, boundary),
        Node::Flow(id) => {
            model.within(model[id].from.value, boundary) && model.within(model[id].to.value, boundary)
        }
        Node::Boundary(id) => model.chain(Some(id)).any(|b| b == boundary),
        _ => false,
    }
}

/// The controls that `counters` a rule where one of its places is, or holds, what was found.
pub fn countering(model: &Model, rule: RuleId, bound: &[Node]) -> Vec<ControlId> {
    let stands = |control: &Control| {
        let mut places = control.on.iter();
        control.counters.iter().any(|r| r.value == rule)
            && places.any(|place| bound.iter().any(|n| is_at(model, *n, place.value)))
    };
    ControlId::all(model).filter(|c| stands(&model[*c])).collect()
}
