//! The compromise table: for each component, what else falls when it does.

use super::context::Context;
use super::section::Section;
use crate::analysis::{Facts, Reading, Scenario, Target};
use crate::model::{AdversaryId, DataId, Effect, ElementId, ElementKind, Level, Node, Position, Run};
use crate::report::text::Ref;
use schemars::JsonSchema;
use serde::Serialize;

/// More columns than these make no table that a page can hold: then only the highest rated stay.
const MOST_COLUMNS: usize = 12;

/// What falls with each component.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Compromise {
    /// The heading; its intro names who is given each component.
    pub head: Section,
    /// Data and the property lost.
    pub columns: Vec<Loss>,
    /// The components.
    pub rows: Vec<CompromiseRow>,
}

/// A property of data.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Loss {
    /// The data.
    pub data: Ref,
    /// The property, as a word.
    pub property: String,
}

/// A component, with one cell per column.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CompromiseRow {
    /// The component.
    pub link: Ref,
    /// One cell per column.
    pub cells: Vec<CompromiseCell>,
}

/// Whether a property is lost with a component.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CompromiseCell {
    /// `today` (lost without it already), `falls`, `maybe` (falls if what is not stated helps), or `holds`.
    pub kind: String,
    /// The same as a word.
    pub word: String,
}

/// The table, for the adversary that reaches least today; empty when nothing was evaluated.
pub fn compromise(cx: &Context) -> Compromise {
    let empty = || Compromise {
        head: cx.section("compromise", ""),
        columns: Vec::new(),
        rows: Vec::new(),
    };
    let weakest = || {
        let reach = |a: &AdversaryId| {
            cx.compiled
                .analysis
                .reached(cx.model, *a, Run::Today, Reading::Maybe)
                .atoms()
                .count()
        };
        AdversaryId::all(cx.model).min_by_key(reach)
    };
    let Some(adversary) = cx.evaluated.then(weakest).flatten() else {
        return empty();
    };
    let losses = losses(cx);
    let who = cx.link(Node::Adversary(adversary));
    let given = cx.w.fill("compromise.given", &[("who", &who.title)]);
    let components = ElementId::all(cx.model).filter(|e| cx.model[*e].kind != ElementKind::Actor);
    Compromise {
        head: cx.section("compromise", given),
        rows: components.map(|e| row(cx, adversary, e, &losses)).collect(),
        columns: losses
            .iter()
            .map(|(data, effect)| Loss {
                data: cx.link(Node::Data(*data)),
                property: cx.w.word("property", effect.property()),
            })
            .collect(),
    }
}

/// Confidentiality and integrity of what is rated, the highest rated first.
fn losses(cx: &Context) -> Vec<(DataId, Effect)> {
    let m = cx.model;
    let mut list: Vec<(Level, DataId, Effect)> = Vec::new();
    for data in DataId::all(m) {
        for (name, effect) in [
            ("confidentiality", Effect::Disclose),
            ("integrity", Effect::Tamper),
        ] {
            let level = m.rating(data, name).filter(|l| *l >= Level::Medium);
            list.extend(level.map(|l| (l, data, effect)));
        }
    }
    list.sort_by_key(|(level, data, effect)| (std::cmp::Reverse(*level), *data, *effect));
    list.truncate(MOST_COLUMNS);
    let mut list: Vec<(DataId, Effect)> = list.into_iter().map(|(_, d, e)| (d, e)).collect();
    list.sort_unstable();
    list
}

fn row(
    cx: &Context,
    adversary: AdversaryId,
    component: ElementId,
    losses: &[(DataId, Effect)],
) -> CompromiseRow {
    let analysis = &cx.compiled.analysis;
    let facts = |reading| {
        let mut scenario = Scenario::new(adversary, Run::Today, reading);
        scenario.controls.push((Position::Owns, Node::Element(component)));
        analysis.facts(cx.model, &scenario)
    };
    let (sure, maybe) = (facts(Reading::Sure), facts(Reading::Maybe));
    let before = analysis.reached(cx.model, adversary, Run::Today, Reading::Sure);
    let cell = |(data, effect): &(DataId, Effect)| {
        let target = Target {
            effect: *effect,
            node: Node::Data(*data),
            own: false,
        };
        let holds = |facts: &Facts| facts.holds(cx.model, &analysis.program, target);
        let kind = match (holds(before), holds(&sure), holds(&maybe)) {
            (true, _, _) => "today",
            (_, true, _) => "falls",
            (_, _, true) => "maybe",
            _ => "holds",
        };
        CompromiseCell {
            kind: kind.to_string(),
            word: cx.w.word("lost", kind),
        }
    };
    CompromiseRow {
        link: cx.link(Node::Element(component)),
        cells: losses.iter().map(cell).collect(),
    }
}
