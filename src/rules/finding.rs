//! Findings in the form of written threats.

use super::compile::Program;
use super::merge::Group;
use super::odds;
use super::pattern::*;
use super::respond::Used;
use super::shape::Shape;
use super::{Finding, Undecided};
use crate::model::*;
use crate::source::{Span, Spanned};

/// The id of what a rule says of some declarations.
pub fn id(model: &Model, rule: RuleId, key: &[Node]) -> String {
    let names: Vec<&str> = key.iter().map(|n| model.name(*n)).collect();
    format!("{}@{}", model[rule].head.name, names.join(","))
}

/// A group that fires.
pub fn finding(model: &Model, shape: &Shape, program: &Program, group: &Group, used: &mut Used) -> Finding {
    let pattern = &program.patterns[group.pattern];
    let first = &group.matches[0];
    let firing = group.matches.iter().filter(|m| m.holds.contains(&Truth::Yes));
    let firing = firing.map(|m| m.nodes.as_slice());
    let mut bound: Vec<Node> = firing.clone().flatten().copied().collect();
    bound.sort_unstable();
    bound.dedup();
    let id = id(model, pattern.rule, &group.key);
    let mut threat = threat(model, shape, pattern, group, id, &bound);
    if let Some(answer) = used.answer(pattern.rule, firing) {
        threat.responses = answer.responses.clone();
        threat.remains = answer.remains.clone();
        threat.rest = answer.rest.clone().map(Box::new);
    }
    counter(model, used, pattern.rule, &bound, &mut threat);
    Finding {
        rule: pattern.rule,
        bindings: first.nodes.clone(),
        key: group.key.clone(),
        bound,
        path: first.path.clone(),
        threat,
        written: Vec::new(),
        related: Vec::new(),
        holds: group.holds,
    }
}

/// The body of a rule that takes part.
pub fn body(model: &Model, rule: RuleId) -> &RuleBody {
    static NOTHING: std::sync::LazyLock<RuleBody> = std::sync::LazyLock::new(RuleBody::default);
    model[rule].body.as_ref().unwrap_or(&NOTHING)
}

/// Controls that counter the rule are a response where none is written.
fn counter(model: &Model, used: &Used, rule: RuleId, bound: &[Node], threat: &mut Threat) {
    if !threat.responses.is_empty() {
        return;
    }
    let controls = used.countering(rule, bound);
    let span = |c: &ControlId| {
        let counters = model[*c].counters.iter().find(|r| r.value == rule);
        counters.map_or(model[*c].head.name_span, |r| r.span)
    };
    let with: Vec<Spanned<ControlId>> = controls.iter().map(|c| Spanned::new(*c, span(c))).collect();
    if let Some(first) = with.first() {
        threat.responses.push(Response {
            span: first.span,
            kind: ResponseKind::Mitigate { with },
            because: None,
            see: Vec::new(),
        });
    }
}

fn threat(
    model: &Model,
    shape: &Shape,
    pattern: &Pattern,
    group: &Group,
    id: String,
    bound: &[Node],
) -> Threat {
    let rule = &model[pattern.rule];
    let written = body(model, pattern.rule);
    let place = model.place(principal(model, group));
    let (needs, needs_any) = needs(pattern, group, place);
    let shown: Vec<String> = group.key.iter().map(|n| model.head(*n).shown()).collect();
    Threat {
        head: Head {
            name: id,
            title: Some(format!("{}: {}", rule.head.shown(), shown.join(", "))),
            name_span: place,
            span: place,
            whole: place,
            ..Head::default()
        },
        effects: group
            .effects
            .iter()
            .map(|(effect, target)| EffectOn {
                effect: *effect,
                own: false,
                target: Spanned::new(*target, place),
                span: place,
            })
            .collect(),
        through: ways(bound).map(|n| Spanned::new(n, place)).collect(),
        needs,
        needs_any,
        factors: written.factors.clone(),
        impact: impact(model, shape, pattern, group).map(|value| Rated {
            value,
            span: place,
            because: None,
        }),
        refers: written.refers.clone(),
        ..Threat::default()
    }
}

