//! Attack trees as nested lists.

use super::context::{Context, factors};
use crate::analysis::{Effort, Leaf, TreeWay};
use crate::model::{Branch, Factors, Node, Step, Tree as Declared, TreeId};
use crate::report::prose::Prose;
use crate::report::text::{At, Ref, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// An attack tree.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tree {
    /// The tree.
    pub link: Ref,
    /// What it leads to, and for whom.
    pub goal: Text,
    /// How feasible it is, whatever stands in the way and with what stops it today, and by which leaves; may be empty.
    pub rating: Text,
    /// Its branches as lines, each with its depth.
    pub lines: Vec<TreeLine>,
    /// The description.
    pub description: Option<Prose>,
    /// Where it is declared.
    pub at: At,
}

/// A line of a nested list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TreeLine {
    /// How deep it is, from 0.
    pub depth: usize,
    /// Blanks before the line in Markdown.
    pub indent: String,
    /// `any`, `all`, `sequence`; empty for a step or a threat.
    pub gate: String,
    /// The line in words.
    pub text: Text,
    /// How easy the step is, what it needs, what stops it; may be empty.
    pub note: Text,
    /// Whether a list opens below this line.
    pub opens: bool,
    /// How many lists end after this line.
    pub closes: usize,
}

/// Every tree, in the order of the source.
pub fn trees(cx: &Context) -> Vec<Tree> {
    TreeId::all(cx.model).map(|id| tree(cx, id)).collect()
}

fn tree(cx: &Context, id: TreeId) -> Tree {
    let it = &cx.model[id];
    let by = cx.links(it.by.iter().map(|a| Node::Adversary(a.value)));
    let mut goal = it.goal.as_ref().map(|g| cx.effect(g)).unwrap_or_default();
    if !by.is_empty() {
        let who = Text::default().links(&by);
        goal = cx.w.text("tree.by", [("goal", goal), ("who", who)]);
    }
    let mut lines = Vec::new();
    for branch in &it.root {
        walk(cx, branch, 0, &mut lines);
    }
    close(&mut lines);
    Tree {
        link: cx.link(Node::Tree(id)),
        goal,
        rating: rating(cx, it),
        lines,
        description: cx.prose(it.head.description.as_deref()),
        at: cx.at(it.head.name_span),
    }
}

/// The title of a step of a tree.
fn title(branches: &[Branch], name: &str) -> Option<String> {
    branches.iter().find_map(|branch| match branch {
        Branch::Any(list, _) | Branch::All(list, _) | Branch::Sequence(list, _) => title(list, name),
        Branch::Step(step) if step.head.name == name => Some(step.head.shown()),
        _ => None,
    })
}

/// `feasibility high by a; today low by b and c`.
fn rating(cx: &Context, tree: &Declared) -> Text {
    if !cx.evaluated {
        return Text::default();
    }
    let rating = cx.compiled.analysis.rate(cx.model, tree);
    let Some(bare) = &rating.bare else {
        return Text::default();
    };
    let said = |key: &str, way: &TreeWay| {
        let leaves = way.leaves.iter().map(|leaf| match leaf {
            Leaf::Threat(id) => Text::default().link(&cx.link(Node::Threat(*id))),
            Leaf::Step(name) => Text::plain(title(&tree.root, name).unwrap_or_default()),
        });
        let value = Text::plain(cx.w.word("feasible", way.feasibility));
        cx.w.text(key, [("value", value), ("leaves", Text::join(leaves, ", "))])
    };
    let parts = match &rating.today {
        Some(today) if today == bare => vec![said("tree.rated_today_too", bare)],
        Some(today) => vec![said("tree.rated", bare), said("tree.rated_today", today)],
        None => vec![
            said("tree.rated", bare),
            Text::plain(cx.w.say("tree.stopped_today")),
        ],
    };
    Text::join(parts, "; ")
}

/// Adds a branch and all below it. The parser bounds how deep branches nest.
fn walk(cx: &Context, branch: &Branch, depth: usize, lines: &mut Vec<TreeLine>) {
    let (gate, words, below): (&str, &str, &[Branch]) = match branch {
        Branch::Any(list, _) => ("any", "tree.any", list),
        Branch::All(list, _) => ("all", "tree.all", list),
        Branch::Sequence(list, _) => ("sequence", "tree.sequence", list),
        Branch::Threat(threat) => {
            let text = Text::default().link(&cx.link(Node::Threat(threat.value)));
            lines.push(line(depth, "", text, Text::default()));
            return;
        }
        Branch::Step(step) => {
            lines.push(line(depth, "", Text::plain(step.head.shown()), note(cx, step)));
            return;
        }
    };
    lines.push(line(depth, gate, Text::plain(cx.w.say(words)), Text::default()));
    for branch in below {
        walk(cx, branch, depth + 1, lines);
    }
}

fn line(depth: usize, gate: &str, text: Text, note: Text) -> TreeLine {
    TreeLine {
        depth,
        indent: "  ".repeat(depth),
        gate: gate.to_string(),
        text,
        note,
        opens: false,
        closes: 0,
    }
}

fn note(cx: &Context, step: &Step) -> Text {
    let mut parts = Vec::new();
    let follows = (step.factors != Factors::default()).then(|| Effort::needed(&step.factors).feasibility());
    let feasibility = step.feasibility.as_ref().map(|f| f.value).or(follows);
    let feasibility = feasibility.map(|f| cx.w.word("feasible", f));
    let feasibility = feasibility.unwrap_or_else(|| cx.w.say("meta.not_evaluated_word"));
    parts.push(Text::plain(
        cx.w.fill("tree.feasibility", &[("value", &feasibility)]),
    ));
    let needs = step
        .needs
        .iter()
        .map(|n| cx.need(n))
        .chain(factors(&cx.w, &step.factors).into_iter().map(Text::plain));
    let needs: Vec<Text> = needs.collect();
    if !needs.is_empty() {
        parts.push(cx.w.text("tree.needs", [("what", Text::join(needs, ", "))]));
    }
    if !step.needs_any.is_empty() {
        let any = step.needs_any.iter().map(|n| cx.need(n));
        parts.push(cx.w.text("tree.needs_any", [("what", Text::join(any, ", "))]));
    }
    if !step.stopped_by.is_empty() {
        let links = cx.links(step.stopped_by.iter().map(|c| Node::Control(c.value)));
        let controls = Text::default().links(&links);
        parts.push(cx.w.text("tree.stopped", [("controls", controls)]));
    }
    Text::join(parts, "; ")
}

/// Marks where lists open and end.
fn close(lines: &mut [TreeLine]) {
    for i in 0..lines.len() {
        let next = lines.get(i + 1).map_or(0, |l| l.depth);
        lines[i].opens = next > lines[i].depth;
        lines[i].closes = lines[i].depth.saturating_sub(next);
    }
}
