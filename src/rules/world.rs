//! One model as rules see it in one [`Run`]: values, kinds, ways, and whether a condition holds.

use super::compile::holds;
use super::facts::{Attr, Cell, Columns, Facts, node_number};
use super::graph::{Closed, Graph, Way};
use super::pattern::*;
use super::shape::Shape;
use super::spread::Spreads;
use super::value::{exact, kleene, ranges, tested, truth};
use crate::bits::ones;
use crate::model::*;

/// What the variables stand for, by slot.
pub type Binding = [Node; MOST_VARIABLES];

/// No variable stands for anything yet.
pub const UNBOUND: Binding = [Node::Data(DataId(u32::MAX)); MOST_VARIABLES];

pub struct World<'a> {
    pub model: &'a Model,
    pub index: &'a Index,
    pub graph: &'a Graph<'a>,
    pub shape: &'a Shape<'a>,
    columns: &'a Columns,
    facts: &'a Facts,
    run: Run,
    pub(super) spreads: Spreads,
}

impl<'a> World<'a> {
    pub fn new(
        (model, index): (&'a Model, &'a Index),
        (graph, shape): (&'a Graph<'a>, &'a Shape<'a>),
        (columns, facts): (&'a Columns, &'a Facts),
        run: Run,
    ) -> World<'a> {
        World {
            model,
            index,
            graph,
            shape,
            columns,
            facts,
            run,
            spreads: Spreads::default(),
        }
    }

    pub fn node(&self, term: Term, binding: &Binding) -> Node {
        node(term, binding)
    }

    /// The value of an attribute; None where such a declaration cannot have it.
    pub(super) fn cell(&self, lookup: &Lookup, binding: &Binding) -> Option<(Cell, Node, Attr)> {
        let node = self.node(lookup.of, binding);
        let column = lookup.columns[self.shape.holder(node)? as usize]?;
        let at = (node_number(node) & u64::from(u32::MAX)) as u32;
        Some((
            self.facts.cell(column, at),
            node,
            self.columns.list[column as usize].0,
        ))
    }

    /// Kleene's logic: what is not known makes a condition unknown only where it matters.
    pub fn truth(&self, condition: &Formula, binding: &mut Binding) -> Truth {
        match condition {
            Formula::And(list) => self.all(list, binding),
            Formula::Or(list) => {
                let mut any = Truth::No;
                for part in list {
                    any = any.max(self.truth(part, binding));
                    if any == Truth::Yes {
                        break;
                    }
                }
                any
            }
            Formula::Not(inner) => self.truth(inner, binding).negated(),
            Formula::Test { lookup, test, .. } => match self.cell(lookup, binding) {
                Some((cell, ..)) => tested(cell, *test),
                None => Truth::No,
            },
            Formula::Match {
                left,
                operator,
                right,
            } => match (self.cell(left, binding), self.cell(right, binding)) {
                (Some((a, _, attr)), Some((b, ..))) => self.matched(attr, a, *operator, b),
                _ => Truth::No,
            },
            Formula::Names { lookup, term } => {
                let named = node_number(self.node(*term, binding));
                match self.cell(lookup, binding) {
                    Some((cell, ..)) if !exact(cell) => Truth::Unknown,
                    Some((cell, ..)) => truth(cell.a == named),
                    None => Truth::No,
                }
            }
            Formula::Same(a, b) => truth(self.node(*a, binding) == self.node(*b, binding)),
            Formula::Member(item, collection) => {
                truth(self.member(self.node(*item, binding), *collection, binding))
            }
            Formula::Within(item, boundary) => {
                let (item, boundary) = (self.node(*item, binding), self.node(*boundary, binding));
                truth(matches!(boundary, Node::Boundary(b) if self.model.stands_in(item, b)))
            }
            Formula::Is(term, kind) => truth(self.shape.is_kind(self.node(*term, binding), *kind)),
            Formula::Quantified(q) => self.quantified(q, binding),
            Formula::Count(collection, operator, number) => {
                let mut count = self.signing_parties(*collection, binding);
                self.shape.each(*collection, binding, &mut |_| {
                    count += 1;
                    true
                });
                truth(holds(*operator, count, *number))
            }
            Formula::Reaches(path) => self.reaches(path, binding),
            Formula::Crosses(flow, boundary) => {
                let boundary = boundary.map(|b| self.node(b, binding));
                truth(match (self.node(*flow, binding), boundary) {
                    (Node::Flow(id), None) => self.shape.crosses(id),
                    (Node::Flow(id), Some(Node::Boundary(b))) => {
                        let (from, to) = self.shape.ends(id);
                        self.model.within(from, b) != self.model.within(to, b)
                    }
                    _ => false,
                })
            }
            Formula::Can(who, ability, what) => {
                let (who, what) = (self.node(*who, binding), self.node(*what, binding));
                truth(matches!(who, Node::Adversary(id) if self.can(id, *ability, what)))
            }
        }
    }

    /// How many of those that sign are parties: no variable over `d.signed` stands for one, but what a party signs is
    /// signed.
    fn signing_parties(&self, collection: Several, binding: &Binding) -> u64 {
        let Several::Of(term, Field::Signed) = collection else {
            return 0;
        };
        let Node::Data(data) = self.node(term, binding) else {
            return 0;
        };
        let all = self.model[data].signed.iter().flat_map(|line| &line.keys);
        all.filter(|key| !matches!(key.value, Node::Data(_))).count() as u64
    }

    /// Whether all of some conditions hold; after one that does not the others are not asked.
    pub(super) fn all<'f>(
        &self,
        list: impl IntoIterator<Item = &'f Formula>,
        binding: &mut Binding,
    ) -> Truth {
        let mut all = Truth::Yes;
        for part in list {
            all = all.min(self.truth(part, binding));
            if all == Truth::No {
                break;
            }
        }
        all
    }

    /// `some x in C with W: B` is: W and B of one of them. `every`: of each, B or not W. `no`: not some.
    fn quantified(&self, q: &Quantified, binding: &mut Binding) -> Truth {
        if let Some(found) = self.some_by_path(q, binding) {
            return match q.quantifier {
                Quantifier::No => found.negated(),
                _ => found,
            };
        }
        let every = q.quantifier == Quantifier::Every;
        let mut found = truth(every);
        let kept = binding[q.slot as usize];
        let mut local = *binding;
        self.each_that_may(q, binding, &mut |node| {
            local[q.slot as usize] = node;
            let with = q.with.as_ref().map_or(Truth::Yes, |c| self.truth(c, &mut local));
            let mut body = |world: &Self| q.body.as_ref().map_or(Truth::Yes, |c| world.truth(c, &mut local));
            if every {
                if with != Truth::No {
                    found = found.min(with.negated().max(body(self)));
                }
                found != Truth::No
            } else {
                if with != Truth::No {
                    found = found.max(with.min(body(self)));
                }
                found != Truth::Yes
            }
        });
        binding[q.slot as usize] = kept;
        match q.quantifier {
            Quantifier::No => found.negated(),
            _ => found,
        }
    }

    fn member(&self, node: Node, collection: Several, binding: &Binding) -> bool {
        match collection {
            Several::All(sort) => self.shape.is_sort(node, sort),
            Several::One(term) => self.node(term, binding) == node,
            Several::Of(term, field) => {
                let list = self.shape.data(self.node(term, binding), field);
                matches!(node, Node::Data(data) if list.contains(&data))
            }
        }
    }

    /// What is said of the adversary, and what directly follows from it: who owns a boundary owns what stands in it, and
    /// its flows; who observes or alters one, the flows and stores there. What it wins by attacks is not asked here.
    fn can(&self, who: AdversaryId, ability: Ability, what: Node) -> bool {
        let model = self.model;
        let Ability::Has(wanted) = ability else {
            let all = model.lineage(who);
            let mut known = all.iter().flat_map(|a| &model[*a].knows).flat_map(|k| &k.data);
            return known.any(|d| Node::Data(d.value) == what);
        };
        model.controls(who).iter().any(|controls| {
            let (has, place) = (controls.position, controls.target.value);
            let touches = |flow: FlowId| {
                let ends = [model[flow].from.value, model[flow].to.value];
                ends.iter().any(|e| {
                    Node::Element(*e) == place && has == Position::Owns
                        || matches!(place, Node::Boundary(b) if model.within(*e, b))
                })
            };
            let there = match (what, place) {
                _ if what == place => true,
                (Node::Flow(flow), _) => touches(flow),
                (Node::Element(id), Node::Boundary(b)) => {
                    model.within(id, b) && (has == Position::Owns || model[id].kind == ElementKind::Store)
                }
                (_, Node::Boundary(b)) => model.stands_in(what, b),
                _ => false,
            };
            there && has >= wanted
        })
    }

    fn reaches(&self, path: &Path, binding: &mut Binding) -> Truth {
        let mut found = Truth::No;
        self.ways(path, binding, &mut |_, truth| {
            found = found.max(truth);
            found != Truth::Yes
        });
        found
    }

    /// Calls `visit` with each way on which the path exists, and whether its data is such as is asked for.
    pub(super) fn ways(&self, path: &Path, binding: &mut Binding, visit: &mut dyn FnMut(Way, Truth) -> bool) {
        let ends = (self.node(path.from, binding), self.node(path.to, binding));
        let (Node::Element(from), Node::Element(to)) = ends else {
            return;
        };
        let avoiding = path.avoiding.and_then(|what| self.avoiding(what));
        let mut open = |carrying: Option<DataId>, truth: &mut dyn FnMut() -> Truth| {
            let way = Way { carrying, avoiding };
            if !self.graph.reached(from, way).has(to.0) {
                return true;
            }
            match truth() {
                Truth::No => true,
                truth => visit(way, truth),
            }
        };
        match &path.carrying {
            None => {
                open(None, &mut || Truth::Yes);
            }
            Some(Carrying::This(term)) => {
                if let Node::Data(data) = self.node(*term, binding) {
                    open(Some(data), &mut || Truth::Yes);
                }
            }
            Some(Carrying::Any(slot, with)) => {
                for data in self.leaving(from) {
                    let mut with = || match with {
                        Some(with) => {
                            binding[*slot as usize] = Node::Data(data);
                            self.truth(with, binding)
                        }
                        None => Truth::Yes,
                    };
                    if !open(Some(data), &mut with) {
                        return;
                    }
                }
            }
        }
    }

    /// The data that the flows of an element take away from it.
    fn leaving(&self, element: ElementId) -> Vec<DataId> {
        let at = element.0 as usize;
        let sent = self.index.starts[at].iter().flat_map(|f| &self.model[*f].sends);
        let returned = self.index.ends[at].iter().flat_map(|f| &self.model[*f].returns);
        let mut list: Vec<DataId> = sent.chain(returned).map(|d| d.value).collect();
        list.sort_unstable();
        list.dedup();
        list
    }

    /// A control closes where it stands, once it counts; a kind closes what is of it.
    pub(super) fn avoiding(&self, what: Avoiding) -> Option<u32> {
        let model = self.model;
        let number = |closed: &dyn Fn(Node) -> bool| {
            self.graph.avoiding((what, self.run), || Closed {
                elements: ElementId::all(model).map(|e| closed(Node::Element(e))).collect(),
                flows: FlowId::all(model).map(|f| closed(Node::Flow(f))).collect(),
            })
        };
        match what {
            Avoiding::Kind(kind) => Some(number(&|node| self.shape.is_kind(node, kind))),
            Avoiding::Control(id) if !model[id].counts_in(self.run) => None,
            Avoiding::Control(id) => Some(number(&|node| {
                model[id].on.iter().any(|on| match on.value {
                    Node::Boundary(b) => model.stands_in(node, b),
                    place => place == node,
                })
            })),
        }
    }

    /// The path that a condition found, from its start to its end: of surely fitting data before perhaps fitting.
    pub fn path(&self, path: &Path, binding: &mut Binding) -> Vec<Node> {
        let ends = (self.node(path.from, binding), self.node(path.to, binding));
        let (Node::Element(from), Node::Element(to)) = ends else {
            return Vec::new();
        };
        let mut best: Option<(Truth, Way)> = None;
        self.ways(path, binding, &mut |way, truth| {
            if best.is_none_or(|(b, _)| truth > b) {
                best = Some((truth, way));
            }
            truth != Truth::Yes
        });
        best.map_or_else(Vec::new, |(_, way)| self.graph.path(from, to, way))
    }

    pub(super) fn matched(&self, attr: Attr, a: Cell, operator: Operator, b: Cell) -> Truth {
        let duration = matches!(attr, Attr::Declared(id) if self.model[id].domain == Domain::Duration);
        let name = matches!(attr, Attr::Declared(id) if self.model[id].domain == Domain::Name);
        if name {
            return match exact(a) && exact(b) {
                true => truth(holds(operator, a.a, b.a)),
                false => Truth::Unknown,
            };
        }
        if duration {
            return ranges(operator, (a.a, a.b), (b.a, b.b));
        }
        let (mut some, mut all) = (false, true);
        for left in ones(a.a) {
            for right in ones(b.a) {
                let holds = holds(operator, left, right);
                some |= holds;
                all &= holds;
            }
        }
        kleene(some, all)
    }
}

pub(super) fn node(term: Term, binding: &Binding) -> Node {
    match term {
        Term::Slot(slot) => binding[slot as usize],
        Term::Node(node) => node,
    }
}
