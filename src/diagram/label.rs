//! Finds a place for the label of a flow: on its route or beside it, where it touches nothing.

use super::caption::Caption;
use super::geometry::{Point, Rect, Segment, segments};
use super::model::{Label, Route};
use super::plan::{Plan, SHEET};
use super::start::Placement;

const ON_NODE: i32 = 100_000;
const ON_LABEL: i32 = 60_000;
const ON_TITLE: i32 = 30_000;
const ON_FLOW: i32 = 10_000;
const NEXT_TO_NODE: i32 = 60;
const ON_BOUNDARY: i32 = 40;
/// A corner of its own flow under a label leaves the reader to guess where the line goes on.
const ON_CORNER: i32 = 90;
const PAST_A_CORNER: i32 = 10;
const BESIDE_LEVEL: i32 = 6;
const BESIDE_UPRIGHT: i32 = 9;
const AT_THE_END: i32 = 25;
const ON_ARROWHEAD: i32 = 200;
/// A label right at a corner hides it nearly as much.
const AT_A_CORNER: i32 = 40;
const CORNER: i32 = 8;
/// A label that would cost this much is left out; its words stay in the tooltip.
const UNREADABLE: i32 = ON_LABEL;
/// Distance between places tried along a route.
const STRIDE: i32 = 5;

/// Places labels among nodes and titles that stay where they are.
pub struct Placer<'a> {
    plan: &'a Plan,
    at: &'a Placement,
    /// Nodes with the room of their self loops, and badges.
    solid: Vec<Rect>,
    titles: Vec<Rect>,
}

/// What a label could touch.
struct Around {
    solid: Vec<Rect>,
    titles: Vec<Rect>,
    labels: Vec<Rect>,
    flows: Vec<(usize, Segment)>,
    own: Vec<Segment>,
    /// Areas, and the second sheets behind them.
    areas: Vec<Rect>,
}

impl<'a> Placer<'a> {
    /// For one placement.
    pub fn new(plan: &'a Plan, at: &'a Placement) -> Placer<'a> {
        let nodes = at.nodes.iter().enumerate();
        let solid = nodes
            .flat_map(|(i, r)| [Some(plan.outer(i, r)), plan.badge_rect(i, r)])
            .flatten()
            .collect();
        let mut solid: Vec<Rect> = solid;
        let areas = at.areas.iter().enumerate().skip(1);
        solid.extend(areas.clone().filter_map(|(a, r)| plan.area_badge(a, r)));
        let titles = areas.map(|(a, r)| plan.title_rect(a, r)).collect();
        Placer {
            plan,
            at,
            solid,
            titles,
        }
    }

    /// The best place for the label of a wire, or `None` if it has none or would be unreadable.
    pub fn place(&self, wire: usize, routes: &[Route]) -> Option<Label> {
        let points = &routes[wire].points;
        let captions = &self.plan.wires[wire].captions;
        if points.len() < 2 || captions.is_empty() {
            return None;
        }
        let around = self.around(wire, routes);
        let length: i32 = segments(points).map(|s| s.length()).sum();
        let mut best = (UNREADABLE, None);
        for (form, caption) in captions.iter().enumerate() {
            let mut before = 0;
            for segment in segments(points) {
                for step in 0..=segment.length() / STRIDE {
                    let along = step * STRIDE;
                    for (rect, cost) in candidates(&segment, along, before, length, caption) {
                        if cost < best.0 {
                            let cost = cost + around.cost(&rect, best.0 - cost);
                            if cost < best.0 {
                                best = (cost, Some(Label { rect, form }));
                            }
                        }
                    }
                }
                before += segment.length();
            }
        }
        best.1
    }

    fn around(&self, wire: usize, routes: &[Route]) -> Around {
        let points = &routes[wire].points;
        let reach = self.plan.wires[wire]
            .captions
            .iter()
            .map(|c| c.w.max(c.h))
            .max()
            .unwrap_or(0);
        let bounds = bounds(points).grow(reach + 8);
        let near =
            |rects: &[Rect]| -> Vec<Rect> { rects.iter().filter(|r| r.overlaps(&bounds)).copied().collect() };
        let mut areas = near(self.at.areas.get(1..).unwrap_or(&[]));
        let sheets = self.at.areas.iter().zip(&self.plan.areas);
        let sheets = sheets.filter(|(_, area)| area.many);
        areas.extend(near(
            &sheets.map(|(r, _)| r.shift(SHEET, -SHEET)).collect::<Vec<_>>(),
        ));
        let mut labels = Vec::new();
        let mut flows = Vec::new();
        for (i, route) in routes.iter().enumerate().filter(|(i, _)| *i != wire) {
            labels.extend(route.label.map(|l| l.rect).filter(|r| r.overlaps(&bounds)));
            flows.extend(
                segments(&route.points)
                    .filter(|s| s.enters(&bounds))
                    .map(|s| (i, s)),
            );
        }
        Around {
            solid: near(&self.solid),
            titles: near(&self.titles),
            labels,
            flows,
            own: segments(points).collect(),
            areas,
        }
    }
}

