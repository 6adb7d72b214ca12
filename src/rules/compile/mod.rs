//! Rules are checked where they are written, and brought into the form in which they are evaluated: every variable,
//! attribute, word, kind and collection is known, and the condition can hold.

mod attribute;
mod condition;
mod names;
mod sense;

pub use attribute::holds;

use super::facts::Columns;
use super::pattern::*;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::*;
use names::Names;
use std::sync::{Arc, Mutex, PoisonError};

/// The rules of a model that can be evaluated.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// In the order of the model's rules.
    pub patterns: Vec<Arc<Pattern>>,
    pub columns: Columns,
}

impl Program {
    /// Whether a rule reads anything that can be unknown, and so can ask.
    pub fn can_ask(&self, rule: RuleId) -> bool {
        let pattern = self.patterns.iter().find(|p| p.rule == rule);
        pattern.is_some_and(|p| p.when.iter().any(|c| c.condition.can_be_unknown()))
    }
}

/// Compiles the rules that take part, and says what is wrong with them. A rule with a mistake takes no part.
pub fn compile(model: &Model) -> (Program, Diagnostics) {
    let (mut program, mut said) = shipped(model);
    let own = RuleId::all(model).filter(|id| model[*id].pack.is_none());
    said.extend(add(model, own, &mut program));
    (program, said)
}

/// The rules of the packs in use. They name nothing of a model, so each set of packs is compiled once in a process.
fn shipped(model: &Model) -> (Program, Diagnostics) {
    type Known = Vec<(Vec<RuleId>, (Program, Diagnostics))>;
    static KNOWN: Mutex<Known> = Mutex::new(Vec::new());
    let takes_part = |id: &RuleId| model[*id].pack.is_some() && model[*id].body.is_some();
    let rules: Vec<RuleId> = RuleId::all(model).filter(takes_part).collect();
    // Whoever panicked left the list as it was: it only ever gets longer.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, compiled)) = known.iter().find(|(of, _)| *of == rules) {
        return compiled.clone();
    }
    let mut program = Program::default();
    let said = add(model, rules.iter().copied(), &mut program);
    known.push((rules, (program.clone(), said.clone())));
    (program, said)
}

/// Adds rules to a program, those without a mistake.
fn add(model: &Model, rules: impl Iterator<Item = RuleId>, program: &mut Program) -> Diagnostics {
    let mut said = Vec::new();
    for id in rules {
        let Some(body) = &model[id].body else { continue };
        let mut names = Names::of(model, &model[id].head, &mut program.columns);
        let pattern = pattern(&mut names, id, body);
        let mistakes = names.into_mistakes();
        if mistakes.is_empty() {
            program.patterns.extend(pattern.map(Arc::new));
        }
        said.extend(mistakes);
    }
    said
}

/// One rule; None when it lacks what was asked for already.
fn pattern(names: &mut Names, rule: RuleId, body: &RuleBody) -> Option<Pattern> {
    let variables = roles(names, &body.variables);
    let when = body.when.as_ref().map(|when| {
        let compiled = condition::condition(names, when)?;
        sense::check(names, &body.variables, &variables, when, &compiled);
        Some(compiled)
    });
    let effects: Vec<(Effect, Term)> = body.threats.iter().filter_map(|e| effect(names, e)).collect();
    let needs = body.needs.iter().filter_map(|n| need(names, n)).collect();
    let worst_of = match &body.impact {
        Some(Impact::WorstOf(what)) => condition::worst_of(names, what),
        _ => None,
    };
    question(names, body);
    let once = once(names, body);
    let covers = body
        .more_specific_than
        .iter()
        .filter_map(|general| names.rule(general))
        .collect();
    let when = match when {
        Some(when) => conjuncts(when?, variables.len()),
        None => Vec::new(),
    };
    let path = when.iter().find_map(|c| first_path(&c.condition));
    let says = key(&variables, &effects);
    let key = match once.is_empty() {
        true => says.clone(),
        false => told_apart(&once, &effects),
    };
    (!variables.is_empty() && !effects.is_empty()).then_some(Pattern {
        rule,
        key,
        says,
        variables,
        when,
        effects,
        needs,
        worst_of,
        covers,
        path,
    })
}

/// The variables of `for`. Their ends and boundaries may be named before they are declared.
fn roles(names: &mut Names, variables: &[Variable]) -> Vec<Role> {
    for variable in variables {
        names.declare(&variable.name, variable.sort);
    }
    let mut roles = Vec::new();
    for variable in variables {
        roles.push(Role {
            sort: variable.sort,
            from: end(names, variable, &variable.from),
            to: end(names, variable, &variable.to),
            within: variable.within.as_ref().and_then(|b| names.boundary(b)),
        });
    }
    roles
}

fn end(names: &mut Names, variable: &Variable, name: &Option<Text>) -> Option<Term> {
    let name = name.as_ref()?;
    if variable.sort != Sort::Flow {
        let said = Diagnostic::new(
            Code(15),
            name.span,
            format!("`{}` is no flow: it has no ends", variable.name.value),
        );
        names.say(said.help("only a flow goes from one element to another: `flow f from p to s`"));
        return None;
    }
    names.element(name)
}

