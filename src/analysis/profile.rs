//! An adversary as the analysis sees it: its four parts, those it inherits included.

use super::potential::{Effort, of_level};
use crate::model::*;

/// What one adversary starts with.
#[derive(Clone, Debug)]
pub struct Profile {
    pub adversary: AdversaryId,
    /// Itself and those it `is`.
    pub lineage: Vec<AdversaryId>,
    /// What it observes, alters and owns by declaration, in the order of the declarations.
    pub controls: Vec<(Position, Node)>,
    /// The data it knows by declaration.
    pub knows: Vec<DataId>,
    /// Its potential; None while no `computes` is stated.
    pub level: Option<Potential>,
    /// The factors it has; None while no `computes` is stated.
    pub has: Option<Effort>,
    /// None: no limit.
    pub queries: Option<u64>,
    pub quantum: bool,
    /// None while no level of knowledge is stated.
    pub knowledge: Option<Knowledge>,
    /// Elements and boundaries that are its own by declaration, by number.
    pub own_elements: Vec<bool>,
    pub own_boundaries: Vec<bool>,
    /// Of several who collude: each of them. What one does not say of itself stays unknown of all.
    pub team: Vec<Profile>,
}

impl Profile {
    pub fn of(model: &Model, adversary: AdversaryId) -> Profile {
        let lineage = model.lineage(adversary);
        let controls: Vec<_> = model
            .controls(adversary)
            .iter()
            .map(|c| (c.position, c.target.value))
            .collect();
        let knowledge = model.knowledge(adversary);
        let mut profile = Profile {
            adversary,
            knows: lineage
                .iter()
                .flat_map(|a| &model[*a].knows)
                .flat_map(|k| k.data.iter().map(|d| d.value))
                .collect(),
            level: None,
            has: None,
            queries: None,
            quantum: false,
            knowledge,
            own_elements: vec![false; model.elements.len()],
            own_boundaries: vec![false; model.boundaries.len()],
            team: Vec::new(),
            controls,
            lineage,
        };
        profile.compute(model);
        profile.take_own(model);
        profile
    }

    /// Somebody who has nothing and can nothing; `adversary` is meaningless.
    pub fn nobody(model: &Model) -> Profile {
        Profile {
            adversary: AdversaryId(0),
            lineage: Vec::new(),
            controls: Vec::new(),
            knows: Vec::new(),
            level: Some(Potential::Basic),
            has: Some(Effort::default()),
            queries: None,
            quantum: false,
            knowledge: Some(Knowledge::Public),
            own_elements: vec![false; model.elements.len()],
            own_boundaries: vec![false; model.boundaries.len()],
            team: Vec::new(),
        }
    }

    /// Several who collude, as one: it has what any of them has.
    pub fn together(team: &[&Profile]) -> Option<Profile> {
        let (first, others) = team.split_first()?;
        let mut all = (*first).clone();
        for other in others {
            all.lineage.extend(&other.lineage);
            all.controls.extend(&other.controls);
            all.knows.extend(&other.knows);
            all.level = all.level.max(other.level);
            all.knowledge = all.knowledge.max(other.knowledge);
            all.queries = match (&all.has, &other.has) {
                (Some(_), Some(_)) => all.queries.zip(other.queries).map(|(a, b)| a.max(b)),
                (Some(_), None) => all.queries,
                (None, _) => other.queries,
            };
            all.has = match (all.has, other.has) {
                (Some(a), Some(b)) => Some(a.most(b)),
                (a, b) => a.or(b),
            };
            all.quantum |= other.quantum;
            or(&mut all.own_elements, &other.own_elements);
            or(&mut all.own_boundaries, &other.own_boundaries);
        }
        if !others.is_empty() {
            all.team = team.iter().map(|p| (*p).clone()).collect();
        }
        Some(all)
    }

    /// Whether it controls a place, or knows data, by declaration.
    pub fn declares(&self, node: Node) -> bool {
        match node {
            Node::Data(data) => self.knows.contains(&data),
            node => self.controls.iter().any(|c| c.1 == node),
        }
    }

    /// Whether an element or a boundary is its own by declaration.
    pub fn owns(&self, node: Node) -> bool {
        match node {
            Node::Element(id) => self.own_elements[id.0 as usize],
            Node::Boundary(id) => self.own_boundaries[id.0 as usize],
            _ => false,
        }
    }

