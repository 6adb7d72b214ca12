//! Writes a layout as SVG: boundaries, flows, nodes, labels, legend.

mod area;
pub mod flow;
mod legend;
pub mod node;
pub mod pen;
pub mod theme;
mod xml;

use super::model::{Diagram, Layout};
use super::plan::Plan;
use pen::Pen;

/// The SVG of a diagram; ids and classes begin with the diagram's id.
pub fn write(diagram: &Diagram, plan: &Plan, layout: &Layout) -> String {
    let legend = legend::Legend::of(diagram, layout.width);
    let size = (layout.width.max(legend.width), layout.height + legend.height);
    let mut pen = Pen::document(&diagram.id, &diagram.title, &diagram.description, size);
    let dims = diagram.dims && diagram.has_highlight();
    area::write(&mut pen, diagram, layout);
    for wire in &plan.wires {
        flow::line(&mut pen, diagram, wire, layout, dims);
    }
    for i in 0..diagram.nodes.len() {
        node::write(&mut pen, diagram, plan, layout, i, dims);
    }
    area::titles(&mut pen, diagram, plan, layout);
    for wire in &plan.wires {
        flow::label(&mut pen, diagram, wire, layout, dims);
    }
    legend.write(&mut pen, layout.height);
    pen.close()
}
