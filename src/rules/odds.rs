//! What an undecided condition waits for, and how likely one answer decides it.
//!
//! Every value of an attribute that is still possible is taken to be as likely as another: what people will answer is not
//! known. The odds order questions; nothing else depends on them.

use super::facts::{Attr, Cell};
use super::pattern::*;
use super::value::exact;
use super::world::{Binding, World};
use crate::bits::ones;
use crate::model::*;

/// An attribute of a declaration that a condition waits for, with how likely its value alone makes the condition fail,
/// or hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wait {
    pub of: Node,
    pub attribute: Attr,
    pub no: f32,
    pub yes: f32,
}

impl Wait {
    /// How likely the answer alone decides it.
    pub fn settles(self) -> f32 {
        (self.no + self.yes).min(1.0)
    }

    fn same(self, other: Wait) -> bool {
        self.of == other.of && self.attribute == other.attribute
    }

    fn negated(self) -> Wait {
        Wait {
            no: self.yes,
            yes: self.no,
            ..self
        }
    }
}

/// What parts that must all hold wait for, each of them undecided. One answer makes them fail with any of the parts that
/// read it, and hold only if no part waits for another.
pub fn all(parts: Vec<Vec<Wait>>) -> Vec<Wait> {
    if parts.len() == 1 {
        return parts.into_iter().next().unwrap_or_default();
    }
    let mut list: Vec<Wait> = Vec::new();
    for wait in parts.iter().flatten() {
        match list.iter_mut().find(|w| w.same(*wait)) {
            Some(known) => {
                known.no = 1.0 - (1.0 - known.no) * (1.0 - wait.no);
                known.yes = known.yes.min(wait.yes);
            }
            None => list.push(*wait),
        }
    }
    if list.len() > 1 {
        list.iter_mut().for_each(|w| w.yes = 0.0);
    }
    list
}

/// What parts of which one must hold wait for, each of them undecided.
pub fn any(parts: Vec<Vec<Wait>>) -> Vec<Wait> {
    negated(all(parts.into_iter().map(negated).collect()))
}

fn negated(mut waits: Vec<Wait>) -> Vec<Wait> {
    waits.iter_mut().for_each(|w| *w = w.negated());
    waits
}

