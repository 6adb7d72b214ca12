//! Rules (language §9): patterns with a condition. Their words are checked here; they are evaluated elsewhere.

use super::attack::{factor, need_verb};
use super::block::{self, Owner};
use super::declare::title;
use super::reader::Reader;
use super::scope::Scope;
use super::things::expect_word;
use super::value::reference;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use crate::syntax::ast::TokenKind;
use std::sync::Arc;

/// The block of `rule NAME "Title" { … }`.
pub fn read<'a>(scope: &'a Scope<'a>, owner: &Owner<'a>, head: &mut Head) -> RuleBody {
    let mut reader = Reader::of(scope, owner.statement);
    title(&mut reader, true, head);
    reader.finish();
    let mut body = RuleBody::default();
    block::read(scope, owner, head, &mut |key, r, _| {
        match key {
            "for" => variables(r, &mut body.variables),
            "when" => body.when = any_of(r),
            "threat" => r.items(|r| body.threats.extend(effect(r))),
            "needs" => r.items(|r| need(r, &mut body)),
            "impact" => body.impact = impact(r),
            "refers" => refers(r, &mut body),
            "suggest" => body.suggest = r.text("`suggest \"what to do\"`"),
            "ask" => body.ask = r.text("`ask \"the question\"`"),
            "explain" => body.explain = r.text("`explain \"\"\"…\"\"\"`"),
            "more" => {
                expect_word(r, "specific", "`more specific than web.injection`");
                expect_word(r, "than", "`more specific than web.injection`");
                r.items(|r| {
                    let word = r.word("the name of a rule");
                    body.more_specific_than.extend(word.map(owned));
                });
            }
            "once" => {
                expect_word(r, "for", "`once for e`");
                r.items(|r| {
                    let word = r.word("a variable of the rule");
                    body.once_for.extend(word.map(owned));
                });
            }
            _ => return false,
        }
        true
    });
    body
}

fn owned(word: Spanned<&str>) -> Text {
    Spanned::new(word.value.to_string(), word.span)
}

/// `CWE-89, CAPEC-66`, or `none because "…"`: that no catalogue has it is said, not left open.
fn refers(reader: &mut Reader, body: &mut RuleBody) {
    if reader.eat_word("none").is_none() {
        return reader.items(|r| Arc::make_mut(&mut body.refers).extend(reference(r)));
    }
    body.refers_to_none = reader.because.take();
    if body.refers_to_none.is_none() {
        let here = reader.last();
        reader.expected(here, "a reason", "`refers none because \"no catalogue has it\"`");
    }
}

/// `process p, store s, flow f from p to s`
fn variables(reader: &mut Reader, list: &mut Vec<Variable>) {
    reader.items(|r| {
        let Some(sort) = r.word("what the variable stands for, such as `process`") else {
            return;
        };
        let Some((found, ..)) = Sort::WORDS.iter().find(|(_, w, _)| *w == sort.value) else {
            r.unknown_value(
                sort.span,
                sort.value,
                "something a variable can stand for",
                Sort::WORDS.iter().map(|(_, w, _)| *w),
            );
            r.maybe_word();
            return;
        };
        let Some(name) = r.word("the name of the variable").map(owned) else {
            return;
        };
        let mut variable = Variable {
            sort: *found,
            name,
            from: None,
            to: None,
            within: None,
        };
        loop {
            let slot = match r.peek_text() {
                "from" => &mut variable.from,
                "to" => &mut variable.to,
                "in" => &mut variable.within,
                _ => break,
            };
            r.next();
            *slot = r.word("a name").map(owned);
        }
        list.push(variable);
    });
}

/// `tamper s`
fn effect(reader: &mut Reader) -> Option<RuleEffect> {
    let verb = reader.word("an effect such as `disclose`")?;
    let Some(effect) = Effect::parse(verb.value) else {
        let mut said = Diagnostic::new(Code(17), verb.span, format!("`{}` is not an effect", verb.value));
        if let Some(near) = nearest(verb.value, Effect::WORDS.iter().map(|(_, w)| *w)) {
            said = said.help(format!("did you mean `{near}`?"));
        }
        reader.say(said);
        reader.maybe_word();
        return None;
    };
    let target = reader.word("a variable").map(owned)?;
    Some(RuleEffect { effect, target })
}

