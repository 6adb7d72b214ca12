//! Chooses a layout: several starts, each improved, each routed, the best one kept.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::board;
use super::column;
use super::cost;
use super::geometry::Rect;
use super::grid::MARGIN;
use super::label;
use super::model::{Layout, Route};
use super::plan::{Plan, round_up};
use super::quality::{self, Quality};
use super::route;
use super::search;
use super::start::{self, Placement};
use super::title;

/// Free room around the finished picture.
const EDGE: i32 = 16;
/// How many different first placements there are.
const PATTERNS: usize = 6;
/// Where the random numbers of the first candidate start; a diagram is the same every time.
const SEED: u64 = 100;
/// A candidate is worth its routing from about this many steps on.
const LEAST_STEPS: usize = 1500;

/// Lays a plan out with a budget of tried moves. Never panics, and has no faults.
pub fn lay_out(plan: &Plan, steps: usize) -> (Layout, Quality) {
    let searched = catch_unwind(AssertUnwindSafe(|| best(plan, steps)));
    match searched {
        Ok(Some(found)) if found.1.faults() == 0 => found,
        _ => {
            let (at, routes) = column::lay_out(plan);
            finish(plan, at, routes)
        }
    }
}

/// The same places and routes for a plan that differs in what its labels say: those of `changed` wires are placed
/// again.
pub fn relabel(plan: &Plan, layout: &Layout, changed: &[usize]) -> (Layout, Quality) {
    let at = placement(layout);
    let mut routes: Vec<Route> = plan.wires.iter().map(|w| layout.flows[w.flow].clone()).collect();
    let labels = label::Placer::new(plan, &at);
    for &i in changed {
        let wire = &plan.wires[i];
        match (&mut routes[i].label, wire.captions.first()) {
            // The room beside a self loop was kept for the number of a step too.
            (Some(label), Some(fullest)) if wire.from == wire.to => {
                (label.rect.w, label.form) = (fullest.w, 0);
            }
            _ => routes[i].label = labels.place(i, &routes),
        }
    }
    finish(plan, at, routes)
}

/// The placement of a finished layout.
fn placement(layout: &Layout) -> Placement {
    let page = Rect::default();
    Placement {
        nodes: layout.nodes.clone(),
        areas: std::iter::once(page)
            .chain(layout.boundaries.iter().copied())
            .collect(),
    }
}

/// The best of several candidates. They are made side by side, and the first of equals wins, so
/// that the number of threads does not show.
fn best(plan: &Plan, steps: usize) -> Option<(Layout, Quality)> {
    let size = plan.nodes.len() + plan.wires.len();
    let most = match size {
        0..=60 => 16,
        61..=120 => 4,
        121..=300 => 3,
        _ => 1,
    };
    // A step takes time in proportion to the size, so large diagrams get fewer.
    let steps = steps * 100 / size.max(100);
    let count = most.min(1 + steps / LEAST_STEPS);
    let starts: Vec<Placement> = (0..count.min(PATTERNS)).map(|i| start(plan, i)).collect();
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(count);
    let work = |worker: usize| -> Vec<(usize, Layout, Quality)> {
        let mine = (worker..count).step_by(threads);
        mine.map(|i| {
            let at = starts[i % starts.len()].clone();
            let (layout, quality) = routed(plan, search::improve(plan, at, steps / count, SEED + i as u64));
            (i, layout, quality)
        })
        .collect()
    };
    let mut found: Vec<(usize, Layout, Quality)> = std::thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = (0..threads).map(|w| scope.spawn(move || work(w))).collect();
        workers
            .into_iter()
            .flat_map(|w| w.join().unwrap_or_default())
            .collect()
    });
    let score =
        |layout: &Layout, quality: &Quality| quality.score() + cost::all_unlike(plan, &placement(layout));
    found.sort_by_key(|(i, layout, quality)| (score(layout, quality), *i));
    found
        .into_iter()
        .next()
        .map(|(_, layout, quality)| (layout, quality))
}

/// A first placement; they differ in which boundaries run sideways.
fn start(plan: &Plan, pattern: usize) -> Placement {
    let sideways = |a: usize| match pattern {
        0 => plan.areas[a].path.len() % 2 == 1,
        1 => false,
        2 => true,
        3 => plan.areas[a].path.len() % 2 == 0,
        4 => a == 0,
        _ => a != 0,
    };
    let sideways: Vec<bool> = (0..plan.areas.len()).map(sideways).collect();
    start::place(plan, &sideways)
}

/// Routes a placement; where the flows find no room, the nodes move apart.
fn routed(plan: &Plan, mut at: Placement) -> (Layout, Quality) {
    let spreads = if plan.wires.len() > route::HUGE { 0 } else { 2 };
    for _ in 0..spreads {
        at.move_to(MARGIN);
        let routes = route::all(plan, &at);
        let found = finish(plan, at.clone(), routes);
        if found.1.faults() == 0 {
            return found;
        }
        spread(plan, &mut at);
    }
    at.move_to(MARGIN);
    let routes = route::all(plan, &at);
    finish(plan, at, routes)
}

/// Moves all nodes apart by half and fits the boundaries again.
fn spread(plan: &Plan, at: &mut Placement) {
    let apart = |r: &Rect| {
        let c = r.center();
        Rect {
            x: round_up(r.x + c.x / 2, 10),
            y: round_up(r.y + c.y / 2, 10),
            ..*r
        }
    };
    at.nodes.iter_mut().for_each(|r| *r = apart(r));
    for area in (1..plan.areas.len()).rev() {
        at.areas[area] = if plan.areas[area].items.is_empty() {
            apart(&at.areas[area])
        } else {
            board::fit(plan, at, area)
        };
    }
}

/// Cuts the page to what is on it and measures the result.
fn finish(plan: &Plan, at: Placement, routes: Vec<Route>) -> (Layout, Quality) {
    let mut layout = Layout {
        flows: vec![Route::default(); plan.flows],
        ..Layout::default()
    };
    let badges = (0..at.nodes.len()).filter_map(|i| plan.badge_rect(i, &at.nodes[i]));
    let badges = badges.chain((1..at.areas.len()).filter_map(|a| plan.area_badge(a, &at.areas[a])));
    let points = routes.iter().flat_map(|r| &r.points);
    let points = points.map(|p| Rect {
        x: p.x - 4,
        y: p.y - 4,
        w: 8,
        h: 8,
    });
    let labels = routes.iter().filter_map(|r| r.label).map(|l| l.rect);
    let boxes = at.nodes.iter().chain(at.areas.iter().skip(1)).copied();
    let page = boxes
        .chain(badges)
        .chain(points)
        .chain(labels)
        .reduce(|a, b| a.hull(&b));
    let page = page.unwrap_or_default();
    let (dx, dy) = (EDGE - page.x, EDGE - page.y);
    layout.width = page.w + 2 * EDGE;
    layout.height = page.h + 2 * EDGE;
    layout.nodes = at.nodes.iter().map(|r| r.shift(dx, dy)).collect();
    layout.boundaries = at.areas.iter().skip(1).map(|r| r.shift(dx, dy)).collect();
    for (wire, mut route) in plan.wires.iter().zip(routes) {
        for p in &mut route.points {
            (p.x, p.y) = (p.x + dx, p.y + dy);
        }
        if let Some(label) = &mut route.label {
            label.rect = label.rect.shift(dx, dy);
        }
        layout.flows[wire.flow] = route;
    }
    layout.titles = title::place(plan, &layout);
    let quality = quality::measure(plan, &layout);
    (layout, quality)
}
