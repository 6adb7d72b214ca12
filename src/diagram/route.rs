//! Finds a way for every flow: A* over the grid, where flows that quarrel about a track are
//! taken up and routed again at a rising price until every flow has tracks of its own.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::geometry::{Point, Rect};
use super::grid::{FREE, Grid, NEXT_TO_NODE};
use super::label;
use super::model::{Label, Route};
use super::plan::{CELL, Plan, loop_pitch};
use super::start::Placement;

const STEP: u32 = 10;
const BEND: u32 = 50;
/// A corner right before an arrowhead is hard to read.
const BEND_AT_NODE: u32 = 50;
const CROSSING: u32 = 75;
const ALONG_BOUNDARY: u32 = 80;
const ENTER_FOREIGN: u32 = 400;
const INSIDE_FOREIGN: u32 = 30;
/// Price of a shared track in each round; the last is used until the quarrels end.
const SHARED: [u32; 4] = [150, 300, 600, 1500];
/// Rounds after which flows that still quarrel are left so.
const ROUNDS: usize = 14;
/// From this number of flows on, the search is greedy and fewer flows are routed again.
const MANY: usize = 150;
/// From this number of flows on, there are only a few rounds and no second placement.
pub const HUGE: usize = 600;
const FEW_ROUNDS: usize = 5;
const LABEL_CLUTTER: u16 = 40;

/// The routes and labels of all wires, in their order.
pub fn all(plan: &Plan, at: &Placement) -> Vec<Route> {
    let mut router = Router::new(plan, at);
    let mut routes = vec![Route::default(); plan.wires.len()];
    self_loops(plan, at, &mut routes);
    let order = by_length(plan, at);
    let many = order.len() > MANY;
    let full = if many { 1 } else { SHARED.len() };
    let labels = label::Placer::new(plan, at);
    let rounds = if order.len() > HUGE { FEW_ROUNDS } else { ROUNDS };
    for round in 0..rounds {
        let again: Vec<usize> = if round < full {
            order.clone()
        } else {
            order
                .iter()
                .copied()
                .filter(|&i| router.grid.quarrels(&routes[i].points))
                .collect()
        };
        if again.is_empty() {
            break;
        }
        for i in again {
            router.grid.mark(&routes[i].points, false);
            router.set_label(routes[i].label.take(), false);
            let price = SHARED[(round + if many { 1 } else { 0 }).min(SHARED.len() - 1)];
            routes[i].points = router.find(i, price, many);
            router.grid.mark(&routes[i].points, true);
            if round + 1 >= full.min(2) {
                routes[i].label = labels.place(i, &routes);
                router.set_label(routes[i].label, true);
            }
        }
    }
    for _ in 0..2 {
        for &i in &order {
            routes[i].label = labels.place(i, &routes);
        }
    }
    routes
}

/// The wires between different nodes, the shortest first: they have the least choice.
fn by_length(plan: &Plan, at: &Placement) -> Vec<usize> {
    let mut order: Vec<usize> = (0..plan.wires.len())
        .filter(|&i| plan.wires[i].from != plan.wires[i].to)
        .collect();
    order.sort_by_key(|&i| {
        let wire = &plan.wires[i];
        let (p, q) = (at.nodes[wire.from].center(), at.nodes[wire.to].center());
        ((p.x - q.x).abs() + (p.y - q.y).abs(), i)
    });
    order
}

/// Self loops have a fixed shape in the room kept for them at the right of their node.
fn self_loops(plan: &Plan, at: &Placement, routes: &mut [Route]) {
    let mut used = vec![CELL; plan.nodes.len()];
    for (i, wire) in plan.wires.iter().enumerate().filter(|(_, w)| w.from == w.to) {
        let r = at.nodes[wire.from];
        let caption = wire.captions.first();
        let pitch = loop_pitch(caption.map_or(0, |c| c.h));
        let middle = r.y + used[wire.from] + pitch / 2;
        used[wire.from] += pitch;
        let (left, right) = (r.right(), r.right() + 2 * CELL);
        let corners = [(left, -5), (right, -5), (right, 5), (left, 5)];
        routes[i].points = corners.map(|(x, dy)| Point { x, y: middle + dy }).to_vec();
        routes[i].label = caption.map(|c| {
            let rect = Rect {
                x: right + 4,
                y: middle - c.h / 2,
                w: c.w,
                h: c.h,
            };
            Label { rect, form: 0 }
        });
    }
}

