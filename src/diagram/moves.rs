//! The moves a search may try: where to shift one or more siblings.

use super::board::{Board, GAP, Shift};
use super::plan::CELL;
use super::random::Random;

impl Board<'_> {
    /// A random move: a slide, a place level with a neighbour, a swap, a mirror.
    pub fn propose(&self, item: usize, random: &mut Random) -> Option<Vec<Shift>> {
        match random.below(16) {
            0..=5 => Some(vec![self.slide(item, random)]),
            6..=9 => self.line_up(item, random).map(|s| vec![s]),
            10..=12 => self.swap(item, random),
            13 => self.mirror(item, random),
            _ => self.beside(item, random).map(|s| vec![s]),
        }
    }

    fn slide(&self, item: usize, random: &mut Random) -> Shift {
        let far = [1, 1, 2, 4, 8, 16, 32][random.below(7)] * CELL;
        let far = if random.below(2) == 0 { far } else { -far };
        if random.below(2) == 0 {
            (item, far, 0)
        } else {
            (item, 0, far)
        }
    }

    /// Moves an item so that a flow of it runs straight.
    fn line_up(&self, item: usize, random: &mut Random) -> Option<Shift> {
        let (own, other) = self.neighbour(item, random)?;
        let (p, q) = (self.at.nodes[own].center(), self.at.nodes[other].center());
        let (dx, dy) = (snap(q.x - p.x), snap(q.y - p.y));
        Some(if random.below(2) == 0 {
            (item, dx, 0)
        } else {
            (item, 0, dy)
        })
    }

    /// Moves an item to a side of something it has a flow with.
    fn beside(&self, item: usize, random: &mut Random) -> Option<Shift> {
        let (_, other) = self.neighbour(item, random)?;
        let (own, r) = (self.rect(item), self.at.nodes[other]);
        let far = [GAP, 2 * GAP, 3 * GAP, 4 * GAP][random.below(4)];
        let c = r.center();
        let (x, y) = match random.below(4) {
            0 => (r.right() + far, c.y - own.h / 2),
            1 => (r.x - far - own.w, c.y - own.h / 2),
            2 => (c.x - own.w / 2, r.bottom() + far),
            _ => (c.x - own.w / 2, r.y - far - own.h),
        };
        Some((item, snap(x - own.x), snap(y - own.y)))
    }

    /// A random flow between the inside and the outside of an item: the nodes at its ends.
    fn neighbour(&self, item: usize, random: &mut Random) -> Option<(usize, usize)> {
        let own = match item.checked_sub(self.plan.nodes.len()) {
            None => item,
            Some(a) if self.nodes_in[a].is_empty() => return None,
            Some(a) => self.nodes_in[a][random.below(self.nodes_in[a].len())],
        };
        let wires = &self.wires[own];
        if wires.is_empty() {
            return None;
        }
        let wire = &self.plan.wires[wires[random.below(wires.len())]];
        let other = if wire.from == own { wire.to } else { wire.from };
        Some((own, other))
    }

    /// Exchanges the centres of two siblings.
    fn swap(&self, item: usize, random: &mut Random) -> Option<Vec<Shift>> {
        let siblings = &self.plan.areas[self.plan.home(item)].items;
        let other = siblings[random.below(siblings.len())];
        if other == item {
            return None;
        }
        let (p, q) = (self.rect(item), self.rect(other));
        // Neighbours of different size keep their outer edges, so that the swap fits.
        let level = (p.center().y - q.center().y).abs() < p.h.min(q.h) / 2;
        let upright = (p.center().x - q.center().x).abs() < p.w.min(q.w) / 2;
        let hull = p.hull(&q);
        let (mut dx, mut dy) = (q.center().x - p.center().x, q.center().y - p.center().y);
        let (mut ex, mut ey) = (-dx, -dy);
        if level && p.w != q.w {
            (dx, ex) = if p.x < q.x {
                (hull.right() - p.right(), hull.x - q.x)
            } else {
                (hull.x - p.x, hull.right() - q.right())
            };
        }
        if upright && p.h != q.h {
            (dy, ey) = if p.y < q.y {
                (hull.bottom() - p.bottom(), hull.y - q.y)
            } else {
                (hull.y - p.y, hull.bottom() - q.bottom())
            };
        }
        Some(vec![(item, snap(dx), snap(dy)), (other, snap(ex), snap(ey))])
    }

    /// Mirrors the items of an area.
    fn mirror(&self, item: usize, random: &mut Random) -> Option<Vec<Shift>> {
        let area = item
            .checked_sub(self.plan.nodes.len())
            .unwrap_or(self.plan.home(item));
        let items = &self.plan.areas[area].items;
        if items.len() < 2 {
            return None;
        }
        let hull = items.iter().map(|&i| self.rect(i)).reduce(|a, b| a.hull(&b))?;
        let across = random.below(2) == 0;
        let mirrored = |&i: &usize| {
            let r = self.rect(i);
            if across {
                (i, snap(hull.x + hull.right() - r.right() - r.x), 0)
            } else {
                (i, 0, snap(hull.y + hull.bottom() - r.bottom() - r.y))
            }
        };
        Some(items.iter().map(mirrored).collect())
    }
}

fn snap(v: i32) -> i32 {
    (v + CELL / 2).div_euclid(CELL) * CELL
}
