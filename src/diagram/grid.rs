//! The routing grid: what each cell of the page holds, and which flows run through it.

use super::geometry::{Point, Rect};
use super::plan::{CELL, Plan};
use super::start::Placement;

/// No node: the owner of a cell anyone may use.
pub const FREE: u32 = u32::MAX;
/// Room kept for self loops: a cell nobody may use.
pub const BLOCKED: u32 = u32::MAX - 1;
/// Cost of a cell right beside a node.
pub const NEXT_TO_NODE: u8 = 25;
/// Free cells around the drawing for tracks that go around it.
pub const MARGIN: i32 = 6 * CELL;

/// Where a route may start or end.
#[derive(Clone, Copy, Debug)]
pub struct Port {
    /// The cell on the side of the node.
    pub cell: usize,
    /// The direction that leads out of the node: 0 right, 1 down, 2 left, 3 up.
    pub out: usize,
    /// Cost of being away from the middle of the side.
    pub bias: u32,
}

/// The cells of the page. A cell is a point; flows run from point to point.
pub struct Grid {
    /// Cells in a row.
    pub w: usize,
    /// Rows.
    pub h: usize,
    /// The node that holds the cell.
    pub owner: Vec<u32>,
    /// The innermost area that holds the cell.
    pub area: Vec<u32>,
    /// Bit 1: on an upright line of a boundary; bit 2: on a level one.
    pub line: Vec<u8>,
    /// Cost of passing close to nodes.
    pub near: Vec<u8>,
    /// Cost of passing over titles and labels.
    pub clutter: Vec<u16>,
    /// How many flows run left or right here, corners included.
    pub across: Vec<u16>,
    /// How many flows run up or down here, corners included.
    pub down: Vec<u16>,
    /// How long flows have quarrelled about this cell (McMurchie and Ebeling, PathFinder, 1995).
    pub quarrel: Vec<u16>,
}

impl Grid {
    /// The grid of a placement whose extent starts at `MARGIN`.
    pub fn new(plan: &Plan, at: &Placement) -> Grid {
        let e = at.extent();
        let w = ((e.right() + MARGIN) / CELL + 1) as usize;
        let h = ((e.bottom() + MARGIN) / CELL + 1) as usize;
        let n = w * h;
        let mut grid = Grid {
            w,
            h,
            owner: vec![FREE; n],
            area: vec![0; n],
            line: vec![0; n],
            near: vec![0; n],
            clutter: vec![0; n],
            across: vec![0; n],
            down: vec![0; n],
            quarrel: vec![0; n],
        };
        for (a, r) in at.areas.iter().enumerate().skip(1) {
            grid.add_area(plan, a, r);
        }
        for (i, r) in at.nodes.iter().enumerate() {
            grid.each(&r.grow(2 * CELL), |g, c| g.near[c] = g.near[c].saturating_add(6));
            grid.each(&r.grow(CELL), |g, c| {
                g.near[c] = g.near[c].saturating_add(NEXT_TO_NODE)
            });
            if plan.nodes[i].reach > 0 {
                grid.each(&plan.outer(i, r), |g, c| g.owner[c] = BLOCKED);
            }
            grid.each(r, |g, c| g.owner[c] = i as u32);
            if let Some(badge) = plan.badge_rect(i, r) {
                grid.each(&badge.grow(4), |g, c| g.clutter[c] += 60);
            }
        }
        grid
    }

    fn add_area(&mut self, plan: &Plan, a: usize, r: &Rect) {
        self.each(r, |g, c| {
            g.area[c] = a as u32;
            let p = g.point(c);
            g.line[c] |= u8::from(p.x == r.x || p.x == r.right());
            g.line[c] |= 2 * u8::from(p.y == r.y || p.y == r.bottom());
        });
        self.each(&plan.title_rect(a, r), |g, c| g.clutter[c] += 100);
        if let Some(badge) = plan.area_badge(a, r) {
            self.each(&badge.grow(4), |g, c| g.clutter[c] += 200);
        }
    }

