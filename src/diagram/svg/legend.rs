//! The legend: only what appears in the diagram.

use super::area;
use super::flow;
use super::node;
use super::pen::Pen;
use crate::diagram::caption::{self, Mark};
use crate::diagram::geometry::Rect;
use crate::diagram::model::{Badge, Diagram, Severity, Shape};
use crate::diagram::text;
use crate::words::Words;

const ROW: i32 = 26;
const SWATCH: i32 = 34;
const SPACE: i32 = 20;
const EDGE: i32 = 16;

/// The entries with their places.
pub struct Legend {
    entries: Vec<(Entry, String, i32, i32)>,
    /// Least width of the picture.
    pub width: i32,
    /// Height below the drawing.
    pub height: i32,
}

#[derive(Clone, Copy, PartialEq)]
enum Entry {
    Shape(Shape),
    Boundary,
    Many,
    Plaintext,
    Protected,
    BothWays,
    /// What stands out, with its meaning in this diagram.
    Lit,
    Step,
    Threats(Severity),
}

impl Legend {
    /// The legend of a diagram as wide as its drawing.
    pub fn of(diagram: &Diagram, width: i32) -> Legend {
        let wide = width.max(360);
        let (mut x, mut y) = (EDGE, 0);
        let mut entries = Vec::new();
        for entry in appearing(diagram) {
            let words = entry.words(diagram);
            let w = SWATCH + 8 + text::width(&words, 11);
            if x > EDGE && x + w > wide - EDGE {
                (x, y) = (EDGE, y + ROW);
            }
            entries.push((entry, words, x, y));
            x += w + SPACE;
        }
        if entries.is_empty() {
            return Legend {
                entries,
                width: 0,
                height: 0,
            };
        }
        Legend {
            entries,
            width: wide,
            height: y + ROW + EDGE,
        }
    }

    /// Writes the legend below the drawing.
    pub fn write(&self, pen: &mut Pen, top: i32) {
        for (entry, words, x, y) in &self.entries {
            let (x, y, h) = (*x, top + y, ROW - 8);
            let swatch = Rect {
                x,
                y,
                w: SWATCH - 4,
                h,
            };
            entry.swatch(pen, &swatch);
            pen.text(x + SWATCH + 4, y + h / 2 + 4, words, "soft small");
        }
    }
}

fn appearing(diagram: &Diagram) -> Vec<Entry> {
    let shape = |s: Shape| {
        diagram
            .nodes
            .iter()
            .any(|n| n.shape == s)
            .then_some(Entry::Shape(s))
    };
    let shapes = [
        Shape::Actor,
        Shape::External,
        Shape::Process,
        Shape::Store,
        Shape::Collapsed,
    ];
    let mut entries: Vec<Entry> = shapes.into_iter().filter_map(shape).collect();
    let marked = |mark| diagram.flows.iter().any(|f| caption::mark(f) == Some(mark));
    let more = [
        (!diagram.boundaries.is_empty(), Entry::Boundary),
        (diagram.boundaries.iter().any(|b| b.many), Entry::Many),
        (marked(Mark::Locked), Entry::Protected),
        (marked(Mark::Open), Entry::Plaintext),
        (diagram.flows.iter().any(|f| f.two_way), Entry::BothWays),
        (diagram.has_highlight() && !diagram.meaning.is_empty(), Entry::Lit),
        (numbered(diagram), Entry::Step),
    ];
    entries.extend(more.into_iter().filter(|m| m.0).map(|m| m.1));
    let badges = diagram
        .nodes
        .iter()
        .map(|n| n.badge)
        .chain(diagram.flows.iter().map(|f| f.badge))
        .chain(diagram.boundaries.iter().map(|b| b.badge));
    let mut severities: Vec<Severity> = badges
        .flatten()
        .filter(|b| b.count > 0)
        .map(|b| b.severity)
        .collect();
    severities.sort_unstable();
    severities.dedup();
    entries.extend(severities.into_iter().rev().map(Entry::Threats));
    entries
}

/// Whether anything has the number of a step.
fn numbered(diagram: &Diagram) -> bool {
    diagram.flows.iter().any(|f| !f.steps.is_empty())
        || diagram.nodes.iter().any(|n| !n.steps.is_empty())
        || diagram.boundaries.iter().any(|b| !b.steps.is_empty())
}

impl Entry {
    fn words(self, diagram: &Diagram) -> String {
        let key = match self {
            Entry::Lit => return text::clean(&diagram.meaning),
            Entry::Shape(Shape::Actor) => "legend.actor",
            Entry::Shape(Shape::External) => "legend.external",
            Entry::Shape(Shape::Process) => "legend.process",
            Entry::Shape(Shape::Store) => "legend.store",
            Entry::Shape(Shape::Collapsed) => "legend.collapsed",
            Entry::Boundary => "legend.boundary",
            Entry::Many => "legend.many",
            Entry::Plaintext => "legend.plaintext",
            Entry::Protected => "legend.protected",
            Entry::BothWays => "legend.back",
            Entry::Step => "legend.step",
            Entry::Threats(Severity::Critical) => "legend.threats-critical",
            Entry::Threats(Severity::High) => "legend.threats-high",
            Entry::Threats(Severity::Medium) => "legend.threats-medium",
            Entry::Threats(Severity::Low) => "legend.threats-low",
            Entry::Threats(Severity::None) => "legend.threats-none",
        };
        Words::of(diagram.language).say(key)
    }

    fn swatch(self, pen: &mut Pen, r: &Rect) {
        let (c, y) = (r.center(), r.center().y);
        match self {
            Entry::Shape(shape) => node::shape(pen, shape, r, false),
            Entry::Boundary => pen.rect(r, 4, "area"),
            Entry::Many => {
                let sheet = Rect {
                    w: r.w - 5,
                    y: r.y + 5,
                    h: r.h - 5,
                    ..*r
                };
                pen.path(&area::behind(&sheet), "many");
                pen.rect(&sheet, 4, "area");
            }
            Entry::Plaintext => {
                pen.path(&format!("M{} {y}h{}", r.x, r.w), "line bare");
                pen.rect(&Rect::around(c.x, y, 15, 14), 2, "paper");
                flow::lock(pen, c.x - 5, y - 5, Mark::Open);
            }
            Entry::Protected => {
                pen.path(&format!("M{} {y}h{}", r.x, r.w), "line");
                pen.rect(&Rect::around(c.x, y, 15, 14), 2, "paper");
                flow::lock(pen, c.x - 5, y - 5, Mark::Locked);
            }
            Entry::BothWays => {
                pen.path(&format!("M{} {y}h{}", r.x, r.w), "line");
                let (left, right) = (r.x, r.right());
                pen.path(&format!("M{left} {y}l9 -4v8z"), "back");
                pen.path(&format!("M{right} {y}l-9 -4v8z"), "head");
            }
            Entry::Lit => {
                pen.path(&format!("M{} {y}h{}", r.x, r.w - 4), "line lit");
                pen.path(&format!("M{} {y}l-9 -4v8z", r.right()), "head");
            }
            Entry::Step => {
                node::steps(pen, c.x, y, "1");
            }
            Entry::Threats(severity) => node::badge(pen, c.x, y, Badge { count: 1, severity }),
        }
    }
}
