//! TM709, TM713, TM716, TM717: does what is claimed hold?

use super::contradiction::contradicted;
use super::facts::{joined, quoted};
use super::powers::is_powerless;
use super::ways::numbered;
use super::{Check, Context, Found};
use crate::analysis::{LineVerdict, Target, Verdict, words};
use crate::model::*;
use crate::words::Words;

pub static CHECKS: &[Check] = &[
    Check::new(709, claim_false),
    Check::new(713, hidden_unknown),
    Check::new(716, vacuous_claim),
    Check::new(717, concession_gone),
];

/// Every line of every claim with what it comes to.
pub(super) fn lines<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a Claim, &'a ClaimLine, &'a LineVerdict)> {
    let claims = context.model.claims.iter().zip(context.analysis.claims());
    claims.flat_map(|(claim, verdict)| {
        claim
            .lines
            .iter()
            .zip(&verdict.lines)
            .map(move |(line, verdict)| (claim, line, verdict))
    })
}

/// The words of a line: what the claim is called, who, and what they would do.
fn said<'a>(
    model: &'a Model,
    claim: &'a Claim,
    line: &ClaimLine,
    adversary: AdversaryId,
) -> (&'a str, &'a str, String) {
    let what = words::effect(Words::english(), model, Target::of(&line.what));
    (&claim.head.name, model.name(Node::Adversary(adversary)), what)
}

/// A claim that an adversary cannot do something, and the way in which it does. A claim that is refuted is worse than
/// none: somebody relies on it.
fn claim_false(context: &Context, found: &mut Found) {
    let model = context.model;
    for (claim, line, verdict) in lines(context) {
        let (Verdict::Refuted, false, Some(adversary)) = (verdict.today, line.concedes(), verdict.adversary)
        else {
            continue;
        };
        // Where the model contradicts itself, and nothing has to be attacked, that is said instead.
        if contradicted(context, line, verdict).is_some() {
            continue;
        }
        let (name, who, what) = said(model, claim, line, adversary);
        let mut finding = found
            .at(
                line.span,
                format!("claim `{name}` is refuted: `{who}` can {what}"),
            )
            .about(name);
        if let Some(steps) = steps(context, line, verdict) {
            finding = finding.help(format!("this is how:\n{steps}"));
        }
        finding = match verdict.planned {
            Verdict::Proven | Verdict::Vacuous => {
                finding.help("with the controls that are planned it would hold: put them in place, or say `can` until then")
            }
            _ => finding.help("put a control in the way, or claim what holds: `ADVERSARY can … because \"…\"`"),
        };
        found.push(finding);
    }
}

/// The numbered steps of a line's way, one a line.
fn steps(context: &Context, line: &ClaimLine, verdict: &LineVerdict) -> Option<String> {
    let (scenario, way) = context.analysis.way_of(context.model, line, verdict)?;
    Some(numbered(context, &scenario, &way))
}

/// A claim that depends on what the model does not say. Three-valued logic: what was not said is unknown.
fn hidden_unknown(context: &Context, found: &mut Found) {
    let model = context.model;
    for (claim, line, verdict) in lines(context) {
        let (Verdict::Undecided, Some(adversary)) = (verdict.today, verdict.adversary) else {
            continue;
        };
        let (name, who, what) = said(model, claim, line, adversary);
        let mut finding = found
            .at(
                line.span,
                format!(
                    "claim `{name}` is undecided: whether `{who}` can {what} depends on what is not stated"
                ),
            )
            .about(name);
        let asked = verdict
            .questions
            .iter()
            .map(|q| words::question(Words::english(), model, context.analysis, *q));
        let asked: Vec<String> = asked.collect();
        if !asked.is_empty() {
            finding = finding.help(format!("answer it in the model: {}", asked.join(" ")));
        }
        if let Some(steps) = steps(context, line, verdict) {
            finding = finding.help(format!("it could, if the answers were bad, like this:\n{steps}"));
        }
        found.push(finding);
    }
}

/// A claim that holds only because its adversary comes near nothing of it: no control and no assumption keeps it away.
/// Model checking: a property that is true for no interesting reason is vacuous.
fn vacuous_claim(context: &Context, found: &mut Found) {
    let model = context.model;
    for (id, verdict) in ClaimId::all(model).zip(context.analysis.claims()) {
        let claim = &model[id];
        let mut whom = verdict.lines.iter().filter_map(|l| l.adversary).peekable();
        // Of an adversary that comes near nothing at all that is said (`TM311`), and not of every claim about it.
        let powerless = whom.peek().is_some() && whom.all(|a| is_powerless(context, a));
        if verdict.today != Verdict::Vacuous || claim.lines.is_empty() || powerless {
            continue;
        }
        let mut names: Vec<&str> = verdict
            .lines
            .iter()
            .filter_map(|l| Some(model.name(Node::Adversary(l.adversary?))))
            .collect();
        names.dedup();
        let quoted: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
        let who = match quoted.is_empty() {
            true => "no adversary".to_string(),
            false => joined(&quoted.iter().map(String::as_str).collect::<Vec<_>>()),
        };
        let near = if quoted.is_empty() {
            "is declared"
        } else {
            "comes near none of it, whatever fails"
        };
        let name = &claim.head.name;
        found.push(
            found
                .about(model, Node::Claim(id), format!("claim `{name}` is vacuous: {who} {near}"))
                .help("give the adversary what it would start from (`observes`, `alters`, `owns`), or claim what holds even then: `ADVERSARY given owns … cannot …`"),
        );
    }
}

/// A loss that the model concedes, and that is out of reach meanwhile: good news that somebody should hear.
fn concession_gone(context: &Context, found: &mut Found) {
    let model = context.model;
    for (claim, line, verdict) in lines(context) {
        let (Verdict::Refuted, true, Some(adversary)) = (verdict.today, line.concedes(), verdict.adversary)
        else {
            continue;
        };
        let (name, who, what) = said(model, claim, line, adversary);
        let mut finding = found
            .at(
                line.span,
                format!("claim `{name}` concedes too much: `{who}` cannot {what}"),
            )
            .about(name);
        let rests_on = verdict.rests_on.iter().map(|s| model.name(s.node()));
        finding = match verdict.rests_on.is_empty() {
            true => finding.help(format!(
                "nothing in the model lets it; say `{who} cannot {what}`, or what is missing"
            )),
            false => finding.help(format!(
                "it rests on {}; say `{who} cannot {what}`",
                quoted(rests_on)
            )),
        };
        found.push(finding);
    }
}
