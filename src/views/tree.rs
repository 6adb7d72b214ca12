//! Attack trees of the model as pictures.

use super::badge::severity;
use super::build::system_title;
use crate::analysis::words::effect;
use crate::analysis::{Analysis, Effort, Target};
use crate::diagram::tree::{self, Gate, Tree};
use crate::model::{self, Control, ControlId, Factors, Feasibility, Level, Model, NeedVerb, TreeId};
use crate::source::Spanned;
use crate::words::Words;

/// The picture of a tree: its goal, how the parts make it come true, how feasible each step is and what stops it.
pub fn tree(model: &Model, analysis: &Analysis, id: TreeId, words: &Words) -> Tree {
    let it = &model[id];
    let title = it.head.shown();
    let mut build = Build {
        model,
        words,
        out: Vec::new(),
    };
    let root = tree::Branch {
        title: title.clone(),
        notes: goal(model, words, it).into_iter().collect(),
        ..tree::Branch::default()
    };
    let rating = analysis.rate(model, it).bare.map(|way| way.feasibility);
    let root = build.rated(root, rating);
    build.out.push(root);
    match it.root.as_slice() {
        // The goal has the gate of its only group.
        [group] if gate(group).is_some() => build.parts(0, group),
        list => list.iter().for_each(|b| build.branch(0, b)),
    }
    Tree {
        id: format!("d-tree-{}", it.head.name.replace('.', "-")),
        title: words.fill(
            "picture.tree-title",
            &[("system", &system_title(model, words)), ("title", &title)],
        ),
        language: words.language(),
        description: describe(words, &build.out),
        branches: build.out,
    }
}

fn goal(model: &Model, words: &Words, tree: &model::Tree) -> Option<String> {
    let goal = tree.goal.as_ref()?;
    let what = effect(words, model, Target::of(goal));
    let by: Vec<&str> = tree
        .by
        .iter()
        .map(|a| model[a.value].head.name.as_str())
        .collect();
    Some(match by.is_empty() {
        true => what,
        false => words.fill("picture.goal-by", &[("goal", &what), ("who", &by.join(", "))]),
    })
}

fn describe(words: &Words, branches: &[tree::Branch]) -> String {
    let steps = branches.iter().skip(1).filter(|b| !b.title.is_empty());
    let titles: Vec<&str> = steps.map(|b| b.title.as_str()).collect();
    words.fill(
        "picture.tree",
        &[("n", &titles.len()), ("list", &titles.join("; "))],
    )
}

struct Build<'a> {
    words: &'a Words,
    model: &'a Model,
    out: Vec<tree::Branch>,
}

impl Build<'_> {
    /// Adds a branch and all below it. The parser bounds how deep branches nest.
    fn branch(&mut self, parent: usize, branch: &model::Branch) {
        let at = self.out.len();
        let mut drawn = match branch {
            model::Branch::Threat(threat) => self.threat(&self.model[threat.value]),
            model::Branch::Step(step) => self.step(step),
            _ => tree::Branch::default(),
        };
        drawn.parent = Some(parent);
        self.out.push(drawn);
        self.parts(at, branch);
    }

    /// Gives a branch the gate of a group, and its parts.
    fn parts(&mut self, at: usize, group: &model::Branch) {
        if let Some((gate, list)) = gate(group) {
            self.out[at].gate = gate;
            list.iter().for_each(|b| self.branch(at, b));
        }
    }

    fn threat(&self, threat: &model::Threat) -> tree::Branch {
        let with = threat.responses.iter().flat_map(|r| match &r.kind {
            model::ResponseKind::Mitigate { with } => with.as_slice(),
            _ => &[],
        });
        self.rated(
            tree::Branch {
                title: threat.head.shown(),
                tooltip: self.words.fill(
                    "picture.threat",
                    &[("title", &threat.head.shown()), ("name", &threat.head.name)],
                ),
                stops: with.map(|c| self.stop(c)).collect(),
                ..tree::Branch::default()
            },
            threat.feasibility.as_ref().map(|f| f.value),
        )
    }

    fn step(&self, step: &model::Step) -> tree::Branch {
        let needs: Vec<String> = step.needs.iter().map(|n| self.need(n)).collect();
        let any: Vec<String> = step.needs_any.iter().map(|n| self.need(n)).collect();
        let stated_factors = step.factors != Factors::default();
        let follows = stated_factors.then(|| Effort::needed(&step.factors).feasibility());
        let mut notes = Vec::new();
        if !needs.is_empty() {
            notes.push(self.words.fill("picture.needs", &[("list", &needs.join(", "))]));
        }
        if !any.is_empty() {
            let or = format!(" {} ", self.words.say("picture.or"));
            notes.push(self.words.fill("picture.needs", &[("list", &any.join(&or))]));
        }
        self.rated(
            tree::Branch {
                title: step.head.shown(),
                notes,
                stops: step.stopped_by.iter().map(|c| self.stop(c)).collect(),
                ..tree::Branch::default()
            },
            step.feasibility.as_ref().map(|f| f.value).or(follows),
        )
    }

    fn rated(&self, mut branch: tree::Branch, feasibility: Option<Feasibility>) -> tree::Branch {
        if let Some(feasibility) = feasibility {
            let word = self.words.word("feasible", feasibility);
            branch.feasibility = self.words.fill("picture.feasibility", &[("word", &word)]);
            branch.level = severity(Some(match feasibility {
                Feasibility::VeryLow | Feasibility::Low => Level::Low,
                Feasibility::Medium => Level::Medium,
                Feasibility::High => Level::High,
            }));
        }
        branch
    }

    /// A control by its name, and whether it is there yet.
    fn stop(&self, id: &Spanned<ControlId>) -> tree::Stop {
        let control: &Control = &self.model[id.value];
        tree::Stop {
            words: control.head.name.clone(),
            counts: control.counts(),
        }
    }

    fn need(&self, need: &model::Need) -> String {
        let key = match need.verb {
            NeedVerb::Own => "tree-need.own",
            NeedVerb::Alter => "tree-need.alter",
            NeedVerb::Observe => "tree-need.observe",
            NeedVerb::Reach => "tree-need.reach",
            NeedVerb::Read => "tree-need.read",
            NeedVerb::Write => "tree-need.write",
            NeedVerb::Act => "tree-need.act",
        };
        self.words
            .fill(key, &[("what", &self.model.name(need.target.value))])
    }
}

fn gate(branch: &model::Branch) -> Option<(Gate, &[model::Branch])> {
    match branch {
        model::Branch::Any(list, _) => Some((Gate::Any, list)),
        model::Branch::All(list, _) => Some((Gate::All, list)),
        model::Branch::Sequence(list, _) => Some((Gate::Sequence, list)),
        model::Branch::Threat(_) | model::Branch::Step(_) => None,
    }
}
