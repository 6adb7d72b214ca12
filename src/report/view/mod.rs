//! `ReportView`: everything a template prints, in words and in order. Templates decide only how it looks.
//!
//! The fields are documented one by one; `docs/templates.md` is made from these comments.

mod access;
mod adversaries;
mod assets;
mod boundaries;
mod building;
mod checks;
mod compromise;
mod context;
mod controls;
mod coverage;
mod doing;
mod findings;
mod found;
mod good;
mod matrix;
mod paths;
mod questions;
mod rating;
mod reached;
mod response;
mod scope;
mod section;
mod summary;
mod tally;
mod things;
mod threats;
mod trees;
mod wrong;

pub use access::*;
pub use adversaries::Adversary;
pub use assets::Data;
pub use boundaries::Boundary;
pub use building::{Building, Party, Picture};
pub use compromise::Compromise;
pub use coverage::*;
pub use doing::Doing;
pub use findings::Finding;
pub use found::{FoundBy, Rule};
pub use good::Good;
pub use matrix::*;
pub use paths::{Path, PathStep};
pub use questions::Question;
pub use reached::Reached;
pub use section::{Entry, Section};
pub use summary::Summary;
pub use things::{Element, Fact, Flow};
pub use threats::Threat;
pub use wrong::Wrong;

use super::{DiagramOutput, ReportOptions, file};
use crate::Compiled;
use context::Context;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the templates get.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportView {
    /// What the report is about.
    pub meta: Meta,
    /// The table of contents.
    pub contents: Vec<Entry>,
    /// The first screen.
    pub summary: Summary,
    /// Question 1.
    pub building: Building,
    /// Question 2.
    pub wrong: Wrong,
    /// Question 3.
    pub doing: Doing,
    /// Question 4.
    pub good: Good,
    /// The text of the model, for the appendix; empty when it is not wanted.
    pub sources: Vec<SourceText>,
    /// The fixed words of the templates, by name.
    pub w: BTreeMap<String, String>,
}

/// What the report is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Meta {
    /// The title of the system.
    pub title: String,
    /// `Acorn web shop, threat model 2.4`.
    pub heading: String,
    /// The version of the model.
    pub version: Option<String>,
    /// Who is responsible for it.
    pub owner: Option<String>,
    /// The compiled file.
    pub file: String,
    /// The date the report was made; null unless it was asked for.
    pub stamp: Option<String>,
    /// What made the report.
    pub tool: String,
    /// One line with version, owner, file and date.
    pub line: String,
    /// What has to be said about every threat model.
    pub caveat: String,
    /// What has not been evaluated.
    pub not_evaluated: String,
    /// The language of the fixed words.
    pub language: String,
}

/// A text of the model.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceText {
    /// The file.
    pub file: String,
    /// Its lines.
    pub lines: Vec<SourceLine>,
}

/// A line of a text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceLine {
    /// Its id in `report.html`.
    pub anchor: String,
    /// Its text.
    pub text: String,
}

/// Everything a template prints.
pub fn view(compiled: &Compiled, diagrams: &[DiagramOutput], options: &ReportOptions) -> ReportView {
    let cx = Context::of(compiled, options);
    let building = building::building(&cx, diagrams);
    let wrong = wrong::wrong(&cx);
    let doing = doing::doing(&cx, &wrong.threats);
    let good = good::good(&cx, &wrong.paths);
    let summary = summary::summary(&cx, &wrong, &good);
    let sources = sources(&cx);
    let contents = contents(&cx, &building, &wrong, &doing, &good);
    ReportView {
        meta: meta(&cx),
        contents,
        summary,
        building,
        wrong,
        doing,
        good,
        sources,
        w: cx.w.for_templates(),
    }
}

fn meta(cx: &Context) -> Meta {
    let system = &cx.model.system;
    let file = file::main(cx.compiled).map_or(String::new(), |id| file::name(cx.compiled, id));
    let title = match (&system.head.title, system.declared) {
        (Some(title), _) => title.clone(),
        _ => cx.w.say("meta.untitled"),
    };
    let version = system.version.as_ref().map(|v| v.value.clone());
    let owner = system.head.owner.as_ref().map(|o| o.value.clone());
    let stamp = cx.options.stamp.map(|d| cx.w.date(d));
    let mut line = vec![match &version {
        Some(v) => cx.w.fill("meta.model_version", &[("version", v)]),
        None => cx.w.say("meta.model"),
    }];
    line.extend(owner.clone());
    line.extend(stamp.as_ref().map(|s| cx.w.fill("meta.built", &[("date", s)])));
    line.push(cx.w.fill("meta.from", &[("file", &file)]));
    Meta {
        heading: match &version {
            Some(v) => {
                cx.w.fill("meta.heading_version", &[("title", &title), ("version", v)])
            }
            None => cx.w.fill("meta.heading", &[("title", &title)]),
        },
        title,
        version,
        owner,
        file,
        stamp,
        tool: format!("tm {}", env!("CARGO_PKG_VERSION")),
        line: line.join(" · "),
        caveat: cx.w.say("meta.caveat"),
        not_evaluated: not_evaluated(cx),
        language: cx.w.language().code().to_string(),
    }
}

