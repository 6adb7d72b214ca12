//! Draws the pictures of a model.

use super::path::{self, Way};
use super::{Picture, Shows, ViewPlan, build, matrix, pictures, tree};
use crate::Compiled;
use crate::diagram::{self, Diagram, Placed};
use crate::words::Words;

/// What a picture shows, without coordinates.
#[derive(Clone, Debug)]
pub enum Content {
    /// A data-flow diagram.
    Flows(Diagram),
    /// An attack tree.
    Tree(diagram::tree::Tree),
    /// The risk matrix.
    Matrix(diagram::matrix::Matrix),
}

/// A finished picture.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub picture: Picture,
    /// The prefix of the ids and classes in the SVG.
    pub id: String,
    /// What stands under the picture; may be empty.
    pub note: String,
    pub svg: String,
}

/// What a picture of a model shows.
pub fn content(compiled: &Compiled, picture: &Picture, words: &Words) -> Content {
    match &picture.shows {
        Shows::Flows(plan) => {
            let way = way(compiled, plan, words);
            Content::Flows(build::diagram(compiled, plan, &way.highlight, words))
        }
        Shows::Tree(id) => Content::Tree(tree::tree(&compiled.model, &compiled.analysis, *id, words)),
        Shows::Matrix => Content::Matrix(matrix::matrix(compiled, words)),
    }
}

/// Every picture of a model. Its diagrams share a budget of `steps` ([`diagram::place`]), and those with the same
/// content one placement.
pub fn drawn(compiled: &Compiled, steps: usize, words: &Words) -> Vec<Drawn> {
    let pictures = pictures(compiled, words);
    let steps = share(steps, &pictures);
    let mut placed: Vec<Placed> = Vec::new();
    pictures
        .into_iter()
        .map(|p| one(compiled, p, steps, words, &mut placed))
        .collect()
}

/// One picture of a model, the same as among [all of them](drawn) with the same budget.
pub fn drawn_alone(compiled: &Compiled, picture: &Picture, steps: usize, words: &Words) -> Drawn {
    let steps = share(steps, &pictures(compiled, words));
    one(compiled, picture.clone(), steps, words, &mut Vec::new())
}

fn one(
    compiled: &Compiled,
    picture: Picture,
    steps: usize,
    words: &Words,
    placed: &mut Vec<Placed>,
) -> Drawn {
    let (id, svg) = match content(compiled, &picture, words) {
        Content::Tree(tree) => (tree.id.clone(), diagram::tree::draw(&tree)),
        Content::Matrix(matrix) => (matrix.id.clone(), diagram::matrix::draw(&matrix)),
        Content::Flows(diagram) => {
            let at = placed.iter().position(|p| p.fits(&diagram)).unwrap_or_else(|| {
                placed.push(diagram::place(&diagram, steps));
                placed.len() - 1
            });
            (diagram.id.clone(), diagram::draw_in(&diagram, &placed[at]).svg)
        }
    };
    let note = match &picture.shows {
        Shows::Flows(plan) => way(compiled, plan, words).note,
        _ => String::new(),
    };
    Drawn {
        picture,
        id,
        note,
        svg,
    }
}

/// The diagrams of a model share the budget of one large search; one drawn alone has the same share, so that it is
/// the same picture.
fn share(steps: usize, pictures: &[Picture]) -> usize {
    let diagrams = pictures.iter().filter(|p| matches!(p.shows, Shows::Flows(_)));
    (steps / diagrams.count().max(1)).max(steps / 8)
}

/// The way of the adversary that a view asks for.
fn way(compiled: &Compiled, plan: &ViewPlan, words: &Words) -> Way {
    plan.path
        .as_ref()
        .map_or_else(Way::default, |(by, what)| path::way(compiled, *by, what, words))
}
