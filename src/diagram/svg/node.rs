//! Elements in the notation of data-flow diagrams.

use super::pen::Pen;
use crate::diagram::caption;
use crate::diagram::geometry::Rect;
use crate::diagram::model::{Badge, Diagram, Layout, Severity, Shape};
use crate::diagram::plan::{NODE_FONT, NODE_LINE, Plan};

/// Writes a node with its title and badge.
pub fn write(pen: &mut Pen, diagram: &Diagram, plan: &Plan, layout: &Layout, i: usize, dims: bool) {
    let (node, r) = (&diagram.nodes[i], layout.nodes[i]);
    let dim = if dims && !node.highlight {
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
    if !node.steps.is_empty() {
        let numbers = caption::numbers(&node.steps);
        // It grows to the left, away from the flows that meet the upper side.
        steps(pen, r.x + 14 - caption::pill_width(&numbers) / 2, r.y, &numbers);
    }
    pen.out += close;
}

/// A pill around a centre with the numbers of steps of an attack.
pub fn steps(pen: &mut Pen, x: i32, y: i32, numbers: &str) {
    pen.rect(&Rect::around(x, y, caption::pill_width(numbers), 16), 8, "step");
    pen.text(x, y + 4, numbers, "step-ink middle bold small");
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
/// one to four bars for it; without a number if there are none.
pub fn badge(pen: &mut Pen, x: i32, y: i32, badge: Badge) {
    let (fill, ink) = ink_on(badge.severity);
    pen.rect(
        &Rect {
            x: x - 12,
            y: y - 8,
            w: 24,
            h: 16,
        },
        8,
        &fill,
    );
    let bars = badge.severity as i32;
    let count = match badge.count {
        0 => String::new(),
        1..=99 => badge.count.to_string(),
        _ => "99+".to_string(),
    };
    let (left, middle) = match (count.len(), bars) {
        (_, 0) | (3, _) => (None, x),
        (0, _) => (Some(x - 3), x),
        _ => (Some(x - 9), x + 3),
    };
    pen.text(middle, y + 4, &count, &format!("{ink} middle bold small"));
    if let Some(left) = left {
        let bar = |k| format!("M{left} {}h{}v2h-{}z", y + 3 - 3 * k, 5, 5);
        let bars: String = (0..bars).map(bar).collect();
        pen.path(&bars, &ink);
    }
}

/// The classes of the fill of a severity and of the ink upon it.
pub fn ink_on(severity: Severity) -> (String, String) {
    let level = (severity as i32).max(1);
    let ink = if level == 1 {
        "ink".to_string()
    } else {
        format!("t{level}")
    };
    (format!("s{level}"), ink)
}
