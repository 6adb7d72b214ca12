//! Which written threats say already what a rule found.
//!
//! A finding is said when written threats have all its effects, on the same way and without another weakness. It is then
//! shown with them and answered by their responses, so nothing less will do: of a place, all the data worth
//! protecting; never another target. What says a part only is named beside the finding, and answers nothing.

use super::Finding;
use crate::model::*;
use foldhash::HashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Written threats by where they enter.
pub struct Written<'m> {
    model: &'m Model,
    index: &'m Index,
    entering: HashMap<Node, Vec<ThreatId>>,
    /// The ends of the flows by which they enter: the way of a finding that is about elements alone.
    ending: HashMap<Node, Vec<ThreatId>>,
    /// By what their effects are on, which is all that a finding about data alone has.
    upon: HashMap<Node, Vec<ThreatId>>,
}

/// What the written threats say of a finding; both ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    /// They say all of it. None: nobody does.
    pub all: Vec<ThreatId>,
    /// They say a part of it, or the same of another weakness. None where all of it is said.
    pub part: Vec<ThreatId>,
}

/// An effect of a written threat that is, or is a part of, one of a finding: its place in the finding, and of which data
/// of the place it is, or none where it is of all.
type Said = (usize, Option<DataId>);

/// How near a written threat is to a finding, the nearest first.
type Rank = (Reverse<usize>, Reverse<usize>, usize, ThreatId);

impl<'m> Written<'m> {
    pub fn of(model: &'m Model, index: &'m Index) -> Written<'m> {
        let mut written = Written {
            model,
            index,
            entering: HashMap::default(),
            ending: HashMap::default(),
            upon: HashMap::default(),
        };
        for id in ThreatId::all(model) {
            for node in entries(model, &model[id]) {
                written.entering.entry(node).or_default().push(id);
                if let Node::Flow(flow) = node {
                    for end in [model[flow].from.value, model[flow].to.value] {
                        written.ending.entry(Node::Element(end)).or_default().push(id);
                    }
                }
            }
            for effect in &model[id].effects {
                written.upon.entry(effect.target.value).or_default().push(id);
            }
        }
        written
    }

    /// Which written threats say it.
    pub fn saying(&self, finding: &Finding) -> Saying {
        let found = &finding.threat;
        let mut near: Vec<(ThreatId, BTreeSet<Said>)> = self
            .near(finding)
            .into_iter()
            .map(|id| (id, self.says(id, found)))
            .filter(|(_, says)| !says.is_empty())
            .collect();
        near.sort_by_cached_key(|(id, says)| self.rank(*id, says, found));
        // Without a way in common, or where it takes several, only a weakness that both name makes them the same.
        let on_its_way = |id: ThreatId| {
            let enters = |n: &Node| self.entering.get(n).is_some_and(|list| list.contains(&id));
            finding.bound.iter().any(|n| is_way(*n) || enters(n))
        };
        let same = |(id, _): &&(ThreatId, BTreeSet<Said>)| match alike(&self.model[*id], found) {
            Weakness::Same => true,
            Weakness::Unsaid => on_its_way(*id),
            Weakness::Other => false,
        };
        let one = near.iter().filter(same).find(|(_, says)| self.whole(found, says));
        let mut all = one.map_or_else(|| self.together(&near, found), |(id, _)| vec![*id]);
        all.sort_unstable();
        let mut part = Vec::new();
        if all.is_empty() {
            part.extend(near.iter().map(|(id, _)| *id));
            part.sort_unstable();
        }
        Saying { all, part }
    }

    /// Those of the ways of a finding: where it is about elements alone, each flow that ends there is its way; where it
    /// is about data alone, it says no way.
    fn near(&self, finding: &Finding) -> BTreeSet<ThreatId> {
        let by_a_flow = finding.bound.iter().any(|n| matches!(n, Node::Flow(_)));
        let about_data = !finding.bound.iter().any(|n| is_way(*n));
        let entering = finding.bound.iter().filter_map(|n| self.entering.get(n));
        let ends = finding.bound.iter().filter(|_| !by_a_flow);
        let ending = ends.filter_map(|n| self.ending.get(n));
        let data = finding.bound.iter().filter(|_| about_data);
        let upon = data.filter_map(|n| self.upon.get(n));
        entering.chain(ending).chain(upon).flatten().copied().collect()
    }

    fn says(&self, id: ThreatId, found: &Threat) -> BTreeSet<Said> {
        let mut says = BTreeSet::new();
        for (at, wanted) in found.effects.iter().enumerate() {
            let target = wanted.target.value;
            for written in self.model[id].effects.iter() {
                if written.effect != wanted.effect {
                    continue;
                }
                match written.target.value {
                    node if node == target => says.insert((at, None)),
                    Node::Data(data) if self.has(target, data) => says.insert((at, Some(data))),
                    place => match target {
                        Node::Data(data) if self.has(place, data) => says.insert((at, None)),
                        _ => false,
                    },
                };
            }
        }
        says
    }

    /// Whether every effect of the finding is said. What follows from another of its effects need not be.
    fn whole(&self, found: &Threat, says: &BTreeSet<Said>) -> bool {
        let said = |(at, effect): (usize, &EffectOn)| {
            if found.effects.iter().any(|other| brings(other, effect)) {
                return true;
            }
            let data: Vec<DataId> = says.iter().filter(|s| s.0 == at).filter_map(|s| s.1).collect();
            says.contains(&(at, None)) || !data.is_empty() && self.at_stake(effect).all(|d| data.contains(&d))
        };
        found.effects.iter().enumerate().all(said)
    }

    /// The data of a place that something would be lost by: what is rated medium or more.
    fn at_stake<'a>(&'a self, effect: &'a EffectOn) -> impl Iterator<Item = DataId> + 'a {
        let model = self.model;
        let worth = move |data: &DataId| {
            let ratings = effect.effect.ratings().iter();
            let worst = ratings.filter_map(|r| model.rating(*data, r)).max();
            worst.is_some_and(|level| level >= Level::Medium)
        };
        let at: Vec<DataId> = match effect.target.value {
            Node::Element(id) => self.index.handles[id.0 as usize].clone(),
            Node::Flow(id) => model.carried(id).collect(),
            _ => Vec::new(),
        };
        at.into_iter().filter(worth)
    }

    /// Several that say all of it only together: of those that name the same weakness, in order, each that adds
    /// something. Others may be of another matter that happens to have an effect in common.
    fn together(&self, near: &[(ThreatId, BTreeSet<Said>)], found: &Threat) -> Vec<ThreatId> {
        let (mut list, mut said) = (Vec::new(), BTreeSet::new());
        for (id, says) in near {
            let same = alike(&self.model[*id], found) == Weakness::Same;
            if same && !says.is_subset(&said) {
                said.extend(says.iter().copied());
                list.push(*id);
            }
        }
        if self.whole(found, &said) {
            list
        } else {
            Vec::new()
        }
    }

    /// The nearest first: who names the most of the same targets, needs the most of the same, and says the least besides.
    fn rank(&self, id: ThreatId, says: &BTreeSet<Said>, found: &Threat) -> Rank {
        let threat = &self.model[id];
        let same = |e: &&EffectOn| {
            let mut all = found.effects.iter();
            all.any(|f| (f.effect, f.target.value) == (e.effect, e.target.value))
        };
        let exact = threat.effects.iter().filter(same).count();
        let shared = needs(threat).filter(|n| needs(found).any(|f| f == *n)).count();
        let besides = threat.effects.len().saturating_sub(says.len());
        (Reverse(exact), Reverse(shared), besides, id)
    }

    /// Whether the data lies or travels there. What a process does is not its data: to deny the one is not to deny the
    /// other.
    fn has(&self, place: Node, data: DataId) -> bool {
        match place {
            Node::Element(id) if self.model.holder(place) == Some(Holder::Store) => {
                self.index.handles[id.0 as usize].binary_search(&data).is_ok()
            }
            Node::Flow(id) => self.model.carried(id).any(|d| d == data),
            _ => false,
        }
    }
}

