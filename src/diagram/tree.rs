//! Attack trees as SVG: the goal at the left, what it takes to the right.

use super::caption::Mark;
use super::geometry::Rect;
use super::model::Severity;
use super::plan::round_up;
use super::svg::flow::lock;
use super::svg::node;
use super::svg::pen::Pen;
use super::text;
use crate::words::{Language, Words};

const EDGE: i32 = 16;
const GAP: i32 = 14;
/// Room between a box and its parts: the word of the gate and the numbers of a sequence.
const REACH: i32 = 100;
const LINE: i32 = 17;
const WRAP: i32 = 190;
const TITLE: i32 = 13;
const SMALL: i32 = 11;
/// Room at the sides of the words in a pill, and of a lock before words.
const PILL: i32 = 14;
const MARK: i32 = 14;
/// Radius of the corners of lines.
const ROUND: i32 = 8;

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
    /// The language of its fixed words.
    pub language: Language,
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
    /// What the adversary does or reaches; empty for a group, which is drawn as its gate alone.
    pub title: String,
    /// How its parts combine; without parts it is a step, and this has no meaning.
    pub gate: Gate,
    /// How feasible it is, in a word; empty if not rated.
    pub feasibility: String,
    /// The colour of the feasibility: the easier, the more severe.
    pub level: Severity,
    /// What it needs, or what the goal is, in words: lines below the title.
    pub notes: Vec<String>,
    /// What stops it.
    pub stops: Vec<Stop>,
    /// Whether it stands out; when anything does, the rest is dimmed.
    pub highlight: bool,
    /// Where a click leads.
    pub link: Option<String>,
    /// Accessible name and tooltip; the title if empty.
    pub tooltip: String,
}

/// What stops a step.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    /// Its name.
    pub words: String,
    /// Whether it is there today; else it is planned.
    pub counts: bool,
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
        if let Some(parent) = parent(tree, i) {
            placed.edge(&mut pen, parent, i, lit && !branch.highlight);
        }
    }
    for (i, branch) in tree.branches.iter().enumerate() {
        placed.branch(&mut pen, i, branch, lit && !branch.highlight);
    }
    pen.close()
}

fn parent(tree: &Tree, i: usize) -> Option<usize> {
    tree.branches[i].parent.filter(|&p| p < i)
}

struct Placed {
    words: Words,
    boxes: Vec<Rect>,
    lines: Vec<Vec<Line>>,
    parts: Vec<Vec<usize>>,
}

/// A line of text in a box.
struct Line {
    words: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Title,
    Note,
    Feasibility(Severity),
    /// What stops it, and whether it is there today.
    Stop(bool),
}

impl Line {
    fn width(&self) -> i32 {
        match self.kind {
            Kind::Title => text::width(&self.words, TITLE),
            Kind::Note => text::width(&self.words, SMALL),
            Kind::Feasibility(_) => text::width(&self.words, SMALL) + PILL,
            Kind::Stop(_) => text::width(&self.words, SMALL) + MARK,
        }
    }
}

impl Placed {
    /// Rows by subtree; every parent is level with the middle of its parts.
    fn of(tree: &Tree) -> Placed {
        let count = tree.branches.len();
        let mut parts = vec![Vec::new(); count];
        for i in 0..count {
            if let Some(parent) = parent(tree, i) {
                parts[parent].push(i);
            }
        }
        let words = Words::of(tree.language);
        let lines: Vec<Vec<Line>> = tree.branches.iter().map(|b| lines(&words, b)).collect();
        let group = |i: usize| !parts[i].is_empty() && lines[i].is_empty();
        let boxes = (0..count)
            .map(|i| match group(i) {
                true => Rect {
                    w: gate_width(&words, tree.branches[i].gate),
                    h: 18,
                    ..Rect::default()
                },
                false => measure(&lines[i]),
            })
            .collect();
        let mut placed = Placed {
            words,
            boxes,
            lines,
            parts,
        };
        placed.set_columns(tree);
        placed.set_rows(tree);
        placed
    }

    /// Parts stand to the right of what they are parts of.
    fn set_columns(&mut self, tree: &Tree) {
        for i in 0..self.boxes.len() {
            self.boxes[i].x = parent(tree, i).map_or(EDGE, |p| self.boxes[p].right() + REACH);
        }
    }

    fn set_rows(&mut self, tree: &Tree) {
        let count = self.boxes.len();
        let mut tall = vec![0; count];
        let below = |parts: &[usize], tall: &[i32]| parts.iter().map(|&p| tall[p] + GAP).sum::<i32>() - GAP;
        for i in (0..count).rev() {
            tall[i] = below(&self.parts[i], &tall).max(self.boxes[i].h);
        }
        let (mut top, mut next) = (vec![EDGE; count], EDGE);
        for i in 0..count {
            if parent(tree, i).is_none() {
                top[i] = next;
                next += tall[i] + GAP;
            }
            let mut y = top[i] + (tall[i] - below(&self.parts[i], &tall)).max(0) / 2;
            for &part in &self.parts[i] {
                top[part] = y;
                y += tall[part] + GAP;
            }
            self.boxes[i].y = top[i] + (tall[i] - self.boxes[i].h) / 2;
        }
    }

