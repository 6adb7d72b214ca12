//! What can go wrong: adversaries, effects, threats, trees.

use super::block::{self, Owner, data_list, name, names};
use super::declare::title;
use super::reader::Reader;
use super::respond::response;
use super::scope::{Scope, article, wanted};
use super::things::expect_word;
use super::value::{duration, number, rated, reference};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Statement, TokenKind};
use std::sync::Arc;

/// `adversary NAME "Title" is BASE { … }`
pub fn adversary<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, adversary: &mut Adversary) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut adversary.head);
    if reader.eat_word("is").is_some()
        && let Some(Spanned {
            value: Node::Adversary(id),
            span,
        }) = name(&mut reader, wanted::ADVERSARY)
    {
        adversary.base = Some(Spanned::new(id, span));
    }
    reader.finish();
    let mut head = std::mem::take(&mut adversary.head);
    block::read(scope, owner, &mut head, &mut |key, r, _| {
        match key {
            "knows" => adversary.knows.push(knows(r)),
            "computes" => adversary.computes = computes(r),
            "observes" | "alters" | "owns" => controls(r, key, &mut adversary.controls),
            "controls" => {
                let start = r.last();
                expect_word(
                    r,
                    "nothing",
                    "`controls nothing`, or what it `observes`, `alters` or `owns`",
                );
                adversary.controls_nothing = Some(start.to(r.last()));
            }
            "wants" => effects(r, &mut adversary.wants),
            _ => return false,
        }
        true
    });
    adversary.head = head;
}

/// `knows design, orders`: the five words, first, are the level.
fn knows(reader: &mut Reader) -> Knows {
    let start = reader.last();
    let level = reader
        .peek()
        .map(|t| t.span)
        .zip(Knowledge::parse(reader.peek_text()));
    let level = level.map(|(span, value)| Spanned::new(value, span));
    let mut data = Vec::new();
    if level.is_some() {
        reader.next();
        if reader.eat(TokenKind::Comma).is_some() {
            data_list(reader, &mut data);
        }
    } else {
        data_list(reader, &mut data);
    }
    Knows {
        level,
        data,
        span: start.to(reader.last()),
    }
}

/// `computes moderate "rented GPUs" with expertise expert, time 1 month`.
fn computes(reader: &mut Reader) -> Option<Computes> {
    let start = reader.last();
    let with = |r: &Reader| r.sees("with");
    let level = match reader.peek().map(|t| t.kind) {
        Some(TokenKind::Word) if !with(reader) => Some(reader.scale::<Potential>()?),
        _ => None,
    };
    let text = reader.maybe_text();
    let mut factors = Factors::default();
    if reader.eat_word("with").is_some() {
        reader.items(|r| {
            if !factor(r, &mut factors) {
                let words = FACTORS.iter().copied();
                match r.maybe_word() {
                    Some(word) => r.unknown_value(word.span, word.value, "a factor of attack potential", words),
                    None => {
                        let here = r.here();
                        r.expected(here, "a factor", "`expertise expert`, `equipment bespoke`, `time 1 month`, `window easy`, `queries 1e6` or `quantum`");
                    }
                }
            }
        });
    }
    if level.is_none() && factors == Factors::default() {
        let here = reader.here();
        reader.expected(
            here,
            "an attack potential",
            "one of `basic`, `enhanced`, `moderate`, `high`, `unbounded`, or factors after `with`",
        );
        return None;
    }
    Some(Computes {
        level,
        text,
        factors,
        span: start.to(reader.last()),
    })
}

const FACTORS: &[&str] = &[
    "expertise",
    "equipment",
    "time",
    "window",
    "queries",
    "knowledge",
    "quantum",
];

/// Reads one factor, if one is next; tells whether it was one.
pub fn factor(reader: &mut Reader, factors: &mut Factors) -> bool {
    let word = reader.peek_text();
    if !FACTORS.contains(&word) {
        return false;
    }
    reader.next();
    match word {
        "expertise" => factors.expertise = reader.scale().map(|s| s.value),
        "equipment" => factors.equipment = reader.scale().map(|s| s.value),
        "time" if reader.eat_word("any").is_some() => factors.time = None,
        "time" => factors.time = duration(reader).map(|d| d.value),
        "window" => factors.window = reader.scale().map(|s| s.value),
        "queries" => factors.queries = number(reader).map(|n| n.value),
        "knowledge" => factors.knowledge = reader.scale().map(|s| s.value),
        _ => factors.quantum = true,
    }
    true
}

/// `observes internet, browse`.
pub fn controls(reader: &mut Reader, verb: &str, list: &mut Vec<Controls>) {
    let Some(position) = Position::parse(verb) else {
        return;
    };
    reader.items(|r| {
        list.extend(name(r, wanted::PLACE).map(|target| Controls { position, target }));
    });
}

/// `disclose orders, tamper own payment`.
pub fn effects(reader: &mut Reader, list: &mut Vec<EffectOn>) {
    reader.items(|r| list.extend(effect(r)));
}

/// `disclose own orders`.
pub fn effect(reader: &mut Reader) -> Option<EffectOn> {
    let verb = effect_verb(reader)?;
    effect_on(reader, verb)
}

