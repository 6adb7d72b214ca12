//! Finds a place for the title of every boundary: its upper left corner, or, where a flow or a label is there, the
//! nearest free place along its upper line, else along its lower one.

use super::geometry::{Rect, Segment, segments};
use super::model::Layout;
use super::plan::{CELL, Plan};

/// Distance of a title from the corner of its boundary, and from its line.
pub const INDENT: i32 = 6;
const INSET: i32 = 3;
/// Height of a title.
const HEIGHT: i32 = 17;

/// The places of the titles of a layout whose flows and labels have theirs.
pub fn place(plan: &Plan, layout: &Layout) -> Vec<Rect> {
    let lines: Vec<Segment> = layout.flows.iter().flat_map(|f| segments(&f.points)).collect();
    let labels = layout.flows.iter().filter_map(|f| f.label).map(|l| l.rect);
    let badges = (0..layout.nodes.len()).filter_map(|i| plan.badge_rect(i, &layout.nodes[i]));
    let badges = badges
        .chain((0..layout.boundaries.len()).filter_map(|b| plan.area_badge(b + 1, &layout.boundaries[b])));
    let solid: Vec<Rect> = layout.nodes.iter().copied().chain(labels).chain(badges).collect();
    let areas = layout.boundaries.iter().enumerate();
    areas
        .map(|(b, area)| {
            let touched = |title: &Rect| {
                let wide = title.grow(2);
                let inner = layout.boundaries.iter().enumerate().filter(|(o, _)| *o != b);
                lines.iter().filter(|s| s.enters(&wide)).count()
                    + solid.iter().filter(|r| r.overlaps(title)).count()
                    + inner
                        .filter(|(_, r)| r.overlaps(title) && !r.contains(title))
                        .count()
            };
            let places = candidates(area, plan.areas[b + 1].title_width + 4);
            places.min_by_key(touched).unwrap_or_else(|| corner(area, 0))
        })
        .collect()
}

/// The upper left corner of a boundary, where its title stands if nothing else does.
pub fn corner(area: &Rect, width: i32) -> Rect {
    Rect {
        x: area.x + INDENT,
        y: area.y + INSET,
        w: width,
        h: HEIGHT,
    }
}

/// Where a title can stand, the best place first.
fn candidates(area: &Rect, width: i32) -> impl Iterator<Item = Rect> {
    let first = corner(area, width);
    let steps = (area.w - 2 * INDENT - width).max(0) / CELL;
    let low = area.bottom() - INSET - HEIGHT - first.y;
    (0..=steps)
        .map(move |k| first.shift(k * CELL, 0))
        .chain((0..=steps).map(move |k| first.shift(k * CELL, low)))
}
