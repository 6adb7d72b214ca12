//! Attack trees, rated with the factors of attack potential (Schneier 1999; ISO/SAE 21434, annex G). What several branches
//! share is paid for once: a way through a tree is a set of leaves, and its effort that of the set.

use super::Analysis;
use super::fact::Target;
use super::potential::Effort;
use super::response::Standing;
use super::scenario::Reading;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many ways through a tree are told apart; beyond that, only the least efforts are kept, and shared leaves may count
/// twice.
const WAYS: usize = 256;

/// A leaf of a tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Leaf<'a> {
    Threat(ThreatId),
    /// By its name.
    Step(&'a str),
}

/// What a tree comes to.
#[derive(Clone, PartialEq, Debug)]
pub struct TreeRating<'a> {
    /// The easiest way, whatever stands in it; None where no way has a rating.
    pub bare: Option<TreeWay<'a>>,
    /// The easiest way that nothing stops today.
    pub today: Option<TreeWay<'a>>,
}

/// A way through a tree: leaves that together reach its goal.
#[derive(Clone, PartialEq, Debug)]
pub struct TreeWay<'a> {
    pub leaves: BTreeSet<Leaf<'a>>,
    pub effort: Effort,
    pub feasibility: Feasibility,
}

/// What is known of a leaf.
#[derive(Clone, Copy)]
struct Known {
    effort: Effort,
    /// A stated feasibility, where no factor is.
    stated: Option<Feasibility>,
    rated: bool,
    open: bool,
}

impl Analysis {
    /// Rates a tree: for the adversary it is by who has it easiest, or for anybody.
    pub fn rate<'a>(&self, model: &'a Model, tree: &'a Tree) -> TreeRating<'a> {
        if self.program.atoms.is_empty() {
            // Nothing is worked out while there are mistakes of the language.
            return TreeRating {
                bare: None,
                today: None,
            };
        }
        let mut leaves = BTreeMap::new();
        tree.root
            .iter()
            .for_each(|b| self.know(model, tree, b, &mut leaves));
        let best = |allowed: &dyn Fn(&Known) -> bool| {
            let ways = ways(
                &tree.root,
                false,
                &|leaf| leaves.get(leaf).is_some_and(allowed),
                &leaves,
            );
            let rated = ways.into_iter().map(|set| way(set, &leaves));
            rated.max_by(|a, b| {
                let easier = a.feasibility.cmp(&b.feasibility);
                easier
                    .then(b.effort.sum().cmp(&a.effort.sum()))
                    .then(b.leaves.cmp(&a.leaves))
            })
        };
        TreeRating {
            bare: best(&|k| k.rated),
            today: best(&|k| k.rated && k.open),
        }
    }

    fn know<'a>(
        &self,
        model: &'a Model,
        tree: &'a Tree,
        branch: &'a Branch,
        leaves: &mut BTreeMap<Leaf<'a>, Known>,
    ) {
        match branch {
            Branch::Any(list, _) | Branch::All(list, _) | Branch::Sequence(list, _) => {
                list.iter().for_each(|b| self.know(model, tree, b, leaves));
            }
            Branch::Threat(id) => {
                let threat = &model[id.value];
                let known = known(
                    &threat.factors,
                    threat.feasibility.as_ref(),
                    self.is_open(model, tree, id.value),
                );
                leaves.insert(Leaf::Threat(id.value), Known { rated: true, ..known });
            }
            Branch::Step(step) => {
                let open = !step
                    .stopped_by
                    .iter()
                    .any(|c| self.all_stopped(model, tree, c.value));
                let known = known(&step.factors, step.feasibility.as_ref(), open);
                leaves.insert(Leaf::Step(&step.head.name), known);
            }
        }
    }

    /// Whether somebody whom the tree is by carries the threat out today, or has what it gives already.
    fn is_open(&self, model: &Model, tree: &Tree, id: ThreatId) -> bool {
        whom(model, tree).any(|adversary| {
            let facts = self.reached(model, adversary, Run::Today, Reading::Sure);
            let mut effects = model[id].effects.iter().map(Target::of);
            effects.any(|t| {
                self.standing(facts, id.0, t) == Standing::Done || facts.holds(model, &self.program, t)
            })
        })
    }

    /// Whether a control stands in the way of everybody whom the tree is by.
    fn all_stopped(&self, model: &Model, tree: &Tree, control: ControlId) -> bool {
        whom(model, tree).all(|adversary| {
            let facts = self.reached(model, adversary, Run::Today, Reading::Sure);
            !self.is_down(facts, control)
        }) && model[control].counts()
    }

    /// Whether an adversary can take a step in any event: it has the factors, and the facts that are needed, were nothing
    /// in place and no assumption true.
    pub fn can_step(&self, model: &Model, adversary: AdversaryId, step: &Step) -> bool {
        let utmost = self.utmost(model, adversary);
        self.profile(adversary).meets(&step.factors) != Truth::No
            && step.needs.iter().all(|n| self.meets(utmost, n))
            && (step.needs_any.is_empty() || step.needs_any.iter().any(|n| self.meets(utmost, n)))
    }
}

