//! Claims: proven, refuted, undecided, or vacuous.

use super::derivation::Derivation;
use super::fact::{Atom, Predicate, Target};
use super::reach::Answer;
use super::scenario::{Reading, Scenario, Switch};
use super::solve::Closure;
use super::start::{General, Question, switched_off};
use super::{Analysis, Program};
use crate::model::*;
use std::collections::VecDeque;
use std::sync::Arc;

/// What a claim, or a line of it, comes to.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Refuted,
    /// It depends on what is not stated.
    Undecided,
    /// It holds, and only because no adversary comes near.
    Vacuous,
    Proven,
}

impl Verdict {
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Refuted => "refuted",
            Verdict::Undecided => "undecided",
            Verdict::Vacuous => "vacuous",
            Verdict::Proven => "proven",
        }
    }
}

/// What a claim comes to.
#[derive(Clone, Debug)]
pub struct ClaimVerdict {
    /// With the controls that count today: this decides. The worst of the lines, but vacuous only when all are.
    pub today: Verdict,
    /// With all controls.
    pub planned: Verdict,
    /// In the order of the claim.
    pub lines: Vec<LineVerdict>,
}

/// What a line comes to today, and why.
#[derive(Clone, Debug)]
pub struct LineVerdict {
    pub today: Verdict,
    pub planned: Verdict,
    /// The adversary that decides: the one named; of `nobody`, the first with the worst answer.
    pub adversary: Option<AdversaryId>,
    /// Where the effect is out of reach: a smallest set of controls and assumptions that keeps it so. Whatever else
    /// fails, all of it at once, these are enough.
    pub rests_on: Vec<Switch>,
    /// Of what is undecided: what it depends on.
    pub questions: Vec<Question>,
}

/// What every claim of a model comes to.
pub fn claims(model: &Model, analysis: &Analysis) -> Vec<ClaimVerdict> {
    let mut kept = Kept::default();
    ClaimId::all(model)
        .map(|id| claim(model, analysis, &model[id], &mut kept))
        .collect()
}

fn claim<'a>(model: &Model, analysis: &'a Analysis, claim: &Claim, kept: &mut Kept<'a>) -> ClaimVerdict {
    let lines: Vec<LineVerdict> = claim
        .lines
        .iter()
        .map(|line| self::line(model, analysis, line, &claim.relies_on, kept))
        .collect();
    let together = |of: &dyn Fn(&LineVerdict) -> Verdict| {
        let worst = lines.iter().map(of).min().unwrap_or(Verdict::Undecided);
        match worst {
            Verdict::Vacuous if lines.iter().any(|l| of(l) != Verdict::Vacuous) => Verdict::Proven,
            worst => worst,
        }
    };
    ClaimVerdict {
        today: together(&|l| l.today),
        planned: together(&|l| l.planned),
        lines,
    }
}

fn line<'a>(
    model: &Model,
    analysis: &'a Analysis,
    line: &ClaimLine,
    relies_on: &[crate::source::Spanned<Node>],
    kept: &mut Kept<'a>,
) -> LineVerdict {
    let relied: Vec<Node> = relies_on.iter().map(|n| n.value).collect();
    let whom: Vec<AdversaryId> = match &line.adversary {
        Some(adversary) => vec![adversary.value],
        None => AdversaryId::all(model).collect(),
    };
    let each = whom
        .iter()
        .map(|a| one(model, analysis, line, (*a, &relied), kept));
    let mut list: Vec<LineVerdict> = each.collect();
    let planned = combined(list.iter().map(|l| l.planned));
    let today = combined(list.iter().map(|l| l.today));
    let worst = list.iter().position(|l| l.today == today);
    let mut rests_on: Vec<Switch> = list.iter().flat_map(|l| l.rests_on.iter().copied()).collect();
    rests_on.sort_unstable();
    rests_on.dedup();
    match worst {
        Some(at) => LineVerdict {
            today,
            planned,
            rests_on,
            ..list.swap_remove(at)
        },
        // Nobody is declared: what nobody can is true, and nothing shows it.
        None => LineVerdict {
            today: Verdict::Vacuous,
            planned: Verdict::Vacuous,
            adversary: None,
            rests_on,
            questions: Vec::new(),
        },
    }
}

/// The worst of several, but vacuous only when all are.
fn combined(verdicts: impl Iterator<Item = Verdict> + Clone) -> Verdict {
    match verdicts.clone().min() {
        Some(Verdict::Vacuous) if verdicts.clone().any(|v| v == Verdict::Proven) => Verdict::Proven,
        worst => worst.unwrap_or(Verdict::Vacuous),
    }
}