impl World<'_> {
    /// What an undecided condition waits for; nothing where it is decided.
    pub fn waits(&self, condition: &Formula, binding: &mut Binding) -> Vec<Wait> {
        if self.truth(condition, binding) != Truth::Unknown {
            return Vec::new();
        }
        match condition {
            Formula::And(list) => all(self.parts(list, binding)),
            Formula::Or(list) => any(self.parts(list, binding)),
            Formula::Not(inner) => negated(self.waits(inner, binding)),
            Formula::Test { lookup, test, .. } => self.lone(lookup, binding, |cell| passing(cell, *test)),
            Formula::Names { lookup, .. } => self.lone(lookup, binding, |_| 0.0),
            Formula::Match {
                left,
                operator,
                right,
            } => self.both((left, right), *operator, binding),
            Formula::Quantified(q) => self.of_members(q, binding),
            Formula::Reaches(path) => self.of_path(path, binding),
            _ => Vec::new(),
        }
    }

    /// What each undecided part waits for.
    fn parts(&self, list: &[Formula], binding: &mut Binding) -> Vec<Vec<Wait>> {
        let parts = list.iter().map(|c| self.waits(c, binding));
        parts.filter(|p| !p.is_empty()).collect()
    }

    /// A single attribute; `passing` says how likely it passes.
    fn lone(&self, lookup: &Lookup, binding: &Binding, passing: impl Fn(Cell) -> f32) -> Vec<Wait> {
        let open = self.cell(lookup, binding).filter(|(cell, ..)| !exact(*cell));
        let wait = open.map(|(cell, of, attribute)| {
            let yes = passing(cell);
            Wait {
                of,
                attribute,
                no: 1.0 - yes,
                yes,
            }
        });
        wait.into_iter().collect()
    }

    /// Two attributes against each other: a value of one that decides it whatever the other is.
    fn both(&self, (left, right): (&Lookup, &Lookup), operator: Operator, binding: &Binding) -> Vec<Wait> {
        let (Some(a), Some(b)) = (self.cell(left, binding), self.cell(right, binding)) else {
            return Vec::new();
        };
        let odds = |at: usize| {
            let cell = [a.0, b.0][at];
            let values: Vec<u32> = ones(cell.a).collect();
            let share = |wanted: Truth| {
                let decided = values.iter().filter(|v| {
                    let one = Cell { a: 1 << **v, b: 0 };
                    let (left, right) = if at == 0 { (one, b.0) } else { (a.0, one) };
                    self.matched(a.2, left, operator, right) == wanted
                });
                decided.count() as f32 / values.len().max(1) as f32
            };
            let scale =
                matches!(a.2, Attr::Declared(id) if matches!(self.model[id].domain, Domain::Scale(_)));
            match scale {
                true => (share(Truth::No), share(Truth::Yes)),
                false => (0.5, 0.5),
            }
        };
        let sides = [a, b].into_iter().enumerate();
        let open = sides.filter(|(_, (cell, ..))| !exact(*cell));
        let waits = open.map(|(at, (_, of, attribute))| {
            let (no, yes) = odds(at);
            vec![Wait {
                of,
                attribute,
                no,
                yes,
            }]
        });
        waits.flatten().collect()
    }

    /// `some` is any of its members, `every` all, `no` not any.
    fn of_members(&self, q: &Quantified, binding: &Binding) -> Vec<Wait> {
        let every = q.quantifier == Quantifier::Every;
        let mut local = *binding;
        let mut members = Vec::new();
        self.each_that_may(q, binding, &mut |node| {
            local[q.slot as usize] = node;
            let parts = [(&q.with, every), (&q.body, false)].map(|(part, negate)| {
                let Some(part) = part else {
                    return (if negate { Truth::No } else { Truth::Yes }, Vec::new());
                };
                let truth = self.truth(part, &mut local);
                let waits = self.waits(part, &mut local);
                match negate {
                    true => (truth.negated(), negated(waits)),
                    false => (truth, waits),
                }
            });
            let truths = [parts[0].0, parts[1].0];
            let waits = parts.into_iter().map(|p| p.1).filter(|p| !p.is_empty()).collect();
            let open = match every {
                true => truths.into_iter().max(),
                false => truths.into_iter().min(),
            };
            if open == Some(Truth::Unknown) {
                members.push(if every { any(waits) } else { all(waits) });
            }
            true
        });
        match q.quantifier {
            Quantifier::Every => all(members),
            Quantifier::Some => any(members),
            Quantifier::No => negated(any(members)),
        }
    }

    /// Any of the data that may be on the way.
    fn of_path(&self, path: &Path, binding: &mut Binding) -> Vec<Wait> {
        let Some(Carrying::Any(slot, Some(with))) = &path.carrying else {
            return Vec::new();
        };
        let mut waiting = Vec::new();
        self.ways(path, binding, &mut |way, _| {
            waiting.extend(way.carrying);
            true
        });
        let mut data = Vec::new();
        for one in waiting {
            binding[*slot as usize] = Node::Data(one);
            data.push(self.waits(with, binding));
        }
        data.retain(|d| !d.is_empty());
        any(data)
    }
}

/// The share of the possible values that pass a test. Of a set one word is counted on, as most answers name one.
fn passing(cell: Cell, test: Test) -> f32 {
    let share = |of: u64, mask: u64| (of & mask).count_ones() as f32 / of.count_ones().max(1) as f32;
    match test {
        Test::OneOf(mask) => share(cell.a, mask),
        Test::Meets(mask) => share(cell.b & !cell.a, mask),
        Test::Days(..) | Test::Known(_) => 0.5,
    }
}
