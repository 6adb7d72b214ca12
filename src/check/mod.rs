//! The examiner: is the model well made and complete? (Which threats a system has is the matter of `rules`.)
//!
//! A check is a function that looks at the whole model and says what is missing; `GROUPS` lists them all.

mod abstraction;
mod access;
mod adversary;
mod assumptions;
mod attention;
mod claims;
mod classes;
mod completeness;
mod consistency;
mod contradiction;
mod controls;
mod coverage;
mod decision;
mod derived;
mod facts;
mod feasible;
mod flow;
mod goal;
mod guarding;
mod hanging;
mod learning;
mod likeness;
mod machine_learning;
mod mitigation;
mod movement;
mod omissions;
mod passage;
mod placeholder;
mod plans;
mod powers;
mod present;
mod process;
mod prose;
mod rating;
mod references;
mod removal;
mod responses;
mod rules;
mod scope;
mod secret;
mod severity;
mod standing;
mod stride;
mod structure;
mod threats;
mod trees;
mod unanswered;
mod unlisted;
mod unstated;
mod usage;
mod validation;
mod ways;
mod wording;
mod words;
mod zone;

pub use present::present;

use crate::Settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Index, Model};
use crate::source::{Files, Sources};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use time::Date;

/// How many declarations a model has whose checks are shared among threads: for fewer it takes longer to start one than it
/// saves.
const LARGE: usize = 1_000;
/// As large as that of the main thread.
const STACK: usize = 8 << 20;
/// The last checks of more would wait for each other.
const MOST_THREADS: usize = 4;

/// What a check may look at.
pub struct Context<'a> {
    pub model: &'a Model,
    pub index: &'a Index,
    /// What the rules found and ask.
    pub elicited: &'a crate::rules::Elicited,
    /// What adversaries reach.
    pub analysis: &'a crate::analysis::Analysis,
    pub sources: &'a Sources,
    /// Asked only whether evidence exists.
    pub files: &'a dyn Files,
    /// Decides what has expired, and nothing else.
    pub today: Date,
    /// Which coverage by STRIDE is asked for.
    pub coverage: crate::stride::Wanted,
    /// What several checks look at, gathered when one first asks for it.
    gathered: Gathered<'a>,
}

/// What several checks look at.
#[derive(Default)]
struct Gathered<'a> {
    texts: OnceLock<passage::Texts<'a>>,
    impacts: OnceLock<facts::Impacts>,
    coverage: OnceLock<standing::Coverage>,
    learning: OnceLock<learning::Learning>,
}

impl<'a> Context<'a> {
    /// What checks need of a compilation.
    pub fn new(
        model: &'a Model,
        index: &'a Index,
        (elicited, analysis): (&'a crate::rules::Elicited, &'a crate::analysis::Analysis),
        (sources, files): (&'a Sources, &'a dyn Files),
        settings: &Settings,
    ) -> Context<'a> {
        Context {
            model,
            index,
            elicited,
            analysis,
            sources,
            files,
            today: settings.today,
            coverage: settings.coverage,
            gathered: Gathered::default(),
        }
    }

    /// The texts for persons that a check may tell of.
    fn texts(&self) -> &passage::Texts<'a> {
        self.gathered.texts.get_or_init(|| passage::Texts::of(self.model))
    }

    /// The ratings of all that stands at each place.
    fn impacts(&self) -> &facts::Impacts {
        self.gathered.impacts.get_or_init(|| facts::Impacts::of(self))
    }

    /// Where the threats of the model and the answers to rules stand.
    fn standing(&self) -> &standing::Coverage {
        self.gathered
            .coverage
            .get_or_init(|| standing::Coverage::of(self))
    }

    /// Where learning takes place.
    fn learning(&self) -> &learning::Learning {
        self.gathered
            .learning
            .get_or_init(|| learning::Learning::of(self))
    }
}

/// A check: its code, and the function that finds every place where it applies.
pub struct Check {
    pub code: Code,
    pub run: fn(&Context, &mut Found),
    /// Whether it asks what adversaries reach: silent while that is not worked out.
    pub of_reach: bool,
}

impl Check {
    /// The check of code `TM{number}`.
    pub const fn new(number: u16, run: fn(&Context, &mut Found)) -> Check {
        Check {
            code: Code(number),
            run,
            of_reach: false,
        }
    }

    /// The same, of a check that asks what adversaries reach.
    pub const fn of_reach(number: u16, run: fn(&Context, &mut Found)) -> Check {
        Check {
            of_reach: true,
            ..Check::new(number, run)
        }
    }
}

/// Where the findings of one check go.
pub struct Found {
    code: Code,
    list: Diagnostics,
}

impl Found {
    /// A finding of this check about one declaration; finish it with `.label`, `.help`, `.also`, then [`Found::push`].
    pub fn about(&self, model: &Model, node: crate::model::Node, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, model.place(node), message).about(model.name(node))
    }

    /// A finding at any other place.
    pub fn at(&self, span: crate::source::Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, span, message)
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }
}

