//! The values of attributes, in columns: what is known of each declaration, for one [`Run`].

use super::shape;
use crate::model::*;
use foldhash::HashMap;
use std::rc::Rc;

/// Something that may be unknown of a declaration: an attribute, or the trust in a boundary or an external.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Attr {
    Declared(AttributeId),
    Trust,
    Many,
}

impl Attr {
    /// Its name, as models write it.
    pub fn name(self, model: &Model) -> &str {
        match self {
            Attr::Declared(id) => &model[id].head.name,
            Attr::Trust => "trust",
            Attr::Many => "many",
        }
    }
}

/// Declarations that share a numbering.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Class {
    Data,
    Boundary,
    Element,
    Flow,
}

impl Class {
    pub fn of(holder: Holder) -> Class {
        match holder {
            Holder::Data => Class::Data,
            Holder::Boundary => Class::Boundary,
            Holder::Flow => Class::Flow,
            _ => Class::Element,
        }
    }
}

/// Which of [`Columns`].
pub type ColumnId = u16;

/// Which attributes of which declarations the rules ask for.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    pub list: Vec<(Attr, Class)>,
    known: HashMap<(Attr, Class), ColumnId>,
}

impl Columns {
    /// The column of an attribute, new where no rule asked for it before.
    pub fn of(&mut self, attr: Attr, class: Class) -> ColumnId {
        *self.known.entry((attr, class)).or_insert_with(|| {
            self.list.push((attr, class));
            self.list.len() as ColumnId - 1
        })
    }
}

/// What is known of one value. On a scale `a` has a bit for each step that is possible. Of a set, `a` has a bit for each
/// word that is surely in it and `b` for each that may be. A duration lies between `a` and `b` days. A name is `a`,
/// and `b` the same; it is unknown when they differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell {
    pub a: u64,
    pub b: u64,
}

/// The values of one run. Runs share the columns in which they do not differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    columns: Vec<Rc<Vec<Cell>>>,
}

impl Facts {
    /// The cell of a declaration; `at` is its number within its class.
    pub fn cell(&self, column: ColumnId, at: u32) -> Cell {
        self.columns[column as usize][at as usize]
    }

    fn slot(&mut self, column: ColumnId, at: usize) -> &mut Cell {
        &mut Rc::make_mut(&mut self.columns[column as usize])[at]
    }

    /// What is stated, in whatever run.
    pub fn stated(model: &Model, columns: &Columns) -> Facts {
        let count = |class| match class {
            Class::Data => model.data.len(),
            Class::Boundary => model.boundaries.len(),
            Class::Element => model.elements.len(),
            Class::Flow => model.flows.len(),
        };
        let empty =
            |(attr, class): &(Attr, Class)| Rc::new(vec![unknown(domain(model, *attr)); count(*class)]);
        let mut facts = Facts {
            columns: columns.list.iter().map(empty).collect(),
        };
        let mut fill = Fill {
            model,
            columns,
            facts: &mut facts,
        };
        fill.stated();
        fill.trust();
        facts
    }

    /// The same with the `sets` of the controls that count in the run. What one that does not count would set is not
    /// there yet: nobody plans what is in place.
    pub fn of_run(&self, model: &Model, shape: &shape::Shape, columns: &Columns, run: Run) -> Facts {
        let mut facts = self.clone();
        let mut fill = Fill {
            model,
            columns,
            facts: &mut facts,
        };
        for control in model.controls.iter().filter(|c| !c.counts_in(run)) {
            fill.each_set(shape, control, weakened);
        }
        for control in model.controls.iter().filter(|c| c.counts_in(run)) {
            fill.each_set(shape, control, strengthened);
        }
        facts
    }
}

/// What values an attribute takes, as far as cells tell them apart.
pub enum Shape {
    Scale(usize),
    Set(usize),
    Duration,
    Name,
}