struct Router<'a> {
    plan: &'a Plan,
    at: &'a Placement,
    grid: Grid,
    /// Cost, way back and last search that saw it, for every cell and direction.
    cost: Vec<u32>,
    back: Vec<u32>,
    seen: Vec<u32>,
    goal: Vec<(u32, u32)>,
    close: Vec<u32>,
    run: u32,
}

/// What the search for one flow needs.
struct Trip {
    to: u32,
    target: Rect,
    shared: u32,
    weight: u32,
    /// Whether an area holds one of the ends.
    known: Vec<bool>,
}

impl<'a> Router<'a> {
    fn new(plan: &'a Plan, at: &'a Placement) -> Router<'a> {
        let grid = Grid::new(plan, at);
        let cells = grid.w * grid.h;
        Router {
            plan,
            at,
            grid,
            cost: vec![0; 4 * cells],
            back: vec![0; 4 * cells],
            seen: vec![0; 4 * cells],
            goal: vec![(0, 0); 4 * cells],
            close: vec![0; cells],
            run: 0,
        }
    }

    fn set_label(&mut self, label: Option<Label>, add: bool) {
        let Some(label) = label else { return };
        self.grid.each(&label.rect.grow(2), |g, c| {
            let old = g.clutter[c];
            g.clutter[c] = if add {
                old + LABEL_CLUTTER
            } else {
                old - LABEL_CLUTTER
            };
        });
    }

    /// The cheapest way of a wire; empty if there is none.
    fn find(&mut self, wire: usize, shared: u32, greedy: bool) -> Vec<Point> {
        let (from, to) = (self.plan.wires[wire].from, self.plan.wires[wire].to);
        self.run += 1;
        let run = self.run;
        for end in [from, to] {
            let mut close = std::mem::take(&mut self.close);
            self.grid
                .each(&self.at.nodes[end].grow(2 * CELL), |_, c| close[c] = run);
            self.close = close;
        }
        for port in self.grid.ports(self.plan, to, &self.at.nodes[to]) {
            self.goal[port.cell * 4 + (port.out + 2) % 4] = (run, port.bias);
        }
        let homes = (self.plan.nodes[from].home, self.plan.nodes[to].home);
        let known = |a| self.plan.is_within(homes.0, a) || self.plan.is_within(homes.1, a);
        let trip = Trip {
            to: to as u32,
            target: self.at.nodes[to],
            shared,
            weight: if greedy { 4 } else { 2 },
            known: (0..self.plan.areas.len()).map(known).collect(),
        };
        let mut heap = BinaryHeap::new();
        for port in self.grid.ports(self.plan, from, &self.at.nodes[from]) {
            let state = port.cell * 4 + port.out;
            let cost = port.bias + u32::from(self.used(port.cell, port.out).0) * shared;
            (self.cost[state], self.seen[state], self.back[state]) = (cost, run, u32::MAX);
            heap.push(Reverse((cost + self.rest(port.cell, &trip), state as u32)));
        }
        while let Some(Reverse((key, state))) = heap.pop() {
            let state = state as usize;
            if key != self.cost[state] + self.rest(state / 4, &trip) {
                continue;
            }
            if self.goal[state].0 == run && self.back[state] != u32::MAX {
                return self.trace(state);
            }
            self.expand(state, &trip, &mut heap);
        }
        Vec::new()
    }

    fn expand(&mut self, state: usize, trip: &Trip, heap: &mut BinaryHeap<Reverse<(u32, u32)>>) {
        let (cell, heading) = (state / 4, state % 4);
        if self.grid.owner[cell] == trip.to {
            return;
        }
        let (x, y) = (cell % self.grid.w, cell / self.grid.w);
        let starts = self.back[state] == u32::MAX;
        for turn in [heading, (heading + 1) % 4, (heading + 3) % 4] {
            if starts && turn != heading {
                continue;
            }
            let next = match turn {
                0 if x + 1 < self.grid.w => cell + 1,
                1 if y + 1 < self.grid.h => cell + self.grid.w,
                2 if x > 0 => cell - 1,
                3 if y > 0 => cell - self.grid.w,
                _ => continue,
            };
            let to = next * 4 + turn;
            let Some(price) = self.price(cell, next, heading, turn, trip) else {
                continue;
            };
            let cost = self.cost[state] + price;
            if self.seen[to] != self.run || cost < self.cost[to] {
                (self.cost[to], self.seen[to], self.back[to]) = (cost, self.run, state as u32);
                heap.push(Reverse((cost + self.rest(next, trip), to as u32)));
            }
        }
    }

    /// The price of a step from a cell to the next, or `None` if there is a node in the way.
    fn price(&self, cell: usize, next: usize, heading: usize, turn: usize, trip: &Trip) -> Option<u32> {
        let grid = &self.grid;
        let mut price = STEP;
        let owner = grid.owner[next];
        if owner == FREE {
            let near = u32::from(grid.near[next]);
            price += if self.close[next] == self.run {
                near / 7
            } else {
                near
            };
        } else {
            let (run, bias) = self.goal[next * 4 + turn];
            if owner != trip.to || run != self.run {
                return None;
            }
            price += bias;
        }
        if heading != turn {
            price += BEND;
            if grid.near[cell] >= NEXT_TO_NODE {
                price += BEND_AT_NODE;
            }
            if grid.across[cell] > 0 || grid.down[cell] > 0 {
                price += trip.shared + u32::from(grid.quarrel[cell]);
            }
        }
        let (same, other) = self.used(next, turn);
        if same > 0 {
            price += trip.shared * u32::from(same) + u32::from(grid.quarrel[next]);
        }
        price += CROSSING * u32::from(other);
        let area = grid.area[next] as usize;
        if !trip.known[area] {
            price += INSIDE_FOREIGN;
            if trip.known[grid.area[cell] as usize] {
                price += ENTER_FOREIGN;
            }
        }
        let line = grid.line[next];
        if (line & 1 != 0 && turn % 2 == 1) || (line & 2 != 0 && turn % 2 == 0) {
            price += ALONG_BOUNDARY;
        }
        Some(price + u32::from(grid.clutter[next]))
    }

    /// How many flows run in a cell in this direction, and how many across it.
    fn used(&self, cell: usize, turn: usize) -> (u16, u16) {
        let (across, down) = (self.grid.across[cell], self.grid.down[cell]);
        if turn % 2 == 0 {
            (across, down)
        } else {
            (down, across)
        }
    }

    /// At least what is left to pay, times half the weight.
    fn rest(&self, cell: usize, trip: &Trip) -> u32 {
        let (p, r) = (self.grid.point(cell), &trip.target);
        let dx = (r.x - p.x).max(p.x - r.right()).max(0);
        let dy = (r.y - p.y).max(p.y - r.bottom()).max(0);
        let bend = if dx > 0 && dy > 0 { BEND } else { 0 };
        ((dx + dy) as u32 * STEP / CELL as u32 + bend) * trip.weight / 2
    }

    /// The corners of the way that ends in a state.
    fn trace(&self, end: usize) -> Vec<Point> {
        let mut points = vec![self.grid.point(end / 4)];
        let (mut state, mut heading) = (end, end % 4);
        while self.back[state] != u32::MAX {
            let before = self.back[state] as usize;
            if before % 4 != heading {
                points.push(self.grid.point(before / 4));
                heading = before % 4;
            }
            state = before;
        }
        points.push(self.grid.point(state / 4));
        points.reverse();
        points
    }
}