/// The line for one adversary.
fn one<'a>(
    model: &Model,
    analysis: &'a Analysis,
    line: &ClaimLine,
    (adversary, relied): (AdversaryId, &[Node]),
    kept: &mut Kept<'a>,
) -> LineVerdict {
    let target = Target::of(&line.what);
    let concedes = line.concedes();
    let scenario = |run, reading| Scenario::new(adversary, run, reading).given(&line.given);
    let answer = |run| {
        if line.given.is_empty() {
            return analysis.holds(model, adversary, run, target);
        }
        let holds = |reading| {
            let facts = analysis.facts(model, &scenario(run, reading));
            facts.holds(model, &analysis.program, target)
        };
        match (holds(Reading::Sure), holds(Reading::Maybe)) {
            (true, _) => Answer::Yes,
            (false, true) => Answer::Undecided,
            (false, false) => Answer::No,
        }
    };
    let (today, planned) = (answer(Run::Today), answer(Run::Planned));
    let mut it = LineVerdict {
        today: verdict(today, concedes),
        planned: verdict(planned, concedes),
        adversary: Some(adversary),
        rests_on: Vec::new(),
        questions: Vec::new(),
    };
    match today {
        Answer::Yes => {}
        Answer::Undecided => {
            let scenario = scenario(Run::Today, Reading::Maybe);
            let start = analysis.start(model, &scenario);
            let way = analysis.way(model, &scenario, target);
            it.questions = way.map_or(Vec::new(), |w| w.questions(&analysis.program, &start));
        }
        Answer::No => {
            let scenario = scenario(Run::Today, Reading::Maybe);
            let proof = analysis.proof_from(kept, model, &scenario, target, relied);
            it.rests_on = proof.rests_on;
            if !concedes && !proof.comes_near {
                it.today = Verdict::Vacuous;
                if planned == Answer::No {
                    it.planned = Verdict::Vacuous;
                }
            }
        }
    }
    it
}

fn verdict(answer: Answer, concedes: bool) -> Verdict {
    match (answer, concedes) {
        (Answer::Undecided, _) => Verdict::Undecided,
        (Answer::Yes, true) | (Answer::No, false) => Verdict::Proven,
        (Answer::Yes, false) | (Answer::No, true) => Verdict::Refuted,
    }
}

/// What follows from what is general, for those who shared it last: the next of them begins there.
#[derive(Default)]
struct Kept<'a>(VecDeque<(Arc<General>, Closure<'a>)>);

/// Closures of large models take megabytes.
const KEPT: usize = 6;

impl<'a> Kept<'a> {
    /// Whoever adds to it takes that back again.
    fn closure(&mut self, program: &'a Program, general: &Arc<General>) -> &mut Closure<'a> {
        let known = self.0.iter().position(|(kept, _)| Arc::ptr_eq(kept, general));
        let at = known.unwrap_or_else(|| {
            let atoms: Vec<Atom> = general.atoms().iter().collect();
            self.0.push_front((general.clone(), Closure::of(program, &atoms)));
            self.0.truncate(KEPT);
            0
        });
        &mut self.0[at].1
    }
}

/// What keeps an effect out of reach.
#[derive(Clone, Debug)]
pub struct Proof {
    /// A smallest set of switches that is enough.
    pub rests_on: Vec<Switch>,
    /// Whether the adversary touches any place where the target is, were everything switched off.
    pub comes_near: bool,
}

impl Analysis {
    /// How the adversary who decides a line reaches the effect, and in which scenario: of a `cannot` that is refuted, a
    /// `can` that is proven, and of what is undecided under the reading that helps the adversary. None of all others.
    pub fn way_of(
        &self,
        model: &Model,
        line: &ClaimLine,
        verdict: &LineVerdict,
    ) -> Option<(Scenario, Derivation)> {
        let reading = match (verdict.today, line.concedes()) {
            (Verdict::Undecided, _) => Reading::Maybe,
            (Verdict::Proven, true) | (Verdict::Refuted, false) => Reading::Sure,
            _ => return None,
        };
        let scenario = Scenario::new(verdict.adversary?, Run::Today, reading).given(&line.given);
        let way = self.way(model, &scenario, Target::of(&line.what))?;
        Some((scenario, way))
    }

    /// What keeps an effect out of reach, in a scenario where it is: everything is switched off, one after the other, as
    /// long as the effect stays out of reach. What `relied` names is tried last, so that it is kept where it can be.
    pub fn proof(&self, model: &Model, scenario: &Scenario, target: Target, relied: &[Node]) -> Proof {
        self.proof_from(&mut Kept::default(), model, scenario, target, relied)
    }

    /// The same, of many in turn.
    fn proof_from<'a>(
        &'a self,
        kept: &mut Kept<'a>,
        model: &Model,
        scenario: &Scenario,
        target: Target,
        relied: &[Node],
    ) -> Proof {
        let program = &self.program;
        let start = self.start(model, scenario);
        let closure = kept.closure(program, start.general());
        let before = closure.mark();
        closure.switch_on(&start.beside().collect::<Vec<_>>());
        let goal = program.atoms.effect(Predicate::Holds, target);
        let reached = |closure: &Closure| goal.is_some_and(|g| closure.holds(g));
        let mut switches: Vec<Switch> = Switch::all(model).collect();
        switches.sort_by_key(|s| relied.contains(&s.node()));
        let mut rests_on = Vec::new();
        for switch in &switches {
            let mark = closure.mark();
            closure.switch_on(&switched_off(program, &[*switch]));
            if reached(closure) {
                closure.undo(mark);
                rests_on.push(*switch);
            }
        }
        rests_on.sort_unstable();
        let comes_near = !rests_on.is_empty() || near(program, target).iter().any(|a| closure.holds(*a));
        closure.undo(before);
        Proof { rests_on, comes_near }
    }
}

/// The atoms of which one holds when the adversary touches where the target is.
fn near(program: &super::Program, target: Target) -> Vec<Atom> {
    let atoms = &program.atoms;
    [Predicate::Near, Predicate::Touched, Predicate::ActsAs]
        .iter()
        .filter_map(|is| atoms.node(*is, target.node))
        .collect()
}