/// What this report does not know, in a sentence.
fn not_evaluated(cx: &Context) -> String {
    cx.w.say(match cx.evaluated {
        true => "meta.not_evaluated",
        false => "meta.nothing_evaluated",
    })
}

fn sources(cx: &Context) -> Vec<SourceText> {
    if !cx.options.source {
        return Vec::new();
    }
    let printed = cx
        .compiled
        .sources
        .iter()
        .filter(|(id, _)| file::is_own(cx.compiled, *id));
    printed
        .map(|(id, source)| SourceText {
            file: file::name(cx.compiled, id),
            lines: source
                .text
                .trim_start_matches('\u{feff}')
                .lines()
                .enumerate()
                .map(|(i, line)| SourceLine {
                    anchor: cx.line_anchor(id, i as u32 + 1),
                    text: line.replace('\t', "    "),
                })
                .collect(),
        })
        .collect()
}

fn contents(cx: &Context, building: &Building, wrong: &Wrong, doing: &Doing, good: &Good) -> Vec<Entry> {
    let summary = Section::new("summary", cx.w.say("summary"), "", "");
    let appendix = Section::new("appendix", cx.w.say("appendix"), "", "");
    let mut list = vec![Entry {
        question: true,
        ..summary.entry("")
    }];
    list.push(building.head.question());
    list.push(building.diagrams_head.entry(many(building.diagrams.len())));
    list.push(building.parties_head.entry(building.parties.len()));
    list.push(building.access.head.entry(""));
    list.push(building.boundaries_head.entry(building.boundaries.len()));
    list.push(building.data_head.entry(building.data.len()));
    list.push(wrong.head.question());
    list.push(wrong.adversaries_head.entry(wrong.adversaries.len()));
    list.push(
        wrong
            .coverage
            .head
            .entry(format!("{}/{}", wrong.coverage.decided, wrong.coverage.total)),
    );
    list.push(wrong.matrix.head.entry(""));
    list.push(wrong.threats_head.entry(wrong.threats.len()));
    if !wrong.trees.is_empty() {
        list.push(wrong.trees_head.entry(wrong.trees.len()));
    }
    list.push(wrong.exclusions_head.entry(wrong.exclusions.len()));
    list.push(doing.head.question());
    list.push(doing.responses_head.entry(""));
    if !doing.accepted.is_empty() {
        list.push(doing.accepted_head.entry(doing.accepted.len()));
    }
    if !doing.answers.is_empty() {
        list.push(doing.answers_head.entry(doing.answers.len()));
    }
    let counting = doing.controls.iter().filter(|c| c.counts).count();
    list.push(
        doing
            .controls_head
            .entry(format!("{counting}/{}", doing.controls.len())),
    );
    list.push(good.head.question());
    list.push(good.claims_head.entry(good.claims.len()));
    if !good.compromise.rows.is_empty() {
        list.push(good.compromise.head.entry(""));
    }
    list.push(good.assumptions_head.entry(good.assumptions.len()));
    list.push(good.questions_head.entry(cx.compiled.elicited.questions.len()));
    let bad = good.findings.iter().any(|f| f.severity == "error");
    list.push(Entry {
        bad,
        ..good.findings_head.entry(good.findings.len())
    });
    if !good.ignored.is_empty() {
        list.push(good.ignored_head.entry(good.ignored.len()));
    }
    list.push(good.reviews_head.entry(good.reviews.len()));
    list.push(appendix.question());
    list.push(building.elements_head.entry(building.elements.len()));
    list.push(building.flows_head.entry(building.flows.len()));
    if !wrong.rules.is_empty() {
        list.push(wrong.rules_head.entry(wrong.rules.len()));
    }
    list
}

/// A number that is worth showing.
fn many(number: usize) -> String {
    if number > 1 {
        number.to_string()
    } else {
        String::new()
    }
}
