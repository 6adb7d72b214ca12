//! Conditions: every name, attribute, word, kind and collection in them is looked up.

use super::super::pattern::*;
use super::attribute;
use super::names::{Names, article};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Span;

/// A condition in the form in which it is evaluated; None with at least one message where it cannot be.
pub fn condition(names: &mut Names, written: &Condition) -> Option<Formula> {
    match written {
        Condition::And(list) => several(names, list).map(Formula::And),
        Condition::Or(list) => several(names, list).map(Formula::Or),
        Condition::Not(inner) => condition(names, inner).map(|c| Formula::Not(Box::new(c))),
        Condition::Compare {
            left,
            operator,
            right,
            ..
        } => compare(names, left, *operator, right),
        Condition::In { left, right, span } => within(names, left, right, *span),
        Condition::Is { left, kind } => is(names, left, kind),
        Condition::Quantified {
            quantifier,
            variable,
            collection,
            with,
            body,
            span,
        } => {
            let (collection, sort) = several_of(names, collection)?;
            let quantifier = *quantifier;
            if quantifier == Quantifier::Every && body.is_none() {
                let said = Diagnostic::new(Code(16), *span, "expected `:` and what holds of every one");
                names.say(said.help("`every d in s.holds: d.confidentiality >= medium`"));
                return None;
            }
            names.with(variable, sort, |names, slot| {
                let with = match with {
                    Some(with) => Some(names.about((Term::Slot(slot), sort), |n| condition(n, with))?),
                    None => None,
                };
                let body = match body {
                    Some(body) => Some(condition(names, body)?),
                    None => None,
                };
                let mut quantified = Quantified {
                    quantifier,
                    slot,
                    collection,
                    with,
                    body,
                    by_path: false,
                };
                quantified.by_path = quantified.path_alone().is_some();
                Some(Formula::Quantified(Box::new(quantified)))
            })
        }
        Condition::Count {
            collection,
            operator,
            number,
            ..
        } => {
            let (collection, _) = several_of(names, collection)?;
            Some(Formula::Count(collection, *operator, *number))
        }
        Condition::Reaches {
            from,
            to,
            carrying,
            carrying_name,
            avoiding,
            ..
        } => {
            let (from, to) = (names.element(from), names.element(to));
            let carrying = match carrying_name {
                Some(name) => Some(carried(names, name, carrying.as_deref())?),
                None => None,
            };
            let avoiding = match avoiding {
                Some(name) => Some(avoided(names, name)?),
                None => None,
            };
            Some(Formula::Reaches(Box::new(Path {
                from: from?,
                to: to?,
                carrying,
                avoiding,
            })))
        }
        Condition::Crosses { flow, boundary } => {
            let flow = names.flow(flow);
            let boundary = match boundary {
                Some(boundary) => Some(names.boundary(boundary)?),
                None => None,
            };
            Some(Formula::Crosses(flow?, boundary))
        }
        Condition::Can {
            adversary,
            verb,
            target,
        } => can(names, adversary, verb, target),
        Condition::Known { left, known } => attribute::known(names, left, *known),
    }
}

/// All of them, so that each gets its message.
fn several(names: &mut Names, list: &[Condition]) -> Option<Vec<Formula>> {
    let found: Vec<Option<Formula>> = list.iter().map(|c| condition(names, c)).collect();
    found.into_iter().collect()
}

/// `p.validates = none`, `s.key-at = s`, or two variables: `p != q`.
fn compare(names: &mut Names, left: &Text, operator: Operator, right: &Text) -> Option<Formula> {
    let variable = names.implicit.is_none() && !left.value.contains('.');
    let Some((a, _)) = names.variable(&left.value).filter(|_| variable) else {
        return attribute::compare(names, left, operator, right);
    };
    let (b, _) = names.term(right)?;
    match operator {
        Operator::Equal => Some(Formula::Same(a, b)),
        Operator::NotEqual => Some(Formula::Not(Box::new(Formula::Same(a, b)))),
        _ => {
            names.say(
                Diagnostic::new(Code(34), left.span.to(right.span), "declarations have no order")
                    .help(format!("compare an attribute of it: `{}.exposure`", left.value)),
            );
            None
        }
    }
}

