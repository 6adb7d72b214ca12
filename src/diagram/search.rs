//! Improves a placement by a fixed number of small moves.
//!
//! Threshold accepting (Dueck and Scheuer 1990): a move that makes things worse is kept while it
//! is below a threshold that falls to zero. Boundaries always fit their contents, so moving a
//! node also moves the lines around it; a move that brings two siblings too close is taken back.

use super::cost::{self, Moved};
use super::geometry::Rect;
use super::plan::{CELL, PAD, PAD_TOP, Plan};
use super::random::Random;
use super::start::{Placement, outline};

/// Least gap between siblings: three tracks.
const GAP: i32 = 4 * CELL;
/// The first threshold, in units of cost.
const HOT: i64 = 240;

/// Improves `at` by `steps` tried moves; the same seed gives the same result.
pub fn improve(plan: &Plan, at: Placement, steps: usize, seed: u64) -> Placement {
    let movable: Vec<usize> = (0..plan.nodes.len() + plan.areas.len())
        .filter(|&i| i != plan.nodes.len() && !plan.areas[plan.home(i)].items.is_empty())
        .collect();
    if movable.len() < 2 || plan.wires.is_empty() {
        return at;
    }
    let mut search = Search::new(plan, at);
    let mut random = Random::new(seed);
    let (mut sum, mut least) = (0i64, 0i64);
    let mut best = search.at.clone();
    for step in 0..steps {
        let left = (steps - step) as i64;
        let heat = HOT * left / steps as i64 * left / steps as i64;
        let threshold = heat * random.below(1024) as i64 / 1024;
        let item = movable[random.below(movable.len())];
        let Some(gain) = search.try_move(item, &mut random, threshold) else {
            continue;
        };
        sum += gain;
        if sum < least {
            least = sum;
            best.clone_from(&search.at);
        }
    }
    best
}

struct Search<'a> {
    plan: &'a Plan,
    at: Placement,
    /// The wires between different nodes.
    lines: Vec<usize>,
    /// The wires at each node.
    wires: Vec<Vec<usize>>,
    /// The nodes and areas inside each area, itself included.
    nodes_in: Vec<Vec<usize>>,
    areas_in: Vec<Vec<usize>>,
    undo: Vec<(usize, Rect)>,
    moved_wires: Vec<bool>,
}

/// One or two items with the distance each goes.
type Shift = (usize, i32, i32);

