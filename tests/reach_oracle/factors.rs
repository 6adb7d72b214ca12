//! R25: what an adversary has, and what a threat needs of it.

use super::naive::Setting;
use super::statics::truth;
use tm::model::*;

fn stated<'a>(s: &Setting<'a>) -> Vec<&'a Computes> {
    let lineage = s.model.lineage(s.adversary);
    lineage
        .into_iter()
        .filter_map(|a| s.model[a].computes.as_ref())
        .collect()
}

/// The highest potential of the adversary or one it is: stated as a level, or what its factors come to. None where
/// nothing is stated.
pub fn potential(s: &Setting) -> Option<Potential> {
    let knowledge = s.model.knowledge(s.adversary);
    let level = |c: &&Computes| {
        c.level
            .as_ref()
            .map_or_else(|| rated(&c.factors, knowledge), |l| l.value)
    };
    stated(s).iter().map(level).max()
}

/// The potential that factors come to (ISO 18045; the points are those of ISO/SAE 21434, annex G).
fn rated(has: &Factors, knowledge: Option<Knowledge>) -> Potential {
    let time = match has.time.map_or(0, |t| t.days) {
        0..=1 => 0,
        2..=7 => 1,
        8..=31 => 4,
        32..=186 => 17,
        _ => 19,
    };
    let points = time
        + has.expertise.map_or(0, |e| [0, 3, 6, 8][e as usize])
        + has.equipment.map_or(0, |e| [0, 4, 7, 9][e as usize])
        + has.window.map_or(0, |w| [0, 1, 4, 10][w as usize])
        + knowledge.map_or(0, |k| [0, 3, 7, 11, 11][k as usize]);
    match points {
        0..=9 => Potential::Basic,
        10..=13 => Potential::Enhanced,
        14..=19 => Potential::Moderate,
        20..=24 => Potential::High,
        _ => Potential::Unbounded,
    }
}

/// Whether each stated factor needed is at most what the adversary has; unknown where it does not say what it has.
pub fn meets(s: &Setting, need: &Factors) -> Truth {
    let knowledge = match (need.knowledge, s.model.knowledge(s.adversary)) {
        (None | Some(Knowledge::Public), _) => Truth::Yes,
        (Some(_), None) => Truth::Unknown,
        (Some(need), Some(has)) => truth(Some(need <= has)),
    };
    let asks_nothing = need.expertise.is_none_or(|e| e == Expertise::Layman)
        && need.equipment.is_none_or(|e| e == Equipment::Standard)
        && need.window.is_none_or(|w| w == Window::Unlimited)
        && need.time.is_none_or(|t| t.days == 0)
        && need.queries.is_none()
        && !need.quantum;
    let computes = stated(s);
    if asks_nothing {
        return knowledge;
    }
    if computes.is_empty() {
        return knowledge.min(Truth::Unknown);
    }
    // Of each factor the most that any of them has; what one does not say follows from its level.
    let knows = s.model.knowledge(s.adversary);
    let levels = |c: &&Computes| {
        table(
            c.level
                .as_ref()
                .map_or_else(|| rated(&c.factors, knows), |l| l.value),
        )
    };
    let each: Vec<_> = computes.iter().map(|c| (&c.factors, levels(c))).collect();
    let has = |enough: &dyn Fn(&Factors, Level) -> bool| {
        each.iter().any(|(factors, level)| enough(factors, *level))
    };
    let expertise = need
        .expertise
        .is_none_or(|n| has(&|f, l| f.expertise.unwrap_or(l.0) >= n));
    let equipment = need
        .equipment
        .is_none_or(|n| has(&|f, l| f.equipment.unwrap_or(l.1) >= n));
    let time = need
        .time
        .is_none_or(|n| has(&|f, l| f.time.map_or(l.2, |t| t.days) >= n.days));
    let window = need
        .window
        .is_none_or(|n| has(&|f, l| f.window.unwrap_or(l.3) >= n));
    let queries = need
        .queries
        .is_none_or(|n| has(&|f, _| f.queries.is_none_or(|h| h >= n)));
    let quantum = !need.quantum || has(&|f, _| f.quantum);
    knowledge.min(truth(Some(
        expertise && equipment && time && window && queries && quantum,
    )))
}

type Level = (Expertise, Equipment, u32, Window);

/// What a level stands for: expertise, equipment, days, window.
fn table(level: Potential) -> Level {
    match level {
        Potential::Basic => (Expertise::Proficient, Equipment::Standard, 7, Window::Easy),
        Potential::Enhanced => (Expertise::Expert, Equipment::Standard, 31, Window::Easy),
        Potential::Moderate => (Expertise::Expert, Equipment::Specialised, 186, Window::Moderate),
        Potential::High => (
            Expertise::Multiple,
            Equipment::Bespoke,
            u32::MAX,
            Window::Difficult,
        ),
        Potential::Unbounded => (
            Expertise::Multiple,
            Equipment::MultipleBespoke,
            u32::MAX,
            Window::Difficult,
        ),
    }
}
