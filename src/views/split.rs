//! The diagrams of a model that declares none: one, or several where one would be more than a page can hold.

use super::ViewPlan;
use crate::model::*;
use crate::words::Words;

/// How many elements fit on a page.
pub const PAGE: usize = 40;

/// One diagram of everything; when that is more than a page holds, an overview with collapsed boundaries and one diagram
/// for each boundary.
pub fn views(model: &Model, words: &Words) -> Vec<ViewPlan> {
    let overview = ViewPlan {
        name: "overview".into(),
        title: words.say("picture.whole"),
        ..ViewPlan::default()
    };
    if model.elements.len() <= PAGE {
        return vec![overview];
    }
    let mut split = Split {
        model,
        sizes: sizes(model),
        list: Vec::new(),
    };
    let tops = split.inside(None);
    split.list.push(ViewPlan {
        collapse: tops.clone(),
        ..overview
    });
    split.each(&tops, &[]);
    split.list
}

struct Split<'a> {
    model: &'a Model,
    /// How many elements each boundary holds, those of inner ones included.
    sizes: Vec<usize>,
    list: Vec<ViewPlan>,
}

impl Split<'_> {
    /// The boundaries directly within one, or within none.
    fn inside(&self, parent: Option<BoundaryId>) -> Vec<BoundaryId> {
        let all = BoundaryId::all(self.model);
        all.filter(|b| self.model[*b].parent == parent).collect()
    }

    /// A diagram of each of some siblings, with the others, and what is `around` them, as one box each.
    fn each(&mut self, siblings: &[BoundaryId], around: &[BoundaryId]) {
        for &boundary in siblings {
            let others = siblings.iter().filter(|s| **s != boundary);
            let outside: Vec<BoundaryId> = others.chain(around).copied().collect();
            self.one(boundary, &outside);
        }
    }

    /// A diagram of one boundary; where that is too much for a page, of its inner ones too, which are then collapsed.
    fn one(&mut self, boundary: BoundaryId, outside: &[BoundaryId]) {
        let size = self.sizes[boundary.0 as usize];
        if size == 0 {
            return;
        }
        let inner = self.inside(Some(boundary));
        let large = size > PAGE && !inner.is_empty();
        let mut collapse = outside.to_vec();
        if large {
            collapse.extend(&inner);
        }
        let head = &self.model[boundary].head;
        self.list.push(ViewPlan {
            name: format!("boundary-{}", head.name),
            title: head.shown(),
            within: vec![boundary],
            collapse,
            ..ViewPlan::default()
        });
        if large {
            self.each(&inner, outside);
        }
    }
}

fn sizes(model: &Model) -> Vec<usize> {
    let mut sizes = vec![0; model.boundaries.len()];
    for element in &model.elements {
        for boundary in model.chain(element.boundary) {
            sizes[boundary.0 as usize] += 1;
        }
    }
    sizes
}