/// The adversaries whom a tree is by; all, where it does not say.
pub fn whom<'a>(model: &'a Model, tree: &'a Tree) -> impl Iterator<Item = AdversaryId> + 'a {
    let all = AdversaryId::all(model).filter(|_| tree.by.is_empty());
    tree.by.iter().map(|b| b.value).chain(all)
}

fn known(factors: &Factors, stated: Option<&Rated<Feasibility>>, open: bool) -> Known {
    let none = *factors == Factors::default();
    Known {
        effort: Effort::needed(factors),
        stated: stated.filter(|_| none).map(|s| s.value),
        rated: !none || stated.is_some(),
        open,
    }
}

fn way<'a>(leaves: BTreeSet<Leaf<'a>>, known: &BTreeMap<Leaf<'a>, Known>) -> TreeWay<'a> {
    let each = || leaves.iter().filter_map(|l| known.get(l));
    let effort = each().fold(Effort::default(), |all, k| all.then(k.effort));
    let stated = each().filter_map(|k| k.stated).min();
    let feasibility = stated.map_or(effort.feasibility(), |s| s.min(effort.feasibility()));
    TreeWay {
        leaves,
        effort,
        feasibility,
    }
}

/// The sets of leaves that together do the branches: any one of the branches, or all of them.
fn ways<'a>(
    branches: &'a [Branch],
    all: bool,
    allowed: &dyn Fn(&Leaf<'a>) -> bool,
    known: &BTreeMap<Leaf<'a>, Known>,
) -> Vec<BTreeSet<Leaf<'a>>> {
    let leaf = |leaf: Leaf<'a>| match allowed(&leaf) {
        true => vec![BTreeSet::from([leaf])],
        false => Vec::new(),
    };
    let each = branches.iter().map(|branch| match branch {
        Branch::Any(list, _) => ways(list, false, allowed, known),
        Branch::All(list, _) | Branch::Sequence(list, _) => ways(list, true, allowed, known),
        Branch::Threat(id) => leaf(Leaf::Threat(id.value)),
        Branch::Step(step) => leaf(Leaf::Step(&step.head.name)),
    });
    if !all {
        return smallest(each.flatten().collect(), known);
    }
    each.fold(vec![BTreeSet::new()], |so_far, part| {
        let joined = so_far.iter().flat_map(|a| part.iter().map(move |b| a | b));
        smallest(joined.collect(), known)
    })
}

/// Without the sets that contain another; of too many, those of the least effort.
fn smallest<'a>(
    mut list: Vec<BTreeSet<Leaf<'a>>>,
    known: &BTreeMap<Leaf<'a>, Known>,
) -> Vec<BTreeSet<Leaf<'a>>> {
    list.sort_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    list.dedup();
    if list.len() > WAYS {
        list.sort_by_cached_key(|set| {
            let way = way(set.clone(), known);
            (std::cmp::Reverse(way.feasibility), way.effort.sum())
        });
        list.truncate(WAYS);
        return list;
    }
    let mut kept: Vec<BTreeSet<Leaf>> = Vec::new();
    for set in list {
        if !kept.iter().any(|k| k.is_subset(&set)) {
            kept.push(set);
        }
    }
    kept
}
