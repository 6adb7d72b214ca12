//! The diagram measured: sizes of nodes and labels, and the nesting as lists of indices.
//!
//! *Items* number nodes and areas alike: item `i` is node `i` below `nodes.len()`, and area
//! `i - nodes.len()` from there on. Area 0 is the page, area `b + 1` the boundary `b`.

use super::caption::{self, Caption};
use super::geometry::{Point, Rect};
use super::model::{Diagram, Node, Shape};
use super::text;
use super::title;
use super::wish;

/// Side of the cells of the routing grid; every node and boundary lies on it. Pixels.
pub const CELL: i32 = 10;
/// Font size of node titles.
pub const NODE_FONT: i32 = 13;
/// Font size that boundary titles are measured at; they are set in bold at 11 pixels.
pub const AREA_FONT: i32 = 12;
/// Room between a boundary's line and its contents at the sides and the bottom.
pub const PAD: i32 = 30;
/// Room above the contents of a boundary, which its title shares.
pub const PAD_TOP: i32 = 40;
/// Height of a line of a node's title.
pub const NODE_LINE: i32 = 16;

const NODE_WRAP: i32 = 112;
/// Words up to this width are not broken.
const NODE_WORD: i32 = 170;
const AREA_TITLE_MOST: i32 = 320;
const LOOP_REACH: i32 = 30;

/// A diagram with sizes and without places.
pub struct Plan {
    /// The nodes, in the diagram's order.
    pub nodes: Vec<Box>,
    /// The page and the boundaries.
    pub areas: Vec<Area>,
    /// The flows whose ends exist, self loops included.
    pub wires: Vec<Wire>,
    /// How many flows the diagram has, those that point nowhere included.
    pub flows: usize,
    /// Where every item would like to be beside its siblings ([`wish`]).
    pub wishes: Vec<Point>,
}

/// A node.
pub struct Box {
    /// Its title, broken into lines.
    pub lines: Vec<String>,
    /// Width, a multiple of two cells.
    pub w: i32,
    /// Height, a multiple of two cells.
    pub h: i32,
    /// Room kept free at its right for self loops and their labels.
    pub reach: i32,
    /// The area it lies in.
    pub home: usize,
    /// Room kept free of ports beside the upper right corner, for a badge.
    pub badge: bool,
}

/// How far the second sheet of an area that stands for many shows behind it.
pub const SHEET: i32 = 5;

/// The page or a boundary.
pub struct Area {
    /// Its title, cut to a line.
    pub title: String,
    /// Width of its title with what stands beside it.
    pub title_width: i32,
    /// The area around it; the page is its own parent.
    pub parent: usize,
    /// The areas from the page down to this one.
    pub path: Vec<usize>,
    /// The items directly inside.
    pub items: Vec<usize>,
    /// Whether a badge stands on its upper line, at the right.
    pub badge: bool,
    /// Whether a second sheet shows behind it: by [`SHEET`], above and at the right.
    pub many: bool,
}

/// A flow between two nodes that exist.
pub struct Wire {
    /// Its index in the diagram.
    pub flow: usize,
    /// The node it comes from.
    pub from: usize,
    /// The node it goes to.
    pub to: usize,
    /// The forms its label can take, the fullest first; none without a label.
    pub captions: Vec<Caption>,
}

impl Plan {
    /// Measures a diagram.
    pub fn of(diagram: &Diagram) -> Plan {
        let mut areas = areas(diagram);
        let home = |b: Option<usize>| b.filter(|&b| b < diagram.boundaries.len()).map_or(0, |b| b + 1);
        let count = diagram.nodes.len();
        for (i, node) in diagram.nodes.iter().enumerate() {
            areas[home(node.boundary)].items.push(i);
        }
        for a in 1..areas.len() {
            let parent = areas[a].parent;
            areas[parent].items.push(count + a);
        }
        let wires: Vec<Wire> = diagram
            .flows
            .iter()
            .enumerate()
            .filter(|(_, f)| f.from < count && f.to < count)
            .map(|(flow, f)| Wire {
                flow,
                from: f.from,
                to: f.to,
                captions: caption::forms(f),
            })
            .collect();
        let demands = demands(count, &wires);
        let nodes = diagram
            .nodes
            .iter()
            .zip(demands)
            .map(|(node, demand)| measure(node, home(node.boundary), &demand))
            .collect();
        let wishes = wishes(&areas, wish::nodes(count, &wires));
        Plan {
            nodes,
            areas,
            wires,
            flows: diagram.flows.len(),
            wishes,
        }
    }

