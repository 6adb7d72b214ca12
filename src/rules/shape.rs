//! What is the same in every run: kinds, sorts, ends of flows, and who has which data. It is laid out in lists of numbers,
//! as the model itself is too large to be gone through for every rule.

use super::pattern::*;
use super::world::{Binding, node};
use crate::model::*;
use crate::source::Spanned;
use std::cell::OnceCell;

pub struct Shape<'a> {
    model: &'a Model,
    index: &'a Index,
    /// The kinds of each element and flow, those they extend included.
    element_kinds: Rows<KindId>,
    flow_kinds: Rows<KindId>,
    /// What is of each kind: elements, then flows.
    by_kind: Vec<Vec<Node>>,
    /// The elements of each sort, in the order of [`Sort::WORDS`].
    elements: [Vec<Node>; Sort::WORDS.len()],
    /// What each element is declared as.
    holders: Vec<Holder>,
    /// Where each flow starts and ends, and whether it crosses a boundary.
    flows: Vec<(ElementId, ElementId, bool)>,
    /// The elements within each boundary, made when a control first sets something there.
    inside: OnceCell<Vec<Vec<ElementId>>>,
    /// The [`RATINGS`] of each data.
    rated: OnceCell<Vec<[Option<Level>; RATINGS.len()]>>,
    /// The data in each list, by field; made when a rule first asks for the field.
    data: [OnceCell<Rows<DataId>>; Field::ALL.len()],
    /// Who has some data, by field.
    having: [OnceCell<Rows<Node>>; Field::ALL.len()],
}

impl<'a> Shape<'a> {
    pub fn of(model: &'a Model, index: &'a Index) -> Shape<'a> {
        let closure: Vec<_> = KindId::all(model)
            .map(|kind| line_of(&model.kinds, kind))
            .collect();
        let with_extended = |kinds: &[Spanned<KindId>], row: &mut Vec<KindId>| {
            for kind in kinds.iter().flat_map(|k| &closure[k.value.0 as usize]) {
                if !row.contains(kind) {
                    row.push(*kind);
                }
            }
        };
        let element_kinds = Rows::of(&model.elements, |e, row| with_extended(&e.is, row));
        let flow_kinds = Rows::of(&model.flows, |f, row| with_extended(&f.protocol, row));
        let mut by_kind = vec![Vec::new(); model.kinds.len()];
        let elements = ElementId::all(model).map(|id| (Node::Element(id), element_kinds.row(id.0)));
        let flows = FlowId::all(model).map(|id| (Node::Flow(id), flow_kinds.row(id.0)));
        for (node, kinds) in elements.chain(flows) {
            kinds.iter().for_each(|kind| by_kind[kind.0 as usize].push(node));
        }
        let holders: Vec<Holder> = model.elements.iter().map(|e| e.kind.holder()).collect();
        let of_sort = |(sort, ..): (Sort, _, _)| {
            let all = ElementId::all(model).filter(|id| sort.holders().contains(&holders[id.0 as usize]));
            all.map(Node::Element).collect()
        };
        Shape {
            model,
            index,
            by_kind,
            element_kinds,
            flow_kinds,
            elements: Sort::WORDS.map(of_sort),
            holders,
            flows: FlowId::all(model)
                .map(|id| (model[id].from.value, model[id].to.value, model.crosses(id)))
                .collect(),
            inside: OnceCell::new(),
            rated: OnceCell::new(),
            data: Default::default(),
            having: Default::default(),
        }
    }

    /// What a node is declared as: see [`Model::holder`].
    pub fn holder(&self, node: Node) -> Option<Holder> {
        match node {
            Node::Element(id) => Some(self.holders[id.0 as usize]),
            node => self.model.holder(node),
        }
    }

    /// Whether a declaration is of the sort.
    pub fn is_sort(&self, node: Node, sort: Sort) -> bool {
        match node {
            Node::Party(_) => sort == Sort::Party,
            Node::Adversary(_) => sort == Sort::Adversary,
            node => self.holder(node).is_some_and(|h| sort.holders().contains(&h)),
        }
    }

    /// Where a flow starts, and where it ends.
    pub fn ends(&self, flow: FlowId) -> (ElementId, ElementId) {
        let (from, to, _) = self.flows[flow.0 as usize];
        (from, to)
    }

    /// Whether the ends of a flow stand in different boundaries.
    pub fn crosses(&self, flow: FlowId) -> bool {
        self.flows[flow.0 as usize].2
    }

    /// Calls `visit` with the elements and flows that stand in a boundary, or in one within it.
    pub fn each_inside(&self, boundary: BoundaryId, visit: &mut dyn FnMut(Node)) {
        let inside = self.inside.get_or_init(|| {
            let mut lists = vec![Vec::new(); self.model.boundaries.len()];
            for id in ElementId::all(self.model) {
                let around = self.model.chain(self.model[id].boundary);
                around.for_each(|b| lists[b.0 as usize].push(id));
            }
            lists
        });
        for id in &inside[boundary.0 as usize] {
            visit(Node::Element(*id));
            let starts = self.index.starts[id.0 as usize].iter();
            let stays = starts.filter(|f| self.model.within(self.ends(**f).1, boundary));
            stays.for_each(|f| visit(Node::Flow(*f)));
        }
    }

    /// What is of a kind: elements, then flows, each in the order of the source.
    pub fn of_kind(&self, kind: KindId) -> &[Node] {
        &self.by_kind[kind.0 as usize]
    }

    pub fn is_kind(&self, node: Node, kind: KindId) -> bool {
        match node {
            Node::Element(id) => self.element_kinds.row(id.0).contains(&kind),
            Node::Flow(id) => self.flow_kinds.row(id.0).contains(&kind),
            _ => false,
        }
    }

    /// How data is rated, in the order of [`RATINGS`].
    pub fn rated(&self, data: DataId) -> [Option<Level>; RATINGS.len()] {
        let of = |data| RATINGS.map(|name| self.model.rating(data, name));
        let all = || DataId::all(self.model).map(of).collect();
        self.rated.get_or_init(all)[data.0 as usize]
    }

    /// The data in a field of a node. Of what `sealed` and `signed` name, keys only.
    pub fn data(&self, node: Node, field: Field) -> &[DataId] {
        let at = match (field.holders()[0], node) {
            (Holder::Flow, Node::Flow(id)) => id.0,
            (Holder::Data, Node::Data(id)) => id.0,
            (Holder::Actor, Node::Element(id)) => id.0,
            _ => return &[],
        };
        self.rows(field).row(at)
    }

    /// Who has the data in the field, ascending.
    pub fn having(&self, field: Field, data: DataId) -> &[Node] {
        let holder = |at: u32| match field.holders()[0] {
            Holder::Flow => Node::Flow(FlowId(at)),
            Holder::Data => Node::Data(DataId(at)),
            _ => Node::Element(ElementId(at)),
        };
        let made = || self.rows(field).turned(self.model.data.len(), holder);
        self.having[field as usize].get_or_init(made).row(data.0)
    }

    fn rows(&self, field: Field) -> &Rows<DataId> {
        self.data[field as usize].get_or_init(|| {
            let model = self.model;
            match field {
                Field::Handles => Rows::of(&self.index.handles, |list, row| row.extend(list)),
                Field::Holds => Rows::of(&model.elements, |e, row| row.extend(named(&e.holds))),
                Field::Sends => Rows::of(&model.flows, |f, row| row.extend(named(&f.sends))),
                Field::Returns => Rows::of(&model.flows, |f, row| row.extend(named(&f.returns))),
                Field::Carries => Rows::of(&model.flows, |f, row| {
                    row.extend(named(&f.sends).chain(named(&f.returns)));
                }),
                Field::Asks => Rows::of(&model.flows, |f, row| row.extend(named(&f.asks))),
                Field::Yields => Rows::of(&model.data, |d, row| row.extend(named(&d.yields))),
                Field::Sealed => Rows::of(&model.data, |d, row| row.extend(keys(&d.sealed))),
                Field::Signed => Rows::of(&model.data, |d, row| row.extend(keys(&d.signed))),
            }
        })
    }

    /// Calls `visit` with each member of a collection, until it says that this is enough.
    pub fn each(&self, collection: Several, binding: &Binding, visit: &mut dyn FnMut(Node) -> bool) {
        match collection {
            Several::All(sort) => self.each_of_sort(sort, visit),
            Several::One(term) => {
                visit(node(term, binding));
            }
            Several::Of(term, field) => {
                let list = self.data(node(term, binding), field);
                list.iter().copied().map(Node::Data).all(visit);
            }
        }
    }

    pub fn each_of_sort(&self, sort: Sort, visit: &mut dyn FnMut(Node) -> bool) {
        let mut elements = self.elements[sort as usize].iter().copied();
        match sort {
            Sort::Flow => FlowId::all(self.model).map(Node::Flow).all(visit),
            Sort::Data => DataId::all(self.model).map(Node::Data).all(visit),
            Sort::Boundary => BoundaryId::all(self.model).map(Node::Boundary).all(visit),
            Sort::Adversary => AdversaryId::all(self.model).map(Node::Adversary).all(visit),
            Sort::Party => elements
                .chain(PartyId::all(self.model).map(Node::Party))
                .all(visit),
            _ => elements.all(visit),
        };
    }
}

