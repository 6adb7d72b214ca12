//! Attack trees as SVG: the goal at the left, what it takes to the right.

use super::geometry::Rect;
use super::model::{Badge, Severity};
use super::plan::round_up;
use super::svg::flow::lock;
use super::svg::node::badge;
use super::svg::pen::Pen;
use super::text;
use crate::diagram::caption::Mark;

const EDGE: i32 = 16;
const GAP: i32 = 14;
const REACH: i32 = 84;
const LINE: i32 = 17;
const WRAP: i32 = 190;

/// An attack tree (Schneier 1999), with sequences.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Prefix of the ids and classes in the SVG: unique among the pictures of one page.
    pub id: String,
    /// Accessible name of the picture.
    pub title: String,
    /// Accessible description of the picture.
    pub description: String,
    /// The goal and its parts, parents before their children, siblings in their order.
    pub branches: Vec<Branch>,
}

/// How the parts of a branch make it come true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gate {
    /// One of them is enough.
    #[default]
    Any,
    /// All of them are needed.
    All,
    /// All of them are needed, one after the other.
    Sequence,
}

/// A goal, a part of it, or a step.
#[derive(Clone, Debug, Default)]
pub struct Branch {
    /// Index of the branch it is a part of; branches without one are goals.
    pub parent: Option<usize>,
    /// What the adversary does or reaches.
    pub title: String,
    /// How its parts combine; without parts it is a step, and this has no meaning.
    pub gate: Gate,
    /// How feasible it is, in a word; empty if not rated.
    pub feasibility: String,
    /// The colour of the feasibility: the easier, the more severe.
    pub level: Severity,
    /// What stops it.
    pub stops: Vec<String>,
    /// Whether it stands out; when anything does, the rest is dimmed.
    pub highlight: bool,
    /// Where a click leads.
    pub link: Option<String>,
    /// Accessible name and tooltip; the title if empty.
    pub tooltip: String,
}

/// Draws a tree; its size in pixels grows with the number of its steps and its depth.
pub fn draw(tree: &Tree) -> String {
    let placed = Placed::of(tree);
    let size = placed
        .boxes
        .iter()
        .fold((0, 0), |(w, h), b| (w.max(b.right()), h.max(b.bottom())));
    let size = (size.0 + EDGE, size.1 + EDGE);
    let mut pen = Pen::document(&tree.id, &tree.title, &tree.description, size);
    let lit = tree.branches.iter().any(|b| b.highlight);
    for (i, branch) in tree.branches.iter().enumerate() {
        if let Some(parent) = placed.parent(tree, i) {
            placed.edge(&mut pen, parent, i, lit && !branch.highlight);
        }
    }
    for (i, branch) in tree.branches.iter().enumerate() {
        placed.branch(&mut pen, i, branch, lit && !branch.highlight);
    }
    pen.close()
}

struct Placed {
    boxes: Vec<Rect>,
    titles: Vec<Vec<String>>,
    parts: Vec<Vec<usize>>,
}

impl Placed {
    /// Columns by depth, rows by subtree; every parent is level with the middle of its parts.
    fn of(tree: &Tree) -> Placed {
        let count = tree.branches.len();
        let mut placed = Placed {
            boxes: Vec::new(),
            titles: Vec::new(),
            parts: vec![Vec::new(); count],
        };
        let (mut depth, mut columns) = (vec![0usize; count], Vec::new());
        for (i, branch) in tree.branches.iter().enumerate() {
            if let Some(parent) = placed.parent(tree, i) {
                placed.parts[parent].push(i);
                depth[i] = depth[parent] + 1;
            }
            let rect = placed.measure(branch);
            placed.boxes.push(rect);
            columns.resize(columns.len().max(depth[i] + 1), 0);
            columns[depth[i]] = rect.w.max(columns[depth[i]]);
        }
        let lefts: Vec<i32> = columns
            .iter()
            .scan(EDGE, |x, w| Some(std::mem::replace(x, *x + w + REACH)))
            .collect();
        let mut tall = vec![0; count];
        for i in (0..count).rev() {
            let parts = &placed.parts[i];
            let sum: i32 = parts.iter().map(|&p| tall[p] + GAP).sum::<i32>() - GAP;
            tall[i] = sum.max(placed.boxes[i].h);
        }
        placed.set_rows(tree, &tall);
        for (b, d) in placed.boxes.iter_mut().zip(&depth) {
            b.x = lefts[*d];
        }
        placed
    }

    fn set_rows(&mut self, tree: &Tree, tall: &[i32]) {
        let mut top = vec![EDGE; tall.len()];
        let mut next = EDGE;
        for i in 0..tall.len() {
            if self.parent(tree, i).is_none() {
                top[i] = next;
                next += tall[i] + GAP;
            }
            let own: i32 = self.parts[i].iter().map(|&p| tall[p] + GAP).sum::<i32>() - GAP;
            let mut y = top[i] + (tall[i] - own).max(0) / 2;
            for &part in &self.parts[i] {
                top[part] = y;
                y += tall[part] + GAP;
            }
            self.boxes[i].y = top[i] + (tall[i] - self.boxes[i].h) / 2;
        }
    }