    /// The area around an item.
    pub fn home(&self, item: usize) -> usize {
        match self.nodes.get(item) {
            Some(node) => node.home,
            None => self.areas[item - self.nodes.len()].parent,
        }
    }

    /// Whether area `inner` is `outer` or lies within it.
    pub fn is_within(&self, inner: usize, outer: usize) -> bool {
        self.areas[inner].path.get(self.areas[outer].path.len() - 1) == Some(&outer)
    }

    /// The innermost area that holds both ends of a wire.
    pub fn common(&self, wire: &Wire) -> usize {
        let (a, b) = (self.nodes[wire.from].home, self.nodes[wire.to].home);
        let (a, b) = (&self.areas[a].path, &self.areas[b].path);
        a.iter()
            .zip(b)
            .take_while(|(a, b)| a == b)
            .last()
            .map_or(0, |(a, _)| *a)
    }

    /// The room a node needs: itself and its self loops.
    pub fn outer(&self, node: usize, rect: &Rect) -> Rect {
        Rect {
            w: rect.w + self.nodes[node].reach,
            ..*rect
        }
    }

    /// Where the title of an area stands in its rectangle, if nothing is in its way.
    pub fn title_rect(&self, area: usize, rect: &Rect) -> Rect {
        title::corner(rect, self.areas[area].title_width + 4)
    }

    /// Where the badge of an area stands, if it has one.
    pub fn area_badge(&self, area: usize, rect: &Rect) -> Option<Rect> {
        self.areas[area].badge.then(|| Rect {
            x: rect.right() - 40,
            y: rect.y - 8,
            w: 24,
            h: 17,
        })
    }

    /// Where the badge of a node stands, if it has one.
    pub fn badge_rect(&self, node: usize, rect: &Rect) -> Option<Rect> {
        self.nodes[node].badge.then(|| Rect {
            x: rect.right() - 15,
            y: rect.y - 9,
            w: 24,
            h: 17,
        })
    }
}

/// The wishes of nodes and areas; an area wants to be where its nodes do, on average.
fn wishes(areas: &[Area], mut wishes: Vec<Point>) -> Vec<Point> {
    let count = wishes.len();
    wishes.resize(count + areas.len(), Point::default());
    for area in (0..areas.len()).rev() {
        // Inner areas are listed after the ones around them.
        let items = &areas[area].items;
        let sum = items
            .iter()
            .fold((0, 0), |s, &i| (s.0 + wishes[i].x, s.1 + wishes[i].y));
        let n = items.len().max(1) as i32;
        wishes[count + area] = Point {
            x: sum.0 / n,
            y: sum.1 / n,
        };
    }
    wishes
}

/// The smallest multiple of `step` that is at least `value`.
pub fn round_up(value: i32, step: i32) -> i32 {
    (value + step - 1).div_euclid(step) * step
}

fn areas(diagram: &Diagram) -> Vec<Area> {
    let page = Area {
        title: String::new(),
        title_width: 0,
        parent: 0,
        path: vec![0],
        items: Vec::new(),
        badge: false,
        many: false,
    };
    let mut areas = vec![page];
    let trust_width = caption::trust_width(diagram.language);
    for (b, boundary) in diagram.boundaries.iter().enumerate() {
        let parent = boundary.parent.filter(|&p| p < b).map_or(0, |p| p + 1);
        let title = text::wrap(&text::clean(&boundary.title), AREA_FONT, AREA_TITLE_MOST, 1);
        let title = title.into_iter().next().unwrap_or_default();
        let mut title_width = text::width(&title, AREA_FONT);
        if boundary.trust.is_some() {
            title_width += trust_width;
        }
        if boundary.many {
            title_width += caption::MANY_WIDTH;
        }
        let mut path = areas[parent].path.clone();
        path.push(b + 1);
        areas.push(Area {
            title,
            title_width,
            parent,
            path,
            items: Vec::new(),
            badge: boundary.badge.is_some_and(|b| b.count > 0),
            many: boundary.many,
        });
    }
    areas
}

