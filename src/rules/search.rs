//! Finds everything that a pattern matches. Variables are bound one after the other, each by the shortest list that what
//! is bound already offers: the ends of a flow, the flows of an element, the data in a list; else all of its sort that
//! its own conditions leave. A condition is asked as soon as its variables are bound, and ends the branch where it does
//! not hold. The cost is that of the partial matches, not of all tuples; every loop is over declarations, so it ends.

use super::pattern::*;
use super::world::{Binding, UNBOUND, World};
use crate::model::*;

/// How a variable is bound, given those before it.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// All of the sort that its own conditions leave.
    Scan,
    /// The start (or the end) of a flow.
    End(Slot, bool),
    /// The flows that an element starts (or that end at it).
    Flows(Term, bool),
    /// The members of a list.
    Items(Several),
    /// Those whose list holds some data.
    Having(Field, Slot),
}

/// One variable, and what can be asked once it is bound.
struct Step<'p> {
    slot: Slot,
    source: Source,
    ask: Vec<&'p Conjunct>,
}

/// What a single variable's conditions come to, for each declaration of its sort.
struct Candidate {
    list: Vec<(Node, Truth)>,
    /// By class and number, where the list was made by a scan.
    table: Vec<Truth>,
}

struct Search<'s, 'a> {
    world: &'s World<'a>,
    pattern: &'s Pattern,
    steps: Vec<Step<'s>>,
    candidates: Vec<Candidate>,
    binding: Binding,
    visit: &'s mut dyn FnMut(&mut Binding, Truth),
}

/// Calls `visit` with every match that surely or perhaps holds.
pub fn matches(world: &World, pattern: &Pattern, visit: &mut dyn FnMut(&mut Binding, Truth)) {
    let mut binding = UNBOUND;
    let mut start = Truth::Yes;
    for part in pattern.when.iter().filter(|c| c.reads == 0) {
        start = start.min(world.truth(&part.condition, &mut binding));
    }
    if start == Truth::No {
        return;
    }
    let mut candidates = Vec::new();
    for slot in 0..pattern.variables.len() {
        let found = candidate(world, pattern, slot as Slot);
        if found.list.is_empty() {
            return;
        }
        candidates.push(found);
    }
    let steps = plan(world, pattern, &candidates);
    let mut search = Search {
        world,
        pattern,
        steps,
        candidates,
        binding,
        visit,
    };
    search.go(0, start);
}

/// Where a node stands in a table of its sort.
fn at(node: Node) -> usize {
    (super::facts::node_number(node) & u64::from(u32::MAX)) as usize
}

/// Asks what concerns one variable alone.
fn candidate(world: &World, pattern: &Pattern, slot: Slot) -> Candidate {
    let role = &pattern.variables[slot as usize];
    let own = Conjunct::by_cost(pattern.when.iter().filter(|c| c.reads == 1 << slot));
    let mut found = Candidate {
        list: Vec::new(),
        table: Vec::new(),
    };
    let mut binding = UNBOUND;
    world.shape.each_of_sort(role.sort, &mut |node| {
        binding[slot as usize] = node;
        let mut all = fits(world, role, node, &|t| {
            matches!(t, Term::Node(_)).then(|| world.node(t, &UNBOUND))
        });
        for part in &own {
            if all == Truth::No {
                break;
            }
            all = all.min(world.truth(&part.condition, &mut binding));
        }
        if all != Truth::No {
            let at = at(node);
            // Parties and elements share a sort, and not their numbers: parties are found by the list alone.
            if !matches!(node, Node::Party(_)) {
                if found.table.len() <= at {
                    found.table.resize(at + 1, Truth::No);
                }
                found.table[at] = all;
            }
            found.list.push((node, all));
        }
        true
    });
    found
}

/// Whether the ends of a flow, and the boundary, are those of the role, as far as they are bound.
fn fits(world: &World, role: &Role, node: Node, bound: &dyn Fn(Term) -> Option<Node>) -> Truth {
    let is = |term: Option<Term>, actual: &dyn Fn(Node) -> bool| match term.and_then(bound) {
        Some(node) => actual(node),
        None => true,
    };
    let ends = match node {
        Node::Flow(id) => {
            let (from, to) = world.shape.ends(id);
            is(role.from, &|n| n == Node::Element(from)) && is(role.to, &|n| n == Node::Element(to))
        }
        _ => true,
    };
    let within = is(
        role.within,
        &|n| matches!(n, Node::Boundary(b) if world.model.stands_in(node, b)),
    );
    match ends && within {
        true => Truth::Yes,
        false => Truth::No,
    }
}

/// In which order the variables are bound, and how.
fn plan<'p>(world: &World, pattern: &'p Pattern, candidates: &[Candidate]) -> Vec<Step<'p>> {
    let count = pattern.variables.len();
    let mut steps: Vec<Step> = Vec::new();
    let mut bound: u32 = 0;
    while steps.len() < count {
        let open = (0..count as Slot).filter(|s| bound >> s & 1 == 0);
        let best = open
            .map(|slot| {
                let (source, cost) = cheapest(world, pattern, candidates, bound, slot);
                (cost, slot, source)
            })
            .min_by_key(|(cost, slot, _)| (*cost, *slot));
        let Some((_, slot, source)) = best else { break };
        bound |= 1 << slot;
        let ready =
            |c: &Conjunct| c.reads & !bound == 0 && c.reads >> slot & 1 == 1 && c.reads.count_ones() > 1;
        let ask = Conjunct::by_cost(pattern.when.iter().filter(|c| ready(c)));
        steps.push(Step { slot, source, ask });
    }
    steps
}

