//! A placement that moves: siblings make room for each other, boundaries always fit their
//! contents, and every move can be taken back.

use super::geometry::Rect;
use super::plan::{CELL, PAD, PAD_TOP, Plan};
use super::start::{Placement, outline};

/// Least gap between siblings: three tracks.
pub const GAP: i32 = 4 * CELL;
/// How many siblings one move may push aside.
const PUSHES: usize = 8;

/// An item and how far it goes, right and down.
pub type Shift = (usize, i32, i32);

/// A placement with what it takes to move things in it.
pub struct Board<'a> {
    /// What is placed.
    pub plan: &'a Plan,
    /// Where it is now.
    pub at: Placement,
    /// The wires between different nodes.
    pub lines: Vec<usize>,
    /// Those of each node.
    pub wires: Vec<Vec<usize>>,
    /// The nodes inside each area.
    pub nodes_in: Vec<Vec<usize>>,
    areas_in: Vec<Vec<usize>>,
    /// What the last move changed: every item once, with the rectangle it does not have now.
    log: Vec<(usize, Rect)>,
    logged: Vec<u32>,
    turn: u32,
}

impl<'a> Board<'a> {
    /// A board with a placement.
    pub fn new(plan: &'a Plan, at: Placement) -> Board<'a> {
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
        let logged = vec![0; plan.nodes.len() + plan.areas.len()];
        Board {
            plan,
            at,
            lines,
            wires,
            nodes_in,
            areas_in,
            log: Vec::new(),
            logged,
            turn: 0,
        }
    }

    /// Shifts siblings, pushes aside what is in their way, and fits the areas around them; false
    /// if there is no room, and then the move must be taken back by `exchange`.
    pub fn apply(&mut self, shifts: &[Shift]) -> bool {
        self.log.clear();
        self.turn += 1;
        shifts.iter().for_each(|s| self.shift(s));
        let Some(&(first, ..)) = shifts.first() else {
            return false;
        };
        let mut front: Vec<usize> = shifts.iter().map(|s| s.0).collect();
        let mut area = self.plan.home(first);
        loop {
            if !self.make_room(area, front) {
                return false;
            }
            let fitted = fit(self.plan, &self.at, area);
            if area == 0 || fitted == self.at.areas[area] {
                return true;
            }
            let item = self.plan.nodes.len() + area;
            self.set(item, fitted);
            front = vec![item];
            area = self.plan.areas[area].parent;
        }
    }

    /// Takes the last move back, or makes it again.
    pub fn exchange(&mut self) {
        let nodes = self.plan.nodes.len();
        for (item, rect) in &mut self.log {
            let current = match item.checked_sub(nodes) {
                None => &mut self.at.nodes[*item],
                Some(a) => &mut self.at.areas[a],
            };
            std::mem::swap(current, rect);
        }
    }

    /// What the last move changed.
    pub fn changed(&self) -> impl Iterator<Item = usize> + '_ {
        self.log.iter().map(|l| l.0)
    }

    /// The room an item takes.
    pub fn rect(&self, item: usize) -> Rect {
        match item.checked_sub(self.plan.nodes.len()) {
            None => self.plan.outer(item, &self.at.nodes[item]),
            Some(a) => self.at.areas[a],
        }
    }

    /// Pushes siblings away from those in `front`, the shorter way, and away from those pushed.
    fn make_room(&mut self, area: usize, mut front: Vec<usize>) -> bool {
        let fixed = front.len();
        let plan = self.plan;
        let mut next = 0;
        while let Some(&item) = front.get(next) {
            next += 1;
            let own = self.rect(item).grow(GAP);
            for &sibling in &plan.areas[area].items {
                let r = self.rect(sibling);
                if sibling == item || !r.overlaps(&own) {
                    continue;
                }
                if front[..fixed].contains(&sibling) || front.len() > fixed + PUSHES {
                    return false;
                }
                let right = r.center().x > own.center().x;
                let down = r.center().y > own.center().y;
                let dx = if right {
                    own.right() - r.x
                } else {
                    own.x - r.right()
                };
                let dy = if down {
                    own.bottom() - r.y
                } else {
                    own.y - r.bottom()
                };
                let across = dx.abs() <= dy.abs();
                self.shift(&if across {
                    (sibling, dx, 0)
                } else {
                    (sibling, 0, dy)
                });
                front.push(sibling);
            }
        }
        true
    }

    fn shift(&mut self, &(item, dx, dy): &Shift) {
        let nodes = self.plan.nodes.len();
        let Some(a) = item.checked_sub(nodes) else {
            self.set(item, self.at.nodes[item].shift(dx, dy));
            return;
        };
        for k in 0..self.nodes_in[a].len() {
            let n = self.nodes_in[a][k];
            self.set(n, self.at.nodes[n].shift(dx, dy));
        }
        for k in 0..self.areas_in[a].len() {
            let inner = self.areas_in[a][k];
            self.set(nodes + inner, self.at.areas[inner].shift(dx, dy));
        }
    }

    fn set(&mut self, item: usize, rect: Rect) {
        let current = match item.checked_sub(self.plan.nodes.len()) {
            None => &mut self.at.nodes[item],
            Some(a) => &mut self.at.areas[a],
        };
        let old = std::mem::replace(current, rect);
        if self.logged[item] != self.turn {
            self.logged[item] = self.turn;
            self.log.push((item, old));
        }
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