    fn parent(&self, tree: &Tree, i: usize) -> Option<usize> {
        tree.branches[i].parent.filter(|&p| p < i)
    }

    fn measure(&mut self, branch: &Branch) -> Rect {
        let lines = text::wrap(&text::clean(&branch.title), 13, WRAP, 4);
        let widest = lines.iter().map(|l| text::width(l, 13)).max().unwrap_or(0);
        let notes = notes(branch)
            .iter()
            .map(|n| text::width(n, 11) + 30)
            .max()
            .unwrap_or(0);
        let rows = lines.len() as i32 + notes_count(branch);
        self.titles.push(lines);
        Rect {
            x: 0,
            y: 0,
            w: round_up(widest.max(notes) + 24, 10),
            h: rows.max(1) * LINE + 16,
        }
    }

    fn branch(&self, pen: &mut Pen, i: usize, branch: &Branch, dim: bool) {
        let r = self.boxes[i];
        let name = if branch.tooltip.is_empty() {
            &branch.title
        } else {
            &branch.tooltip
        };
        let classes = if dim { "branch dim" } else { "branch" };
        let close = pen.open(
            &format!("t{i}"),
            &branch.title,
            branch.link.as_deref(),
            name,
            classes,
        );
        let lit = if branch.highlight { " lit" } else { "" };
        let step = self.parts[i].is_empty();
        pen.rect(
            &r,
            if step { 3 } else { 12 },
            &format!("{}{lit}", if step { "actor" } else { "process" }),
        );
        let mut y = r.y + LINE + 5;
        for line in &self.titles[i] {
            pen.text(r.center().x, y, line, "ink middle");
            y += LINE;
        }
        let rated = usize::from(!branch.feasibility.is_empty());
        for (k, note) in notes(branch).iter().enumerate() {
            if k < rated {
                badge(
                    pen,
                    r.x + 24,
                    y - 4,
                    Badge {
                        count: 0,
                        severity: branch.level,
                    },
                );
            } else {
                lock(pen, r.x + 20, y - 9, Mark::Locked);
            }
            pen.text(r.x + 40, y, note, "soft small");
            y += LINE;
        }
        self.gate(pen, i, branch);
        pen.out += close;
    }

    /// The word that tells how the parts combine, where their lines leave the box.
    fn gate(&self, pen: &mut Pen, i: usize, branch: &Branch) {
        if self.parts[i].len() < 2 {
            return;
        }
        let word = match branch.gate {
            Gate::Any => "any of",
            Gate::All => "all of",
            Gate::Sequence => "in order",
        };
        let (r, w) = (self.boxes[i], text::width(word, 11) + 8);
        let (x, y) = (r.right() + 4 + w / 2, r.center().y);
        pen.rect(&Rect::around(x, y, w, 16), 8, "step");
        pen.text(x, y + 4, word, "step-ink middle small");
        if branch.gate == Gate::Sequence {
            for (k, &part) in self.parts[i].iter().enumerate() {
                let p = self.boxes[part];
                pen.rect(&Rect::around(p.x - 12, p.center().y, 16, 16), 8, "step");
                let number = (k + 1).to_string();
                pen.text(p.x - 12, p.center().y + 4, &number, "step-ink middle small");
            }
        }
    }

    fn edge(&self, pen: &mut Pen, parent: usize, part: usize, dim: bool) {
        let (a, b) = (self.boxes[parent], self.boxes[part]);
        let column = self.parts[parent]
            .iter()
            .map(|&p| self.boxes[p].x)
            .min()
            .unwrap_or(b.x);
        let (x, y) = (column - 22, b.center().y);
        let d = format!("M{} {}H{x}V{y}H{}", a.right(), a.center().y, b.x);
        pen.path(&d, if dim { "line dim" } else { "line" });
    }
}

/// The lines below the title: the feasibility first, then what stops it.
fn notes(branch: &Branch) -> Vec<String> {
    let clean = |t: &str| {
        text::wrap(&text::clean(t), 11, WRAP, 1)
            .into_iter()
            .next()
            .unwrap_or_default()
    };
    let rated = (!branch.feasibility.is_empty()).then(|| clean(&branch.feasibility));
    let stops = branch.stops.iter().map(|s| clean(&format!("stopped by {s}")));
    rated.into_iter().chain(stops).collect()
}

fn notes_count(branch: &Branch) -> i32 {
    i32::from(!branch.feasibility.is_empty()) + branch.stops.len() as i32
}
