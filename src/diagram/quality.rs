//! What is wrong with a layout, and how good it is: the figures the search chooses by and the
//! tests hold.

use super::geometry::{Rect, Segment, segments};
use super::model::{Diagram, Layout};
use super::plan::Plan;

/// The figures of a layout. The first group must be zero for every input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Pairs of nodes that overlap.
    pub nodes_overlapping: usize,
    /// Nodes and boundaries that are not inside their boundary.
    pub outside: usize,
    /// Nodes inside a boundary they do not belong to.
    pub foreign: usize,
    /// Pairs of boundaries that overlap though neither holds the other.
    pub boundaries_overlapping: usize,
    /// Flows between existing nodes that have no route from the one to the other.
    pub not_routed: usize,
    /// Pairs of a flow and a node it runs through.
    pub through_nodes: usize,
    /// Pairs of flows that share a piece of track or touch at a corner.
    pub tracks_shared: usize,

    /// Crossings of flows.
    pub crossings: usize,
    /// Corners of all flows but self loops, which have a fixed shape.
    pub bends: usize,
    /// Total length of the flows in pixels.
    pub length: i64,
    /// Crossings of a boundary's line beyond what a flow's ends call for.
    pub detours: usize,
    /// Labels on a node.
    pub labels_on_nodes: usize,
    /// Pairs of labels on each other.
    pub labels_on_labels: usize,
    /// Pairs of a label and another flow that runs through it.
    pub labels_on_flows: usize,
    /// Pairs of a label and a boundary's title.
    pub labels_on_titles: usize,
    /// Labels that give way to a form without all of their words.
    pub labels_cut: usize,
    /// Pairs of a label and a boundary whose line runs through it.
    pub labels_on_lines: usize,
    /// Pairs of a boundary's title and a flow or a node.
    pub titles_touched: usize,
    /// Labels that found no place.
    pub labels_missing: usize,
    /// Flows that have a route.
    pub flows: usize,
    /// Width in pixels.
    pub width: i32,
    /// Height in pixels.
    pub height: i32,
}

/// Measures a layout of a diagram.
pub fn quality(diagram: &Diagram, layout: &Layout) -> Quality {
    measure(&Plan::of(diagram), layout)
}

impl Quality {
    /// How many faults there are that no drawing may have.
    pub fn faults(&self) -> usize {
        self.nodes_overlapping
            + self.outside
            + self.foreign
            + self.boundaries_overlapping
            + self.not_routed
            + self.through_nodes
            + self.tracks_shared
    }

    /// Labels on something they should not be on.
    pub fn labels_on_anything(&self) -> usize {
        self.labels_on_nodes + self.labels_on_labels + self.labels_on_flows + self.labels_on_titles
    }

    /// Width over height.
    pub fn aspect(&self) -> f64 {
        f64::from(self.width.max(1)) / f64::from(self.height.max(1))
    }

    /// A single figure to choose by, smaller is better: a bend is 10.
    pub fn score(&self) -> i64 {
        let area = (f64::from(self.width) * f64::from(self.height)).sqrt();
        let aspect = self.aspect() / 1.2;
        let aspect = if aspect < 1.0 { 1.0 / aspect } else { aspect };
        let flat = (120.0 * (aspect - 1.0) + 4.0 * area * (aspect - 1.5).max(0.0)) as i64;
        100_000 * self.faults() as i64
            + 90 * self.crossings as i64
            + 10 * self.bends as i64
            + self.length / 12
            + (area / 2.5) as i64
            + flat
            + 300 * self.detours as i64
            + 900 * self.labels_on_anything() as i64
            + 30 * self.labels_cut as i64
            + 15 * self.labels_on_lines as i64
            + 60 * self.titles_touched as i64
            + 600 * self.labels_missing as i64
    }
}

/// Measures a layout of a plan.
pub fn measure(plan: &Plan, layout: &Layout) -> Quality {
    let mut quality = Quality {
        width: layout.width,
        height: layout.height,
        ..Quality::default()
    };
    boxes(plan, layout, &mut quality);
    let pieces: Vec<Vec<Segment>> = plan
        .wires
        .iter()
        .map(|w| {
            layout
                .flows
                .get(w.flow)
                .map_or(Vec::new(), |r| segments(&r.points).collect())
        })
        .collect();
    for title in &layout.titles {
        let through = |own: &&Vec<Segment>| own.iter().any(|s| s.enters(title));
        quality.titles_touched += pieces.iter().filter(through).count();
        quality.titles_touched += layout.nodes.iter().filter(|r| r.overlaps(title)).count();
    }
    for i in 0..plan.wires.len() {
        flow(plan, layout, i, &pieces, &mut quality);
        label(plan, layout, i, &pieces, &mut quality);
        let bounds = pieces[i].iter().map(Segment::rect).reduce(|a, b| a.hull(&b));
        let bounds = bounds.unwrap_or_default().grow(1);
        for other in &pieces[..i] {
            pair(&pieces[i], other, &bounds, &mut quality);
        }
    }
    quality
}

