//! Attack potential: the factors of ISO 18045 and ISO/SAE 21434 (annex G), what each level of an adversary has of them,
//! and the bands of their sums.

use crate::model::*;

/// A stretch of time that is as good as any.
pub const ANY_TIME: u32 = u32::MAX;

/// What an attack takes, or what an adversary has. The least is the default.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Effort {
    /// Elapsed time in days.
    pub days: u32,
    pub expertise: Expertise,
    pub equipment: Equipment,
    pub window: Window,
    pub knowledge: Knowledge,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort {
            days: 0,
            expertise: Expertise::Layman,
            equipment: Equipment::Standard,
            window: Window::Unlimited,
            knowledge: Knowledge::Public,
        }
    }
}

impl Effort {
    /// What the factors of a threat come to; what is not stated is the least.
    pub fn needed(factors: &Factors) -> Effort {
        let least = Effort::default();
        Effort {
            days: factors.time.map_or(0, |t| t.days),
            expertise: factors.expertise.unwrap_or(least.expertise),
            equipment: factors.equipment.unwrap_or(least.equipment),
            window: factors.window.unwrap_or(least.window),
            knowledge: factors.knowledge.unwrap_or(least.knowledge),
        }
    }

    /// One after the other: time adds, of all else the most counts.
    pub fn then(self, other: Effort) -> Effort {
        Effort {
            days: self.days.saturating_add(other.days),
            ..self.most(other)
        }
    }

    /// The most of each factor.
    pub fn most(self, other: Effort) -> Effort {
        Effort {
            days: self.days.max(other.days),
            expertise: self.expertise.max(other.expertise),
            equipment: self.equipment.max(other.equipment),
            window: self.window.max(other.window),
            knowledge: self.knowledge.max(other.knowledge),
        }
    }

    /// Whether it is no more than `other` in any factor.
    pub fn within(self, other: Effort) -> bool {
        self.most(other) == other
    }

    /// The points of each factor: time, expertise, equipment, window, knowledge (ISO/SAE 21434, table G).
    pub fn points(self) -> [u32; 5] {
        let time = match self.days {
            0..=1 => 0,
            2..=7 => 1,
            8..=31 => 4,
            32..=186 => 17,
            _ => 19,
        };
        [
            time,
            [0, 3, 6, 8][self.expertise as usize],
            [0, 4, 7, 9][self.equipment as usize],
            [0, 1, 4, 10][self.window as usize],
            [0, 3, 7, 11, 11][self.knowledge as usize],
        ]
    }

    pub fn sum(self) -> u32 {
        self.points().iter().sum()
    }

    /// The attack feasibility rating of the sum (ISO/SAE 21434, annex G).
    pub fn feasibility(self) -> Feasibility {
        match self.sum() {
            0..=13 => Feasibility::High,
            14..=19 => Feasibility::Medium,
            20..=24 => Feasibility::Low,
            _ => Feasibility::VeryLow,
        }
    }

    /// The potential that an attacker with these factors has (ISO 18045).
    pub fn potential(self) -> Potential {
        match self.sum() {
            0..=9 => Potential::Basic,
            10..=13 => Potential::Enhanced,
            14..=19 => Potential::Moderate,
            20..=24 => Potential::High,
            _ => Potential::Unbounded,
        }
    }
}

/// The factors that a level stands for; knowledge is stated apart.
pub fn of_level(level: Potential) -> Effort {
    let (expertise, equipment, days, window) = match level {
        Potential::Basic => (Expertise::Proficient, Equipment::Standard, 7, Window::Easy),
        Potential::Enhanced => (Expertise::Expert, Equipment::Standard, 31, Window::Easy),
        Potential::Moderate => (Expertise::Expert, Equipment::Specialised, 186, Window::Moderate),
        Potential::High => (
            Expertise::Multiple,
            Equipment::Bespoke,
            ANY_TIME,
            Window::Difficult,
        ),
        Potential::Unbounded => (
            Expertise::Multiple,
            Equipment::MultipleBespoke,
            ANY_TIME,
            Window::Difficult,
        ),
    };
    Effort {
        days,
        expertise,
        equipment,
        window,
        knowledge: Knowledge::Public,
    }
}
