//! What is known of a value against what is asked of it.

use super::facts::Cell;
use super::pattern::Test;
use crate::model::{Operator, Truth};

pub(super) fn truth(holds: bool) -> Truth {
    match holds {
        true => Truth::Yes,
        false => Truth::No,
    }
}

impl Truth {
    pub(super) fn negated(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

/// Whether a value is known exactly, whatever its domain: one step; a set with nothing open; one duration; a name.
pub(super) fn exact(cell: Cell) -> bool {
    cell.a == cell.b || cell.b == 0 && cell.a.is_power_of_two()
}

pub(super) fn kleene(some: bool, all: bool) -> Truth {
    match (some, all) {
        (_, true) => Truth::Yes,
        (true, false) => Truth::Unknown,
        (false, false) => Truth::No,
    }
}

pub(super) fn tested(cell: Cell, test: Test) -> Truth {
    match test {
        Test::OneOf(mask) => kleene(cell.a & mask != 0, cell.a & !mask == 0),
        Test::Meets(mask) => kleene(cell.b & mask != 0, cell.a & mask != 0),
        Test::Days(operator, days) => ranges(operator, (cell.a, cell.b), (days, days)),
        Test::Known(known) => truth(exact(cell) == known),
    }
}

/// A comparison of two durations, each between two bounds.
pub(super) fn ranges(operator: Operator, (low, high): (u64, u64), (from, to): (u64, u64)) -> Truth {
    match operator {
        Operator::Less => kleene(low < to, high < from),
        Operator::LessEqual => kleene(low <= to, high <= from),
        Operator::Greater => kleene(high > from, low > to),
        Operator::GreaterEqual => kleene(high >= from, low >= to),
        Operator::Equal => kleene(
            low <= to && from <= high,
            low == high && from == to && low == from,
        ),
        Operator::NotEqual => ranges(Operator::Equal, (low, high), (from, to)).negated(),
    }
}