/// `reach p` or `expertise proficient`
fn need(reader: &mut Reader, body: &mut RuleBody) {
    if factor(reader, &mut body.factors) {
        return;
    }
    let Some(word) = reader.word("a factor or a fact") else {
        return;
    };
    let Some(verb) = need_verb(word.value) else {
        let words = ["own", "alter", "observe", "reach", "read", "write", "act"];
        reader.unknown_value(
            word.span,
            word.value,
            "something that a threat can need",
            words.into_iter(),
        );
        reader.maybe_word();
        return;
    };
    if verb == NeedVerb::Act {
        expect_word(reader, "as", "`act as PARTY`");
    }
    if let Some(target) = reader.word("a variable").map(owned) {
        body.needs.push(RuleNeed { verb, target });
    }
}

/// `high` or `worst of s.holds`
fn impact(reader: &mut Reader) -> Option<Impact> {
    if reader.eat_word("worst").is_some() {
        expect_word(reader, "of", "`impact worst of s.holds`");
        return reader
            .word("data such as `s.holds`")
            .map(|w| Impact::WorstOf(owned(w)));
    }
    reader.scale::<Level>().map(Impact::Stated)
}

/// `a or b`
fn any_of(reader: &mut Reader) -> Option<Condition> {
    let mut list = vec![all_of(reader)?];
    while reader.eat_word("or").is_some() {
        list.push(all_of(reader)?);
    }
    Some(if list.len() == 1 {
        list.remove(0)
    } else {
        Condition::Or(list)
    })
}

/// `a and b`, which binds closer than `or`
fn all_of(reader: &mut Reader) -> Option<Condition> {
    let mut list = vec![single(reader)?];
    while reader.eat_word("and").is_some() {
        list.push(single(reader)?);
    }
    Some(if list.len() == 1 {
        list.remove(0)
    } else {
        Condition::And(list)
    })
}

fn single(reader: &mut Reader) -> Option<Condition> {
    if reader.eat_word("not").is_some() {
        return single(reader).map(|c| Condition::Not(Box::new(c)));
    }
    if reader.eat(TokenKind::Open).is_some() {
        let inner = any_of(reader);
        if reader.eat(TokenKind::Close).is_none() {
            let here = reader.here();
            reader.expected(here, "`)`", "");
        }
        return inner;
    }
    let quantifier = match reader.peek_text() {
        "some" => Some(Quantifier::Some),
        "every" => Some(Quantifier::Every),
        "no" => Some(Quantifier::No),
        _ => None,
    };
    if let Some(quantifier) = quantifier {
        return quantified(reader, quantifier);
    }
    if reader.sees("count") && reader.look(1).is_some_and(|(t, _)| t.kind == TokenKind::Open) {
        return count(reader);
    }
    let left = reader
        .word("a variable, or an attribute such as `p.validates`")
        .map(owned)?;
    predicate(reader, left)
}

/// `some e in externals with …: …`; the body goes on to the end.
fn quantified(reader: &mut Reader, quantifier: Quantifier) -> Option<Condition> {
    let start = reader.here();
    reader.next();
    let variable = reader.word("the name of a variable").map(owned)?;
    expect_word(reader, "in", "`some e in externals: …`");
    let collection = reader
        .word("what to look through, such as `externals`")
        .map(owned)?;
    let with = match reader.eat_word("with") {
        Some(_) => Some(Box::new(single(reader)?)),
        None => None,
    };
    let body = match reader.eat(TokenKind::Colon) {
        Some(_) => Some(Box::new(any_of(reader)?)),
        None => None,
    };
    let span = start.to(reader.last());
    Some(Condition::Quantified {
        quantifier,
        variable,
        collection,
        with,
        body,
        span,
    })
}

/// `count(s.holds) > 1`
fn count(reader: &mut Reader) -> Option<Condition> {
    let start = reader.here();
    reader.next();
    reader.next();
    let collection = reader.word("what to count").map(owned)?;
    if reader.eat(TokenKind::Close).is_none() {
        let here = reader.here();
        reader.expected(here, "`)`", "`count(s.holds) > 1`");
    }
    let Some(operator) = operator(reader) else {
        let here = reader.here();
        reader.expected(here, "a comparison", "`count(s.holds) > 1`");
        return None;
    };
    let number = super::value::number(reader)?.value;
    Some(Condition::Count {
        collection,
        operator,
        number,
        span: start.to(reader.last()),
    })
}

