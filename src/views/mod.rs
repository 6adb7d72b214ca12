//! Views: which part of a model each diagram shows (language §10).
//!
//! [`views`] lists the diagrams of a model, [`diagram`] fills one with what it shows, and `diagram::draw` draws it.

mod badge;
mod build;

use crate::model::*;

/// One diagram to draw.
#[derive(Clone, Debug, Default)]
pub struct ViewPlan {
    /// Its name: the file is `diagrams/NAME.svg`.
    pub name: String,
    pub title: String,
    /// Boundaries that are drawn as one box.
    pub collapse: Vec<BoundaryId>,
    /// Only what handles this data; empty: everything.
    pub data: Vec<DataId>,
    /// Only these boundaries, with what they exchange flows with; empty: everything.
    pub within: Vec<BoundaryId>,
    /// Imported models that are not collapsed.
    pub open: Vec<String>,
    /// What stands under the picture when it shows less than was asked for.
    pub note: Option<String>,
}

/// How many elements fit on a page.
pub const PAGE: usize = 40;

/// The diagrams of a model: those it declares; without any, one of everything, and when that is more than a page
/// holds, an overview with collapsed boundaries and one diagram for each boundary.
pub fn views(model: &Model) -> Vec<ViewPlan> {
    if !model.views.is_empty() {
        return model.views.iter().map(|v| declared(model, v)).collect();
    }
    let overview = ViewPlan {
        name: "overview".into(),
        title: "The whole system".into(),
        ..ViewPlan::default()
    };
    if model.elements.len() <= PAGE {
        return vec![overview];
    }
    let tops: Vec<BoundaryId> = BoundaryId::all(model)
        .filter(|b| model[*b].parent.is_none())
        .collect();
    let mut list = vec![ViewPlan {
        collapse: tops.clone(),
        ..overview
    }];
    for top in tops {
        split(model, top, &mut list);
    }
    list
}

/// A diagram of one boundary; where that is too much for a page, of its inner ones too, which are then collapsed.
fn split(model: &Model, boundary: BoundaryId, list: &mut Vec<ViewPlan>) {
    let count = ElementId::all(model)
        .filter(|e| model.within(*e, boundary))
        .count();
    if count == 0 {
        return;
    }
    let inner: Vec<BoundaryId> = BoundaryId::all(model)
        .filter(|b| model[*b].parent == Some(boundary))
        .collect();
    let large = count > PAGE && !inner.is_empty();
    list.push(ViewPlan {
        name: format!("boundary-{}", model[boundary].head.name),
        title: model[boundary].head.shown(),
        within: vec![boundary],
        collapse: if large { inner.clone() } else { Vec::new() },
        ..ViewPlan::default()
    });
    if large {
        for boundary in inner {
            split(model, boundary, list);
        }
    }
}

fn declared(model: &Model, view: &View) -> ViewPlan {
    let path = view.show_path.as_ref();
    ViewPlan {
        name: view.head.name.clone(),
        title: view.head.shown(),
        collapse: view.collapse.iter().map(|b| b.value).collect(),
        data: view.show_data.iter().map(|d| d.value).collect(),
        within: view.show.iter().map(|b| b.value).collect(),
        open: view.open.iter().map(|o| o.value.clone()).collect(),
        note: path.map(|(by, what)| {
            let by = model[by.value].head.shown();
            format!(
                "The way of {by} to {} {} is not evaluated.",
                what.effect,
                model.name(what.target.value)
            )
        }),
    }
}

pub use build::diagram;
