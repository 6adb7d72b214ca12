//! What the rules match, merged: matches of one rule with the same effects on the same declarations are one group,
//! whatever flow or data led to it.

use super::compile::Program;
use super::facts::Facts;
use super::graph::Graph;
use super::odds::{self, Wait};
use super::pattern::*;
use super::respond::Used;
use super::search;
use super::shape::Shape;
use super::world::{Binding, UNBOUND, World};
use crate::model::*;
use foldhash::{HashMap, HashSet};

/// Matches that say the same.
#[derive(Debug)]
pub struct Group {
    /// Which of `Program::patterns`.
    pub pattern: usize,
    /// What tells it from the others of its rule.
    pub key: Vec<Node>,
    /// The effects that can happen to what they are about.
    pub effects: Vec<(Effect, Node)>,
    /// In the order in which they were found.
    pub matches: Vec<Match>,
    pub holds: [Truth; 3],
}

/// What the variables of `for` stand for.
#[derive(Debug)]
pub struct Match {
    pub nodes: Vec<Node>,
    pub holds: [Truth; 3],
    /// What it waits for today.
    pub waits: Vec<Wait>,
    pub path: Vec<Node>,
}

impl Group {
    /// Whether it is a finding, in some run.
    pub fn fires(&self) -> bool {
        self.holds.contains(&Truth::Yes)
    }

    /// Every node that is bound, ascending, each once.
    pub fn bound(&self) -> Vec<Node> {
        let mut list: Vec<Node> = self
            .matches
            .iter()
            .flat_map(|m| m.nodes.iter().copied())
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    }
}

impl Match {
    /// The variables, for the evaluation.
    pub fn binding(&self) -> Binding {
        let mut binding = UNBOUND;
        binding[..self.nodes.len()].copy_from_slice(&self.nodes);
        binding
    }
}

/// Everything that holds or may hold in some run: exclusions are taken out, and what a more specific rule covers.
pub fn groups(model: &Model, index: &Index, program: &Program, shape: &Shape, used: &mut Used) -> Vec<Group> {
    let graph = Graph::of(index, shape);
    let stated = Facts::stated(model, &program.columns);
    let facts: Vec<Facts> = Run::ALL
        .into_iter()
        .map(|run| stated.of_run(model, shape, &program.columns, run))
        .collect();
    let worlds: Vec<World> = Run::ALL
        .into_iter()
        .zip(&facts)
        .map(|(run, facts)| World::new((model, index), (&graph, shape), (&program.columns, facts), run))
        .collect();
    let same = facts.iter().all(|f| *f == facts[0]);
    let mut all = Vec::new();
    for (at, pattern) in program.patterns.iter().enumerate() {
        crate::cancel::checkpoint();
        let runs = match same && !pattern.avoids_a_control() {
            true => 1,
            false => Run::ALL.len(),
        };
        let found = matches(&worlds, runs, pattern);
        let found = found
            .into_iter()
            .filter(|m| !used.excluded(pattern.rule, &m.nodes));
        group(model, index, at, pattern, found, &mut all);
    }
    drop_covered(program, &mut all);
    all
}

/// The matches of one rule, in the order of the search.
fn matches(worlds: &[World], runs: usize, pattern: &Pattern) -> Vec<Match> {
    const TODAY: usize = Run::Today as usize;
    let mut list: Vec<Match> = Vec::new();
    let mut known: HashMap<Vec<Node>, usize> = HashMap::default();
    let count = pattern.variables.len();
    for (run, world) in worlds.iter().enumerate().take(runs) {
        search::matches(world, pattern, &mut |binding, truth| {
            let nodes = binding[..count].to_vec();
            let at = match runs {
                1 => list.len(),
                _ => *known.entry(nodes.clone()).or_insert(list.len()),
            };
            if at == list.len() {
                list.push(Match {
                    nodes,
                    holds: [Truth::No; 3],
                    waits: Vec::new(),
                    path: Vec::new(),
                });
            }
            let found = &mut list[at];
            match runs {
                1 => found.holds = [truth; 3],
                _ => found.holds[run] = truth,
            }
            if truth == Truth::Unknown && (runs == 1 || run == TODAY) {
                let parts = pattern.when.iter().map(|p| world.waits(&p.condition, binding));
                found.waits = odds::all(parts.filter(|p| !p.is_empty()).collect());
            }
            if truth == Truth::Yes
                && found.path.is_empty()
                && let Some(path) = &pattern.path
            {
                found.path = world.path(path, binding);
            }
        });
    }
    list
}

