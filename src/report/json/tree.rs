//! Attack trees in `model.json`.

use super::place::{Effect, Head, Places};
use crate::analysis::{Leaf, TreeWay};
use crate::model::{self, Branch, Node};
use schemars::JsonSchema;
use serde::Serialize;

/// An attack tree.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tree {
    #[serde(flatten)]
    pub head: Head,
    pub goal: Option<Effect>,
    pub by: Vec<String>,
    pub root: Vec<TreeBranch>,
    /// The easiest way to its goal with nothing in place. A threat without factors asks for none; a step without a rating is
    /// on no way. Null when there is no way.
    pub easiest: Option<EasiestWay>,
    /// The easiest way that somebody whom the tree is by can go today; null when there is none.
    pub easiest_today: Option<EasiestWay>,
}

/// A way through an attack tree.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EasiestWay {
    pub feasibility: model::Feasibility,
    /// What together reaches the goal.
    pub leaves: Vec<TreeLeaf>,
}

/// A leaf of an attack tree.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum TreeLeaf {
    Threat { name: String },
    Step { name: String },
}

/// A branch of an attack tree.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum TreeBranch {
    /// One of these.
    Any { branches: Vec<TreeBranch> },
    /// All of these.
    All { branches: Vec<TreeBranch> },
    /// All of these, in this order.
    Sequence { branches: Vec<TreeBranch> },
    /// A threat, by its name.
    Threat { name: String },
    /// A step.
    Step {
        name: String,
        title: Option<String>,
        feasibility: Option<model::Feasibility>,
        stopped_by: Vec<String>,
    },
}

pub fn tree(p: &Places, it: &model::Tree) -> Tree {
    let rating = p.compiled.analysis.rate(p.model(), it);
    Tree {
        head: p.head(&it.head),
        goal: it.goal.as_ref().map(|g| p.effect(g)),
        by: it.by.iter().map(|a| p.name(Node::Adversary(a.value))).collect(),
        root: it.root.iter().map(|b| branch(p, b)).collect(),
        easiest: rating.bare.as_ref().map(|way| easiest(p, way)),
        easiest_today: rating.today.as_ref().map(|way| easiest(p, way)),
    }
}

fn easiest(p: &Places, way: &TreeWay) -> EasiestWay {
    let leaves = way.leaves.iter().map(|leaf| match leaf {
        Leaf::Threat(id) => TreeLeaf::Threat {
            name: p.name(Node::Threat(*id)),
        },
        Leaf::Step(name) => TreeLeaf::Step {
            name: (*name).to_string(),
        },
    });
    EasiestWay {
        feasibility: way.feasibility,
        leaves: leaves.collect(),
    }
}

/// The parser bounds how deep branches nest.
fn branch(p: &Places, it: &Branch) -> TreeBranch {
    let below = |list: &[Branch]| list.iter().map(|b| branch(p, b)).collect();
    match it {
        Branch::Any(list, _) => TreeBranch::Any {
            branches: below(list),
        },
        Branch::All(list, _) => TreeBranch::All {
            branches: below(list),
        },
        Branch::Sequence(list, _) => TreeBranch::Sequence {
            branches: below(list),
        },
        Branch::Threat(threat) => TreeBranch::Threat {
            name: p.name(Node::Threat(threat.value)),
        },
        Branch::Step(step) => TreeBranch::Step {
            name: step.head.name.clone(),
            title: step.head.title.clone(),
            feasibility: step.feasibility.as_ref().map(|f| f.value),
            stopped_by: step
                .stopped_by
                .iter()
                .map(|c| p.name(Node::Control(c.value)))
                .collect(),
        },
    }
}
