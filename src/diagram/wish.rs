//! Where the parts of a diagram would like to be, so that a small change of a model leaves most of its picture where it
//! was: left and right, above and below follow from the flows and from the order of the declarations, and the search
//! pays for siblings that stand the other way round.
//!
//! Both coordinates minimise a sum of squares, so there is one solution, and one more element or flow changes it little:
//! the end of a flow wants to be one unit further than its start (the flow hierarchy of Carmel, Harel and Koren 2002),
//! and every node wants, weakly, to be at its place in the order of the declarations.

use super::geometry::Point;
use super::plan::Wire;

/// Units of a wish for one step along a flow.
pub const STEP: i32 = 100;
/// How far the end of a flow wants to be to the right and below its start, in steps.
const ALONG: (f64, f64) = (0.6, 1.0);
/// Steps between neighbours in the order of the declarations.
const ORDER: (f64, f64) = (0.35, 0.1);
/// How much that order weighs beside a flow.
const WEIGHT: f64 = 0.25;
/// Rounds of Gauss-Seidel; from then on the sums change by less than a unit.
const ROUNDS: usize = 60;

/// The wishes of all nodes.
pub fn nodes(count: usize, wires: &[Wire]) -> Vec<Point> {
    let mut flows = vec![Vec::new(); count];
    for wire in wires.iter().filter(|w| w.from != w.to) {
        flows[wire.from].push((wire.to, -1.0));
        flows[wire.to].push((wire.from, 1.0));
    }
    let solve = |along: f64, order: f64| {
        let home = |v: usize| v as f64 * order;
        let mut at: Vec<f64> = (0..count).map(home).collect();
        for _ in 0..ROUNDS {
            for v in 0..count {
                let pull: f64 = flows[v].iter().map(|&(other, way)| at[other] + way * along).sum();
                at[v] = (pull + WEIGHT * home(v)) / (flows[v].len() as f64 + WEIGHT);
            }
        }
        at
    };
    let (x, y) = (solve(ALONG.0, ORDER.0), solve(ALONG.1, ORDER.1));
    let unit = |v: f64| (v * f64::from(STEP)) as i32;
    x.into_iter()
        .zip(y)
        .map(|(x, y)| Point {
            x: unit(x),
            y: unit(y),
        })
        .collect()
}