fn group(
    model: &Model,
    index: &Index,
    at: usize,
    pattern: &Pattern,
    found: impl Iterator<Item = Match>,
    all: &mut Vec<Group>,
) {
    let first = all.len();
    let mut known: HashMap<Vec<Node>, usize> = HashMap::default();
    known.reserve(found.size_hint().1.unwrap_or(0));
    let mut same: Vec<Node> = Vec::new();
    for one in found {
        // Two variables that change places say the same, where the effects are the same.
        same.clear();
        same.extend(pattern.key.iter().map(|s| one.nodes[*s as usize]));
        same.sort_unstable();
        same.extend(effects(model, index, pattern, &one.nodes).map(|(_, n)| n));
        if same.len() == pattern.key.len() {
            continue;
        }
        let place = match known.get(&same) {
            Some(place) => *place,
            None => {
                known.insert(same.clone(), all.len());
                all.push(Group {
                    pattern: at,
                    key: pattern.key.iter().map(|s| one.nodes[*s as usize]).collect(),
                    effects: effects(model, index, pattern, &one.nodes).collect(),
                    // Most groups have one match.
                    matches: Vec::with_capacity(1),
                    holds: [Truth::No; 3],
                });
                all.len() - 1
            }
        };
        let group = &mut all[place];
        for (all, new) in group.holds.iter_mut().zip(one.holds) {
            *all = (*all).max(new);
        }
        group.matches.push(one);
    }
    for group in &mut all[first..] {
        settle(model, group, pattern);
    }
}

/// The match that stands for the group comes first: one that surely holds, of these the first by its names, so that
/// the order of declarations does not matter.
fn settle(model: &Model, group: &mut Group, pattern: &Pattern) {
    if group.matches.len() > 1 {
        let names = |m: &Match| -> Vec<&str> { m.nodes.iter().map(|n| model.name(*n)).collect() };
        let surely = |m: &Match| std::cmp::Reverse(m.holds.into_iter().max());
        group.matches.sort_by_cached_key(|m| (surely(m), names(m)));
    }
    let first = &group.matches[0];
    group.key = pattern.key.iter().map(|s| first.nodes[*s as usize]).collect();
}

/// The effects that can happen to what is bound.
fn effects(
    model: &Model,
    index: &Index,
    pattern: &Pattern,
    nodes: &[Node],
) -> impl Iterator<Item = (Effect, Node)> {
    let of = |term: Term| match term {
        Term::Slot(slot) => nodes[slot as usize],
        Term::Node(node) => node,
    };
    let all = pattern
        .effects
        .iter()
        .map(move |(effect, term)| (*effect, of(*term)));
    all.filter(|(effect, node)| model.can_happen(index, *effect, *node))
}

/// The rules that others cover, each with the declarations under which its groups are looked up.
fn may_be_covered(program: &Program, groups: &[Group]) -> HashSet<(RuleId, Node)> {
    let covered: HashSet<RuleId> = program.patterns.iter().flat_map(|p| p.covers.clone()).collect();
    let mut wanted = HashSet::default();
    for group in groups {
        let pattern = &program.patterns[group.pattern];
        if !covered.contains(&pattern.rule) {
            continue;
        }
        if pattern.says == pattern.key {
            wanted.extend(group.key.first().map(|n| (pattern.rule, *n)));
        } else if let Some(slot) = pattern.says.first() {
            let all = group.matches.iter().map(|m| m.nodes[*slot as usize]);
            wanted.extend(all.map(|n| (pattern.rule, n)));
        }
    }
    wanted
}