    fn branch(&self, pen: &mut Pen, i: usize, branch: &Branch, dim: bool) {
        let r = self.boxes[i];
        let group = self.lines[i].is_empty() && !self.parts[i].is_empty();
        let name = match (branch.tooltip.is_empty(), group) {
            (false, _) => &branch.tooltip,
            (true, true) => &word(&self.words, branch.gate),
            (true, false) => &branch.title,
        };
        let classes = if dim { "branch dim" } else { "branch" };
        let id = format!("t{i}");
        let close = pen.open(&id, &branch.title, branch.link.as_deref(), name, classes);
        if !group {
            let (radius, shape) = match self.parts[i].is_empty() {
                true => (3, "actor"),
                false => (12, "process"),
            };
            let lit = if branch.highlight { " lit" } else { "" };
            pen.rect(&r, radius, &format!("{shape}{lit}"));
            for (k, line) in self.lines[i].iter().enumerate() {
                write(pen, line, &r, r.y + 10 + k as i32 * LINE);
            }
        }
        self.gate(pen, i, branch, group);
        pen.out += close;
    }

    /// The word that tells how the parts combine, where their lines leave the box or instead of one.
    fn gate(&self, pen: &mut Pen, i: usize, branch: &Branch, group: bool) {
        if self.parts[i].is_empty() || (self.parts[i].len() < 2 && !group) {
            return;
        }
        let r = self.boxes[i];
        let w = gate_width(&self.words, branch.gate);
        let x = if group {
            r.center().x
        } else {
            r.right() + 6 + w / 2
        };
        pen.rect(&Rect::around(x, r.center().y, w, 18), 9, "step");
        pen.text(
            x,
            r.center().y + 4,
            &word(&self.words, branch.gate),
            "step-ink middle small",
        );
        if branch.gate == Gate::Sequence {
            for (k, &part) in self.parts[i].iter().enumerate() {
                let p = self.boxes[part];
                node::steps(pen, p.x - 13, p.center().y, &(k + 1).to_string());
            }
        }
    }

    fn edge(&self, pen: &mut Pen, parent: usize, part: usize, dim: bool) {
        let (a, b) = (self.boxes[parent], self.boxes[part]);
        let (x, from, to) = (b.x - 30, a.center().y, b.center().y);
        let bend = (to - from).abs().min(2 * ROUND) / 2 * (to - from).signum();
        let d = match bend {
            0 => format!("M{} {from}H{}", a.right(), b.x),
            _ => format!(
                "M{} {from}H{}Q{x} {from} {x} {}V{}Q{x} {to} {} {to}H{}",
                a.right(),
                x - bend.abs(),
                from + bend,
                to - bend,
                x + bend.abs(),
                b.x
            ),
        };
        pen.path(&d, if dim { "line dim" } else { "line" });
    }
}

fn measure(lines: &[Line]) -> Rect {
    let widest = lines.iter().map(Line::width).max().unwrap_or(0);
    Rect {
        w: round_up((widest + 24).max(60), 10),
        h: lines.len().max(1) as i32 * LINE + 16,
        ..Rect::default()
    }
}

/// The lines of a box: the title, what it needs, how feasible it is, what stops it.
fn lines(said: &Words, branch: &Branch) -> Vec<Line> {
    let broken = |text: &str, size: i32, most: usize| text::wrap(&text::clean(text), size, WRAP, most);
    let line = |kind| move |words| Line { words, kind };
    let mut out: Vec<Line> = broken(&branch.title, TITLE, 4)
        .into_iter()
        .map(line(Kind::Title))
        .collect();
    for note in &branch.notes {
        out.extend(broken(note, SMALL, 3).into_iter().map(line(Kind::Note)));
    }
    let rated = broken(&branch.feasibility, SMALL, 1).into_iter();
    out.extend(rated.map(line(Kind::Feasibility(branch.level))));
    for stop in &branch.stops {
        let how = if stop.counts {
            "stop.counts"
        } else {
            "stop.planned"
        };
        let words = said.fill(how, &[("control", &stop.words)]);
        let words = broken(&words, SMALL, 1).into_iter();
        out.extend(words.map(line(Kind::Stop(stop.counts))));
    }
    out
}

fn write(pen: &mut Pen, line: &Line, r: &Rect, y: i32) {
    let base = y + LINE / 2 + 4;
    let left = r.center().x - line.width() / 2;
    match line.kind {
        Kind::Title => pen.text(r.center().x, base, &line.words, "ink middle"),
        Kind::Note => pen.text(r.center().x, base, &line.words, "soft middle small"),
        Kind::Feasibility(level) => {
            let (fill, ink) = node::ink_on(level);
            pen.rect(
                &Rect::around(r.center().x, y + LINE / 2, line.width(), 15),
                7,
                &fill,
            );
            pen.text(r.center().x, base, &line.words, &format!("{ink} middle small"));
        }
        Kind::Stop(counts) => {
            lock(pen, left, y + 3, if counts { Mark::Locked } else { Mark::Open });
            pen.text(left + MARK, base, &line.words, "soft small");
        }
    }
}

fn word(words: &Words, gate: Gate) -> String {
    words.say(match gate {
        Gate::Any => "gate.any",
        Gate::All => "gate.all",
        Gate::Sequence => "gate.sequence",
    })
}

fn gate_width(words: &Words, gate: Gate) -> i32 {
    text::width(&word(words, gate), SMALL) + 14
}