/// `s.query in {sql}`, `d in f.sends`, `p in cloud`, `x in externals`.
fn within(names: &mut Names, left: &Text, right: &Collection, span: Span) -> Option<Formula> {
    let name = match right {
        Collection::Words(list) => return attribute::among(names, left, list, span),
        Collection::Named(name) => name,
    };
    let (item, sort) = names.term(left)?;
    if let Some((boundary, Sort::Boundary)) = names.known(&name.value) {
        let stands = sort.is_element() || matches!(sort, Sort::Flow | Sort::Boundary);
        names.expect(left, sort, stands, "something that stands in a boundary")?;
        return Some(Formula::Within(item, boundary));
    }
    let (collection, of) = several_of(names, name)?;
    let can = |a: Sort, b: Sort| a == b || a.holders().iter().any(|h| b.holders().contains(h));
    if !can(sort, of) {
        names.say(
            Diagnostic::new(
                Code(15),
                left.span,
                format!(
                    "`{}` is {}: it is never in `{}`",
                    left.value,
                    article(sort.word()),
                    name.value
                ),
            )
            .help(format!("name {} here", article(of.word()))),
        );
        return None;
    }
    Some(Formula::Member(item, collection))
}

/// `s is relational-database`
fn is(names: &mut Names, left: &Text, kind: &Text) -> Option<Formula> {
    let model = names.model;
    let (term, sort) = match names.implicit {
        Some(about) if names.variable(&left.value).is_none() && left.value == "kind" => about,
        _ => names.term(left)?,
    };
    // A kind that nothing declares was said when the rule was read.
    let id = KindId::all(model).find(|k| model[*k].head.name == kind.value)?;
    let holders = &model[id].holders;
    if !sort.holders().iter().any(|h| holders.contains(h)) {
        let list: Vec<&str> = holders.iter().map(|h| h.word()).collect();
        names.say(
            Diagnostic::new(
                Code(15),
                kind.span,
                format!(
                    "`{}` is a kind of {}, not of {}",
                    kind.value,
                    list.join(" or "),
                    sort.word()
                ),
            )
            .help(format!(
                "name a kind for {}; `tm list kinds` shows them all",
                article(sort.word())
            )),
        );
        return None;
    }
    Some(Formula::Is(term, id))
}

/// `s.holds`, `externals`: several declarations, and what they are.
fn several_of(names: &mut Names, text: &Text) -> Option<(Several, Sort)> {
    if let Some((variable, field)) = text.value.split_once('.') {
        let start = text.span.start as usize;
        let place = Span::new(text.span.source, start, start + variable.len());
        let (of, sort) = names.term(&Text::new(variable.to_string(), place))?;
        let behind = Span::new(
            text.span.source,
            start + variable.len() + 1,
            text.span.end as usize,
        );
        return list_of(names, of, sort, &Text::new(field.to_string(), behind));
    }
    let found = Sort::WORDS.iter().find(|(_, _, w)| *w == text.value);
    if let Some((sort, ..)) = found {
        return Some((Several::All(*sort), *sort));
    }
    let known = Sort::WORDS.iter().map(|(_, _, w)| *w);
    let said = Diagnostic::new(
        Code(12),
        text.span,
        format!("`{}` is nothing to look through", text.value),
    );
    names.say(match nearest(&text.value, known.clone()) {
        Some(near) => said.help(format!("did you mean `{near}`?")).fix(text.span, near),
        None => said.help(format!(
            "name {}, or a list such as `s.holds`",
            known.map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")
        )),
    });
    None
}

/// `holds` of a store, `sends` of a flow.
fn list_of(names: &mut Names, of: Term, sort: Sort, field: &Text) -> Option<(Several, Sort)> {
    let fits = |f: Field| sort.holders().iter().any(|h| f.holders().contains(h));
    let found = Field::ALL.iter().find(|(_, w)| *w == field.value);
    if let Some((found, _)) = found.filter(|(f, _)| fits(*f)) {
        return Some((Several::Of(of, *found), Sort::Data));
    }
    let known = Field::ALL.iter().filter(|(f, _)| fits(*f)).map(|(_, w)| *w);
    let said = Diagnostic::new(
        Code(12),
        field.span,
        format!(
            "`{}` is not a list that {} has",
            field.value,
            article(sort.word())
        ),
    );
    names.say(match nearest(&field.value, known.clone()) {
        Some(near) => said.help(format!("did you mean `{near}`?")).fix(field.span, near),
        None => said.help(match known.clone().next() {
            Some(_) => format!(
                "it has {}",
                known.map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")
            ),
            None => "elements have `handles` and `holds`, flows `sends`, `returns`, `carries` and `asks`"
                .to_string(),
        }),
    });
    None
}