    /// Whether another can compute the same: no more, no less.
    pub fn computes_like(&self, other: &Profile) -> bool {
        let computes = |p: &Profile| (p.level, p.has, p.queries, p.quantum, p.knowledge);
        computes(self) == computes(other)
    }

    /// Of whom one has to ask what it can compute: the first who does not say.
    pub fn unsaid(&self) -> AdversaryId {
        let silent = self.team.iter().find(|p| p.level.is_none());
        silent.map_or(self.adversary, |p| p.adversary)
    }

    /// The most of what it and those it `is` can compute: nothing inherited is taken away.
    fn compute(&mut self, model: &Model) {
        let stated: Vec<_> = self
            .lineage
            .iter()
            .filter_map(|a| model[*a].computes.as_ref())
            .collect();
        let knowledge = self.knowledge.unwrap_or(Knowledge::Public);
        for computes in &stated {
            let alone = Effort {
                knowledge,
                ..Effort::needed(&computes.factors)
            };
            let level = computes
                .level
                .as_ref()
                .map_or_else(|| alone.potential(), |l| l.value);
            let of = of_level(level);
            let factors = &computes.factors;
            let has = Effort {
                days: factors.time.map_or(of.days, |t| t.days),
                expertise: factors.expertise.unwrap_or(of.expertise),
                equipment: factors.equipment.unwrap_or(of.equipment),
                window: factors.window.unwrap_or(of.window),
                knowledge,
            };
            self.level = self.level.max(Some(level));
            self.has = Some(self.has.map_or(has, |h| h.most(has)));
            self.quantum |= factors.quantum;
        }
        let limits: Option<Vec<u64>> = stated.iter().map(|c| c.factors.queries).collect();
        self.queries = limits.and_then(|l| l.into_iter().max());
    }

    /// What it owns by declaration, with all that stands in an owned boundary.
    fn take_own(&mut self, model: &Model) {
        for (position, target) in &self.controls {
            match (position, target) {
                (Position::Owns, Node::Element(id)) => self.own_elements[id.0 as usize] = true,
                (Position::Owns, Node::Boundary(id)) => self.own_boundaries[id.0 as usize] = true,
                _ => {}
            }
        }
        if self.own_boundaries.contains(&true) {
            for id in BoundaryId::all(model) {
                let own = model.chain(Some(id)).any(|b| self.own_boundaries[b.0 as usize]);
                self.own_boundaries[id.0 as usize] |= own;
            }
            for id in ElementId::all(model) {
                let inside = model[id]
                    .boundary
                    .is_some_and(|b| self.own_boundaries[b.0 as usize]);
                self.own_elements[id.0 as usize] |= inside;
            }
        }
    }

    /// Whether it has the factors that a threat needs (R25). Unknown where it does not say what it has.
    pub fn meets(&self, needs: &Factors) -> Truth {
        let alone = self.team.iter().map(|p| p.meets(needs)).max();
        self.has_all(needs).max(alone.unwrap_or_default())
    }

    fn has_all(&self, needs: &Factors) -> Truth {
        let knowledge = match (needs.knowledge, self.knowledge) {
            (None | Some(Knowledge::Public), _) => Truth::Yes,
            (Some(_), None) => Truth::Unknown,
            (Some(need), Some(has)) => truth(need <= has),
        };
        if needs.quantum && !self.quantum && self.has.is_some() {
            return Truth::No;
        }
        let needed = Effort {
            knowledge: Knowledge::Public,
            ..Effort::needed(needs)
        };
        let factors = match self.has {
            _ if needed == Effort::default() && needs.queries.is_none() && !needs.quantum => Truth::Yes,
            None => Truth::Unknown,
            Some(has) => {
                let queries = needs.queries.is_none_or(|n| self.queries.is_none_or(|h| n <= h));
                truth(queries && needed.within(has))
            }
        };
        knowledge.min(factors)
    }
}

/// What is so of either.
pub fn or(all: &mut [bool], more: &[bool]) {
    for (all, more) in all.iter_mut().zip(more) {
        *all |= more;
    }
}

fn truth(yes: bool) -> Truth {
    match yes {
        true => Truth::Yes,
        false => Truth::No,
    }
}
