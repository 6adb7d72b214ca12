//! The layout of last resort: plain, but correct for every input.
//!
//! All nodes stand in one column, nested in their boundaries. Every flow leaves at the right of
//! its node on a row that no other flow uses, and runs up or down on a track of its own to the
//! right of all boundaries; so no flow can meet a node or share a track.

use super::geometry::{Point, Rect};
use super::model::{Label, Route};
use super::plan::{CELL, PAD, PAD_TOP, Plan, Wire, round_up};
use super::start::{Placement, outline};

/// Distance between the rows of a node.
const ROW: i32 = 2 * CELL;

/// Places and routes a plan; nodes grow to hold all their flows on one side.
pub fn lay_out(plan: &Plan) -> (Placement, Vec<Route>) {
    let mut column = Column {
        plan,
        at: Placement {
            nodes: vec![Rect::default(); plan.nodes.len()],
            areas: vec![Rect::default(); plan.areas.len()],
        },
        rows: vec![0; plan.nodes.len()],
    };
    for wire in &plan.wires {
        column.rows[wire.from] += 1;
        column.rows[wire.to] += 1;
    }
    let mut y = 0;
    let mut right = 0;
    for &item in &plan.areas[0].items {
        let r = column.stack(item, 0, y);
        y = r.bottom() + 4 * CELL;
        right = right.max(r.right());
    }
    let routes = column.route(right);
    (column.at, routes)
}

struct Column<'a> {
    plan: &'a Plan,
    at: Placement,
    rows: Vec<i32>,
}

impl Column<'_> {
    /// Places an item and what it holds with its upper left corner here.
    fn stack(&mut self, item: usize, x: i32, y: i32) -> Rect {
        let Some(area) = item.checked_sub(self.plan.nodes.len()) else {
            let node = &self.plan.nodes[item];
            let h = node.h.max(round_up((self.rows[item] + 1) * ROW, 2 * CELL));
            self.at.nodes[item] = Rect { x, y, w: node.w, h };
            return Rect {
                w: node.w + node.reach,
                ..self.at.nodes[item]
            };
        };
        let (mut w, mut below) = (0, y + PAD_TOP);
        for &inner in &self.plan.areas[area].items {
            let r = self.stack(inner, x + PAD, below);
            w = w.max(r.w + 2 * PAD);
            below = r.bottom() + 4 * CELL;
        }
        let bottom = if w == 0 { y } else { below - 4 * CELL + PAD };
        let (w, h) = outline(self.plan, area, w, bottom - y);
        self.at.areas[area] = Rect { x, y, w, h };
        self.at.areas[area]
    }

    fn route(&mut self, right: i32) -> Vec<Route> {
        let mut used = vec![ROW; self.plan.nodes.len()];
        let mut row = |node: usize, at: &Placement| {
            let y = at.nodes[node].y + used[node];
            used[node] += ROW;
            Point {
                x: at.nodes[node].right(),
                y,
            }
        };
        let brief = |w: &Wire| (0..w.captions.len()).min_by_key(|&f| (w.captions[f].h, w.captions[f].w));
        let wide = self
            .plan
            .wires
            .iter()
            .filter_map(|w| Some(w.captions[brief(w)?].w))
            .max();
        let first = right + wide.unwrap_or(0) + 2 * CELL;
        let mut routes = Vec::new();
        for (i, wire) in self.plan.wires.iter().enumerate() {
            let (a, b) = (row(wire.from, &self.at), row(wire.to, &self.at));
            let x = first + i as i32 * CELL;
            let points = vec![a, Point { x, y: a.y }, Point { x, y: b.y }, b];
            let label = brief(wire).map(|form| {
                let c = &wire.captions[form];
                let rect = Rect {
                    x: right + CELL,
                    y: a.y - c.h / 2,
                    w: c.w,
                    h: c.h,
                };
                Label { rect, form }
            });
            routes.push(Route { points, label });
        }
        routes
    }
}
