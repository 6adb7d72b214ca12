//! STRIDE coverage in words: every element and flow, or every interaction, by every letter that applies to it.

use super::context::Context;
use super::section::Section;
use super::threats::Threat;
use crate::model::Node;
use crate::report::text::Ref;
use crate::stride::{self, Answer, By, LETTERS};
use schemars::JsonSchema;
use serde::Serialize;

/// The table of coverage.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Coverage {
    /// The heading.
    pub head: Section,
    /// The columns.
    pub letters: Vec<Letter>,
    /// Elements, then flows; or interactions.
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

/// An element, a flow or an interaction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageRow {
    /// Which; of an interaction, its flow.
    pub link: Ref,
    /// Of an interaction, who starts it and who is called; else empty.
    pub ends: Vec<Ref>,
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

/// The coverage by all threats, written and found.
pub fn coverage(cx: &Context, threats: &[Threat]) -> Coverage {
    let by = cx.compiled.coverage_by;
    let coverage = stride::coverage(cx.model, &cx.compiled.index, &cx.instances, by);
    // By the number of the instance, where it stands in the list with the worst first.
    let mut rank = vec![usize::MAX; cx.instances.len()];
    for (at, threat) in threats.iter().enumerate() {
        rank[threat.instance] = at;
    }
    let (decided, total) = (coverage.decided(), coverage.total());
    let count = cx.w.fill("count.cells", &[("n", &decided), ("total", &total)]);
    let head = cx.section("coverage", count);
    Coverage {
        head: match by {
            By::Element => head,
            By::Interaction => Section {
                intro: cx.w.say("coverage.interactions"),
                ..head
            },
        },
        letters: LETTERS
            .iter()
            .map(|l| Letter {
                letter: l.to_string(),
                name: cx.w.word("letter", l),
            })
            .collect(),
        rows: coverage
            .rows
            .iter()
            .map(|r| row(cx, r, (threats, &rank)))
            .collect(),
        decided,
        total,
    }
}

fn row(cx: &Context, row: &stride::Row, threats: (&[Threat], &[usize])) -> CoverageRow {
    CoverageRow {
        link: cx.link(row.node),
        ends: match (cx.compiled.coverage_by, row.node) {
            (By::Interaction, Node::Flow(id)) => {
                let ends = [cx.model[id].from.value, cx.model[id].to.value];
                ends.iter().map(|e| cx.link(Node::Element(*e))).collect()
            }
            _ => Vec::new(),
        },
        cells: row.cells.iter().map(|c| cell(cx, c.as_ref(), threats)).collect(),
    }
}

fn cell(cx: &Context, answer: Option<&Answer>, (threats, rank): (&[Threat], &[usize])) -> CoverageCell {
    let of = |kind: &str| CoverageCell {
        kind: kind.into(),
        ..CoverageCell::default()
    };
    match answer {
        None => of("na"),
        Some(Answer::Open) => of("open"),
        Some(Answer::Excluded(at)) => CoverageCell {
            anchor: "exclusions".into(),
            words: excluded(cx, *at),
            ..of("excluded")
        },
        Some(Answer::Threats(list)) => {
            let mut list: Vec<usize> = list.iter().map(|i| rank[*i]).collect();
            list.sort_unstable();
            let list: Vec<&Threat> = list.iter().filter_map(|at| threats.get(*at)).collect();
            list.first()
                .map_or_else(|| of("open"), |worst| said(cx, worst, &list))
        }
    }
}

/// Threats, the worst first.
fn said(cx: &Context, worst: &Threat, list: &[&Threat]) -> CoverageCell {
    let open = list.iter().filter(|t| t.state == "open").count();
    CoverageCell {
        kind: "threats".into(),
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
    }
}

/// That it is ruled out, and why.
fn excluded(cx: &Context, at: usize) -> String {
    let words = cx.w.say("cell.excluded");
    match &cx.model.exclusions[at].head.because {
        Some(because) => format!("{words}: {}", because.value),
        None => words,
    }
}
