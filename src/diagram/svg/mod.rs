//! Writes a layout as SVG: boundaries, flows, nodes, labels, legend.

mod area;
mod flow;
mod legend;
mod node;
mod pen;
mod theme;
mod xml;

use super::model::{Diagram, Layout};
use super::plan::Plan;
use pen::Pen;

/// The SVG of a diagram; ids and classes begin with the diagram's id.
pub fn write(diagram: &Diagram, plan: &Plan, layout: &Layout) -> String {
    let prefix = xml::prefix(&diagram.id);
    let mut pen = Pen {
        out: String::new(),
        prefix: prefix.clone(),
    };
    let legend = legend::Legend::of(diagram, layout.width);
    let (w, h) = (layout.width.max(legend.width), layout.height + legend.height);
    let style = theme::style(&prefix);
    let description = match diagram.description.is_empty() {
        true => String::new(),
        false => format!(
            "<desc id=\"{prefix}-desc\">{}</desc>",
            xml::escape(&diagram.description)
        ),
    };
    let described = if description.is_empty() {
        ""
    } else {
        &format!(" {prefix}-desc")
    };
    pen.out += &format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{prefix}-svg\" role=\"img\" \
         aria-labelledby=\"{prefix}-title{described}\" width=\"{w}\" height=\"{h}\" \
         viewBox=\"0 0 {w} {h}\">\n<title id=\"{prefix}-title\">{}</title>{description}\n\
         <style>{style}</style>\n",
        xml::escape(&diagram.title)
    );
    pen.rect(&super::Rect { x: 0, y: 0, w, h }, 0, "paper");
    pen.out.push('\n');
    let lit = diagram.nodes.iter().any(|n| n.highlight) || diagram.flows.iter().any(|f| f.highlight);
    area::write(&mut pen, diagram, plan, layout);
    for wire in &plan.wires {
        flow::line(&mut pen, diagram, wire, layout, lit);
    }
    for i in 0..diagram.nodes.len() {
        node::write(&mut pen, diagram, plan, layout, i, lit);
    }
    for wire in &plan.wires {
        flow::label(&mut pen, diagram, wire, layout, lit);
    }
    legend.write(&mut pen, layout.height);
    pen.out += "</svg>\n";
    pen.out
}
