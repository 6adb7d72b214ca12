//! One flat level of boxes through layout-rs: the only file that knows it.
//!
//! layout-rs ranks, orders and places a graph without nesting. It panics or takes exponential
//! time on some inputs, so every call goes through the same guards: no self loops, no duplicate
//! edges, no cycles, edges in topological order, no validation, a bounded number of boxes, and
//! `catch_unwind` with rows as the fallback.

use std::panic::{AssertUnwindSafe, catch_unwind};

use layout::core::base::Orientation;
use layout::core::format::{ClipHandle, RenderBackend};
use layout::core::geometry::{Point as At, Position};
use layout::core::style::StyleAttr;
use layout::std_shapes::shapes::{Arrow, Element, ShapeKind};
use layout::topo::layout::VisualGraph;

use super::geometry::Point;

/// Levels with more boxes than this are set in rows: layout-rs takes cubic time.
const MOST: usize = 100;

/// A level to place: sizes of the boxes, edges between them, and the least gaps in pixels.
pub struct Level<'a> {
    /// Width and height of each box.
    pub sizes: &'a [(i32, i32)],
    /// Edges by the indices of the boxes; cycles, loops and duplicates are allowed.
    pub edges: &'a [(usize, usize)],
    /// Whether ranks go from left to right instead of from top to bottom.
    pub sideways: bool,
    /// Least gap between boxes, across and down.
    pub gap: (i32, i32),
}

/// The centres of the boxes of a level, which do not overlap. Never panics.
pub fn place(level: &Level) -> Vec<Point> {
    let edges = acyclic(level.sizes.len(), level.edges);
    if level.sizes.len() > 1 && level.sizes.len() <= MOST {
        let placed = catch_unwind(AssertUnwindSafe(|| with_layout_rs(level, &edges.list)));
        if let Ok(centres) = placed {
            if is_apart(&centres, level.sizes) {
                return centres;
            }
        }
    }
    rows(level, &edges.order)
}

struct Nowhere;

impl RenderBackend for Nowhere {
    fn draw_rect(&mut self, _: At, _: At, _: &StyleAttr, _: Option<String>, _: Option<ClipHandle>) {}
    fn draw_line(&mut self, _: At, _: At, _: &StyleAttr, _: Option<String>) {}
    fn draw_circle(&mut self, _: At, _: At, _: &StyleAttr, _: Option<String>) {}
    fn draw_text(&mut self, _: At, _: &str, _: &StyleAttr) {}
    fn draw_arrow(
        &mut self,
        _: &[(At, At)],
        _: bool,
        _: (bool, bool),
        _: &StyleAttr,
        _: Option<String>,
        _: &str,
    ) {
    }
    fn create_clip(&mut self, _: At, _: At, _: usize) -> ClipHandle {
        0
    }
}

fn with_layout_rs(level: &Level, edges: &[(usize, usize)]) -> Vec<Point> {
    let direction = if level.sideways {
        Orientation::LeftToRight
    } else {
        Orientation::TopToBottom
    };
    let mut graph = VisualGraph::new(direction);
    graph.dag.set_validate(false);
    let gap = At::new(f64::from(level.gap.0), f64::from(level.gap.1));
    let handles: Vec<_> = level
        .sizes
        .iter()
        .map(|&(w, h)| {
            let size = At::new(f64::from(w), f64::from(h));
            let shape = ShapeKind::new_box("");
            let mut element = Element::create(shape, StyleAttr::simple(), direction, size);
            element.pos = Position::new(At::zero(), size, At::zero(), gap);
            graph.add_node(element)
        })
        .collect();
    for &(from, to) in edges {
        graph.add_edge(Arrow::simple(""), handles[from], handles[to]);
    }
    graph.do_it(false, false, false, &mut Nowhere);
    handles
        .iter()
        .map(|&handle| {
            let centre = graph.pos(handle).center();
            Point {
                x: centre.x as i32,
                y: centre.y as i32,
            }
        })
        .collect()
}

struct Acyclic {
    order: Vec<usize>,
    list: Vec<(usize, usize)>,
}