fn domain(model: &Model, attr: Attr) -> Shape {
    match attr {
        Attr::Declared(id) => match &model[id].domain {
            Domain::Scale(words) => Shape::Scale(words.len()),
            Domain::Set(words) => Shape::Set(words.len()),
            Domain::Duration => Shape::Duration,
            Domain::Name => Shape::Name,
        },
        Attr::Trust => Shape::Scale(Trust::WORDS.len()),
        Attr::Many => Shape::Scale(2),
    }
}

/// A bit for each of so many words.
pub fn all_bits(words: usize) -> u64 {
    u64::MAX.checked_shr(64 - words.min(64) as u32).unwrap_or(0)
}

fn unknown(shape: Shape) -> Cell {
    match shape {
        Shape::Scale(words) => Cell {
            a: all_bits(words),
            b: 0,
        },
        Shape::Set(words) => Cell {
            a: 0,
            b: all_bits(words),
        },
        Shape::Duration | Shape::Name => Cell { a: 0, b: u64::MAX },
    }
}

/// A node as a number; never 0.
pub fn node_number(node: Node) -> u64 {
    let (class, id) = match node {
        Node::Data(id) => (1, id.0),
        Node::Boundary(id) => (2, id.0),
        Node::Element(id) => (3, id.0),
        Node::Party(id) => (4, id.0),
        Node::Flow(id) => (5, id.0),
        Node::Adversary(id) => (6, id.0),
        Node::Threat(id) => (7, id.0),
        Node::Tree(id) => (8, id.0),
        Node::Control(id) => (9, id.0),
        Node::Assumption(id) => (10, id.0),
        Node::Claim(id) => (11, id.0),
    };
    class << 32 | u64::from(id)
}

fn bit(at: u8) -> u64 {
    1u64.checked_shl(u32::from(at)).unwrap_or(0)
}

struct Fill<'a> {
    model: &'a Model,
    columns: &'a Columns,
    facts: &'a mut Facts,
}

impl Fill<'_> {
    fn stated(&mut self) {
        let model = self.model;
        self.all(Class::Data, model.data.iter().map(|d| &d.attributes[..]));
        self.all(
            Class::Boundary,
            model.boundaries.iter().map(|b| &b.attributes[..]),
        );
        self.all(Class::Element, model.elements.iter().map(|e| &e.attributes[..]));
        self.all(Class::Flow, model.flows.iter().map(|f| &f.attributes[..]));
    }

    /// Fills in what each declaration of a class states, in their order.
    fn all<'m>(&mut self, class: Class, declarations: impl Iterator<Item = &'m [Stated]>) {
        let column = |id| self.columns.known.get(&(Attr::Declared(id), class)).copied();
        let columns: Vec<Option<ColumnId>> = AttributeId::all(self.model).map(column).collect();
        for (at, attributes) in declarations.enumerate() {
            for stated in attributes {
                if let Some(column) = columns[stated.attribute.0 as usize] {
                    let slot = self.facts.slot(column, at);
                    *slot = cell(&self.model[stated.attribute].domain, stated, *slot);
                }
            }
        }
    }

    /// The trust in a boundary is its own, else that of the one around it; in an external its own, else that of where
    /// it stands.
    fn trust(&mut self) {
        let model = self.model;
        if let Some(column) = self.columns.known.get(&(Attr::Trust, Class::Boundary)) {
            for id in BoundaryId::all(model) {
                if let Some(trust) = model.trust_around(Some(id)) {
                    self.facts.slot(*column, id.0 as usize).a = bit(trust as u8);
                }
            }
        }
        if let Some(column) = self.columns.known.get(&(Attr::Trust, Class::Element)) {
            for id in ElementId::all(model) {
                let own = model[id].trust.as_ref().map(|t| t.value);
                if let Some(trust) = own.or_else(|| model.trust_around(model[id].boundary)) {
                    self.facts.slot(*column, id.0 as usize).a = bit(trust as u8);
                }
            }
        }
        if let Some(column) = self.columns.known.get(&(Attr::Many, Class::Boundary)) {
            for id in BoundaryId::all(model) {
                self.facts.slot(*column, id.0 as usize).a = bit(u8::from(model[id].many));
            }
        }
    }

    /// Changes every value that a control sets where it stands: on an element, a flow or a boundary, and on everything
    /// of the right kind within a boundary.
    fn each_set(&mut self, shape: &shape::Shape, control: &Control, change: Change) {
        for set in &control.sets {
            for on in &control.on {
                self.set(set, on.value, change);
                if let Node::Boundary(boundary) = on.value {
                    shape.each_inside(boundary, &mut |node| self.set(set, node, change));
                }
            }
        }
    }

    fn set(&mut self, set: &Stated, node: Node, change: Change) {
        let Some(holder) = self.model.holder(node) else {
            return;
        };
        let attribute = &self.model[set.attribute];
        if !attribute.holders.contains(&holder) {
            return;
        }
        let key = (Attr::Declared(set.attribute), Class::of(holder));
        let Some(column) = self.columns.known.get(&key) else {
            return;
        };
        let at = (node_number(node) & u64::from(u32::MAX)) as usize;
        let slot = self.facts.slot(*column, at);
        let new = cell(&attribute.domain, set, unknown(domain(self.model, key.0)));
        *slot = change(attribute, *slot, new);
    }
}

