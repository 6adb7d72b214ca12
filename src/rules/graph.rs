//! Who reaches whom: breadth-first searches over the flows, each done once.

use super::pattern::{Avoiding, Field};
use super::shape::Shape;
use crate::bits::Bits;
use crate::model::*;
use foldhash::HashMap;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// Elements by number.
pub type Elements = Rc<Bits>;

/// What a search over the graph depends on, beside where it starts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Way {
    /// The data that every step must carry; none: any flow in the direction of who starts it.
    pub carrying: Option<DataId>,
    /// What no step may touch.
    pub avoiding: Option<u32>,
}

/// The graph of elements and flows.
pub struct Graph<'a> {
    index: &'a Index,
    shape: &'a Shape<'a>,
    /// For each number of `Way::avoiding` the elements and flows that are closed.
    closed: RefCell<Vec<Shut>>,
    /// By where a search starts, and whether it goes backwards.
    reached: RefCell<HashMap<(ElementId, Way, bool), Elements>>,
    trees: RefCell<HashMap<(ElementId, Way), Rc<Tree>>>,
}

/// By element, the flow that first led to it, `NOT_REACHED` where none did: shortest paths, of equally short ones the first
/// in the order of the source.
type Tree = [FlowId];

const NOT_REACHED: FlowId = FlowId(u32::MAX);

/// What something to avoid closes; which control counts depends on the run.
type Shut = ((Avoiding, Run), Rc<Closed>);

/// What a search may not touch.
pub struct Closed {
    pub elements: Vec<bool>,
    pub flows: Vec<bool>,
}

impl<'a> Graph<'a> {
    pub fn of(index: &'a Index, shape: &'a Shape<'a>) -> Graph<'a> {
        Graph {
            index,
            shape,
            closed: RefCell::default(),
            reached: RefCell::default(),
            trees: RefCell::default(),
        }
    }

    /// The number under which something to avoid is known; `closed` says what it closes.
    pub fn avoiding(&self, what: (Avoiding, Run), closed: impl FnOnce() -> Closed) -> u32 {
        if let Some(at) = self.closed.borrow().iter().position(|(a, _)| *a == what) {
            return at as u32;
        }
        let closed = closed();
        let mut list = self.closed.borrow_mut();
        list.push((what, Rc::new(closed)));
        list.len() as u32 - 1
    }

    /// The elements that a path of one flow or more leads to.
    pub fn reached(&self, from: ElementId, way: Way) -> Elements {
        self.bits(from, way, false)
    }

    /// The elements from which a path of one flow or more leads to an element, whatever its data.
    pub fn reaching(&self, to: ElementId, avoiding: Option<u32>) -> Elements {
        let carrying = None;
        self.bits(to, Way { carrying, avoiding }, true)
    }

    fn bits(&self, at: ElementId, way: Way, backwards: bool) -> Elements {
        let key = (at, way, backwards);
        if let Some(bits) = self.reached.borrow().get(&key) {
            return bits.clone();
        }
        let bits = self.spread([at], way, backwards);
        self.reached.borrow_mut().insert(key, bits.clone());
        bits
    }

    /// The elements that a path of one flow or more leads to from any of those given; `backwards`: from which one leads to
    /// them, whatever its data.
    pub fn spread(&self, from: impl IntoIterator<Item = ElementId>, way: Way, backwards: bool) -> Elements {
        let mut bits = Bits::new(self.index.starts.len());
        self.search(from, way, backwards, &mut |step| bits.insert(step.to.0));
        bits.into()
    }

    /// The shortest path, elements and flows in turn; of equally short ones the first in the order of the source.
    pub fn path(&self, from: ElementId, to: ElementId, way: Way) -> Vec<Node> {
        let tree = self.tree(from, way);
        let mut list = vec![Node::Element(to)];
        let mut at = to;
        while tree[at.0 as usize] != NOT_REACHED {
            let flow = tree[at.0 as usize];
            let ends = self.shape.ends(flow);
            let before = if ends.0 == at { ends.1 } else { ends.0 };
            list.push(Node::Flow(flow));
            list.push(Node::Element(before));
            at = before;
            if at == from {
                break;
            }
        }
        list.reverse();
        list
    }

    fn tree(&self, from: ElementId, way: Way) -> Rc<Tree> {
        if let Some(tree) = self.trees.borrow().get(&(from, way)) {
            return tree.clone();
        }
        let mut tree = vec![NOT_REACHED; self.index.starts.len()];
        self.search([from], way, false, &mut |step| {
            let slot = &mut tree[step.to.0 as usize];
            let new = *slot == NOT_REACHED;
            if new {
                *slot = step.flow;
            }
            new
        });
        let tree: Rc<Tree> = tree.into();
        self.trees.borrow_mut().insert((from, way), tree.clone());
        tree
    }

    /// Breadth first, along the flows or `backwards` (whatever their data); `enter` says whether an element was new.
    fn search(
        &self,
        from: impl IntoIterator<Item = ElementId>,
        way: Way,
        backwards: bool,
        enter: &mut dyn FnMut(Step) -> bool,
    ) {
        let closed = way.avoiding.map(|at| self.closed.borrow()[at as usize].1.clone());
        let open = |flow: FlowId, to: ElementId| {
            closed
                .as_ref()
                .is_none_or(|c| !c.flows[flow.0 as usize] && !c.elements[to.0 as usize])
        };
        let starts = |at: &ElementId| closed.as_ref().is_none_or(|c| !c.elements[at.0 as usize]);
        let mut queue: VecDeque<ElementId> = from.into_iter().filter(starts).collect();
        while let Some(at) = queue.pop_front() {
            let mut step = |flow: FlowId, to: ElementId| {
                if open(flow, to) && enter(Step { flow, to }) {
                    queue.push_back(to);
                }
            };
            let carries = |flow: FlowId, field: Field| {
                let list = || self.shape.data(Node::Flow(flow), field);
                way.carrying.is_none_or(|data| list().contains(&data))
            };
            if backwards {
                for flow in &self.index.ends[at.0 as usize] {
                    step(*flow, self.shape.ends(*flow).0);
                }
                continue;
            }
            for flow in &self.index.starts[at.0 as usize] {
                if carries(*flow, Field::Sends) {
                    step(*flow, self.shape.ends(*flow).1);
                }
            }
            // What comes back on a flow moves against its direction.
            if way.carrying.is_some() {
                for flow in &self.index.ends[at.0 as usize] {
                    if carries(*flow, Field::Returns) {
                        step(*flow, self.shape.ends(*flow).0);
                    }
                }
            }
        }
    }
}

/// One step of a path.
struct Step {
    flow: FlowId,
    to: ElementId,
}
