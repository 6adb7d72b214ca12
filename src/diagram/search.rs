//! Improves a placement by a fixed number of small moves.
//!
//! Threshold accepting (Dueck and Scheuer 1990): a move that makes things worse is kept while it
//! is below a threshold that falls to zero.

use super::board::Board;
use super::cost::{self, Line, Moved};
use super::plan::Plan;
use super::random::Random;
use super::start::Placement;

/// The first threshold, in units of cost.
const HOT: i64 = 600;
/// Siblings this close to being level are set level, if it costs no more than this for each.
const NEARLY: i32 = 60;
const LEVEL: i64 = 30;

/// Improves `at` by `steps` tried moves; the same seed gives the same result.
pub fn improve(plan: &Plan, at: Placement, steps: usize, seed: u64) -> Placement {
    let movable: Vec<usize> = (0..plan.nodes.len() + plan.areas.len())
        .filter(|&i| i != plan.nodes.len() && plan.areas[plan.home(i)].items.len() > 1)
        .collect();
    if movable.is_empty() || plan.wires.is_empty() {
        return at;
    }
    let mut board = Board::new(plan, at);
    let mut touched = Touched::new(plan);
    let mut random = Random::new(seed);
    let (mut sum, mut least) = (0i64, 0i64);
    let mut best = board.at.clone();
    for step in 0..steps {
        let left = (steps - step) as i64;
        let heat = HOT * left / steps as i64 * left / steps as i64;
        let threshold = heat * random.below(1024) as i64 / 1024;
        let item = movable[random.below(movable.len())];
        let Some(shifts) = board.propose(item, &mut random) else {
            continue;
        };
        let fits = board.apply(&shifts);
        let gain = if fits { touched.gain(&mut board) } else { i64::MAX };
        if gain > threshold {
            board.exchange();
            continue;
        }
        sum += gain;
        if sum < least {
            least = sum;
            best.clone_from(&board.at);
        }
    }
    board.at = best;
    line_up(&mut board, &mut touched, &movable);
    board.at
}

/// Sets siblings that are nearly level exactly level, where that costs little.
fn line_up(board: &mut Board, touched: &mut Touched, movable: &[usize]) {
    let plan = board.plan;
    for &item in movable.iter().filter(|&&i| i < plan.nodes.len()) {
        for &sibling in plan.areas[plan.home(item)]
            .items
            .iter()
            .filter(|&&s| s < plan.nodes.len())
        {
            let (p, q) = (board.at.nodes[item].center(), board.at.nodes[sibling].center());
            for (dx, dy) in [(q.x - p.x, 0), (0, q.y - p.y)] {
                if dx.abs() + dy.abs() == 0 || dx.abs() + dy.abs() > NEARLY {
                    continue;
                }
                let before = aligned(board, item);
                let fits = board.apply(&[(item, dx, dy)]);
                let order = LEVEL * (aligned(board, item) - before);
                if !fits || touched.gain(board) > order {
                    board.exchange();
                }
            }
        }
    }
}

/// How many siblings of a node are level with it or right above or below it.
fn aligned(board: &Board, item: usize) -> i64 {
    let c = board.at.nodes[item].center();
    let siblings = &board.plan.areas[board.plan.home(item)].items;
    let level = |&&s: &&usize| {
        let q = board.rect(s).center();
        s != item && (q.x == c.x || q.y == c.y)
    };
    siblings.iter().filter(level).count() as i64
}

/// What a move changed, as the cost wants it.
struct Touched {
    wires: Vec<bool>,
    nodes: Vec<usize>,
    areas: Vec<usize>,
    lines: Vec<Line>,
}

impl Touched {
    fn new(plan: &Plan) -> Touched {
        let wires = vec![false; plan.wires.len()];
        Touched {
            wires,
            nodes: Vec::new(),
            areas: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// How much the last move of a board, which stands, changed its cost.
    fn gain(&mut self, board: &mut Board) -> i64 {
        self.nodes.clear();
        self.areas.clear();
        for item in board.changed() {
            match item.checked_sub(board.plan.nodes.len()) {
                None => self.nodes.push(item),
                Some(a) => self.areas.push(a),
            }
        }
        for &n in &self.nodes {
            board.wires[n].iter().for_each(|&w| self.wires[w] = true);
        }
        let moved = Moved {
            wires: &self.wires,
            nodes: &self.nodes,
            areas: &self.areas,
        };
        let lines = &mut self.lines;
        let mut cost = |b: &Board| cost::around(b.plan, &b.at, &b.lines, &moved, lines);
        let after = cost(board);
        board.exchange();
        let before = cost(board);
        board.exchange();
        for &n in &self.nodes {
            board.wires[n].iter().for_each(|&w| self.wires[w] = false);
        }
        after - before
    }
}
