//! Trust boundaries: dashed, a shade darker at every level, the title in a corner.

use super::node;
use super::pen::Pen;
use crate::diagram::caption;
use crate::diagram::geometry::Rect;
use crate::diagram::model::{Diagram, Layout, Trust};
use crate::diagram::plan::{Plan, SHEET};
use crate::diagram::title::INDENT;
use crate::words::Words;

/// Writes all boundaries, the outer ones first; their titles are written last, by [`titles`].
pub fn write(pen: &mut Pen, diagram: &Diagram, layout: &Layout) {
    for (b, boundary) in diagram.boundaries.iter().enumerate() {
        let r = layout.boundaries[b];
        let close = pen.open(&format!("b{b}"), &boundary.id, None, &boundary.title, "boundary");
        if boundary.many {
            pen.path(&behind(&r), "many");
        }
        pen.rect(&r, 8, if boundary.highlight { "area lit" } else { "area" });
        pen.out += close;
    }
}

/// Writes the titles of all boundaries, with what is said of them in words.
pub fn titles(pen: &mut Pen, diagram: &Diagram, plan: &Plan, layout: &Layout) {
    let words = Words::of(diagram.language);
    for (b, boundary) in diagram.boundaries.iter().enumerate() {
        let r = layout.titles[b];
        let trust = boundary.trust.map_or_else(String::new, |trust| {
            words.say(match trust {
                Trust::None => "area.untrusted",
                Trust::Partial => "area.partly",
                Trust::Full => "area.trusted",
            })
        });
        let many = if boundary.many { "×n" } else { "" };
        let spans = [
            (plan.areas[b + 1].title.as_str(), "title bold"),
            (many, "title"),
            (trust.as_str(), "soft"),
        ];
        pen.spans(r.x + 3, r.y + 13, &spans, "small");
        if let (Some(place), Some(badge)) = (plan.area_badge(b + 1, &layout.boundaries[b]), boundary.badge) {
            node::badge(pen, place.center().x, place.center().y, badge);
        }
        if !boundary.steps.is_empty() {
            node::steps(pen, r.x - INDENT, r.y - 3, &caption::numbers(&boundary.steps));
        }
        pen.out.push('\n');
    }
}

/// The edge of a second sheet behind a boundary.
pub fn behind(r: &Rect) -> String {
    let (x, y, w, h) = (r.x + 8, r.y, r.w - 8, r.h - 8);
    format!("M{x} {y}v-{SHEET}h{w}a5 5 0 0 1 {SHEET} {SHEET}v{h}h-{SHEET}")
}
