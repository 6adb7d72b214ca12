//! What Graphviz `dot` makes of a graph, measured as we measure ours.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// The figures of a picture by `dot`, in its points.
#[derive(Default)]
pub struct Dot {
    pub crossings: usize,
    pub labels_on_nodes: usize,
    pub labels_on_labels: usize,
    pub labels_on_flows: usize,
    pub width: i32,
    pub height: i32,
}

type Point = (f64, f64);

/// An edge: its curve as short lines, and the middle and size of its label.
struct Edge {
    line: Vec<Point>,
    label: Option<Area>,
}

#[derive(Clone, Copy)]
struct Area {
    left: f64,
    low: f64,
    right: f64,
    high: f64,
}

/// Lays a graph out with `dot` and measures it; `None` where `dot` is not installed.
pub fn drawn(graph: &str) -> Option<Dot> {
    let mut child = Command::new("dot")
        .arg("-Tjson")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(graph.as_bytes()).ok()?;
    let out = child.wait_with_output().ok()?;
    let json: Value = serde_json::from_slice(&out.stdout).ok()?;
    let page = numbers(json["bb"].as_str()?);
    let objects = json["objects"].as_array().map_or(&[][..], Vec::as_slice);
    let nodes: Vec<Area> = objects.iter().filter_map(node).collect();
    let edges: Vec<Edge> = json["edges"].as_array()?.iter().map(edge).collect();
    let mut dot = Dot {
        width: page[2].ceil() as i32,
        height: page[3].ceil() as i32,
        ..Dot::default()
    };
    for (i, edge) in edges.iter().enumerate() {
        for other in &edges[..i] {
            dot.crossings += crossings(&edge.line, &other.line);
        }
        let Some(label) = edge.label else { continue };
        dot.labels_on_nodes += nodes.iter().filter(|n| label.overlaps(n)).count();
        for (j, other) in edges.iter().enumerate().filter(|(j, _)| *j != i) {
            dot.labels_on_labels += usize::from(j < i && other.label.is_some_and(|l| l.overlaps(&label)));
            dot.labels_on_flows += usize::from(other.line.windows(2).any(|w| label.is_entered(w[0], w[1])));
        }
    }
    Some(dot)
}

fn numbers(text: &str) -> Vec<f64> {
    text.split([',', ' ']).filter_map(|n| n.parse().ok()).collect()
}

fn node(object: &Value) -> Option<Area> {
    let at = numbers(object["pos"].as_str()?);
    let inches = |key: &str| object[key].as_str().and_then(|w| w.parse::<f64>().ok());
    Some(Area::around(
        (at[0], at[1]),
        inches("width")? * 72.0,
        inches("height")? * 72.0,
    ))
}

fn edge(edge: &Value) -> Edge {
    let control: Vec<Point> = numbers(&edge["pos"].as_str().unwrap_or_default().replace(['e', 's'], ""))
        .chunks_exact(2)
        .map(|p| (p[0], p[1]))
        .collect();
    // `e,x,y` and `s,x,y` before the curve are the tips of the arrowheads.
    let tips = edge["pos"].as_str().map_or(0, |p| p.matches(['e', 's']).count());
    let curve = control.get(tips..).unwrap_or_default();
    let mut line: Vec<Point> = curve.first().copied().into_iter().collect();
    for piece in (0..curve.len().saturating_sub(1)).step_by(3) {
        let Some(&[a, b, c, d]) = curve.get(piece..piece + 4) else {
            break;
        };
        line.extend((1..=8).map(|k| bezier(a, b, c, d, f64::from(k) / 8.0)));
    }
    let words = edge["_ldraw_"].as_array().into_iter().flatten();
    let texts: Vec<&Value> = words.filter(|op| op["op"] == "T").collect();
    let widest = texts
        .iter()
        .filter_map(|t| t["width"].as_f64())
        .fold(0.0, f64::max);
    let label = edge["lp"].as_str().map(numbers).map(|at| {
        // 14 points a line, which is dot's font size.
        Area::around((at[0], at[1]), widest, 14.0 * texts.len() as f64)
    });
    Edge { line, label }
}

fn bezier(a: Point, b: Point, c: Point, d: Point, t: f64) -> Point {
    let mix = |a: f64, b: f64, c: f64, d: f64| {
        let s = 1.0 - t;
        s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
    };
    (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
}

fn crossings(a: &[Point], b: &[Point]) -> usize {
    let pairs = a.windows(2).flat_map(|p| b.windows(2).map(move |q| (p, q)));
    pairs.filter(|(p, q)| cross(p[0], p[1], q[0], q[1])).count()
}

fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let turn = |a: Point, b: Point, c: Point| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

impl Area {
    fn around(at: Point, w: f64, h: f64) -> Area {
        Area {
            left: at.0 - w / 2.0,
            low: at.1 - h / 2.0,
            right: at.0 + w / 2.0,
            high: at.1 + h / 2.0,
        }
    }

    fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.low < other.high && other.low < self.high
    }

    fn is_entered(&self, a: Point, b: Point) -> bool {
        let inside = |p: Point| self.left < p.0 && p.0 < self.right && self.low < p.1 && p.1 < self.high;
        let corners = [
            ((self.left, self.low), (self.right, self.high)),
            ((self.left, self.high), (self.right, self.low)),
        ];
        inside(a) || inside(b) || corners.iter().any(|&(p, q)| cross(a, b, p, q))
    }
}