/// `tamper s`: a variable, or a declaration of the model.
fn effect(names: &mut Names, effect: &RuleEffect) -> Option<(Effect, Term)> {
    let (term, sort) = names.term(&effect.target)?;
    let holders = sort.holders();
    if !holders.iter().any(|h| effect.effect.applies(*h)) {
        let word = effect.effect.word();
        let fitting = Effect::WORDS
            .iter()
            .filter(|(e, _)| holders.iter().any(|h| e.applies(*h)));
        let list: Vec<String> = fitting.map(|(_, w)| format!("`{w}`")).collect();
        let said = Diagnostic::new(
            Code(15),
            effect.target.span,
            format!("`{word}` does not apply to {}", names::article(sort.word())),
        );
        names.say(match list.is_empty() {
            true => said.help("name what is attacked: an element, a flow or data"),
            false => said.help(format!("what can happen to it: {}", list.join(", "))),
        });
        return None;
    }
    Some((effect.effect, term))
}

fn need(names: &mut Names, need: &RuleNeed) -> Option<(NeedVerb, Term)> {
    let (term, sort) = names.term(&need.target)?;
    let fits = match need.verb {
        NeedVerb::Read | NeedVerb::Write => sort == Sort::Data,
        NeedVerb::Act => matches!(sort, Sort::Party) || sort.is_element(),
        NeedVerb::Reach => sort.is_element(),
        _ => sort.is_element() || matches!(sort, Sort::Flow | Sort::Boundary),
    };
    if !fits {
        let wanted = match need.verb {
            NeedVerb::Read | NeedVerb::Write => "data",
            NeedVerb::Act => "an actor or another element",
            NeedVerb::Reach => "an element",
            _ => "an element, a flow or a boundary",
        };
        names.say(
            Diagnostic::new(
                Code(15),
                need.target.span,
                format!(
                    "`{}` is {}, not {wanted}",
                    need.target.value,
                    names::article(sort.word())
                ),
            )
            .help(format!("name {wanted} here")),
        );
        return None;
    }
    Some((need.verb, term))
}

/// `{p}` in the question, the suggestion: each a variable of the rule.
fn question(names: &mut Names, body: &RuleBody) {
    for text in body.ask.iter().chain(&body.suggest) {
        for name in placeholders(&text.value) {
            if !body.variables.iter().any(|v| v.name.value == name) {
                names.unknown_variable(name, text.span);
            }
        }
    }
}

/// The names in braces of a text: `Does {p} check …`.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// What tells one finding of a rule from another: the variables that an effect is about and the elements, but not the
/// ends of a flow that is among them (the flow says them). A finding with the same effects by another flow, or because
/// of other data, is the same finding.
fn key(variables: &[Role], effects: &[(Effect, Term)]) -> Vec<Slot> {
    let hit = |slot: usize| effects.iter().any(|(_, t)| *t == Term::Slot(slot as Slot));
    let mut key: Vec<bool> = variables
        .iter()
        .enumerate()
        .map(|(at, v)| hit(at) || !matches!(v.sort, Sort::Flow | Sort::Data))
        .collect();
    for (at, flow) in variables.iter().enumerate() {
        if flow.sort == Sort::Flow && key[at] {
            for end in [flow.from, flow.to].into_iter().flatten() {
                if let Term::Slot(slot) = end {
                    key[slot as usize] = false;
                }
            }
        }
    }
    (0..variables.len() as Slot)
        .filter(|s| key[*s as usize])
        .collect()
}

/// `once for e`: these, and what is threatened.
fn told_apart(once: &[Slot], effects: &[(Effect, Term)]) -> Vec<Slot> {
    let hit = effects.iter().filter_map(|(_, term)| match term {
        Term::Slot(slot) => Some(*slot),
        Term::Node(_) => None,
    });
    let mut key: Vec<Slot> = hit.chain(once.iter().copied()).collect();
    key.sort_unstable();
    key.dedup();
    key
}

/// The variables that `once for` names.
fn once(names: &mut Names, body: &RuleBody) -> Vec<Slot> {
    let mut slots = Vec::new();
    for text in &body.once_for {
        match body.variables.iter().position(|v| v.name.value == text.value) {
            Some(at) => slots.push(at as Slot),
            None => names.unknown_variable(&text.value, text.span),
        }
    }
    slots
}

/// The parts of a condition that all must hold, each with the variables it reads.
fn conjuncts(when: Formula, variables: usize) -> Vec<Conjunct> {
    let mut open = vec![when];
    let mut list = Vec::new();
    while let Some(next) = open.pop() {
        match next {
            Formula::And(parts) => open.extend(parts.into_iter().rev()),
            condition => {
                let mut reads = 0;
                condition.terms(&mut |term| match term {
                    Term::Slot(slot) if (slot as usize) < variables => reads |= 1 << slot,
                    _ => {}
                });
                list.push(Conjunct { condition, reads });
            }
        }
    }
    list
}

/// The first path between variables of `for` that holds whenever the condition does.
fn first_path(condition: &Formula) -> Option<Path> {
    match condition {
        Formula::Reaches(path) => Some((**path).clone()),
        _ => None,
    }
}
