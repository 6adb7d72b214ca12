//! A first placement: every boundary is one level of boxes, placed from the innermost outwards,
//! and one big box in the boundary around it.

use super::geometry::Rect;
use super::plan::{CELL, PAD, PAD_TOP, Plan, round_up};
use super::ranked::{self, Level};

/// Where nodes and areas are. Area 0, the page, has no rectangle of its own.
#[derive(Clone, Debug, Default)]
pub struct Placement {
    /// The nodes.
    pub nodes: Vec<Rect>,
    /// The page and the boundaries.
    pub areas: Vec<Rect>,
}

impl Placement {
    /// The rectangle around everything.
    pub fn extent(&self) -> Rect {
        let mut rects = self.nodes.iter().chain(self.areas.iter().skip(1));
        let Some(first) = rects.next() else {
            return Rect::default();
        };
        rects.fold(*first, |a, r| a.hull(r))
    }

    /// Moves everything so that the extent starts at `margin`.
    pub fn move_to(&mut self, margin: i32) {
        let extent = self.extent();
        for r in self.nodes.iter_mut().chain(self.areas.iter_mut()) {
            *r = r.shift(margin - extent.x, margin - extent.y);
        }
    }
}

/// Places a plan; `sideways` tells for each area whether its ranks go from left to right.
pub fn place(plan: &Plan, sideways: &[bool]) -> Placement {
    let nodes = plan.nodes.len();
    let mut size: Vec<(i32, i32)> = plan.nodes.iter().map(|n| (n.w + n.reach, n.h)).collect();
    size.resize(nodes + plan.areas.len(), (0, 0));
    let mut offset = vec![(0, 0); size.len()];
    let edges = lifted(plan);
    for area in (0..plan.areas.len()).rev() {
        let items = &plan.areas[area].items;
        let sizes: Vec<(i32, i32)> = items.iter().map(|&i| size[i]).collect();
        let gap = gap(plan, area, sideways[area]);
        let level = Level {
            sizes: &sizes,
            edges: &edges[area],
            sideways: sideways[area],
            gap,
        };
        let centres = ranked::place(&level);
        let rects = centres
            .iter()
            .zip(&sizes)
            .map(|(c, s)| Rect::around(c.x, c.y, s.0, s.1));
        let rects: Vec<Rect> = rects.collect();
        let (left, top) = (
            rects.iter().map(|r| r.x).min().unwrap_or(0),
            rects.iter().map(|r| r.y).min().unwrap_or(0),
        );
        let (mut w, mut h) = (0, 0);
        for (&item, r) in items.iter().zip(&rects) {
            let at = (
                round_up(r.x - left, CELL) + PAD,
                round_up(r.y - top, CELL) + PAD_TOP,
            );
            offset[item] = at;
            (w, h) = (w.max(at.0 + r.w), h.max(at.1 + r.h));
        }
        size[nodes + area] = outline(plan, area, w + PAD, h + PAD);
    }
    absolute(plan, &size, &offset)
}

/// The size of an area whose contents with their padding take `w` by `h`.
pub fn outline(plan: &Plan, area: usize, w: i32, h: i32) -> (i32, i32) {
    let title = plan.areas[area].title_width + 2 * CELL;
    let w = w.max(title).max(8 * CELL);
    (round_up(w, CELL), round_up(h.max(6 * CELL), CELL))
}

fn absolute(plan: &Plan, size: &[(i32, i32)], offset: &[(i32, i32)]) -> Placement {
    let nodes = plan.nodes.len();
    let mut areas = vec![Rect::default(); plan.areas.len()];
    for a in 1..plan.areas.len() {
        let parent = areas[plan.areas[a].parent];
        let (x, y) = offset[nodes + a];
        let (w, h) = size[nodes + a];
        areas[a] = Rect {
            x: parent.x + x,
            y: parent.y + y,
            w,
            h,
        };
    }
    let place = |(i, n): (usize, &super::plan::Box)| {
        let home = areas[n.home];
        Rect {
            x: home.x + offset[i].0,
            y: home.y + offset[i].1,
            w: n.w,
            h: n.h,
        }
    };
    let rects = plan.nodes.iter().enumerate().map(place).collect();
    Placement { nodes: rects, areas }
}

/// The edges of every area between its items, as positions in its list.
fn lifted(plan: &Plan) -> Vec<Vec<(usize, usize)>> {
    let nodes = plan.nodes.len();
    let mut position = vec![0; nodes + plan.areas.len()];
    for area in &plan.areas {
        for (i, &item) in area.items.iter().enumerate() {
            position[item] = i;
        }
    }
    let mut edges = vec![Vec::new(); plan.areas.len()];
    for wire in plan.wires.iter().filter(|w| w.from != w.to) {
        let area = plan.common(wire);
        let depth = plan.areas[area].path.len();
        let end = |node: usize| match plan.areas[plan.nodes[node].home].path.get(depth) {
            Some(&inner) => position[nodes + inner],
            None => position[node],
        };
        edges[area].push((end(wire.from), end(wire.to)));
    }
    edges
}

/// The gaps of a level: room for the labels of the flows between its nodes.
fn gap(plan: &Plan, area: usize, sideways: bool) -> (i32, i32) {
    let inside = |w: &&super::plan::Wire| {
        w.from != w.to && plan.nodes[w.from].home == area && plan.nodes[w.to].home == area
    };
    let labels = plan
        .wires
        .iter()
        .filter(inside)
        .filter_map(|w| w.captions.first());
    let (wide, tall) = labels.fold((0, 0), |m, c| (m.0.max(c.w), m.1.max(c.h)));
    if plan.areas[area].items.iter().all(|&i| i >= plan.nodes.len()) {
        (60, 60)
    } else if sideways {
        ((wide + 44).max(70), 50)
    } else {
        ((wide * 6 / 10).clamp(50, 80), (tall + 44).max(66))
    }
}
