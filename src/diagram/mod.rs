//! Data-flow diagrams: a [`Diagram`] without coordinates becomes a [`Drawing`], an SVG.
//!
//! ```text
//! Diagram → plan     sizes of nodes and labels, the nesting as indices
//!         → start    a first placement, one boundary at a time (ranked: layout-rs)
//!         → search   many small moves, judged by cost
//!         → route    a way for every flow over a grid, a place for every label
//!         → quality  figures; layout keeps the best of several starts
//!         → svg      notation, theme, legend
//! ```
//!
//! Beside it stand [`tree`] for attack trees, [`matrix`] for the risk matrix, and [`plain`] for
//! the same diagram as Mermaid or DOT text.
//!
//! All coordinates are whole pixels, and the same diagram gives the same bytes everywhere.

mod board;
mod caption;
mod column;
mod cost;
mod geometry;
mod grid;
mod label;
mod layout;
mod model;
mod moves;
mod plan;
mod quality;
mod random;
mod ranked;
mod route;
mod search;
mod start;
mod svg;
mod text;

pub mod matrix;
pub mod plain;
pub mod tree;

pub use geometry::{Point, Rect};
pub use model::{
    Badge, Boundary, Diagram, Flow, Label, Layout, Node, Protection, Route, Severity, Shape, Trust,
};
pub use quality::{Quality, quality};

/// A budget of search steps that suits one diagram on a page.
pub const STEPS: usize = 60_000;

/// A finished picture.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// A whole SVG document that also stands inside HTML: no script, no outside reference.
    pub svg: String,
    /// Where everything went.
    pub layout: Layout,
    /// How good it is; never any faults.
    pub quality: Quality,
}

/// Draws a diagram. `steps` is how many moves the search for a good placement may try, shared by
/// all its starts: a number and not a time, so that the result is the same on every machine.
/// Never panics, whatever the diagram holds.
///
/// Made for what fits on a page: up to about 300 elements. Larger diagrams are drawn too, but take
/// long and help nobody; show an overview with collapsed boundaries and one diagram for each.
pub fn draw(diagram: &Diagram, steps: usize) -> Drawing {
    let plan = plan::Plan::of(diagram);
    let (layout, quality) = layout::lay_out(&plan, steps);
    let svg = svg::write(diagram, &plan, &layout);
    Drawing { svg, layout, quality }
}
