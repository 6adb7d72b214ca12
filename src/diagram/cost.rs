//! What a placement costs, before any route is known: flows are straight lines between centres.
//!
//! Costs are whole numbers, about one for a pixel of length. Only differences matter: a move
//! compares what its moved items cost before and after, never the whole drawing.

use super::geometry::{Point, Rect};
use super::plan::Plan;
use super::start::Placement;
use super::wish;

/// Two straight lines that cross.
const CROSSING: i64 = 140;
/// A node in the bounding box of a line, and one on the line itself.
const BESIDE: i64 = 25;
const IN_THE_WAY: i64 = 200;
/// A boundary on the line that holds neither end.
const AREA_IN_THE_WAY: i64 = 240;
/// A flow that cannot run without a corner.
const NOT_STRAIGHT: i64 = 30;
/// Nodes too close for the label between them.
const NO_ROOM_FOR_LABEL: i64 = 120;
/// Siblings that stand the other way round than they wish, for a difference of one step or more.
const WISH: i64 = 100;
/// Centres this close are level. Pixels.
const LEVEL: i32 = 10;
/// Percent of a flow's length, and of a boundary's half perimeter, that count.
const LENGTH: i64 = 50;
const PERIMETER: i64 = 40;
/// The width and height the page aims at.
const ASPECT: f64 = 1.35;

/// The part of the cost that depends on some moved items.
pub struct Moved<'a> {
    /// Whether each wire has an end that moves.
    pub wires: &'a [bool],
    /// The nodes that move.
    pub nodes: &'a [usize],
    /// The areas that move or may change their size.
    pub areas: &'a [usize],
}

/// A straight line between the centres of two nodes.
pub type Line = (Point, Point);

/// The cost of everything that depends on the moved items, and of the page. `wires` are those
/// between different nodes; `lines` is room to work in.
pub fn around(plan: &Plan, at: &Placement, wires: &[usize], moved: &Moved, lines: &mut Vec<Line>) -> i64 {
    lines.clear();
    lines.extend(wires.iter().map(|&i| {
        let wire = &plan.wires[i];
        (at.nodes[wire.from].center(), at.nodes[wire.to].center())
    }));
    let moved_rects = moved
        .nodes
        .iter()
        .map(|&n| at.nodes[n])
        .chain(moved.areas.iter().map(|&a| at.areas[a]));
    let reach = moved_rects.reduce(|a, b| a.hull(&b)).unwrap_or_default();
    let mut sum = page(plan, at) + wishes(plan, at, moved);
    for (k, &i) in wires.iter().enumerate() {
        let way = Way::of(plan, i, lines[k]);
        if moved.wires[i] {
            sum += wire(plan, at, i, &way);
            for (m, &j) in wires.iter().enumerate() {
                if (m > k || !moved.wires[j]) && way.crosses(lines[m]) {
                    sum += CROSSING;
                }
            }
        } else if way.bounds.overlaps(&reach) {
            sum += moved.nodes.iter().map(|&n| way.node(n, at)).sum::<i64>();
            sum += moved.areas.iter().map(|&a| way.area(a, at)).sum::<i64>();
        }
    }
    sum
}

/// What it costs that moved items stand the other way round than they wish, beside their siblings.
fn wishes(plan: &Plan, at: &Placement, moved: &Moved) -> i64 {
    let count = plan.nodes.len();
    let areas = moved.areas.iter().filter(|a| **a > 0).map(|a| a + count);
    let mut sum = 0;
    for item in moved.nodes.iter().copied().chain(areas) {
        let own = center(plan, at, item);
        for &sibling in &plan.areas[plan.home(item)].items {
            if sibling != item {
                sum += unlike(plan, item, sibling, own, center(plan, at, sibling));
            }
        }
    }
    sum
}

fn center(plan: &Plan, at: &Placement, item: usize) -> Point {
    match item.checked_sub(plan.nodes.len()) {
        None => at.nodes[item].center(),
        Some(a) => at.areas[a].center(),
    }
}

/// What it costs that two siblings do not stand as they wish; nothing where they are level.
pub fn unlike(plan: &Plan, a: usize, b: usize, at_a: Point, at_b: Point) -> i64 {
    let (p, q) = (plan.wishes[a], plan.wishes[b]);
    let way = |wish: i32, is: i32| {
        let reversed = is.abs() > LEVEL && wish.signum() * is.signum() < 0;
        i64::from(reversed) * WISH * i64::from(wish.abs().min(wish::STEP)) / i64::from(wish::STEP)
    };
    way(q.x - p.x, at_b.x - at_a.x) + way(q.y - p.y, at_b.y - at_a.y)
}

/// What it costs that all siblings stand as they do, and not as they wish.
pub fn all_unlike(plan: &Plan, at: &Placement) -> i64 {
    let mut sum = 0;
    for area in &plan.areas {
        for (i, &a) in area.items.iter().enumerate() {
            for &b in &area.items[..i] {
                sum += unlike(plan, a, b, center(plan, at, a), center(plan, at, b));
            }
        }
    }
    sum
}