fn operator(reader: &mut Reader) -> Option<Operator> {
    let found = match reader.peek()?.kind {
        TokenKind::Equal => Operator::Equal,
        TokenKind::NotEqual => Operator::NotEqual,
        TokenKind::Less => Operator::Less,
        TokenKind::LessEqual => Operator::LessEqual,
        TokenKind::Greater => Operator::Greater,
        TokenKind::GreaterEqual => Operator::GreaterEqual,
        _ => return None,
    };
    reader.next();
    Some(found)
}

const PREDICATES: &[&str] = &["in", "is", "reaches", "crosses", "can", "known", "unknown"];

/// What follows the first name of a condition.
fn predicate(reader: &mut Reader, left: Text) -> Option<Condition> {
    let start = left.span;
    if let Some(operator) = operator(reader) {
        let right = match reader.eat(TokenKind::Number) {
            Some(span) => amount(reader, span),
            None => reader.word("a value").map(owned)?,
        };
        let span = start.to(reader.last());
        return Some(Condition::Compare {
            left,
            operator,
            right,
            span,
        });
    }
    let word = reader.peek_text();
    if !PREDICATES.contains(&word) {
        let here = reader.here();
        let near = nearest(word, PREDICATES.iter().copied());
        let help = near.map_or("a condition compares: `p.validates = none`, `s.query in {sql, nosql}`, `s is relational-database`, `f crosses cloud`".to_string(), |n| format!("did you mean `{n}`?"));
        reader.expected(here, "a comparison", &help);
        return None;
    }
    reader.next();
    match word {
        "in" => collection(reader).map(|right| Condition::In {
            left,
            right,
            span: start.to(reader.last()),
        }),
        "is" => {
            let kind = reader.word("a kind").map(owned)?;
            reader.scope.kind(&kind.value, kind.span, None);
            Some(Condition::Is { left, kind })
        }
        "reaches" => reaches(reader, left),
        "crosses" => {
            let boundary = reader.peek_text();
            let named = !boundary.is_empty() && !matches!(boundary, "and" | "or" | ")");
            let boundary = if named {
                reader.word("a boundary").map(owned)
            } else {
                None
            };
            Some(Condition::Crosses { flow: left, boundary })
        }
        "can" => {
            let verb = reader.word("`observe`, `alter`, `own` or `know`").map(owned)?;
            let target = reader.word("a variable").map(owned)?;
            Some(Condition::Can {
                adversary: left,
                verb,
                target,
            })
        }
        known => Some(Condition::Known {
            left,
            known: known == "known",
        }),
    }
}

/// `30`, `90 days`: as it is written.
fn amount(reader: &mut Reader, number: Span) -> Text {
    let unit = match super::value::is_unit(reader.peek_text()) {
        true => reader.maybe_word(),
        false => None,
    };
    let span = unit.map_or(number, |unit| number.to(unit.span));
    Spanned::new(reader.scope.slice(span).to_string(), span)
}

/// `{sql, nosql}` or `s.holds`
fn collection(reader: &mut Reader) -> Option<Collection> {
    if reader.eat(TokenKind::OpenSet).is_none() {
        return reader
            .word("a set such as `{sql, nosql}`, or a collection")
            .map(|w| Collection::Named(owned(w)));
    }
    let mut words = Vec::new();
    reader.items(|r| words.extend(r.word("a value").map(owned)));
    reader.eat(TokenKind::CloseSet);
    Some(Collection::Words(words))
}

/// `reaches p carrying data with origin >= mixed avoiding control waf`
fn reaches(reader: &mut Reader, from: Text) -> Option<Condition> {
    let start = from.span;
    let to = reader.word("a variable").map(owned)?;
    let (mut carrying, mut carrying_name, mut avoiding) = (None, None, None);
    if reader.eat_word("carrying").is_some() {
        carrying_name = reader.word("`data`, or a variable").map(owned);
        if reader.eat_word("with").is_some() {
            carrying = Some(Box::new(single(reader)?));
        }
    }
    if reader.eat_word("avoiding").is_some() {
        reader.eat_word("control");
        avoiding = reader.word("a control or a kind").map(owned);
    }
    let span = start.to(reader.last());
    Some(Condition::Reaches {
        from,
        to,
        carrying,
        carrying_name,
        avoiding,
        span,
    })
}
