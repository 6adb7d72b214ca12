//! STRIDE coverage: which of the questions of STRIDE were answered? Of each element and flow (STRIDE per element,
//! Shostack 2014, chapter 3), or of each interaction, every letter that applies is a threat, ruled out, or unanswered.
//!
//! | | S | T | R | I | D | E |
//! |---|---|---|---|---|---|---|
//! | actor, external | x | | x | | | |
//! | process | x | x | x | x | x | x |
//! | store | | x | where it has a log | x | x | |
//! | flow | | x | | x | x | |
//!
//! An interaction is a flow with its two ends. Of it are asked T, I and D, which happen to the flow; S and R of whoever
//! starts it, if they apply to that; E of whoever is called, if it applies to that. So a process that talks to three others
//! is asked three times.

use crate::model::*;
use std::borrow::Cow;

/// The letters in their order.
pub const LETTERS: [char; 6] = ['S', 'T', 'R', 'I', 'D', 'E'];

const S: usize = 0;
const T: usize = 1;
const R: usize = 2;
const I: usize = 3;
const D: usize = 4;
const E: usize = 5;

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    /// An element or a flow.
    #[default]
    Element,
    /// A flow with its two ends.
    Interaction,
}

/// The coverage that is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    pub by: By,
    /// The share of cells that must be decided, in percent. None: nothing is asked.
    pub at_least: Option<u8>,
}

/// What answers a letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Which of the threats, written and found, ascending; never empty.
    Threats(Vec<usize>),
    /// Which of `Model::exclusions`.
    Excluded(usize),
    Open,
}

/// An element or a flow; of interactions, the flow.
#[derive(Clone, Debug)]
pub struct Row {
    pub node: Node,
    /// By [`LETTERS`]. None where the letter does not apply.
    pub cells: [Option<Answer>; 6],
}

impl Row {
    fn add(&mut self, letter: usize, threat: usize) {
        match &mut self.cells[letter] {
            Some(Answer::Threats(list)) => {
                if list.last() != Some(&threat) {
                    list.push(threat);
                }
            }
            cell => *cell = Some(Answer::Threats(vec![threat])),
        }
    }
}

/// The rows in the order of the source: elements, then flows; or interactions.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    pub rows: Vec<Row>,
}

impl Coverage {
    /// How many cells apply.
    pub fn total(&self) -> usize {
        self.cells().count()
    }

    /// How many of them have a threat or are ruled out.
    pub fn decided(&self) -> usize {
        self.cells().filter(|c| **c != Answer::Open).count()
    }

    fn cells(&self) -> impl Iterator<Item = &Answer> {
        self.rows.iter().flat_map(|r| r.cells.iter().flatten())
    }
}

/// The coverage by all threats of a model, those that rules found among them, and by what is excluded. The cost is that
/// of the model's size, and of where the threats stand.
pub fn coverage(model: &Model, index: &Index, threats: &[Instance], by: By) -> Coverage {
    let table = Table::of(model, index, by);
    let mut rows = table.rows();
    table.each_threat(threats, &mut |place, letter, number| {
        rows[place].add(letter, number)
    });
    table.each_exclusion(&mut |place, letter, number, target| {
        let row = &mut rows[place];
        // What somebody rules out of the row itself is shown even where the letter does not apply.
        let is_said = row.cells[letter] == Some(Answer::Open) || row.node == target;
        if is_said && !matches!(row.cells[letter], Some(Answer::Threats(_) | Answer::Excluded(_))) {
            row.cells[letter] = Some(Answer::Excluded(number));
        }
    });
    Coverage { rows }
}

/// Which letters are asked of a row, and which of these something answers, as bits in the order of [`LETTERS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tally {
    pub node: Node,
    pub asked: u8,
    pub answered: u8,
}

impl Tally {
    /// The letters that nothing answers: `TD`.
    pub fn open(self) -> String {
        let open = |letter: &usize| (self.asked & !self.answered) & 1 << letter != 0;
        (0..LETTERS.len())
            .filter(open)
            .map(|letter| LETTERS[letter])
            .collect()
    }
}

/// The same rows as those of [`coverage`], without what answers them: a fraction of the work.
pub fn tally(model: &Model, index: &Index, threats: &[Instance], by: By) -> Vec<Tally> {
    let table = Table::of(model, index, by);
    let mut rows = table.asked(|node, letters| Tally {
        node,
        asked: letters.iter().fold(0, |all, letter| all | 1 << letter),
        answered: 0,
    });
    table.each_threat(threats, &mut |place, letter, _| {
        rows[place].asked |= 1 << letter;
        rows[place].answered |= 1 << letter;
    });
    table.each_exclusion(&mut |place, letter, _, target| {
        let row = &mut rows[place];
        if row.asked & 1 << letter != 0 || row.node == target {
            row.asked |= 1 << letter;
            row.answered |= 1 << letter;
        }
    });
    rows
}