/// What follows the verb of an effect.
pub fn effect_on(reader: &mut Reader, verb: Spanned<Effect>) -> Option<EffectOn> {
    let own = reader.eat_word("own").is_some();
    let target = name(reader, wanted::TARGET)?;
    let span = verb.span.to(target.span);
    Some(EffectOn {
        effect: verb.value,
        own,
        target,
        span,
    })
}

fn effect_verb(reader: &mut Reader) -> Option<Spanned<Effect>> {
    let word = reader.word("an effect such as `disclose`")?;
    match Effect::parse(word.value) {
        Some(effect) => Some(Spanned::new(effect, word.span)),
        None => {
            unknown_effect(reader, word.value, word.span);
            reader.maybe_word();
            None
        }
    }
}

fn unknown_effect(reader: &mut Reader, word: &str, span: Span) {
    let mut said = Diagnostic::new(Code(17), span, format!("`{word}` is not an effect"));
    said = match nearest(word, Effect::WORDS.iter().map(|(_, w)| *w)) {
        Some(near) => said.help(format!("did you mean `{near}`?")).fix(span, near),
        None => said.help("effects are `spoof`, `tamper`, `mislead`, `repudiate`, `disclose`, `deny`, `exhaust`, `elevate`; for privacy `link`, `identify`, `detect`, `unaware`, `noncompliant`"),
    };
    reader.say(said);
}

/// `threat NAME "Title" { … }`
pub fn threat<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, threat: &mut Threat) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut threat.head);
    reader.finish();
    let mut head = std::mem::take(&mut threat.head);
    block::read(scope, owner, &mut head, &mut |key, r, child| {
        match key {
            "through" => names(r, wanted::WAY, &mut threat.through),
            "by" => by(r, threat),
            "needs" => needs(r, &mut threat.needs, &mut threat.needs_any, &mut threat.factors),
            "feasibility" => threat.feasibility = rated(r),
            "impact" => threat.impact = rated(r),
            "severity" => threat.severity = rated(r),
            "remains" => threat.remains = rated(r),
            "refers" => r.items(|r| Arc::make_mut(&mut threat.refers).extend(reference(r))),
            "accept" if r.sees("rest") => {
                r.next();
                threat.rest = response(scope, r, "accept", child).map(Box::new);
            }
            "mitigate" | "eliminate" | "transfer" | "accept" => {
                threat.responses.extend(response(scope, r, key, child));
            }
            _ => match Effect::parse(key) {
                Some(effect) => {
                    let verb = Spanned::new(effect, r.last());
                    threat.effects.extend(effect_on(r, verb));
                    while r.eat(TokenKind::Comma).is_some() {
                        more_effects(r, effect, &mut threat.effects);
                    }
                }
                None => return false,
            },
        }
        true
    });
    threat.head = head;
}

/// After a comma: another whole item, or another target of the same verb.
fn more_effects(reader: &mut Reader, effect: Effect, list: &mut Vec<EffectOn>) {
    if Effect::parse(reader.peek_text()).is_some()
        && reader.look(1).is_some_and(|(t, _)| t.kind == TokenKind::Word)
    {
        list.extend(self::effect(reader));
    } else {
        let verb = Spanned::new(effect, reader.here());
        list.extend(effect_on(reader, verb));
    }
}

/// `by criminal, insider` or `by mistake of operator`.
fn by(reader: &mut Reader, threat: &mut Threat) {
    if reader.sees("mistake") && reader.look(1).is_some_and(|(_, w)| w == "of") {
        reader.next();
        reader.next();
        threat.mistake_of = name(reader, wanted::SOMEONE);
        return;
    }
    adversaries(reader, &mut threat.by);
}

fn adversaries(reader: &mut Reader, list: &mut Vec<Spanned<AdversaryId>>) {
    reader.items(|r| {
        if let Some(Spanned {
            value: Node::Adversary(id),
            span,
        }) = name(r, wanted::ADVERSARY)
        {
            list.push(Spanned::new(id, span));
        }
    });
}

const NEEDS: &[(&str, NeedVerb)] = &[
    ("own", NeedVerb::Own),
    ("alter", NeedVerb::Alter),
    ("observe", NeedVerb::Observe),
    ("reach", NeedVerb::Reach),
    ("read", NeedVerb::Read),
    ("write", NeedVerb::Write),
    ("act", NeedVerb::Act),
];

/// The fact that a word names, with or without its s: `reads`, `reaches`, `acts`.
pub fn need_verb(word: &str) -> Option<NeedVerb> {
    let plain = |w: &str| NEEDS.iter().find(|(n, _)| *n == w).map(|(_, v)| *v);
    plain(word)
        .or_else(|| word.strip_suffix('s').and_then(plain))
        .or_else(|| word.strip_suffix("es").and_then(plain))
}

impl NeedVerb {
    /// The word without its s.
    pub fn word(self) -> &'static str {
        NEEDS.iter().find(|(_, v)| *v == self).map_or("", |(w, _)| w)
    }
}