/// What it needs. Where the ways to say the same need something of different things, one of these is enough.
fn needs(pattern: &Pattern, group: &Group, place: Span) -> (Vec<Need>, Vec<Need>) {
    let firing = || group.matches.iter().filter(|m| m.holds.contains(&Truth::Yes));
    let (mut all, mut any) = (Vec::new(), Vec::new());
    for (verb, term) in &pattern.needs {
        let mut targets: Vec<Node> = match *term {
            Term::Node(node) => vec![node],
            Term::Slot(slot) => firing().map(|m| m.nodes[slot as usize]).collect(),
        };
        // A threat has one choice: of a second one, the match that stands for the group decides.
        let first = targets[0];
        targets.sort_unstable();
        targets.dedup();
        if targets.len() > 1 && !any.is_empty() {
            targets = vec![first];
        }
        let list = if targets.len() > 1 { &mut any } else { &mut all };
        list.extend(targets.into_iter().map(|target| Need {
            verb: *verb,
            target: Spanned::new(target, place),
            span: place,
        }));
    }
    (all, any)
}

/// Flows and elements: where it enters and travels.
fn ways(bound: &[Node]) -> impl Iterator<Item = Node> {
    let list = bound.iter().copied();
    list.filter(|n| matches!(n, Node::Flow(_) | Node::Element(_)))
}

/// The declaration at which a finding is shown: what an effect is about, a process or store before others.
fn principal(model: &Model, group: &Group) -> Node {
    let built = |n: &Node| matches!(model.holder(*n), Some(Holder::Process | Holder::Store));
    let targets = || group.effects.iter().map(|(_, n)| *n);
    let found = targets()
        .find(built)
        .or_else(|| group.key.iter().copied().find(built));
    found.or_else(|| targets().next()).unwrap_or(group.key[0])
}

/// The level that the rule states; else the highest rating, of the properties that the effects lose, among the data it
/// names. The worst of all the ways to say the same.
pub fn impact(model: &Model, shape: &Shape, pattern: &Pattern, group: &Group) -> Option<Level> {
    if let Some(Impact::Stated(level)) = &body(model, pattern.rule).impact {
        return Some(level.value);
    }
    let collection = pattern.worst_of?;
    let counted = RATINGS.map(|rating| group.effects.iter().any(|(e, _)| e.ratings().contains(&rating)));
    let mut worst = None;
    for one in &group.matches {
        shape.each(collection, &one.binding(), &mut |node| {
            if let Node::Data(id) = node {
                let rated = shape.rated(id).into_iter().zip(counted);
                let lost = rated.filter(|(_, counted)| *counted).map(|(level, _)| level);
                worst = lost.fold(worst, Option::max);
            }
            true
        });
    }
    worst
}

/// A group that waits for an answer, where nobody has answered or countered it already.
pub fn undecided(
    model: &Model,
    shape: &Shape,
    program: &Program,
    group: Group,
    used: &mut Used,
) -> Option<Undecided> {
    if group.holds[Run::Today as usize] != Truth::Unknown {
        return None;
    }
    let pattern = &program.patterns[group.pattern];
    let matches = group.matches.iter().map(|m| m.nodes.as_slice());
    let bound = group.bound();
    if used.answer(pattern.rule, matches).is_some() || !used.countering(pattern.rule, &bound).is_empty() {
        return None;
    }
    let impact = impact(model, shape, pattern, &group);
    let mut matches = group.matches;
    let waits = matches.iter_mut().map(|m| std::mem::take(&mut m.waits));
    let waits = waits.filter(|w| !w.is_empty()).collect();
    Some(Undecided {
        rule: pattern.rule,
        key: group.key,
        variables: matches.swap_remove(0).nodes,
        bound,
        effects: group.effects,
        // Any of its matches makes it hold.
        waits: odds::any(waits),
        impact,
    })
}