/// Which letter an effect is; None for privacy.
fn letter(effect: Effect) -> Option<usize> {
    let first = effect
        .category()
        .chars()
        .next()
        .filter(|_| !effect.is_privacy())?;
    LETTERS.iter().position(|l| *l == first)
}

/// The elements that hold each data asset and the flows that carry it.
fn carriers(model: &Model) -> Vec<Vec<Node>> {
    let mut list = vec![Vec::new(); model.data.len()];
    for id in ElementId::all(model) {
        let held = model[id].holds.iter().map(|d| d.value);
        held.for_each(|d| list[d.0 as usize].push(Node::Element(id)));
    }
    for id in FlowId::all(model) {
        let mut carried: Vec<DataId> = model.carried(id).collect();
        carried.sort_unstable();
        carried.dedup();
        carried
            .into_iter()
            .for_each(|d| list[d.0 as usize].push(Node::Flow(id)));
    }
    list
}

struct Table<'a> {
    model: &'a Model,
    index: &'a Index,
    by: By,
    /// Who has each data asset.
    carriers: Vec<Vec<Node>>,
}

impl<'a> Table<'a> {
    fn of(model: &'a Model, index: &'a Index, by: By) -> Table<'a> {
        Table {
            model,
            index,
            by,
            carriers: carriers(model),
        }
    }

    /// Calls `found` with each row and letter that a threat answers, and with which of the threats that is.
    fn each_threat(&self, threats: &[Instance], found: &mut dyn FnMut(usize, usize, usize)) {
        for (number, instance) in threats.iter().enumerate() {
            let way: Vec<Node> = instance.threat.through.iter().map(|n| n.value).collect();
            for effect in &instance.threat.effects {
                if let Some(letter) = letter(effect.effect) {
                    let found = &mut |place| found(place, letter, number);
                    self.each_place(letter, effect.target.value, &way, found);
                }
            }
        }
    }

    /// Calls `found` with each row and letter that an exclusion answers, with which of the exclusions that is, and what it
    /// names.
    fn each_exclusion(&self, found: &mut dyn FnMut(usize, usize, usize, Node)) {
        for (number, exclusion) in self.model.exclusions.iter().enumerate() {
            let Excluded::Effect(effect) = &exclusion.what else {
                continue;
            };
            if let Some(letter) = letter(effect.effect) {
                let target = effect.target.value;
                let places = self.excluded(letter, target).into_iter();
                places.for_each(|place| found(place, letter, number, target));
            }
        }
    }

    /// Every row, with nothing answered.
    fn rows(&self) -> Vec<Row> {
        self.asked(|node, letters| Row {
            node,
            cells: std::array::from_fn(|l| letters.contains(&l).then_some(Answer::Open)),
        })
    }

    /// Every row, made of the letters that are asked of it.
    fn asked<T>(&self, row: impl Fn(Node, &[usize]) -> T) -> Vec<T> {
        let model = self.model;
        let elements = ElementId::all(model).map(|e| row(Node::Element(e), self.of_element(e)));
        let flow = |f: FlowId| match self.by {
            By::Element => row(Node::Flow(f), &[T, I, D]),
            By::Interaction => row(Node::Flow(f), &self.of_interaction(f)),
        };
        let flows = FlowId::all(model).map(flow);
        match self.by {
            By::Element => elements.chain(flows).collect(),
            By::Interaction => flows.collect(),
        }
    }

    fn of_element(&self, id: ElementId) -> &'static [usize] {
        match self.model[id].kind {
            ElementKind::Actor | ElementKind::External => &[S, R],
            ElementKind::Process => &[S, T, R, I, D, E],
            ElementKind::Store => {
                let repudiate = Effect::Repudiate;
                match self.model.can_happen(self.index, repudiate, Node::Element(id)) {
                    true => &[T, R, I, D],
                    false => &[T, I, D],
                }
            }
        }
    }

    fn of_interaction(&self, id: FlowId) -> Vec<usize> {
        let (from, to) = (self.model[id].from.value, self.model[id].to.value);
        let mut letters = vec![T, I, D];
        letters.extend([S, R].iter().filter(|l| self.of_element(from).contains(l)));
        letters.extend([E].iter().filter(|l| self.of_element(to).contains(l)));
        letters
    }

    /// The row of an element or a flow.
    fn row(&self, node: Node) -> Option<usize> {
        match (self.by, node) {
            (By::Element, Node::Element(id)) => Some(id.0 as usize),
            (By::Element, Node::Flow(id)) => Some(self.model.elements.len() + id.0 as usize),
            (By::Interaction, Node::Flow(id)) => Some(id.0 as usize),
            _ => None,
        }
    }

    /// Calls `found` with each row where a threat answers a letter by what it does to a target on its way.
    fn each_place(&self, letter: usize, target: Node, way: &[Node], found: &mut dyn FnMut(usize)) {
        let interactions;
        let nodes = match self.by {
            By::Element => self.standing(&target, way),
            By::Interaction => {
                interactions = self.interactions(letter, target, way);
                Cow::Borrowed(&interactions[..])
            }
        };
        // What is said of a way or of data answers a letter only where that applies.
        let applies = |node: &Node| match (self.by, node) {
            _ if *node == target => true,
            (By::Element, Node::Element(id)) => self.of_element(*id).contains(&letter),
            (By::Element, Node::Flow(_)) => [T, I, D].contains(&letter),
            (By::Interaction, Node::Flow(id)) => self.of_interaction(*id).contains(&letter),
            _ => false,
        };
        let nodes = nodes.iter().filter(|node| applies(node));
        nodes.filter_map(|n| self.row(*n)).for_each(found);
    }

    /// Per element: the target itself. An effect on data or on a boundary stands on the threat's way, or wherever these are.
    fn standing<'s>(&'s self, target: &'s Node, way: &'s [Node]) -> Cow<'s, [Node]> {
        match target {
            Node::Element(_) | Node::Flow(_) => std::slice::from_ref(target).into(),
            _ if !way.is_empty() => way.into(),
            Node::Data(id) => (&self.carriers[id.0 as usize]).into(),
            Node::Boundary(id) => self.within(*id).into(),
            _ => Vec::new().into(),
        }
    }

    fn within(&self, boundary: BoundaryId) -> Vec<Node> {
        ElementId::all(self.model)
            .filter(|e| self.model.within(*e, boundary))
            .map(Node::Element)
            .collect()
    }

    /// Per interaction: the flows on the threat's way; without one, those that the target is, has as an end (of what is
    /// not asked of the flow itself), or travels on.
    fn interactions(&self, letter: usize, target: Node, way: &[Node]) -> Vec<Node> {
        let flows = || way.iter().copied().filter(|n| matches!(n, Node::Flow(_)));
        if flows().next().is_some() {
            return flows().collect();
        }
        match target {
            Node::Flow(_) => vec![target],
            Node::Data(id) => {
                let met = |flow: &Node| {
                    let Node::Flow(flow) = flow else { return false };
                    let ends = [self.model[*flow].from.value, self.model[*flow].to.value];
                    way.is_empty() || ends.iter().any(|e| way.contains(&Node::Element(*e)))
                };
                self.carriers[id.0 as usize].iter().copied().filter(met).collect()
            }
            Node::Element(id) => self.flows_of(letter, id),
            Node::Boundary(id) => self
                .within(id)
                .into_iter()
                .filter_map(|n| match n {
                    Node::Element(e) => Some(self.flows_of(letter, e)),
                    _ => None,
                })
                .flatten()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The flows of an element that are asked a letter about it: S and R those that it starts, E those that enter it.
    fn flows_of(&self, letter: usize, element: ElementId) -> Vec<Node> {
        let at = element.0 as usize;
        let (starts, ends) = (&self.index.starts[at], &self.index.ends[at]);
        let list: Vec<FlowId> = match letter {
            S | R => starts.clone(),
            E => ends.clone(),
            _ => Vec::new(),
        };
        list.into_iter().map(Node::Flow).collect()
    }

    /// The rows where an exclusion answers a letter: what it names, and what has no other data than it names.
    fn excluded(&self, letter: usize, target: Node) -> Vec<usize> {
        let nodes: Vec<Node> = match (self.by, target) {
            (_, Node::Data(id)) => {
                let alone = |node: &Node| match node {
                    Node::Element(e) => self.model[*e].holds.iter().all(|d| d.value == id),
                    Node::Flow(f) => self.model.carried(*f).all(|d| d == id),
                    _ => false,
                };
                self.carriers[id.0 as usize]
                    .iter()
                    .copied()
                    .filter(alone)
                    .collect()
            }
            (By::Interaction, Node::Element(id)) => self.flows_of(letter, id),
            _ => vec![target],
        };
        nodes.into_iter().filter_map(|n| self.row(n)).collect()
    }
}