fn boxes(plan: &Plan, layout: &Layout, quality: &mut Quality) {
    let areas = &layout.boundaries;
    for (i, r) in layout.nodes.iter().enumerate() {
        let outer = plan.outer(i, r);
        let others = layout.nodes.iter().enumerate().take(i);
        let hits = others.filter(|(j, o)| plan.outer(*j, o).overlaps(&outer));
        quality.nodes_overlapping += hits.count();
        for (b, area) in areas.iter().enumerate() {
            if plan.is_within(plan.nodes[i].home, b + 1) {
                quality.outside += usize::from(!area.contains(&outer));
            } else {
                quality.foreign += usize::from(area.overlaps(r));
            }
        }
    }
    for (b, area) in areas.iter().enumerate() {
        for (o, other) in areas.iter().enumerate().take(b) {
            if plan.is_within(b + 1, o + 1) {
                quality.outside += usize::from(!other.contains(area));
            } else {
                quality.boundaries_overlapping += usize::from(area.overlaps(other));
            }
        }
    }
}

fn flow(plan: &Plan, layout: &Layout, i: usize, pieces: &[Vec<Segment>], quality: &mut Quality) {
    let wire = &plan.wires[i];
    let own = &pieces[i];
    let on_side = |node: usize, p| {
        let r = layout.nodes[node];
        let edge = Segment { a: p, b: p };
        r.grow(1).contains(&edge.rect()) && !edge.enters(&r)
    };
    match (own.first(), own.last()) {
        (Some(first), Some(last)) if on_side(wire.from, first.a) && on_side(wire.to, last.b) => {}
        _ => {
            quality.not_routed += 1;
            return;
        }
    }
    quality.flows += 1;
    quality.length += own.iter().map(|s| i64::from(s.length())).sum::<i64>();
    if wire.from != wire.to {
        quality.bends += own.len() - 1;
    }
    for r in &layout.nodes {
        quality.through_nodes += usize::from(own.iter().any(|s| s.enters(r)));
    }
    let homes = (plan.nodes[wire.from].home, plan.nodes[wire.to].home);
    for (b, r) in layout.boundaries.iter().enumerate() {
        let needed = usize::from(plan.is_within(homes.0, b + 1) != plan.is_within(homes.1, b + 1));
        let crossed: usize = own.iter().map(|s| border_crossings(s, r)).sum();
        quality.detours += crossed.saturating_sub(needed);
    }
}

/// How often a segment passes the line of a rectangle.
fn border_crossings(s: &Segment, r: &Rect) -> usize {
    let p = s.rect();
    let passes = |at: i32, from: i32, to: i32| usize::from(from < at && at < to);
    if s.is_horizontal() {
        let level = r.y < p.y && p.y < r.bottom();
        if level {
            passes(r.x, p.x, p.right()) + passes(r.right(), p.x, p.right())
        } else {
            0
        }
    } else {
        let level = r.x < p.x && p.x < r.right();
        if level {
            passes(r.y, p.y, p.bottom()) + passes(r.bottom(), p.y, p.bottom())
        } else {
            0
        }
    }
}

fn pair(a: &[Segment], b: &[Segment], bounds: &Rect, quality: &mut Quality) {
    let mut shared = false;
    for q in b.iter().filter(|q| q.enters(bounds)) {
        for p in a {
            quality.crossings += usize::from(p.crosses(q));
            shared |= p.shares_track(q) || q.holds(p.a) || q.holds(p.b) || p.holds(q.a) || p.holds(q.b);
        }
    }
    quality.tracks_shared += usize::from(shared);
}

fn label(plan: &Plan, layout: &Layout, i: usize, pieces: &[Vec<Segment>], quality: &mut Quality) {
    let wire = &plan.wires[i];
    let label = layout.flows.get(wire.flow).and_then(|r| r.label);
    let Some(label) = label else {
        quality.labels_missing += usize::from(!wire.captions.is_empty());
        return;
    };
    let whole = wire.captions.iter().any(|c| !c.cut);
    let cut = wire.captions.get(label.form).is_some_and(|c| c.cut);
    quality.labels_cut += usize::from(cut && whole);
    let rect = label.rect;
    let nodes = layout.nodes.iter().enumerate();
    let room = |(n, r): (usize, &Rect)| {
        if wire.from == n && wire.to == n {
            *r
        } else {
            plan.outer(n, r)
        }
    };
    quality.labels_on_nodes += nodes.map(room).filter(|r| r.overlaps(&rect)).count();
    quality.labels_on_titles += layout.titles.iter().filter(|t| t.overlaps(&rect)).count();
    let cut = |r: &&Rect| r.overlaps(&rect) && !r.contains(&rect);
    quality.labels_on_lines += layout.boundaries.iter().filter(cut).count();
    for (j, other) in pieces.iter().enumerate().filter(|(j, _)| *j != i) {
        quality.labels_on_flows += usize::from(other.iter().any(|s| s.enters(&rect)));
        let theirs = layout.flows.get(plan.wires[j].flow).and_then(|r| r.label);
        let hits = j < i && theirs.is_some_and(|l| l.rect.overlaps(&rect));
        quality.labels_on_labels += usize::from(hits);
    }
}
