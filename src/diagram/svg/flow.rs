//! Data flows: the line with its arrowheads, and the label with its marks.

use super::node;
use super::pen::Pen;
use crate::diagram::caption::{self, BADGE, FONT, LINE, MARK, Mark, STEP};
use crate::diagram::geometry::{Point, Rect, segments};
use crate::diagram::model::{Diagram, Flow, Layout};
use crate::diagram::plan::Wire;

const CORNER: i32 = 6;

/// Writes the line of a flow.
pub fn line(pen: &mut Pen, diagram: &Diagram, wire: &Wire, layout: &Layout, lit: bool) {
    let flow = &diagram.flows[wire.flow];
    let points = &layout.flows[wire.flow].points;
    let (&[.., before, end], &[start, after, ..]) = (points.as_slice(), points.as_slice()) else {
        return;
    };
    let dim = if lit && !flow.highlight {
        "flow dim"
    } else {
        "flow"
    };
    let id = format!("f{}", wire.flow);
    let close = pen.open(&id, &flow.id, flow.link.as_deref(), &name(diagram, flow), dim);
    let bare = caption::mark(flow) == Some(Mark::Open);
    let mut classes = String::from(if bare { "line bare" } else { "line" });
    if flow.highlight {
        classes += " lit";
    }
    pen.path(&rounded(points), &classes);
    pen.path(&head(before, end), if bare { "head bare-head" } else { "head" });
    if flow.two_way {
        pen.path(&head(after, start), if bare { "back bare" } else { "back" });
    }
    pen.out += close;
}

/// Writes the label of a flow.
pub fn label(pen: &mut Pen, diagram: &Diagram, wire: &Wire, layout: &Layout, lit: bool) {
    let flow = &diagram.flows[wire.flow];
    let Some(label) = layout.flows[wire.flow].label else {
        return;
    };
    let Some(form) = wire.captions.get(label.form) else {
        return;
    };
    let dim = if lit && !flow.highlight {
        "label dim"
    } else {
        "label"
    };
    let id = format!("l{}", wire.flow);
    let close = pen.open(&id, &flow.id, flow.link.as_deref(), &name(diagram, flow), dim);
    pen.rect(&label.rect, 3, "chip");
    for (i, line) in form.lines.iter().enumerate() {
        let y = label.rect.y + 1 + i as i32 * LINE;
        let middle = label.rect.center().x;
        self::words(pen, line, middle, y);
    }
    pen.out += close;
}

fn words(pen: &mut Pen, line: &caption::Line, middle: i32, y: i32) {
    let width = line.width();
    let mut x = middle - width / 2;
    let base = y + LINE / 2 + FONT * 36 / 100;
    if let Some(step) = line.step {
        pen.rect(
            &Rect {
                x,
                y: y - 1,
                w: STEP - 4,
                h: 16,
            },
            8,
            "step",
        );
        pen.text(
            x + STEP / 2 - 2,
            base,
            &step.to_string(),
            "step-ink middle bold small",
        );
        x += STEP;
    }
    if let Some(mark) = line.mark {
        lock(pen, x, y + 2, mark);
        x += MARK;
    }
    let words = width - (x - (middle - width / 2)) - if line.badge.is_some() { BADGE } else { 0 };
    let ink = if line.minor {
        "soft middle small"
    } else {
        "ink middle small"
    };
    pen.text(x + words / 2, base, &line.words, ink);
    if let Some(badge) = line.badge {
        node::badge(pen, x + words + BADGE / 2 + 2, y + LINE / 2, badge);
    }
}

/// A closed or an open lock, 9 by 10 pixels, by its upper left corner.
pub fn lock(pen: &mut Pen, x: i32, y: i32, mark: Mark) {
    let body = Rect {
        x,
        y: y + 4,
        w: 9,
        h: 6,
    };
    let (shackle, class) = match mark {
        Mark::Locked => (format!("M{} {}v-2a2.5 2.5 0 0 1 5 0v2", x + 2, y + 4), "lock"),
        Mark::Open => (format!("M{} {}v-3a2.5 2.5 0 0 1 5 0", x + 5, y + 4), "open"),
    };
    pen.rect(&body, 1, class);
    pen.path(&shackle, &format!("{class}-ring"));
}

/// The words a screen reader says for a flow.
fn name(diagram: &Diagram, flow: &Flow) -> String {
    let title = |n: usize| diagram.nodes.get(n).map_or("", |n| n.title.as_str());
    if !flow.tooltip.is_empty() {
        flow.tooltip.clone()
    } else {
        let ends = format!("{} to {}", title(flow.from), title(flow.to));
        if flow.label.is_empty() {
            ends
        } else {
            format!("{}: {ends}", flow.label)
        }
    }
}

/// A polyline with rounded corners.
fn rounded(points: &[Point]) -> String {
    let mut d = format!("M{} {}", points[0].x, points[0].y);
    let pieces: Vec<_> = segments(points).collect();
    for (i, piece) in pieces.iter().enumerate() {
        let Some(next) = pieces.get(i + 1) else {
            d += &format!("L{} {}", piece.b.x, piece.b.y);
            break;
        };
        let r = CORNER.min(piece.length() / 2).min(next.length() / 2);
        let toward = |from: Point, to: Point| Point {
            x: from.x + (to.x - from.x).signum() * r,
            y: from.y + (to.y - from.y).signum() * r,
        };
        let (p, q) = (toward(piece.b, piece.a), toward(next.a, next.b));
        d += &format!("L{} {}Q{} {} {} {}", p.x, p.y, piece.b.x, piece.b.y, q.x, q.y);
    }
    d
}

/// A triangle at the end of a line.
fn head(before: Point, end: Point) -> String {
    let (dx, dy) = ((end.x - before.x).signum(), (end.y - before.y).signum());
    let (x, y) = (end.x - 9 * dx, end.y - 9 * dy);
    let (ox, oy) = (4 * dy, 4 * dx);
    format!(
        "M{} {}L{} {}L{} {}z",
        end.x,
        end.y,
        x + ox,
        y + oy,
        x - ox,
        y - oy
    )
}
