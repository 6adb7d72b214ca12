//! Where the threats of a model stand: the places that were looked at.

use super::Context;
use crate::model::*;

/// A set of effects.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Effects(u16);

impl Effects {
    /// What an `answer` gives: a rule's findings there were looked at, whatever their effects.
    const ANSWERED: Effects = Effects(1 << 15);

    pub fn one(effect: Effect) -> Effects {
        Effects(1 << effect as u16)
    }

    pub fn of(list: &[Effect]) -> Effects {
        list.iter()
            .fold(Effects::default(), |all, e| all.and(Effects::one(*e)))
    }

    pub fn and(self, other: Effects) -> Effects {
        Effects(self.0 | other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn meets(self, other: Effects) -> bool {
        self.0 & other.0 != 0
    }
}

/// Effects by element, flow, data and boundary.
#[derive(Default)]
pub(super) struct Places {
    elements: Vec<Effects>,
    flows: Vec<Effects>,
    data: Vec<Effects>,
    boundaries: Vec<Effects>,
}

impl Places {
    fn new(model: &Model) -> Places {
        Places {
            elements: vec![Effects::default(); model.elements.len()],
            flows: vec![Effects::default(); model.flows.len()],
            data: vec![Effects::default(); model.data.len()],
            boundaries: vec![Effects::default(); model.boundaries.len()],
        }
    }

    fn add(&mut self, node: Node, effects: Effects) {
        let place = match node {
            Node::Element(id) => self.elements.get_mut(id.0 as usize),
            Node::Flow(id) => self.flows.get_mut(id.0 as usize),
            Node::Data(id) => self.data.get_mut(id.0 as usize),
            Node::Boundary(id) => self.boundaries.get_mut(id.0 as usize),
            _ => None,
        };
        if let Some(place) = place {
            *place = place.and(effects);
        }
    }

    pub fn at(&self, node: Node) -> Effects {
        let place = match node {
            Node::Element(id) => self.elements.get(id.0 as usize),
            Node::Flow(id) => self.flows.get(id.0 as usize),
            Node::Data(id) => self.data.get(id.0 as usize),
            Node::Boundary(id) => self.boundaries.get(id.0 as usize),
            _ => None,
        };
        place.copied().unwrap_or_default()
    }
}

/// Where the threats of a model stand.
pub(super) struct Coverage {
    /// What effects are said to happen to.
    pub targets: Places,
    /// What effects are excluded on.
    pub excluded: Places,
    /// Where threats enter and travel; for data: the effects of threats that say no `through`.
    pub through: Places,
}

impl Coverage {
    /// Of every threat, and of the answers to rules.
    pub fn of(context: &Context) -> Coverage {
        Coverage::of_those(context, |_| true, |_| true)
    }

    /// The same, and of what rules found, answered or not.
    pub fn with_findings(context: &Context) -> Coverage {
        let mut coverage = Coverage::of(context);
        coverage.add_findings(context, |_| true);
        coverage
    }

    /// Adds some of what rules found.
    pub fn add_findings(&mut self, context: &Context, threats: impl Fn(&Threat) -> bool) {
        let found = context.elicited.findings.iter().map(|f| &f.threat);
        found.filter(|t| threats(t)).for_each(|t| self.add(t));
    }

    /// Of some threats and of the answers to some rules.
    pub fn of_those(
        context: &Context,
        threats: impl Fn(&Threat) -> bool,
        answers: impl Fn(&Answer) -> bool,
    ) -> Coverage {
        let model = context.model;
        let mut coverage = Coverage {
            targets: Places::new(model),
            excluded: Places::new(model),
            through: Places::new(model),
        };
        for threat in model.threats.iter().filter(|t| threats(t)) {
            coverage.add(threat);
        }
        for answer in model.answers.iter().filter(|a| answers(a)) {
            if let Scope::On(places) = &answer.scope {
                for place in places {
                    coverage.through.add(place.value, Effects::ANSWERED);
                }
            }
        }
        for exclusion in &model.exclusions {
            if let Excluded::Effect(effect) = &exclusion.what {
                coverage
                    .excluded
                    .add(effect.target.value, Effects::one(effect.effect));
            }
        }
        coverage
    }

    fn add(&mut self, threat: &Threat) {
        let mut all = Effects::default();
        for effect in &threat.effects {
            let one = Effects::one(effect.effect);
            all = all.and(one);
            self.targets.add(effect.target.value, one);
            if threat.through.is_empty() {
                self.through.add(effect.target.value, one);
            }
        }
        for place in &threat.through {
            self.through.add(place.value, all);
        }
    }

    /// What can happen on a flow: threats that go through it or an end of it, or are about one of these, or about data
    /// on it wherever that is.
    pub fn on_flow(&self, context: &Context, flow: FlowId) -> Effects {
        let (from, to) = (context.model[flow].from.value, context.model[flow].to.value);
        let own = self.here(Node::Flow(flow));
        let ends = self.here(Node::Element(from)).and(self.here(Node::Element(to)));
        context
            .model
            .carried(flow)
            .fold(own.and(ends), |all, d| all.and(self.through.at(Node::Data(d))))
    }

    /// What can happen at an element: threats that go through it or a flow of it, or are about one of these, about data
    /// it handles wherever that is, or about a boundary around it.
    pub fn on_element(&self, context: &Context, element: ElementId) -> Effects {
        let mut all = self.here(Node::Element(element));
        let at = element.0 as usize;
        for flow in context.index.starts[at].iter().chain(&context.index.ends[at]) {
            all = all.and(self.here(Node::Flow(*flow)));
        }
        for data in &context.index.handles[at] {
            all = all.and(self.through.at(Node::Data(*data)));
        }
        for boundary in context.model.chain(context.model[element].boundary) {
            all = all.and(self.here(Node::Boundary(boundary)));
        }
        all
    }

    /// What threats or exclusions say about a node itself.
    pub fn said_of(&self, node: Node) -> Effects {
        self.targets.at(node).and(self.excluded.at(node))
    }

    fn here(&self, node: Node) -> Effects {
        self.targets.at(node).and(self.through.at(node))
    }
}
