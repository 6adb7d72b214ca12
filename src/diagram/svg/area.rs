//! Trust boundaries: dashed, a shade darker at every level, the title in the upper left corner.

use super::pen::Pen;
use crate::diagram::caption::MANY_WIDTH;
use crate::diagram::geometry::Rect;
use crate::diagram::model::{Diagram, Layout, Trust};
use crate::diagram::plan::{AREA_FONT, Plan};
use crate::diagram::text;

/// Writes all boundaries, the outer ones first.
pub fn write(pen: &mut Pen, diagram: &Diagram, plan: &Plan, layout: &Layout) {
    for (b, boundary) in diagram.boundaries.iter().enumerate() {
        let (r, area) = (layout.boundaries[b], &plan.areas[b + 1]);
        let close = pen.open(&format!("b{b}"), &boundary.id, None, &boundary.title, "boundary");
        if boundary.many {
            pen.path(&behind(&r), "many");
        }
        pen.rect(&r, 8, "area");
        let (mut x, y) = (r.x + 9, r.y + 16);
        pen.text(x, y, &area.title, "title bold small");
        x += text::width(&area.title, AREA_FONT) + 4;
        if boundary.many {
            pen.text(x, y, "×n", "title small");
            x += MANY_WIDTH;
        }
        let trust = match boundary.trust {
            None => "",
            Some(Trust::None) => "not trusted",
            Some(Trust::Partial) => "partly trusted",
            Some(Trust::Full) => "trusted",
        };
        pen.text(x, y, trust, "soft small");
        pen.out += close;
    }
}

/// The edge of a second sheet behind a boundary.
pub fn behind(r: &Rect) -> String {
    format!("M{} {}v-5h{}a5 5 0 0 1 5 5v{}h-5", r.x + 8, r.y, r.w - 8, r.h - 8)
}
