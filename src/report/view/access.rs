//! Who can access each component: declared in the model, derived from flows, or neither.

use super::context::Context;
use super::section::Section;
use crate::model::{Access as Declared, ElementId, ElementKind, FlowId, Node, PartyId};
use crate::report::text::{Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// More cells than these make no table that a page can hold: then only the list is printed.
const MOST_COLUMNS: usize = 12;
const MOST_ROWS: usize = 40;

/// The access matrix.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Access {
    /// The heading.
    pub head: Section,
    /// Whether the matrix is too large for a page: then print `list`.
    pub wide: bool,
    /// The components: processes, stores, external systems.
    pub columns: Vec<Column>,
    /// Parties, actors, and processes that have access to something.
    pub rows: Vec<Row>,
    /// The same, one line per access.
    pub list: Vec<Line>,
}

/// A component.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Column {
    /// The component.
    pub link: Ref,
    /// Whether `access nobody` says on purpose that no party has access.
    pub nobody: bool,
}

/// Somebody, with one cell per component.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// Who.
    pub link: Ref,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// Whether and how a party reaches a component.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Cell {
    /// `declared`, `derived` (from flows), `none`, or `self`.
    pub kind: String,
    /// What the party may do, or does.
    pub text: Text,
    /// Where that is known from: `declared`, `declared, no flow`, `from flow Browse`.
    pub note: Text,
    /// Why.
    pub because: Option<String>,
}

/// One access.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Line {
    /// The component.
    pub component: Ref,
    /// Who has access; null for `access nobody` and where nothing is said.
    pub party: Option<Ref>,
    /// How.
    pub cell: Cell,
}

/// The matrix of parties and components.
pub fn access(cx: &Context) -> Access {
    let m = cx.model;
    let components: Vec<ElementId> = ElementId::all(m)
        .filter(|e| m[*e].kind != ElementKind::Actor)
        .collect();
    let wide = components.len() > MOST_COLUMNS;
    let mut found = Vec::new();
    for node in parties(cx) {
        let cells = reached(cx, node);
        let always = matches!(node, Node::Element(e) if m[e].kind == ElementKind::Actor);
        if always || !cells.is_empty() {
            found.push((node, cells));
        }
    }
    let wide = wide || found.len() > MOST_ROWS;
    let rows = match wide {
        true => Vec::new(),
        false => found
            .iter()
            .map(|(n, cells)| row(cx, *n, cells, &components))
            .collect(),
    };
    let list = components.iter().flat_map(|c| lines(cx, *c, &found)).collect();
    let column = |c: &ElementId| Column {
        link: cx.link(Node::Element(*c)),
        nobody: m[*c].access.iter().any(|a| a.party.is_none()),
    };
    let declared: usize = m
        .elements
        .iter()
        .map(|e| e.access.iter().filter(|a| a.party.is_some()).count())
        .sum();
    Access {
        head: cx.section("access", cx.w.count("count.accesses", declared)),
        wide,
        columns: components.iter().map(column).collect(),
        rows,
        list,
    }
}

/// Everybody who could have access: actors and external systems, parties on paper, processes.
fn parties(cx: &Context) -> Vec<Node> {
    let m = cx.model;
    let of = |kind| {
        ElementId::all(m)
            .filter(move |e| m[*e].kind == kind)
            .map(Node::Element)
    };
    of(ElementKind::Actor)
        .chain(PartyId::all(m).map(Node::Party))
        .chain(of(ElementKind::External))
        .chain(of(ElementKind::Process))
        .collect()
}

/// The components that somebody reaches, with how; ascending.
fn reached(cx: &Context, party: Node) -> Vec<(ElementId, Cell)> {
    let m = cx.model;
    let mut near: Vec<ElementId> = Vec::new();
    if let Node::Element(id) = party {
        let index = &cx.compiled.index;
        let flows = |list: &[Vec<FlowId>]| list.get(id.0 as usize).cloned().unwrap_or_default();
        near.extend(flows(&index.starts).iter().map(|f| m[*f].to.value));
        near.extend(flows(&index.ends).iter().map(|f| m[*f].from.value));
    }
    let declared = |e: &ElementId| {
        m[*e]
            .access
            .iter()
            .any(|a| a.party.as_ref().is_some_and(|p| p.value == party))
    };
    near.extend(ElementId::all(m).filter(declared));
    near.sort_unstable();
    near.dedup();
    near.retain(|e| Node::Element(*e) != party && m[*e].kind != ElementKind::Actor);
    near.into_iter().map(|e| (e, cell(cx, party, e))).collect()
}