/// Size and proportion of the page, and how roomy the boundaries are.
fn page(plan: &Plan, at: &Placement) -> i64 {
    let e = at.extent();
    let (w, h) = (f64::from(e.w.max(1)), f64::from(e.h.max(1)));
    let aspect = w / h / ASPECT;
    let aspect = if aspect < 1.0 { 1.0 / aspect } else { aspect };
    let shape = 3.0 * (w * h).sqrt() * (aspect - 1.0);
    let size = 2.5 * (w + h) * plan.wires.len().max(4) as f64 / 20.0;
    let areas: i64 = at.areas.iter().skip(1).map(|r| i64::from(r.w + r.h)).sum();
    (shape + size) as i64 + areas * PERIMETER / 100
}

/// What a wire costs by itself.
fn wire(plan: &Plan, at: &Placement, i: usize, way: &Way) -> i64 {
    let wire = &plan.wires[i];
    let (a, b) = (&at.nodes[wire.from], &at.nodes[wire.to]);
    let (p, q) = way.line;
    let mut sum = i64::from((p.x - q.x).abs() + (p.y - q.y).abs()) * LENGTH / 100;
    sum += i64::from((p.y - q.y).max(0)) * 3 / 20;
    sum += (0..plan.nodes.len()).map(|n| way.node(n, at)).sum::<i64>();
    sum += (1..plan.areas.len()).map(|c| way.area(c, at)).sum::<i64>();
    let across = (b.x - a.right()).max(a.x - b.right());
    let down = (b.y - a.bottom()).max(a.y - b.bottom());
    if across > -30 && down > -30 {
        sum += NOT_STRAIGHT;
    }
    if let Some(label) = wire.captions.first() {
        let (short_x, short_y) = (label.w + 34 - across, label.h + 44 - down);
        if short_x > 0 && short_y > 0 {
            sum += NO_ROOM_FOR_LABEL + i64::from(3 * short_x.min(short_y).min(200));
        }
        if across > 0 && down < 0 && short_x > 0 {
            sum += NO_ROOM_FOR_LABEL;
        }
    }
    sum
}

/// The straight way of a wire and its bounding box.
struct Way<'a> {
    plan: &'a Plan,
    ends: (usize, usize),
    homes: (usize, usize),
    line: Line,
    bounds: Rect,
}

impl<'a> Way<'a> {
    fn of(plan: &'a Plan, i: usize, line: Line) -> Way<'a> {
        let ends = (plan.wires[i].from, plan.wires[i].to);
        let (p, q) = line;
        Way {
            plan,
            ends,
            homes: (plan.nodes[ends.0].home, plan.nodes[ends.1].home),
            line,
            bounds: Rect {
                x: p.x.min(q.x),
                y: p.y.min(q.y),
                w: (p.x - q.x).abs() + 1,
                h: (p.y - q.y).abs() + 1,
            },
        }
    }

    /// What a node in the way costs.
    fn node(&self, n: usize, at: &Placement) -> i64 {
        let r = &at.nodes[n];
        if !r.overlaps(&self.bounds) || n == self.ends.0 || n == self.ends.1 {
            0
        } else if self.hits(r) {
            BESIDE + IN_THE_WAY
        } else {
            BESIDE
        }
    }

    /// What a boundary in the way that holds neither end costs.
    fn area(&self, a: usize, at: &Placement) -> i64 {
        let r = &at.areas[a];
        let foreign = r.overlaps(&self.bounds)
            && !self.plan.is_within(self.homes.0, a)
            && !self.plan.is_within(self.homes.1, a);
        if foreign && self.hits(r) {
            AREA_IN_THE_WAY
        } else {
            0
        }
    }

    /// Whether another straight line crosses this one.
    fn crosses(&self, other: Line) -> bool {
        let (a, b) = other;
        let r = &self.bounds;
        if a.x.max(b.x) < r.x || a.x.min(b.x) >= r.right() || a.y.max(b.y) < r.y || a.y.min(b.y) >= r.bottom()
        {
            return false;
        }
        let split = |p: Line, q: Line| turn(p.0, p.1, q.0).signum() * turn(p.0, p.1, q.1).signum() < 0;
        split(self.line, other) && split(other, self.line)
    }

    /// Whether the straight line meets a rectangle: its corners are not all on one side.
    fn hits(&self, r: &Rect) -> bool {
        let corners = [
            (r.x, r.y),
            (r.right(), r.y),
            (r.x, r.bottom()),
            (r.right(), r.bottom()),
        ];
        let sides = corners.map(|(x, y)| turn(self.line.0, self.line.1, Point { x, y }));
        r.overlaps(&self.bounds) && sides.iter().any(|&s| s <= 0) && sides.iter().any(|&s| s >= 0)
    }
}

/// Twice the signed area of a triangle: on which side of the line `ab` the point `c` lies.
fn turn(a: Point, b: Point, c: Point) -> i64 {
    i64::from(b.x - a.x) * i64::from(c.y - a.y) - i64::from(b.y - a.y) * i64::from(c.x - a.x)
}