fn named(list: &[Spanned<DataId>]) -> impl Iterator<Item = DataId> + '_ {
    list.iter().map(|d| d.value)
}

fn keys(lines: &[Keys]) -> impl Iterator<Item = DataId> + '_ {
    let all = lines.iter().flat_map(|line| &line.keys);
    all.filter_map(|key| match key.value {
        Node::Data(key) => Some(key),
        _ => None,
    })
}

/// Rows of a table, one behind the other.
struct Rows<T> {
    /// Where each row starts, and where the last ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Rows<T> {
    /// A row for each of a list; `fill` puts into an empty one what belongs there.
    fn of<L>(list: &[L], mut fill: impl FnMut(&L, &mut Vec<T>)) -> Rows<T> {
        let (mut starts, mut items, mut row) = (Vec::with_capacity(list.len() + 1), Vec::new(), Vec::new());
        for one in list {
            starts.push(items.len() as u32);
            fill(one, &mut row);
            items.append(&mut row);
        }
        starts.push(items.len() as u32);
        Rows { starts, items }
    }

    fn row(&self, at: u32) -> &[T] {
        let at = at as usize;
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl Rows<DataId> {
    /// A row for each data, with the rows that it is in, ascending, each once.
    fn turned(&self, data: usize, holder: impl Fn(u32) -> Node) -> Rows<Node> {
        let rows = 0..self.starts.len() as u32 - 1;
        let pairs = rows.flat_map(|at| self.row(at).iter().map(move |data| (data.0, at)));
        let mut pairs: Vec<(u32, u32)> = pairs.collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; data + 1];
        pairs.iter().for_each(|(data, _)| starts[*data as usize + 1] += 1);
        (0..data).for_each(|at| starts[at + 1] += starts[at]);
        Rows {
            starts,
            items: pairs.into_iter().map(|(_, at)| holder(at)).collect(),
        }
    }
}
