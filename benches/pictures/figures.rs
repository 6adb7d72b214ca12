//! Figures of quality, beside `dot`'s.

use super::{dot, examples};
use crate::diagram_support::{random, systems};
use tm::diagram::{Diagram, Quality, STEPS, draw, plain};

const HEAD: &str = "| diagram | elements/flows/boundaries | faults | crossings | labels on anything, missing, cut, on a boundary's line | bends a flow | size | aspect | `dot`: crossings | labels on a node, label, flow | size | area: ours / dot's |\n|---|---|---:|---:|---|---:|---|---:|---:|---|---|---:|";

/// The three systems that the budgets are stated for.
pub fn three_systems() {
    println!("{HEAD}");
    for (name, diagram) in systems() {
        row(name, &diagram);
    }
}

/// Every data-flow diagram of every example.
pub fn examples() {
    println!("{HEAD}");
    for (name, compiled) in examples::all() {
        for (picture, diagram) in super::diagrams(&compiled) {
            row(&format!("{name}: {}", picture.name), &diagram);
        }
    }
}

fn row(name: &str, diagram: &Diagram) {
    let q = draw(diagram, STEPS).quality;
    let theirs = match dot::drawn(&plain::dot(diagram)) {
        Some(dot) => format!(
            "{} | {}, {}, {} | {}×{} | {:.2}",
            dot.crossings,
            dot.labels_on_nodes,
            dot.labels_on_labels,
            dot.labels_on_flows,
            dot.width,
            dot.height,
            f64::from(q.width) * f64::from(q.height) / f64::from(dot.width) / f64::from(dot.height)
        ),
        None => "`dot` is not installed | | |".to_string(),
    };
    println!(
        "| {name} | {}/{}/{} | {} | {} | {}, {}, {}, {} | {:.2} | {}×{} | {:.2} | {theirs} |",
        diagram.nodes.len(),
        diagram.flows.len(),
        diagram.boundaries.len(),
        q.faults(),
        q.crossings,
        q.labels_on_anything(),
        q.labels_missing,
        q.labels_cut,
        q.labels_on_lines,
        q.bends as f64 / q.flows.max(1) as f64,
        q.width,
        q.height,
        q.aspect(),
    );
}

/// Random nested systems, with everything that breaks pictures.
pub fn random_systems() {
    const COUNT: u64 = 300;
    let (mut sum, mut worst) = (Quality::default(), 0);
    for seed in 0..COUNT {
        let q = draw(&random(seed, 60), STEPS / 8).quality;
        worst = worst.max(q.faults());
        sum.flows += q.flows;
        sum.crossings += q.crossings;
        sum.labels_on_flows += q.labels_on_anything();
        sum.labels_missing += q.labels_missing;
        sum.titles_touched += q.titles_touched;
    }
    println!(
        "{COUNT} systems, {} flows: at most {worst} faults; {} labels on anything ({:.2} % of flows), {} left out, {} titles touched, {} crossings",
        sum.flows,
        sum.labels_on_flows,
        100.0 * sum.labels_on_flows as f64 / sum.flows.max(1) as f64,
        sum.labels_missing,
        sum.titles_touched,
        sum.crossings,
    );
}