/// The cheapest way to bind a variable, and about how many it offers.
fn cheapest(
    world: &World,
    pattern: &Pattern,
    candidates: &[Candidate],
    bound: u32,
    slot: Slot,
) -> (Source, usize) {
    let is_bound = |term: Term| match term {
        Term::Slot(slot) => bound >> slot & 1 == 1,
        Term::Node(_) => true,
    };
    let mut best = (Source::Scan, candidates[slot as usize].list.len());
    let mut offer = |source: Source, cost: usize| {
        if cost < best.1 {
            best = (source, cost);
        }
    };
    let me = Term::Slot(slot);
    for (at, role) in pattern.variables.iter().enumerate() {
        if is_bound(Term::Slot(at as Slot)) {
            if role.from == Some(me) {
                offer(Source::End(at as Slot, true), 0);
            }
            if role.to == Some(me) {
                offer(Source::End(at as Slot, false), 0);
            }
        }
    }
    let role = &pattern.variables[slot as usize];
    let each = world.model.flows.len() / world.model.elements.len().max(1) + 1;
    if let Some(from) = role.from.filter(|t| is_bound(*t)) {
        offer(Source::Flows(from, true), each);
    }
    if let Some(to) = role.to.filter(|t| is_bound(*t)) {
        offer(Source::Flows(to, false), each);
    }
    for part in &pattern.when {
        if let Formula::Member(item, collection @ Several::Of(of, field)) = &part.condition {
            if *item == me && is_bound(*of) {
                offer(Source::Items(*collection), 4);
            }
            if let (Term::Slot(data), true) = (*item, *of == me)
                && is_bound(*item)
            {
                offer(Source::Having(*field, data), 8);
            }
        }
    }
    best
}

impl Search<'_, '_> {
    fn go(&mut self, step: usize, so_far: Truth) {
        if step == self.steps.len() {
            (self.visit)(&mut self.binding, so_far);
            return;
        }
        let world = self.world;
        match self.steps[step].source {
            Source::Scan => {
                let slot = self.steps[step].slot as usize;
                for at in 0..self.candidates[slot].list.len() {
                    crate::cancel::checkpoint();
                    let (node, truth) = self.candidates[slot].list[at];
                    self.bind(step, node, so_far.min(truth));
                }
            }
            Source::End(flow, start) => {
                if let Node::Flow(id) = self.binding[flow as usize] {
                    let (from, to) = world.shape.ends(id);
                    let end = if start { from } else { to };
                    self.offer(step, Node::Element(end), so_far);
                }
            }
            Source::Flows(element, starts) => {
                if let Node::Element(id) = world.node(element, &self.binding) {
                    let lists = if starts {
                        &world.index.starts
                    } else {
                        &world.index.ends
                    };
                    for flow in &lists[id.0 as usize] {
                        self.offer(step, Node::Flow(*flow), so_far);
                    }
                }
            }
            Source::Items(collection) => {
                let mut list = Vec::new();
                world.shape.each(collection, &self.binding, &mut |node| {
                    if !list.contains(&node) {
                        list.push(node);
                    }
                    true
                });
                for node in list {
                    self.offer(step, node, so_far);
                }
            }
            Source::Having(field, data) => {
                if let Node::Data(data) = self.binding[data as usize] {
                    for node in world.shape.having(field, data) {
                        self.offer(step, *node, so_far);
                    }
                }
            }
        }
    }

    /// Binds what a list offers, where it is of the sort and its own conditions do not exclude it.
    fn offer(&mut self, step: usize, node: Node, so_far: Truth) {
        let slot = self.steps[step].slot as usize;
        if !self.world.shape.is_sort(node, self.pattern.variables[slot].sort) {
            return;
        }
        let own = self.candidates[slot].table.get(at(node)).copied();
        match own.unwrap_or_default() {
            Truth::No => {}
            truth => self.bind(step, node, so_far.min(truth)),
        }
    }

    /// Binds a variable, asks what can be asked now, and goes on. Two variables never stand for the same declaration.
    fn bind(&mut self, step: usize, node: Node, mut so_far: Truth) {
        let slot = self.steps[step].slot;
        if self.steps[..step]
            .iter()
            .any(|s| self.binding[s.slot as usize] == node)
        {
            return;
        }
        self.binding[slot as usize] = node;
        if !self.fitting(step) {
            return;
        }
        for at in 0..self.steps[step].ask.len() {
            let part = self.steps[step].ask[at];
            so_far = so_far.min(self.world.truth(&part.condition, &mut self.binding));
            if so_far == Truth::No {
                return;
            }
        }
        self.go(step + 1, so_far);
    }

    /// Whether the flows and boundaries among what is bound agree with the roles.
    fn fitting(&self, step: usize) -> bool {
        let bound = self.steps[..=step]
            .iter()
            .fold(0u32, |bits, s| bits | 1 << s.slot);
        let node = |term: Term| match term {
            Term::Slot(slot) if bound >> slot & 1 == 0 => None,
            term => Some(self.world.node(term, &self.binding)),
        };
        self.steps[..=step].iter().all(|s| {
            let role = &self.pattern.variables[s.slot as usize];
            let tied = role.from.is_some() || role.to.is_some() || role.within.is_some();
            !tied || fits(self.world, role, self.binding[s.slot as usize], &node) == Truth::Yes
        })
    }
}