/// Turns the edges that close a cycle of a depth-first walk; the walk starts at the sources.
/// The list is free of loops and duplicates, and sorted by the topological order.
fn acyclic(count: usize, edges: &[(usize, usize)]) -> Acyclic {
    let mut out = vec![Vec::new(); count];
    let mut entered = vec![0usize; count];
    for &(from, to) in edges.iter().filter(|e| e.0 != e.1) {
        out[from].push(to);
        entered[to] += 1;
    }
    let mut starts: Vec<usize> = (0..count).collect();
    starts.sort_by_key(|&v| (entered[v] > 0, v));
    let mut seen = vec![false; count];
    let mut order = Vec::with_capacity(count);
    for start in starts {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut stack = vec![(start, 0)];
        while let Some((v, next)) = stack.pop() {
            let Some(&w) = out[v].get(next) else {
                order.push(v);
                continue;
            };
            stack.push((v, next + 1));
            if !std::mem::replace(&mut seen[w], true) {
                stack.push((w, 0));
            }
        }
    }
    order.reverse();
    let mut position = vec![0; count];
    for (i, &v) in order.iter().enumerate() {
        position[v] = i;
    }
    let mut list: Vec<(usize, usize)> = edges
        .iter()
        .filter(|e| e.0 != e.1)
        .map(|&(a, b)| if position[a] < position[b] { (a, b) } else { (b, a) })
        .collect();
    list.sort_by_key(|&(a, b)| (position[a], position[b]));
    list.dedup();
    Acyclic { order, list }
}

fn is_apart(centres: &[Point], sizes: &[(i32, i32)]) -> bool {
    (0..centres.len()).all(|i| {
        (0..i).all(|j| {
            let (dx, dy) = (centres[i].x - centres[j].x, centres[i].y - centres[j].y);
            2 * dx.abs() >= sizes[i].0 + sizes[j].0 + 60 || 2 * dy.abs() >= sizes[i].1 + sizes[j].1 + 60
        })
    })
}

/// Boxes in rows about as wide as the whole is high, in topological order.
fn rows(level: &Level, order: &[usize]) -> Vec<Point> {
    let area: i64 = level
        .sizes
        .iter()
        .map(|&(w, h)| i64::from(w + level.gap.0) * i64::from(h + level.gap.1))
        .sum();
    let wide = ((area as f64).sqrt() * 1.2) as i32;
    let mut centres = vec![Point::default(); level.sizes.len()];
    let (mut x, mut y, mut tallest) = (0, 0, 0);
    for &i in order {
        let (w, h) = level.sizes[i];
        if x > 0 && x + w > wide {
            (x, y, tallest) = (0, y + tallest + level.gap.1, 0);
        }
        centres[i] = Point {
            x: x + w / 2,
            y: y + h / 2,
        };
        x += w + level.gap.0;
        tallest = tallest.max(h);
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_panics_and_hangs_are_guarded() {
        let diamonds: Vec<(usize, usize)> = (0..25)
            .flat_map(|i| {
                let s = 3 * i;
                [(s, s + 1), (s, s + 2), (s + 1, s + 3), (s + 2, s + 3)]
            })
            .chain([(75, 0)])
            .collect();
        let cases: [(usize, Vec<(usize, usize)>); 4] = [
            (0, vec![]),
            (1, vec![(0, 0)]),
            (3, vec![(0, 1), (0, 1), (1, 0)]),
            (76, diamonds),
        ];
        for (count, edges) in cases {
            let sizes = vec![(100, 40); count];
            let level = Level {
                sizes: &sizes,
                edges: &edges,
                sideways: false,
                gap: (60, 60),
            };
            assert!(is_apart(&place(&level), &sizes), "{count} boxes");
        }
    }

    /// `TM_RANDOM_GRAPHS=10000` sets how many graphs are placed.
    #[test]
    fn random_graphs_need_no_fallback() {
        let count = std::env::var("TM_RANDOM_GRAPHS")
            .ok()
            .and_then(|n| n.parse().ok());
        let count = count.unwrap_or(300);
        let mut random = crate::diagram::random::Random::new(7);
        for graph in 0..count {
            let boxes = 1 + random.below(24);
            let mut side = || 20 * (2 + random.below(6) as i32);
            let sizes: Vec<(i32, i32)> = (0..boxes).map(|_| (side(), side())).collect();
            let flows = random.below(2 * boxes);
            let edges: Vec<(usize, usize)> = (0..flows)
                .map(|_| (random.below(boxes), random.below(boxes)))
                .collect();
            let sideways = graph % 2 == 0;
            let level = Level {
                sizes: &sizes,
                edges: &edges,
                sideways,
                gap: (70, 70),
            };
            let acyclic = acyclic(boxes, &edges);
            assert!(
                is_apart(&with_layout_rs(&level, &acyclic.list), &sizes),
                "graph {graph}"
            );
        }
        println!("{count} random graphs placed by layout-rs without a fallback");
    }

    #[test]
    fn a_long_chain_fed_from_its_sink_is_set_in_rows() {
        let edges: Vec<(usize, usize)> = (0..40_000).rev().map(|i| (i, i + 1)).collect();
        let sizes = vec![(20, 20); 40_001];
        let level = Level {
            sizes: &sizes,
            edges: &edges,
            sideways: true,
            gap: (40, 40),
        };
        assert_eq!(place(&level).len(), 40_001);
    }
}