/// What the flows ask of a node.
#[derive(Clone, Default)]
struct Demand {
    /// Flows to other nodes.
    ports: i32,
    /// The most flows to or from one other node.
    parallel: i32,
    /// The sizes of the labels of its self loops.
    loops: Vec<(i32, i32)>,
}

fn demands(count: usize, wires: &[Wire]) -> Vec<Demand> {
    let mut demands = vec![Demand::default(); count];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for wire in wires {
        if wire.from == wire.to {
            let size = wire.captions.first().map_or((0, 0), |c| (c.w, c.h));
            // Room for the number of a step too: it must not move anything.
            let size = (size.0 + caption::STEP, size.1);
            demands[wire.from].loops.push(size);
        } else {
            demands[wire.from].ports += 1;
            demands[wire.to].ports += 1;
            pairs.push((wire.from.min(wire.to), wire.from.max(wire.to)));
        }
    }
    pairs.sort_unstable();
    for run in pairs.chunk_by(|a, b| a == b) {
        for node in [run[0].0, run[0].1] {
            demands[node].parallel = demands[node].parallel.max(run.len() as i32);
        }
    }
    demands
}

/// The height a self loop takes on the side of its node.
pub fn loop_pitch(label_height: i32) -> i32 {
    round_up((label_height + 4).max(2 * CELL), CELL)
}

fn measure(node: &Node, home: usize, demand: &Demand) -> Box {
    let title = text::clean(&node.title);
    let longest = title
        .split(' ')
        .map(|w| text::width(w, NODE_FONT))
        .max()
        .unwrap_or(0);
    let wide = NODE_WRAP.max(longest.min(NODE_WORD));
    let mut lines = text::wrap(&title, NODE_FONT, wide, 4);
    if node.hidden > 0 {
        lines.push(caption::hidden(node.hidden));
    }
    let widest = lines.iter().map(|l| text::width(l, NODE_FONT)).max().unwrap_or(0);
    let tall = lines.len().max(1) as i32 * NODE_LINE;
    let (mut w, mut h) = match node.shape {
        Shape::Process => ((widest + 30).max(90), tall + 24),
        Shape::External => ((widest + 30).max(84), tall + 24),
        Shape::Collapsed => ((widest + 34).max(100), tall + 28),
        Shape::Actor | Shape::Store => ((widest + 24).max(84), tall + 20),
    };
    (w, h) = (round_up(w, 2 * CELL), round_up(h, 2 * CELL));
    let loops: i32 = demand.loops.iter().map(|&(_, h)| loop_pitch(h)).sum();
    if loops > 0 {
        h = h.max(round_up(loops + 2 * CELL, 2 * CELL));
    }
    if demand.parallel > 4 {
        h = h.max((demand.parallel + 2) * 2 * CELL);
    }
    while ports(w, h, loops > 0) < demand.ports + 2 {
        if w < 2 * h { w += 2 * CELL } else { h += 2 * CELL }
    }
    let widest = demand.loops.iter().map(|&(w, _)| w).max().unwrap_or(0);
    let reach = if loops > 0 {
        round_up(LOOP_REACH + widest + 6, CELL)
    } else {
        0
    };
    let badge = node.badge.is_some_and(|b| b.count > 0);
    Box {
        lines,
        w,
        h,
        reach,
        home,
        badge,
    }
}

/// How many flows a box takes at two cells from each other; self loops take its right side.
fn ports(w: i32, h: i32, loops: bool) -> i32 {
    let step = 2 * CELL;
    2 * (w / step - 1) + (if loops { 1 } else { 2 }) * (h / step - 1)
}
