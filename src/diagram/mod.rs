//! Data-flow diagrams: a [`Diagram`] without coordinates becomes a [`Drawing`], an SVG.
//!
//! ```text
//! Diagram → plan     sizes of nodes and labels, the nesting as indices
//!         → start    a first placement, one boundary at a time (ranked: layout-rs)
//!         → search   many small moves, judged by cost
//!         → route    a way for every flow over a grid, a place for every label
//!         → title    a place for every boundary's title that no flow runs through
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
mod title;
mod wish;

pub mod matrix;
pub mod plain;
#[cfg(feature = "png")]
pub mod png;
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

/// Where the nodes, boundaries and flows of a diagram go; for all diagrams that differ only in what stands out.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The diagram, without what stands out.
    bare: Diagram,
    layout: Layout,
}

impl Placed {
    /// Whether it is also the placement of this diagram.
    pub fn fits(&self, diagram: &Diagram) -> bool {
        self.bare == diagram.bare()
    }
}

/// Finds a place for everything. `steps` is how many moves the search for a good placement may try, shared by
/// all its starts: a number and not a time, so that the result is the same on every machine.
/// Never panics, whatever the diagram holds.
///
/// Made for what fits on a page: up to about 300 elements. Larger diagrams are placed too, but take
/// long and help nobody; show an overview with collapsed boundaries and one diagram for each.
pub fn place(diagram: &Diagram, steps: usize) -> Placed {
    let bare = diagram.bare();
    let (layout, _) = layout::lay_out(&plan::Plan::of(&bare), steps);
    Placed { bare, layout }
}

/// Draws a diagram in a placement that [fits](Placed::fits) it; in one of its own if it does not.
pub fn draw_in(diagram: &Diagram, placed: &Placed) -> Drawing {
    if !placed.fits(diagram) {
        return draw(diagram, STEPS);
    }
    let plan = plan::Plan::of(diagram);
    let numbered = |i: &usize| !diagram.flows[plan.wires[*i].flow].steps.is_empty();
    let changed: Vec<usize> = (0..plan.wires.len()).filter(numbered).collect();
    let (layout, quality) = layout::relabel(&plan, &placed.layout, &changed);
    let svg = svg::write(diagram, &plan, &layout);
    Drawing { svg, layout, quality }
}

/// Places and draws a diagram; see [`place`] for `steps`.
pub fn draw(diagram: &Diagram, steps: usize) -> Drawing {
    draw_in(diagram, &place(diagram, steps))
}