    /// Calls `f` for every cell in a rectangle, sides included.
    pub fn each(&mut self, r: &Rect, mut f: impl FnMut(&mut Grid, usize)) {
        let up = |v: i32| v.max(0).div_euclid(CELL) as usize + usize::from(v.max(0) % CELL > 0);
        let down = |v: i32, most: usize| (v.max(0) / CELL).min(most as i32 - 1) as usize;
        for y in up(r.y)..=down(r.bottom(), self.h) {
            for x in up(r.x)..=down(r.right(), self.w) {
                f(self, y * self.w + x);
            }
        }
    }

    /// The point of a cell.
    pub fn point(&self, cell: usize) -> Point {
        Point {
            x: (cell % self.w) as i32 * CELL,
            y: (cell / self.w) as i32 * CELL,
        }
    }

    /// The cell of a point on the grid.
    pub fn cell(&self, p: Point) -> usize {
        (p.y / CELL) as usize * self.w + (p.x / CELL) as usize
    }

    /// Where flows may meet a node: its sides without the corners, the badge, and the loops.
    pub fn ports(&self, plan: &Plan, node: usize, r: &Rect) -> Vec<Port> {
        let planned = &plan.nodes[node];
        let mut ports = Vec::new();
        let c = r.center();
        let mut add = |x: i32, y: i32, out: usize| {
            let off = if out % 2 == 0 {
                (y - c.y).abs()
            } else {
                (x - c.x).abs()
            };
            let cell = self.cell(Point { x, y });
            ports.push(Port {
                cell,
                out,
                bias: (off * 3 / 20) as u32,
            });
        };
        let mut x = r.x + 2 * CELL;
        while x <= r.right() - 2 * CELL {
            add(x, r.bottom(), 1);
            if !(planned.badge && x > r.right() - 3 * CELL) {
                add(x, r.y, 3);
            }
            x += CELL;
        }
        let inset = if r.h > 4 * CELL { 2 * CELL } else { CELL };
        let mut y = r.y + inset;
        while y <= r.bottom() - inset {
            add(r.x, y, 2);
            if planned.reach == 0 {
                add(r.right(), y, 0);
            }
            y += CELL;
        }
        ports
    }

    /// Adds a route to the cells it runs through, or takes it away.
    pub fn mark(&mut self, points: &[Point], add: bool) {
        self.walk(points, |grid, cell, level, upright| {
            for (used, count) in [(level, &mut grid.across[cell]), (upright, &mut grid.down[cell])] {
                if used {
                    *count = if add {
                        count.saturating_add(1)
                    } else {
                        count.saturating_sub(1)
                    };
                }
            }
        });
    }

    /// The cells where a marked route shares its track with another; each gets more expensive.
    pub fn quarrels(&mut self, points: &[Point]) -> bool {
        let mut any = false;
        self.walk(points, |grid, cell, level, upright| {
            if (level && grid.across[cell] > 1) || (upright && grid.down[cell] > 1) {
                grid.quarrel[cell] = grid.quarrel[cell].saturating_add(60);
                any = true;
            }
        });
        any
    }

    /// Calls `f` for every cell of a route with whether it runs left or right, up or down there;
    /// a corner does both.
    fn walk(&mut self, points: &[Point], mut f: impl FnMut(&mut Grid, usize, bool, bool)) {
        for (i, pair) in points.windows(2).enumerate() {
            let (from, to) = (self.cell(pair[0]) as isize, self.cell(pair[1]) as isize);
            let level = pair[0].y == pair[1].y;
            let step = if level { 1 } else { self.w as isize } * (to - from).signum();
            let last = i + 2 == points.len();
            let mut cell = from;
            loop {
                if cell == to && !last {
                    break;
                }
                let corner = cell == from && i > 0;
                f(self, cell as usize, level || corner, !level || corner);
                if cell == to || step == 0 {
                    break;
                }
                cell += step;
            }
        }
    }
}
