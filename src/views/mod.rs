//! Views: which pictures a model has, and what each shows (language §10).
//!
//! ```text
//! &Compiled           → pictures  the views, an attack tree each, the risk matrix
//! &Compiled, Picture  → content   what it shows, without coordinates
//! &Compiled           → drawn     every picture as SVG
//! ```

mod badge;
mod build;
mod draw;
mod matrix;
mod path;
mod split;
mod tree;

pub use build::{Highlight, diagram};
pub use draw::{Content, Drawn, content, drawn, drawn_alone};
pub use split::PAGE;

use crate::Compiled;
use crate::model::*;
use crate::words::Words;

/// One diagram to draw.
#[derive(Clone, Debug, Default)]
pub struct ViewPlan {
    /// Its name: the file is `diagrams/NAME.svg`.
    pub name: String,
    pub title: String,
    /// Boundaries that are drawn as one box.
    pub collapse: Vec<BoundaryId>,
    /// Only what handles this data, and its way; empty: everything.
    pub data: Vec<DataId>,
    /// Only these boundaries, with what they exchange flows with; empty: everything.
    pub within: Vec<BoundaryId>,
    /// Imported models that are not collapsed.
    pub open: Vec<String>,
    /// Whose way to which effect stands out.
    pub path: Option<(AdversaryId, EffectOn)>,
}

/// One picture of a model.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What `--view` calls it; the file is `diagrams/NAME.svg`.
    pub name: String,
    pub title: String,
    pub shows: Shows,
}

/// What kind of picture it is.
#[derive(Clone, Debug)]
pub enum Shows {
    /// A data-flow diagram.
    Flows(ViewPlan),
    /// An attack tree.
    Tree(TreeId),
    /// The risk matrix with the threats in it.
    Matrix,
}

/// The pictures of a model: its views, its attack trees (`tree-NAME`), and the risk matrix (`risk-matrix`) if a threat
/// has a place in it. A view of the same name keeps it, and the other picture is called `NAME-2`.
pub fn pictures(compiled: &Compiled, words: &Words) -> Vec<Picture> {
    let model = &compiled.model;
    let views = views(model, words).into_iter().map(|plan| Picture {
        name: plan.name.clone(),
        title: plan.title.clone(),
        shows: Shows::Flows(plan),
    });
    let mut list: Vec<Picture> = views.collect();
    let trees = TreeId::all(model).map(|id| Picture {
        name: format!("tree-{}", model[id].head.name),
        title: model[id].head.shown(),
        shows: Shows::Tree(id),
    });
    let matrix = matrix::is_rated(compiled).then(|| Picture {
        name: "risk-matrix".into(),
        title: words.say("picture.matrix"),
        shows: Shows::Matrix,
    });
    let views = list.len();
    for mut picture in trees.chain(matrix) {
        if list[..views].iter().any(|p| p.name == picture.name) {
            picture.name.push_str("-2");
        }
        list.push(picture);
    }
    list
}

/// The data-flow diagrams of a model: those it declares; without any, one of everything, and when that is more than a
/// page holds, an overview with collapsed boundaries and one diagram for each boundary.
pub fn views(model: &Model, words: &Words) -> Vec<ViewPlan> {
    if model.views.is_empty() {
        return split::views(model, words);
    }
    model.views.iter().map(declared).collect()
}

fn declared(view: &View) -> ViewPlan {
    ViewPlan {
        name: view.head.name.clone(),
        title: view.head.shown(),
        collapse: view.collapse.iter().map(|b| b.value).collect(),
        data: view.show_data.iter().map(|d| d.value).collect(),
        within: view.show.iter().map(|b| b.value).collect(),
        open: view.open.iter().map(|o| o.value.clone()).collect(),
        path: view.show_path.as_ref().map(|(by, what)| (by.value, what.clone())),
    }
}