/// Where a threat enters: at what its effects name where it does not say.
fn entries(model: &Model, threat: &Threat) -> Vec<Node> {
    if !threat.through.is_empty() {
        return threat.through.iter().map(|n| n.value).collect();
    }
    let targets = threat.effects.iter().map(|e| e.target.value);
    targets.filter(|node| model.holder(*node).is_some()).collect()
}

/// Whether one effect of a finding brings about another: whoever owns an element has it do, say and refuse what they
/// like (R3, R12 and "when an effect holds" in docs/reach.md).
fn brings(effect: &EffectOn, other: &EffectOn) -> bool {
    effect.effect == Effect::Elevate
        && effect.target.value == other.target.value
        && matches!(other.effect, Effect::Tamper | Effect::Disclose | Effect::Deny)
        && matches!(other.target.value, Node::Element(_))
}

fn is_way(node: Node) -> bool {
    matches!(node, Node::Flow(_) | Node::Element(_))
}

fn needs(threat: &Threat) -> impl Iterator<Item = (NeedVerb, Node)> + '_ {
    let all = threat.needs.iter().chain(&threat.needs_any);
    all.map(|n| (n.verb, n.target.value))
}

/// How the weaknesses (CWE) of two threats compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Weakness {
    /// Both name one.
    Same,
    /// One of them names none.
    Unsaid,
    Other,
}

fn alike(a: &Threat, b: &Threat) -> Weakness {
    fn weaknesses(threat: &Threat) -> Vec<&str> {
        let all = threat.refers.iter().map(|r| r.value.as_str());
        all.filter(|r| r.starts_with("CWE-")).collect()
    }
    let (a, b) = (weaknesses(a), weaknesses(b));
    match () {
        () if a.iter().any(|r| b.contains(r)) => Weakness::Same,
        () if a.is_empty() || b.is_empty() => Weakness::Unsaid,
        () => Weakness::Other,
    }
}
