//! Data flows: the line with its arrowheads, and the label with its marks.

use super::node;
use super::pen::Pen;
use crate::diagram::caption::{self, BADGE, FONT, LINE, MARK, Mark, pill_width};
use crate::diagram::geometry::{Point, Rect, segments};
use crate::diagram::model::{Diagram, Flow, Layout};
use crate::diagram::plan::Wire;

const CORNER: i32 = 6;

/// Writes the line of a flow, with a gap where its own label stands.
pub fn line(pen: &mut Pen, diagram: &Diagram, wire: &Wire, layout: &Layout, dims: bool) {
    let flow = &diagram.flows[wire.flow];
    let route = &layout.flows[wire.flow];
    let points = &route.points;
    let (&[.., before, end], &[start, after, ..]) = (points.as_slice(), points.as_slice()) else {
        return;
    };
    let dim = dims && !flow.highlight;
    let id = format!("f{}", wire.flow);
    let classes = if dim { "flow dim" } else { "flow" };
    let close = pen.open(&id, &flow.id, flow.link.as_deref(), &name(diagram, flow), classes);
    let bare = caption::mark(flow) == Some(Mark::Open);
    let tone = if bare { " bare" } else { "" };
    let lit = if flow.highlight { " lit" } else { "" };
    let pieces: Vec<String> = outside(points, route.label.map(|l| l.rect))
        .iter()
        .map(|piece| rounded(piece))
        .collect();
    pen.path(&pieces.concat(), &format!("line{tone}{lit}"));
    let head_tone = if bare { " bare-head" } else { "" };
    pen.path(&head(before, end), &format!("head{head_tone}"));
    if flow.two_way {
        pen.path(&head(after, start), &format!("back{tone}"));
    }
    pen.out += close;
}

/// The pieces of a polyline outside a rectangle.
fn outside(points: &[Point], hole: Option<Rect>) -> Vec<Vec<Point>> {
    let Some(hole) = hole else {
        return vec![points.to_vec()];
    };
    let (mut pieces, mut piece) = (Vec::new(), vec![points[0]]);
    for segment in segments(points) {
        if segment.enters(&hole) {
            let (near, far) = segment.clipped(&hole);
            piece.push(near);
            pieces.push(std::mem::replace(&mut piece, vec![far]));
        }
        piece.push(segment.b);
    }
    pieces.push(piece);
    // A piece without length was inside.
    pieces.retain(|p| segments(p).any(|s| s.length() > 0));
    pieces
}

/// Writes the label of a flow.
pub fn label(pen: &mut Pen, diagram: &Diagram, wire: &Wire, layout: &Layout, dims: bool) {
    let flow = &diagram.flows[wire.flow];
    let Some(label) = layout.flows[wire.flow].label else {
        return;
    };
    let Some(form) = wire.captions.get(label.form) else {
        return;
    };
    let dim = dims && !flow.highlight;
    let id = format!("l{}", wire.flow);
    let classes = if dim { "label dim" } else { "label" };
    let close = pen.open(&id, &flow.id, flow.link.as_deref(), &name(diagram, flow), classes);
    let r = label.rect;
    // Only the line of a boundary can run behind a label, or, where there was no room at all, another flow.
    let cut = |area: &Rect| area.overlaps(&r) && !area.contains(&r);
    let hidden = layout.boundaries.iter().any(cut)
        || layout
            .flows
            .iter()
            .enumerate()
            .any(|(f, route)| f != wire.flow && segments(&route.points).any(|s| s.enters(&r)));
    if hidden {
        pen.rect(&r, 3, "chip");
    }
    let (mut left, mut right) = (r.x + 4, r.right() - 4);
    if !form.steps.is_empty() {
        let width = pill_width(&form.steps);
        node::steps(pen, left + width / 2, r.center().y, &form.steps);
        left += width + 4;
    }
    if let Some(badge) = form.badge {
        node::badge(pen, right - BADGE / 2 + 2, r.center().y, badge);
        right -= BADGE;
    }
    for (i, line) in form.lines.iter().enumerate() {
        words(pen, line, (left + right) / 2, r.y + 1 + i as i32 * LINE);
    }
    pen.out += close;
}

fn words(pen: &mut Pen, line: &caption::Line, middle: i32, y: i32) {
    let base = y + LINE / 2 + FONT * 36 / 100;
    let ink = if line.minor { "soft small" } else { "ink small" };
    match line.mark {
        None => pen.text(middle, base, &line.words, &format!("{ink} middle")),
        Some(mark) => {
            let x = middle - line.width() / 2;
            lock(pen, x, y + 2, mark);
            pen.text(x + MARK, base, &line.words, ink);
        }
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