/// `carrying data with origin >= mixed`, `carrying d`
fn carried(names: &mut Names, name: &Text, with: Option<&Condition>) -> Option<Carrying> {
    if name.value == "data" && names.variable("data").is_none() {
        let slot = names.nameless(Sort::Data, name.span);
        let with = match with {
            Some(with) => Some(names.about((Term::Slot(slot), Sort::Data), |n| condition(n, with))?),
            None => None,
        };
        return Some(Carrying::Any(slot, with));
    }
    let (term, sort) = names.term(name)?;
    names.expect(name, sort, sort == Sort::Data, "data")?;
    if with.is_some() {
        names.say(
            Diagnostic::new(Code(16), name.span, "`with` says which data, and this is one")
                .help("write `carrying data with …`, or ask of the variable elsewhere"),
        );
        return None;
    }
    Some(Carrying::This(term))
}

/// `avoiding control waf`, `avoiding api-gateway`
fn avoided(names: &mut Names, name: &Text) -> Option<Avoiding> {
    let model = names.model;
    if let Some(kind) = KindId::all(model).find(|k| model[*k].head.name == name.value) {
        return Some(Avoiding::Kind(kind));
    }
    if let Some(Node::Control(id)) = names.node(&name.value) {
        return Some(Avoiding::Control(id));
    }
    let kinds = model.kinds.iter().map(|k| k.head.name.as_str());
    let controls = model.controls.iter().map(|c| c.head.name.as_str());
    let said = Diagnostic::new(
        Code(11),
        name.span,
        format!("`{}` is neither a control nor a kind", name.value),
    );
    names.say(match nearest(&name.value, controls.chain(kinds)) {
        Some(near) => said.help(format!("did you mean `{near}`?")).fix(name.span, near),
        None => said.help("name a control of this model, or a kind such as `api-gateway`"),
    });
    None
}

/// `a can observe f`
fn can(names: &mut Names, adversary: &Text, verb: &Text, target: &Text) -> Option<Formula> {
    const VERBS: &[(&str, Ability)] = &[
        ("observe", Ability::Has(Position::Observes)),
        ("alter", Ability::Has(Position::Alters)),
        ("own", Ability::Has(Position::Owns)),
        ("know", Ability::Knows),
    ];
    let (who, sort) = names.term(adversary)?;
    names.expect(adversary, sort, sort == Sort::Adversary, "an adversary")?;
    let Some((_, ability)) = VERBS.iter().find(|(w, _)| *w == verb.value) else {
        let words = VERBS.iter().map(|(w, _)| *w);
        let said = Diagnostic::new(
            Code(13),
            verb.span,
            format!("`{}` is nothing that an adversary can do here", verb.value),
        );
        names.say(match nearest(&verb.value, words) {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(verb.span, near),
            None => said.help("it can `observe`, `alter` or `own` something, or `know` data"),
        });
        return None;
    };
    let (what, of) = names.term(target)?;
    let (fits, wanted) = match ability {
        Ability::Knows => (of == Sort::Data, "data"),
        Ability::Has(_) => (
            of.is_element() || matches!(of, Sort::Flow | Sort::Boundary),
            "an element, a flow or a boundary",
        ),
    };
    names.expect(target, of, fits, wanted)?;
    Some(Formula::Can(who, *ability, what))
}

/// `impact worst of s.holds`, `worst of d`
pub fn worst_of(names: &mut Names, text: &Text) -> Option<Several> {
    if text.value.contains('.') {
        return several_of(names, text).map(|(c, _)| c);
    }
    let (term, sort) = names.term(text)?;
    names.expect(text, sort, sort == Sort::Data, "data")?;
    Some(Several::One(term))
}