impl<'a> Search<'a> {
    fn new(plan: &'a Plan, at: Placement) -> Search<'a> {
        let mut wires = vec![Vec::new(); plan.nodes.len()];
        let mut lines = Vec::new();
        for (i, w) in plan.wires.iter().enumerate().filter(|(_, w)| w.from != w.to) {
            lines.push(i);
            wires[w.from].push(i);
            wires[w.to].push(i);
        }
        let mut nodes_in = vec![Vec::new(); plan.areas.len()];
        for (i, node) in plan.nodes.iter().enumerate() {
            plan.areas[node.home]
                .path
                .iter()
                .for_each(|&a| nodes_in[a].push(i));
        }
        let mut areas_in = vec![Vec::new(); plan.areas.len()];
        for (i, area) in plan.areas.iter().enumerate() {
            area.path.iter().for_each(|&a| areas_in[a].push(i));
        }
        let moved_wires = vec![false; plan.wires.len()];
        Search {
            plan,
            at,
            lines,
            wires,
            nodes_in,
            areas_in,
            undo: Vec::new(),
            moved_wires,
        }
    }

    /// Tries a random move of an item; the change of cost if it was kept.
    fn try_move(&mut self, item: usize, random: &mut Random, threshold: i64) -> Option<i64> {
        let shifts = self.propose(item, random)?;
        let mut nodes = Vec::new();
        let mut areas = Vec::new();
        for &(item, ..) in &shifts {
            match item.checked_sub(self.plan.nodes.len()) {
                None => nodes.push(item),
                Some(a) => {
                    nodes.extend_from_slice(&self.nodes_in[a]);
                    areas.extend_from_slice(&self.areas_in[a]);
                }
            }
        }
        areas.extend(self.plan.areas[self.plan.home(item)].path.iter().skip(1));
        for &n in &nodes {
            self.wires[n].iter().for_each(|&w| self.moved_wires[w] = true);
        }
        let before = self.cost(&nodes, &areas);
        self.undo.clear();
        shifts.iter().for_each(|s| self.shift(s));
        let fits = self.refit(&shifts);
        let gain = if fits {
            self.cost(&nodes, &areas) - before
        } else {
            i64::MAX
        };
        for &n in &nodes {
            self.wires[n].iter().for_each(|&w| self.moved_wires[w] = false);
        }
        if gain <= threshold {
            return Some(gain);
        }
        self.take_back();
        None
    }

    fn cost(&self, nodes: &[usize], areas: &[usize]) -> i64 {
        let moved = Moved {
            wires: &self.moved_wires,
            nodes,
            areas,
        };
        cost::around(self.plan, &self.at, &self.lines, &moved)
    }

    /// A random move: a slide, a place level with a neighbour, a swap, a mirror.
    fn propose(&self, item: usize, random: &mut Random) -> Option<Vec<Shift>> {
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

    fn rect(&self, item: usize) -> Rect {
        match item.checked_sub(self.plan.nodes.len()) {
            None => self.plan.outer(item, &self.at.nodes[item]),
            Some(a) => self.at.areas[a],
        }
    }

    fn shift(&mut self, &(item, dx, dy): &Shift) {
        let count = self.plan.nodes.len();
        let Some(a) = item.checked_sub(count) else {
            self.undo.push((item, self.at.nodes[item]));
            self.at.nodes[item] = self.at.nodes[item].shift(dx, dy);
            return;
        };
        for &n in &self.nodes_in[a] {
            self.undo.push((n, self.at.nodes[n]));
            self.at.nodes[n] = self.at.nodes[n].shift(dx, dy);
        }
        for &inner in &self.areas_in[a] {
            self.undo.push((count + inner, self.at.areas[inner]));
            self.at.areas[inner] = self.at.areas[inner].shift(dx, dy);
        }
    }

    fn take_back(&mut self) {
        while let Some((item, rect)) = self.undo.pop() {
            match item.checked_sub(self.plan.nodes.len()) {
                None => self.at.nodes[item] = rect,
                Some(a) => self.at.areas[a] = rect,
            }
        }
    }

    /// Fits the areas around the shifted items to their contents; false if anything is too close.
    fn refit(&mut self, shifts: &[Shift]) -> bool {
        if !shifts.iter().all(|&(item, ..)| self.has_room(item)) {
            return false;
        }
        let Some(&(first, ..)) = shifts.first() else {
            return false;
        };
        let mut area = self.plan.home(first);
        while area != 0 {
            let fitted = fit(self.plan, &self.at, area);
            let old = self.at.areas[area];
            if fitted == old {
                return true;
            }
            self.undo.push((self.plan.nodes.len() + area, old));
            self.at.areas[area] = fitted;
            if !self.has_room(self.plan.nodes.len() + area) {
                return false;
            }
            area = self.plan.areas[area].parent;
        }
        true
    }

    fn has_room(&self, item: usize) -> bool {
        let own = self.rect(item).grow(GAP);
        let siblings = &self.plan.areas[self.plan.home(item)].items;
        siblings
            .iter()
            .all(|&s| s == item || !self.rect(s).overlaps(&own))
    }
}

/// The rectangle of an area around its contents; an empty one keeps its rectangle.
pub fn fit(plan: &Plan, at: &Placement, area: usize) -> Rect {
    let rect = |&item: &usize| match item.checked_sub(plan.nodes.len()) {
        None => plan.outer(item, &at.nodes[item]),
        Some(a) => at.areas[a],
    };
    let Some(hull) = plan.areas[area].items.iter().map(rect).reduce(|a, b| a.hull(&b)) else {
        return at.areas[area];
    };
    let (w, h) = outline(plan, area, hull.w + 2 * PAD, hull.h + PAD + PAD_TOP);
    Rect {
        x: hull.x - PAD,
        y: hull.y - PAD_TOP,
        w,
        h,
    }
}

fn snap(v: i32) -> i32 {
    (v + CELL / 2).div_euclid(CELL) * CELL
}