impl Around {
    /// What it costs to put a label here; stops counting at `most`.
    fn cost(&self, rect: &Rect, most: i32) -> i32 {
        let mut cost = 0;
        let wide = rect.grow(3);
        for solid in self.solid.iter().filter(|s| s.overlaps(&wide)) {
            cost += if solid.overlaps(rect) {
                ON_NODE
            } else {
                NEXT_TO_NODE
            };
        }
        cost += ON_LABEL * self.labels.iter().filter(|l| l.overlaps(&rect.grow(1))).count() as i32;
        cost += ON_TITLE * self.titles.iter().filter(|t| t.overlaps(rect)).count() as i32;
        let crossed = |r: &&Rect| r.overlaps(rect) && !r.contains(rect);
        cost += ON_BOUNDARY * self.areas.iter().filter(crossed).count() as i32;
        let covered = self.own.iter().filter(|s| s.enters(rect)).count() as i32;
        cost += ON_CORNER * (covered - 1).max(0);
        if cost >= most {
            return cost;
        }
        let mut last = usize::MAX;
        for (flow, segment) in &self.flows {
            if *flow != last && segment.enters(&rect.grow(1)) {
                cost += ON_FLOW;
                last = *flow;
            }
        }
        cost
    }
}

/// The places for a label at a distance along a segment: on it and at both sides of it.
fn candidates(
    segment: &Segment,
    along: i32,
    before: i32,
    length: i32,
    caption: &Caption,
) -> [(Rect, i32); 3] {
    let (w, h) = (caption.w, caption.h);
    let level = segment.is_horizontal();
    let (dx, dy) = (
        (segment.b.x - segment.a.x).signum(),
        (segment.b.y - segment.a.y).signum(),
    );
    let (x, y) = (segment.a.x + dx * along, segment.a.y + dy * along);
    let extent = if level { w } else { h };
    let mut cost = caption.cost + (before + along - length / 2).abs() * 6 / 100;
    let room = along.min(segment.length() - along);
    if room < extent / 2 {
        cost += PAST_A_CORNER + (extent / 2 - room) / 2;
    }
    let at = before + along;
    let on_head = at.min(length - at) < extent / 2 + 12;
    cost += if on_head { AT_THE_END } else { 0 };
    let mut covers = if on_head { ON_ARROWHEAD } else { 0 };
    if room < extent / 2 + CORNER {
        covers += AT_A_CORNER;
    }
    let (up, side) = (h / 2 + 2, w / 2 + 3);
    let offsets = if level {
        [(0, 0, covers), (0, -up, BESIDE_LEVEL), (0, up, BESIDE_LEVEL)]
    } else {
        [
            (0, 0, covers),
            (side, 0, BESIDE_UPRIGHT),
            (-side, 0, BESIDE_UPRIGHT),
        ]
    };
    offsets.map(|(ox, oy, extra)| (Rect::around(x + ox, y + oy, w, h), cost + extra))
}

fn bounds(points: &[Point]) -> Rect {
    let corner = |p: &Point| Rect {
        x: p.x,
        y: p.y,
        w: 0,
        h: 0,
    };
    points
        .iter()
        .map(corner)
        .reduce(|a, b| a.hull(&b))
        .unwrap_or_default()
}
