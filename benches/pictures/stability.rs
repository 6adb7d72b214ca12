//! How much of a picture stays when a model grows by one element with one flow.
//!
//! For every pair of siblings (elements and boundaries of one boundary): is what was left or right, above or below of
//! the other still there? Centres within ten pixels are level, and level goes with either.

use super::examples;
use crate::diagram_support::Random;
use tm::diagram::{Diagram, Flow, Layout, Node, STEPS, draw};

const ADDITIONS: u64 = 20;
const LEVEL: i32 = 10;

pub fn stability() {
    println!("| diagram | sibling pairs | relations kept | pairs that keep both |\n|---|---:|---:|---:|");
    let mut all = Kept::default();
    for (name, compiled) in examples::all() {
        for (picture, diagram) in super::diagrams(&compiled) {
            let kept = kept(&diagram);
            println!("| {name}: {} | {kept}", picture.name);
            all.pairs += kept.pairs;
            all.relations += kept.relations;
            all.both += kept.both;
        }
    }
    println!("| all | {all}");
}

#[derive(Default)]
struct Kept {
    pairs: usize,
    relations: usize,
    both: usize,
}

impl std::fmt::Display for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        let (relations, both) = (
            percent(self.relations, 2 * self.pairs),
            percent(self.both, self.pairs),
        );
        write!(f, "{} | {relations:.1} % | {both:.1} % |", self.pairs)
    }
}

/// Twenty additions, each to the diagram as it is.
fn kept(diagram: &Diagram) -> Kept {
    let mut kept = Kept::default();
    if diagram.nodes.is_empty() {
        return kept;
    }
    let before = relations(diagram, &draw(diagram, STEPS).layout);
    for seed in 0..ADDITIONS {
        let after = draw(&with_one_more(diagram, seed), STEPS).layout;
        for (a, b) in before.iter().zip(relations(diagram, &after)) {
            let same = [a.0 * b.0 >= 0, a.1 * b.1 >= 0];
            kept.pairs += 1;
            kept.relations += same.iter().filter(|s| **s).count();
            kept.both += usize::from(same == [true, true]);
        }
    }
    kept
}

/// One element more, in the boundary of another one, with a flow to or from a third.
fn with_one_more(diagram: &Diagram, seed: u64) -> Diagram {
    let mut random = Random(seed);
    let mut more = diagram.clone();
    let count = diagram.nodes.len();
    more.nodes.push(Node {
        title: "One more".into(),
        boundary: diagram.nodes[random.below(count)].boundary,
        ..Node::default()
    });
    let other = random.below(count);
    let (from, to) = if random.below(2) == 0 {
        (count, other)
    } else {
        (other, count)
    };
    more.flows.push(Flow {
        from,
        to,
        label: "One more flow".into(),
        ..Flow::default()
    });
    more
}

/// Left or right (-1, 1), above or below, for every pair of siblings of the diagram as it was.
fn relations(diagram: &Diagram, layout: &Layout) -> Vec<(i32, i32)> {
    let nodes = diagram.nodes.iter().zip(&layout.nodes);
    let boundaries = diagram.boundaries.iter().zip(&layout.boundaries);
    let items: Vec<_> = nodes
        .map(|(n, r)| (n.boundary, r.center()))
        .chain(boundaries.map(|(b, r)| (b.parent, r.center())))
        .collect();
    let way = |d: i32| if d.abs() <= LEVEL { 0 } else { d.signum() };
    let mut out = Vec::new();
    for (i, (home, p)) in items.iter().enumerate() {
        let siblings = items[..i].iter().filter(|(other, _)| other == home);
        out.extend(siblings.map(|(_, q)| (way(p.x - q.x), way(p.y - q.y))));
    }
    out
}