fn cell(cx: &Context, party: Node, component: ElementId) -> Cell {
    let m = cx.model;
    let flows: Vec<FlowId> = match party {
        Node::Element(p) => between(cx, p, component),
        _ => Vec::new(),
    };
    let links = Text::default().links(&cx.links(flows.iter().map(|f| Node::Flow(*f))));
    let mine = |a: &&Declared| a.party.as_ref().is_some_and(|p| p.value == party);
    let declared: Vec<&Declared> = m[component].access.iter().filter(mine).collect();
    if declared.is_empty() {
        let text = Text::join(flows.iter().map(|f| moved(cx, party, *f)), "; ");
        return Cell {
            kind: "derived".into(),
            text,
            note: cx.w.text("access.derived", [("flows", links)]),
            because: None,
        };
    }
    let note = match links.is_empty() {
        true => Text::plain(cx.w.say("access.declared_bare")),
        false => cx.w.text("access.declared", [("flows", links)]),
    };
    let because = declared
        .iter()
        .find_map(|a| a.because.as_ref())
        .map(|b| b.value.clone());
    let text = Text::join(declared.iter().map(|a| granted(cx, a)), ", ");
    Cell {
        kind: "declared".into(),
        text,
        note,
        because,
    }
}

/// The flows between two elements, in either direction.
fn between(cx: &Context, a: ElementId, b: ElementId) -> Vec<FlowId> {
    let m = cx.model;
    let of = |list: &[Vec<FlowId>]| list.get(a.0 as usize).cloned().unwrap_or_default();
    let starts = of(&cx.compiled.index.starts)
        .into_iter()
        .filter(|f| m[*f].to.value == b);
    let ends = of(&cx.compiled.index.ends)
        .into_iter()
        .filter(|f| m[*f].from.value == b);
    starts.chain(ends).collect()
}

/// What a party gives and gets on a flow.
fn moved(cx: &Context, party: Node, flow: FlowId) -> Text {
    let it = &cx.model[flow];
    let starts = party == Node::Element(it.from.value);
    let (given, got) = if starts {
        (&it.sends, &it.returns)
    } else {
        (&it.returns, &it.sends)
    };
    let mut parts = Vec::new();
    for (verb, list) in [("access.sends", given), ("access.gets", got)] {
        if !list.is_empty() {
            let data = Text::default().links(&cx.links(list.iter().map(|d| Node::Data(d.value))));
            parts.push(cx.w.text(verb, [("data", data)]));
        }
    }
    match parts.is_empty() {
        true => Text::plain(cx.w.say(if starts { "access.starts" } else { "access.reached" })),
        false => Text::join(parts, ", "),
    }
}

/// `reads orders, administers`.
fn granted(cx: &Context, access: &Declared) -> Text {
    let grant = |g: &crate::model::Grant| {
        let links = cx.links(g.data.iter().map(|d| Node::Data(d.value)));
        let text = Text::default().strong(cx.w.word("verb", g.verb));
        if links.is_empty() {
            text
        } else {
            text.then(" ").links(&links)
        }
    };
    Text::join(access.grants.iter().map(grant), ", ")
}

fn row(cx: &Context, party: Node, cells: &[(ElementId, Cell)], components: &[ElementId]) -> Row {
    let of = |c: &ElementId| match cells.iter().find(|(e, _)| e == c) {
        Some((_, cell)) => cell.clone(),
        None if party == Node::Element(*c) => Cell {
            kind: "self".into(),
            ..Cell::default()
        },
        None => Cell {
            kind: "none".into(),
            ..Cell::default()
        },
    };
    Row {
        link: cx.link(party),
        cells: components.iter().map(of).collect(),
    }
}

/// Everybody who reaches a component; one line without a party when nobody does.
fn lines(cx: &Context, component: ElementId, found: &[(Node, Vec<(ElementId, Cell)>)]) -> Vec<Line> {
    let link = cx.link(Node::Element(component));
    let mut lines = Vec::new();
    for (party, cells) in found {
        for (_, cell) in cells.iter().filter(|(e, _)| *e == component) {
            lines.push(Line {
                component: link.clone(),
                party: Some(cx.link(*party)),
                cell: cell.clone(),
            });
        }
    }
    if lines.is_empty() {
        let nobody = cx.model[component].access.iter().any(|a| a.party.is_none());
        let words = if nobody { "access.nobody" } else { "access.unsaid" };
        let cell = Cell {
            kind: "none".into(),
            text: Text::plain(cx.w.say(words)),
            ..Cell::default()
        };
        lines.push(Line {
            component: link,
            party: None,
            cell,
        });
    }
    lines
}