/// The cell of a stated value. Words of a set join those that were there.
fn cell(domain: &Domain, stated: &Stated, before: Cell) -> Cell {
    match (domain, &stated.value) {
        (Domain::Scale(words), Value::Step(step)) => Cell {
            a: match stated.at_least {
                true => all_bits(words.len()) & !all_bits(usize::from(*step)),
                false => bit(*step),
            },
            b: 0,
        },
        (Domain::Set(words), Value::Words(list)) => {
            let has = list.iter().fold(0, |bits, w| bits | bit(*w));
            Cell {
                a: has,
                b: if stated.at_least {
                    all_bits(words.len())
                } else {
                    has
                },
            }
        }
        (Domain::Duration, Value::Duration(duration)) => Cell {
            a: u64::from(duration.days),
            b: match stated.at_least {
                true => u64::MAX,
                false => u64::from(duration.days),
            },
        },
        (Domain::Name, Value::Name(node)) => Cell {
            a: node_number(*node),
            b: node_number(*node),
        },
        _ => before,
    }
}

/// What becomes of a value (the second) by what a control sets (the third).
type Change = fn(&Attribute, Cell, Cell) -> Cell;

/// A value without what a control would bring: on a scale less than that, of a set none of its words. What is stated
/// exactly stays.
fn weakened(attribute: &Attribute, before: Cell, missing: Cell) -> Cell {
    match &attribute.domain {
        Domain::Scale(_) => {
            let step = match missing.a {
                0 => return before,
                bits if attribute.more_is_weaker() => bits.ilog2(),
                bits => bits.trailing_zeros(),
            };
            let below = all_bits(step as usize);
            let weaker = match attribute.more_is_weaker() {
                true => before.a & !below & !(1 << step),
                false => before.a & below,
            };
            match weaker {
                0 => before,
                a => Cell { a, b: before.b },
            }
        }
        Domain::Set(_) => Cell {
            a: before.a,
            b: before.b & !(missing.a & !before.a),
        },
        Domain::Duration | Domain::Name => before,
    }
}

/// What a control makes of a value: never less than what is stated.
fn strengthened(attribute: &Attribute, before: Cell, new: Cell) -> Cell {
    match &attribute.domain {
        Domain::Scale(_) if attribute.more_is_weaker() => {
            match before.a.leading_zeros() > new.a.leading_zeros() {
                true => before,
                false => new,
            }
        }
        Domain::Scale(_) => match before.a.trailing_zeros() <= new.a.trailing_zeros() {
            true => new,
            false => before,
        },
        // The words of a set are protections that add up.
        Domain::Set(words) => match before.b == all_bits(words.len()) && before.a == 0 {
            true => new,
            false => Cell {
                a: before.a | new.a,
                b: before.b | new.b,
            },
        },
        Domain::Duration | Domain::Name => new,
    }
}
