//! STRIDE coverage: every element and flow by every letter that applies to it.

use super::context::Context;
use super::section::Section;
use super::threats::Threat;
use crate::model::{Effect, ElementId, ElementKind, Excluded, FlowId, Node};
use crate::report::text::Ref;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The letters in their order.
const LETTERS: [&str; 6] = ["S", "T", "R", "I", "D", "E"];

/// The table of coverage.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Coverage {
    /// The heading.
    pub head: Section,
    /// The columns.
    pub letters: Vec<Letter>,
    /// Elements, then flows.
    pub rows: Vec<CoverageRow>,
    /// How many cells have a threat or an exclusion.
    pub decided: usize,
    /// How many cells apply.
    pub total: usize,
}

/// A STRIDE letter.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Letter {
    /// `S`, `T`, `R`, `I`, `D` or `E`.
    pub letter: String,
    /// Its name.
    pub name: String,
}

/// An element or a flow.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageRow {
    /// Which.
    pub link: Ref,
    /// One cell per letter.
    pub cells: Vec<CoverageCell>,
}

/// A cell of the coverage.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct CoverageCell {
    /// `na` (does not apply), `threats`, `excluded`, or `open` (nothing is written down).
    pub kind: String,
    /// How many threats.
    pub count: usize,
    /// How many of them are open.
    pub open: usize,
    /// The worst severity among them: `critical` to `none`, or `unrated`.
    pub level: String,
    /// The first threat, or the exclusion's anchor, to link to; may be empty.
    pub anchor: String,
    /// What stands behind the number or the dash, for those who do not see colours; empty for the other cells.
    pub words: String,
}

type Found<'a> = BTreeMap<(Node, usize), Vec<&'a Threat>>;

/// The coverage by the threats that are written down; what rules find comes with a later stage.
pub fn coverage(cx: &Context, threats: &[Threat]) -> Coverage {
    let m = cx.model;
    let found = place(cx, threats);
    let nodes = ElementId::all(m)
        .map(Node::Element)
        .chain(FlowId::all(m).map(Node::Flow));
    let rows: Vec<CoverageRow> = nodes
        .map(|n| CoverageRow {
            link: cx.link(n),
            cells: (0..LETTERS.len()).map(|l| cell(cx, n, l, &found)).collect(),
        })
        .collect();
    let of = |kinds: &[&str]| {
        rows.iter()
            .flat_map(|r| &r.cells)
            .filter(|c| kinds.contains(&c.kind.as_str()))
            .count()
    };
    let (decided, total) = (of(&["threats", "excluded"]), of(&["threats", "excluded", "open"]));
    Coverage {
        head: cx.section(
            "coverage",
            cx.w.fill("count.cells", &[("n", &decided), ("total", &total)]),
        ),
        letters: LETTERS
            .iter()
            .map(|l| Letter {
                letter: l.to_string(),
                name: cx.w.word("letter", l),
            })
            .collect(),
        rows,
        decided,
        total,
    }
}

/// Which column an effect belongs to; None for privacy.
fn column(effect: Effect) -> Option<usize> {
    (!effect.is_privacy())
        .then(|| LETTERS.iter().position(|l| effect.category().starts_with(l)))
        .flatten()
}

/// Whether a letter applies to a node (language §5).
fn applies(cx: &Context, node: Node, letter: usize) -> bool {
    let kind = match node {
        Node::Flow(_) => return matches!(LETTERS[letter], "T" | "I" | "D"),
        Node::Element(id) => cx.model[id].kind,
        _ => return false,
    };
    let letters = match kind {
        ElementKind::Actor => "SR",
        ElementKind::External => "SRD",
        ElementKind::Process => "STRIDE",
        ElementKind::Store if holds_log(cx, node) => "TRID",
        ElementKind::Store => "TID",
    };
    letters.contains(LETTERS[letter])
}

fn holds_log(cx: &Context, node: Node) -> bool {
    let Node::Element(id) = node else { return false };
    let m = cx.model;
    m[id]
        .holds
        .iter()
        .any(|d| m.has_word(&m[d.value].attributes, "kind", "log") == Some(true))
}

/// The threats of every cell. An effect on data counts on the threat's way, or wherever the data is.
fn place<'a>(cx: &Context, threats: &'a [Threat]) -> Found<'a> {
    let m = cx.model;
    let mut found = Found::new();
    for threat in threats {
        let way: Vec<Node> = cx.instances[threat.instance]
            .threat
            .through
            .iter()
            .map(|n| n.value)
            .collect();
        for effect in &cx.instances[threat.instance].threat.effects {
            let Some(letter) = column(effect.effect) else {
                continue;
            };
            let places = match effect.target.value {
                node @ (Node::Element(_) | Node::Flow(_)) => vec![node],
                _ if !way.is_empty() => way.clone(),
                Node::Data(id) => carriers(cx, id),
                Node::Boundary(id) => ElementId::all(m)
                    .filter(|e| m.within(*e, id))
                    .map(Node::Element)
                    .collect(),
                _ => Vec::new(),
            };
            for place in places.into_iter().filter(|p| applies(cx, *p, letter)) {
                let list = found.entry((place, letter)).or_default();
                if !list.iter().any(|t| t.instance == threat.instance) {
                    list.push(threat);
                }
            }
        }
    }
    found
}

fn carriers(cx: &Context, data: crate::model::DataId) -> Vec<Node> {
    let m = cx.model;
    let elements = ElementId::all(m)
        .filter(|e| m[*e].holds.iter().any(|d| d.value == data))
        .map(Node::Element);
    let flows = FlowId::all(m)
        .filter(|f| m.carried(*f).any(|d| d == data))
        .map(Node::Flow);
    elements.chain(flows).collect()
}

fn cell(cx: &Context, node: Node, letter: usize, found: &Found) -> CoverageCell {
    let of = |kind: &str| CoverageCell {
        kind: kind.into(),
        ..CoverageCell::default()
    };
    if !applies(cx, node, letter) {
        return of("na");
    }
    let Some(list) = found.get(&(node, letter)) else {
        return match excluded(cx, node, letter) {
            true => CoverageCell {
                anchor: "exclusions".into(),
                words: cx.w.say("cell.excluded"),
                ..of("excluded")
            },
            false => of("open"),
        };
    };
    let open = list.iter().filter(|t| t.state == "open").count();
    // Threats come with the worst first.
    let worst = list[0];
    CoverageCell {
        count: list.len(),
        open,
        level: worst.level.clone(),
        anchor: worst.link.anchor.clone(),
        words: cx.w.fill(
            "cell.threats",
            &[
                ("n", &list.len()),
                ("worst", &worst.severity.shown),
                ("open", &open),
            ],
        ),
        ..of("threats")
    }
}

fn excluded(cx: &Context, node: Node, letter: usize) -> bool {
    cx.model.exclusions.iter().any(|e| match &e.what {
        Excluded::Effect(effect) => effect.target.value == node && column(effect.effect) == Some(letter),
        _ => false,
    })
}