/// `needs expertise proficient, reads code`, `needs any owns a, owns b`.
fn needs(reader: &mut Reader, all: &mut Vec<Need>, any: &mut Vec<Need>, factors: &mut Factors) {
    let list = if reader.eat_word("any").is_some() {
        any
    } else {
        all
    };
    reader.items(|r| {
        if factor(r, factors) {
            return;
        }
        let Some(word) = r.word("a factor or a fact") else {
            return;
        };
        let Some(verb) = need_verb(word.value) else {
            let words = FACTORS.iter().chain(NEEDS.iter().map(|(w, _)| w)).copied();
            r.unknown_value(word.span, word.value, "something that a threat can need", words);
            r.maybe_word();
            return;
        };
        if verb == NeedVerb::Act {
            expect_word(r, "as", "`act as PARTY`");
        }
        let wanted = match verb {
            NeedVerb::Read | NeedVerb::Write => wanted::DATA,
            NeedVerb::Act => wanted::SOMEONE,
            NeedVerb::Reach => wanted::ELEMENT,
            _ => wanted::PLACE,
        };
        if let Some(target) = name(r, wanted) {
            let span = word.span.to(target.span);
            list.push(Need { verb, target, span });
        }
    });
}

/// `tree NAME "Title" { goal …; any { … } }`
pub fn tree<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, tree: &mut Tree) {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, &mut tree.head);
    reader.finish();
    let mut head = std::mem::take(&mut tree.head);
    block::read(scope, owner, &mut head, &mut |key, r, child| {
        if key == "goal" {
            tree.goal = effect(r);
            if r.eat_word("by").is_some() {
                adversaries(r, &mut tree.by);
            }
            return true;
        }
        match branch(scope, key, r, child) {
            Some(branch) => tree.root.push(branch),
            None => return child.tokens.len() == 1,
        }
        true
    });
    tree.head = head;
}

/// One branch; the keyword, or the lone name, is taken.
fn branch<'a>(
    scope: &'a Scope<'a>,
    key: &str,
    reader: &mut Reader<'a>,
    child: &'a Statement,
) -> Option<Branch> {
    let span = child.head();
    let gate = child.block.is_some() && child.tokens.len() == 1;
    match key {
        "any" if gate => Some(Branch::Any(branches(scope, child), span)),
        "all" if gate => Some(Branch::All(branches(scope, child), span)),
        "sequence" if gate => Some(Branch::Sequence(branches(scope, child), span)),
        "step" if !reader.at_end() => Some(Branch::Step(Box::new(step(scope, child, reader)))),
        _ if child.tokens.len() == 1 && child.block.is_none() => {
            let Some(Node::Threat(id)) = scope.node(key, span, wanted::THREAT) else {
                return None;
            };
            Some(Branch::Threat(Spanned::new(id, span)))
        }
        _ => None,
    }
}

fn branches<'a>(scope: &'a Scope<'a>, of: &'a Statement) -> Vec<Branch> {
    let mut list = Vec::new();
    for child in of.children() {
        let mut reader = Reader::of(scope, child);
        let Some(first) = reader.next() else { continue };
        let key = scope.slice(first.span);
        match branch(scope, key, &mut reader, child) {
            Some(branch) => list.push(branch),
            None if child.tokens.len() == 1 && child.block.is_none() => {}
            None => unknown_branch(&mut reader, key, first.span),
        }
        if child.block.is_none() {
            reader.finish();
        }
    }
    list
}

fn unknown_branch(reader: &mut Reader, key: &str, span: Span) {
    let mut said = Diagnostic::new(
        Code(12),
        span,
        format!("`{key}` begins no branch of {}", article("tree")),
    );
    if let Some(near) = nearest(key, ["any", "all", "sequence", "step"].into_iter()) {
        said = said.help(format!("did you mean `{near}`?")).fix(span, near);
    } else {
        said = said.help(
            "a branch is the name of a threat, `step name \"…\"`, or `any`, `all` or `sequence` with a block",
        );
    }
    reader.say(said);
    reader.skip_rest();
}

/// `step NAME "Title" { feasibility low; stopped by mfa }`, the keyword taken.
fn step<'a>(scope: &'a Scope<'a>, child: &'a Statement, reader: &mut Reader<'a>) -> Step {
    let mut step = Step::default();
    step.head.span = child.head();
    step.head.whole = child.span();
    if let Some(word) = reader.word("the name of a step") {
        step.head.name = word.value.to_string();
        step.head.name_span = word.span;
    }
    step.head.title = reader.maybe_text().map(|t| t.value);
    step.head.because = reader.because.clone().map(Box::new);
    reader.finish();
    let owner = Owner {
        keyword: "step",
        holder: None,
        statement: child,
        defaults: &[],
    };
    let mut head = std::mem::take(&mut step.head);
    block::read(scope, &owner, &mut head, &mut |key, r, _| {
        match key {
            "feasibility" => step.feasibility = rated(r),
            "needs" => needs(r, &mut step.needs, &mut step.needs_any, &mut step.factors),
            "stopped" => {
                expect_word(r, "by", "`stopped by CONTROL`");
                super::respond::controls(r, &mut step.stopped_by);
            }
            _ => return false,
        }
        true
    });
    step.head = head;
    step
}