/// Every check, in groups.
pub static GROUPS: &[&[Check]] = &[
    structure::CHECKS,
    usage::CHECKS,
    abstraction::CHECKS,
    prose::CHECKS,
    completeness::CHECKS,
    placeholder::CHECKS,
    wording::CHECKS,
    flow::CHECKS,
    movement::CHECKS,
    decision::CHECKS,
    zone::CHECKS,
    adversary::CHECKS,
    powers::CHECKS,
    goal::CHECKS,
    attention::CHECKS,
    secret::CHECKS,
    learning::CHECKS,
    scope::CHECKS,
    assumptions::CHECKS,
    threats::CHECKS,
    feasible::CHECKS,
    unlisted::CHECKS,
    trees::CHECKS,
    coverage::CHECKS,
    machine_learning::CHECKS,
    rating::CHECKS,
    references::CHECKS,
    responses::CHECKS,
    rules::CHECKS,
    mitigation::CHECKS,
    guarding::CHECKS,
    hanging::CHECKS,
    plans::CHECKS,
    validation::CHECKS,
    claims::CHECKS,
    consistency::CHECKS,
    contradiction::CHECKS,
    access::CHECKS,
    process::CHECKS,
    derived::CHECKS,
    classes::CHECKS,
    controls::CHECKS,
    likeness::CHECKS,
    omissions::CHECKS,
    removal::CHECKS,
    severity::CHECKS,
    stride::CHECKS,
    unstated::CHECKS,
];

/// Examines a model: what is shown, in the order of the four questions, and how many findings are left out.
pub fn examine(context: &Context, settings: &Settings) -> (Diagnostics, usize) {
    let mut findings = severity::apply(run(context), context.model, settings);
    sort(&mut findings);
    present(findings, settings.all)
}

/// Runs every check and returns all findings, as they are before the user's settings. Those of a large model are shared
/// among threads: checks know nothing of each other.
pub fn run(context: &Context) -> Diagnostics {
    let worked_out = !context.analysis.program.atoms.is_empty();
    let asked = |check: &&Check| worked_out || !check.of_reach;
    let checks: Vec<&Check> = GROUPS.iter().copied().flatten().filter(asked).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut all = Vec::new();
        let _rest = Rest(&next);
        while let Some(check) = checks.get(next.fetch_add(1, Ordering::Relaxed)) {
            crate::cancel::checkpoint();
            all.append(&mut one(check, context));
        }
        all
    };
    let asks = crate::cancel::Asks::here();
    let part = || {
        asks.take_over();
        work()
    };
    let mut all = std::thread::scope(|scope| {
        let start = |_| {
            let thread = std::thread::Builder::new().stack_size(STACK);
            thread.spawn_scoped(scope, part).ok()
        };
        let others: Vec<_> = (1..threads(context.model)).filter_map(start).collect();
        let mut all = work();
        for other in others {
            let found = other.join();
            all.append(&mut found.unwrap_or_else(|thrown| std::panic::resume_unwind(thrown)));
        }
        all
    });
    sort(&mut all);
    all
}

/// Leaves no check for the others: whoever ends has none to do, or was given up itself.
struct Rest<'a>(&'a AtomicUsize);

impl Drop for Rest<'_> {
    fn drop(&mut self) {
        self.0.store(usize::MAX / 2, Ordering::Relaxed);
    }
}

fn one(check: &Check, context: &Context) -> Diagnostics {
    let mut found = Found {
        code: check.code,
        list: Vec::new(),
    };
    (check.run)(context, &mut found);
    found.list
}

/// How many threads are worth their start.
fn threads(model: &Model) -> usize {
    let built = model.elements.len() + model.flows.len() + model.data.len();
    let said = model.threats.len() + model.controls.len() + model.adversaries.len() + model.claims.len();
    let large = built + said >= LARGE;
    match large {
        true => std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST_THREADS)),
        false => 1,
    }
}

/// In the order of the four questions, the worst first, then of the text.
pub fn sort(findings: &mut Diagnostics) {
    findings.sort_by_key(|d| {
        (
            d.code.info().question,
            std::cmp::Reverse(d.severity),
            d.primary.span,
            d.code,
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn many_threads_find_what_one_finds() {
        let mut text = "model \"A\" { purpose \"b\" }\n".to_string();
        for at in 0..LARGE / 2 {
            let _ = writeln!(
                text,
                "store s{at} \"Store\"\nprocess p{at} \"TODO\"\nflow p{at} -> s{at} \"Keep\""
            );
        }
        for at in 0..20 {
            let _ = writeln!(
                text,
                "adversary a{at} \"A\" {{ computes basic; owns p{at}; wants tamper s{at} }}"
            );
            let _ = writeln!(text, "claim c{at} \"C\" {{ a{at} cannot deny p{at} }}");
        }
        let input = crate::Input::Text {
            name: "a.tm".to_string(),
            text,
            folder: Default::default(),
        };
        let draft = crate::draft(&input, &crate::source::Disk).expect("nothing is read");
        let settings = Settings {
            today: Date::MIN,
            severities: Default::default(),
            all: true,
            coverage: Default::default(),
        };
        assert!(draft.diagnostics.is_empty(), "{:?}", draft.diagnostics);
        let meaning = draft.work_out();
        let context = Context::new(
            &draft.model,
            &draft.index,
            (&meaning.elicited, &meaning.analysis),
            (&draft.sources, &crate::source::Disk),
            &settings,
        );
        assert!(
            threads(&draft.model) > 1 || std::thread::available_parallelism().is_ok_and(|n| n.get() == 1)
        );
        // The threads come first: what they ask of the analysis is worked out while they run.
        let together = run(&context);
        let checks = GROUPS.iter().copied().flatten();
        let mut alone: Diagnostics = checks.flat_map(|check| one(check, &context)).collect();
        sort(&mut alone);
        let told = |list: &Diagnostics| list.iter().map(|d| format!("{d:?}")).collect::<Vec<_>>();
        assert!(alone.len() > LARGE && alone.iter().any(|d| d.code == Code(709)));
        assert_eq!(told(&together), told(&alone));
    }
}