/// Takes out what a more specific rule says of the same declarations, run by run.
fn drop_covered(program: &Program, groups: &mut Vec<Group>) {
    let wanted = may_be_covered(program, groups);
    if wanted.is_empty() {
        return;
    }
    // What is bound, of those that cover others; a group may stand near thousands.
    let covers = |group: &Group| &program.patterns[group.pattern].covers;
    let bound: Vec<Vec<Node>> = groups
        .iter()
        .map(|g| {
            if covers(g).is_empty() {
                Vec::new()
            } else {
                g.bound()
            }
        })
        .collect();
    let mut covering: HashMap<(RuleId, Node), Vec<usize>> = HashMap::default();
    for (at, group) in groups.iter().enumerate() {
        for general in covers(group) {
            for node in bound[at].iter().filter(|n| wanted.contains(&(*general, **n))) {
                covering.entry((*general, *node)).or_default().push(at);
            }
        }
    }
    let mut left: Vec<(usize, [Truth; 3])> = Vec::new();
    let mut apart: Vec<(usize, usize, [Truth; 3])> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let pattern = &program.patterns[group.pattern];
        let rule = pattern.rule;
        if pattern.says != pattern.key {
            for (number, one) in group.matches.iter().enumerate() {
                let says: Vec<Node> = pattern.says.iter().map(|s| one.nodes[*s as usize]).collect();
                let near = says.first().and_then(|n| covering.get(&(rule, *n)));
                for specific in near.into_iter().flatten() {
                    let (specific, bound) = (&groups[*specific], &bound[*specific]);
                    if says.iter().all(|n| bound.binary_search(n).is_ok()) {
                        apart.push((at, number, specific.holds));
                    }
                }
            }
            continue;
        }
        let near = group.key.first().and_then(|n| covering.get(&(rule, *n)));
        for specific in near.into_iter().flatten() {
            let (specific, bound) = (&groups[*specific], &bound[*specific]);
            if group.key.iter().all(|n| bound.binary_search(n).is_ok()) {
                left.push((at, specific.holds));
            }
        }
    }
    for (at, covered) in left {
        silence(&mut groups[at].holds, covered);
    }
    for (at, number, covered) in apart {
        silence(&mut groups[at].matches[number].holds, covered);
    }
    for group in groups.iter_mut() {
        let pattern = &program.patterns[group.pattern];
        if pattern.says == pattern.key {
            continue;
        }
        group.matches.retain(|m| m.holds != [Truth::No; 3]);
        group.holds = [Truth::No; 3];
        for one in &group.matches {
            for (all, new) in group.holds.iter_mut().zip(one.holds) {
                *all = (*all).max(new);
            }
        }
    }
    groups.retain(|g| g.holds != [Truth::No; 3]);
}

/// In the runs in which a more specific rule surely speaks, the general one does not.
fn silence(holds: &mut [Truth; 3], covered: [Truth; 3]) {
    for (holds, covered) in holds.iter_mut().zip(covered) {
        if covered == Truth::Yes {
            *holds = Truth::No;
        }
    }
}

impl Pattern {
    /// Whether what it finds depends on which controls count.
    fn avoids_a_control(&self) -> bool {
        self.when.iter().any(|c| avoids(&c.condition))
    }
}

fn avoids(condition: &Formula) -> bool {
    match condition {
        Formula::And(list) | Formula::Or(list) => list.iter().any(avoids),
        Formula::Not(inner) => avoids(inner),
        Formula::Quantified(q) => q.with.iter().chain(&q.body).any(avoids),
        Formula::Reaches(path) => matches!(path.avoiding, Some(Avoiding::Control(_))),
        _ => false,
    }
}
