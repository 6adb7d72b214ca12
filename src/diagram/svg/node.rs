//! Elements in the notation of data-flow diagrams.

use super::pen::Pen;
use crate::diagram::geometry::Rect;
use crate::diagram::model::{Badge, Diagram, Layout, Severity, Shape};
use crate::diagram::plan::{NODE_FONT, NODE_LINE, Plan};

/// Writes a node with its title and badge.
pub fn write(pen: &mut Pen, diagram: &Diagram, plan: &Plan, layout: &Layout, i: usize, lit: bool) {
    let (node, r) = (&diagram.nodes[i], layout.nodes[i]);
    let dim = if lit && !node.highlight {
        "node dim"
    } else {
        "node"
    };
    let title = if node.tooltip.is_empty() {
        &node.title
    } else {
        &node.tooltip
    };
    let close = pen.open(&format!("n{i}"), &node.id, node.link.as_deref(), title, dim);
    shape(pen, node.shape, &r, node.highlight);
    let planned = &plan.nodes[i];
    let words = planned.lines.len() as i32 - i32::from(node.hidden > 0);
    let top = r.center().y - NODE_LINE * (planned.lines.len() as i32 - 1) / 2 + NODE_FONT * 36 / 100;
    for (k, line) in planned.lines.iter().enumerate() {
        let classes = if (k as i32) < words {
            "ink middle"
        } else {
            "soft middle small"
        };
        pen.text(r.center().x, top + k as i32 * NODE_LINE, line, classes);
    }
    if let (Some(place), Some(b)) = (plan.badge_rect(i, &r), node.badge) {
        badge(pen, place.center().x, place.center().y, b);
    }
    pen.out += close;
}

/// The outline of an element.
pub fn shape(pen: &mut Pen, shape: Shape, r: &Rect, lit: bool) {
    let lit = if lit { " lit" } else { "" };
    match shape {
        Shape::Actor => pen.rect(r, 0, &format!("actor{lit}")),
        Shape::Process => pen.rect(r, 14.min(r.h / 2), &format!("process{lit}")),
        Shape::External => {
            pen.rect(r, 0, &format!("external{lit}"));
            pen.rect(&r.grow(-4), 0, "external");
        }
        Shape::Store => {
            pen.rect(r, 0, "store");
            let lines = format!("M{} {}h{}M{} {}h{}", r.x, r.y, r.w, r.x, r.bottom(), r.w);
            pen.path(&lines, &format!("rail{lit}"));
        }
        Shape::Collapsed => {
            pen.rect(r, 8, &format!("collapsed{lit}"));
            pen.rect(&r.grow(-4), 5, "many");
        }
    }
}

/// A badge around a centre: the number of open threats on the colour of the worst severity, with
/// one to four bars for it.
pub fn badge(pen: &mut Pen, x: i32, y: i32, badge: Badge) {
    let level = match badge.severity {
        Severity::None | Severity::Low => 1,
        Severity::Medium => 2,
        Severity::High => 3,
        Severity::Critical => 4,
    };
    let ink = if level == 1 {
        "ink".to_string()
    } else {
        format!("t{level}")
    };
    pen.rect(
        &Rect {
            x: x - 12,
            y: y - 8,
            w: 24,
            h: 16,
        },
        8,
        &format!("s{level}"),
    );
    let count = if badge.count > 99 {
        "99".to_string()
    } else {
        badge.count.to_string()
    };
    let shown = if badge.severity == Severity::None {
        0
    } else {
        level
    };
    let middle = if shown > 0 { x + 3 } else { x };
    pen.text(middle, y + 4, &count, &format!("{ink} middle bold small"));
    let bars: String = (0..shown)
        .map(|k| format!("M{} {}h4v1h-4z", x - 9, y + 4 - 3 * k))
        .collect();
    if !bars.is_empty() {
        pen.path(&bars, &ink);
    }
}
