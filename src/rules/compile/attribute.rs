//! Attributes in conditions: which values they have, and what they may be compared with.

use super::super::facts::{Attr, Class};
use super::super::pattern::*;
use super::names::{Names, article};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::Span;

/// An attribute of something, and the values it takes.
pub struct Asked {
    pub lookup: Lookup,
    pub domain: Domain,
    pub name: String,
    /// As it is written, with what it is of.
    pub text: String,
    pub span: Span,
}

/// `p.validates`, or a bare `origin` where it is clear of what; None with a message where there is no such attribute.
pub fn attribute(names: &mut Names, text: &Text) -> Option<Asked> {
    let (of, sort, name, span) = split(names, text)?;
    let mut columns = [None; Holder::ALL.len()];
    let mut domain: Option<Domain> = None;
    for holder in sort.holders() {
        let Some((attr, values)) = defined(names.model, name, *holder) else {
            continue;
        };
        if domain.as_ref().is_some_and(|d| *d != values) {
            let said = Diagnostic::new(
                Code(15),
                span,
                format!(
                    "`{name}` has other values {} than {}",
                    words_for(*holder),
                    article(sort.word())
                ),
            );
            names.say(said.help(format!("say which is meant: `for {} …`", holder.word())));
            return None;
        }
        columns[*holder as usize] = Some(names.columns.of(attr, Class::of(*holder)));
        domain = Some(values);
    }
    let Some(domain) = domain else {
        let unread = |a: &Attribute| a.head.name == name && a.holders.is_empty();
        // Its definition is broken, and was said: its uses are no further mistakes.
        if !names.model.attributes.iter().any(|a| unread(a)) {
            unknown(names, name, span, sort);
        }
        return None;
    };
    Some(Asked {
        lookup: Lookup { of, columns },
        domain,
        name: name.to_string(),
        text: text.value.clone(),
        span: text.span,
    })
}

fn words_for(holder: Holder) -> String {
    format!("on {}", article(holder.word()))
}

/// What the attribute is of, its name and the place of the name.
fn split<'t>(names: &mut Names, text: &'t Text) -> Option<(Term, Sort, &'t str, Span)> {
    if let Some((of, sort)) = names.implicit
        && !text.value.contains('.')
    {
        return Some((of, sort, &text.value, text.span));
    }
    let (variable, name) = text.value.split_once('.').unwrap_or((text.value.as_str(), ""));
    let dot = text.span.start as usize + variable.len();
    let place = Span::new(text.span.source, text.span.start as usize, dot);
    let (of, sort) = names.term(&Text::new(variable.to_string(), place))?;
    let span = Span::new(text.span.source, dot + 1, text.span.end as usize);
    Some((of, sort, name, span))
}

/// The definition of an attribute for what is declared so.
fn defined(model: &Model, name: &str, holder: Holder) -> Option<(Attr, Domain)> {
    let words = |list: &[&str]| Domain::Scale(list.iter().map(|w| w.to_string()).collect());
    match (name, holder) {
        ("trust", Holder::Boundary | Holder::External) => {
            let list: Vec<&str> = Trust::WORDS.iter().map(|(_, w)| *w).collect();
            Some((Attr::Trust, words(&list)))
        }
        ("many", Holder::Boundary) => Some((Attr::Many, words(&["no", "yes"]))),
        _ => {
            let fits = |id: &AttributeId| {
                let attribute = &model[*id];
                attribute.head.name == name && attribute.holders.contains(&holder)
            };
            let id = AttributeId::all(model).find(fits)?;
            Some((Attr::Declared(id), model[id].domain.clone()))
        }
    }
}

/// Says that no declaration of the sort has such an attribute.
fn unknown(names: &mut Names, name: &str, span: Span, sort: Sort) {
    let model = names.model;
    let called = article(sort.word());
    let mut said = Diagnostic::new(
        Code(12),
        span,
        format!("`{name}` is not an attribute of {called}"),
    );
    let holders = sort.holders();
    let fitting = model
        .attributes
        .iter()
        .filter(|a| a.holders.iter().any(|h| holders.contains(h)))
        .map(|a| a.head.name.as_str());
    let fields = Field::ALL.iter().find(|(_, w)| *w == name);
    let elsewhere: Vec<&str> = model
        .attributes
        .iter()
        .filter(|a| a.head.name == name)
        .flat_map(|a| a.holders.iter().map(|h| h.word()))
        .collect();
    said = if fields.is_some() {
        said.help(format!(
            "`{name}` is a list of data: ask `some d in …: …`, `d in …` or `count(…)`"
        ))
    } else if !elsewhere.is_empty() {
        said.help(format!("it is an attribute of {}", elsewhere.join(", ")))
    } else if let Some(near) = nearest(name, fitting) {
        said.help(format!("did you mean `{near}`?")).fix(span, near)
    } else {
        said.help("`tm list attributes` shows them all; a pack declares its own: `attribute NAME for process: no < yes`")
    };
    names.say(said);
}

/// `p.validates >= partial`: an attribute against a value, or against another attribute.
pub fn compare(names: &mut Names, left: &Text, operator: Operator, right: &Text) -> Option<Formula> {
    let asked = attribute(names, left)?;
    if right.value.contains('.') {
        return with_another(names, &asked, operator, right);
    }
    match &asked.domain {
        Domain::Scale(words) => {
            let at = word(names, &asked, words, right)?;
            let mask = (0..words.len())
                .filter(|step| holds(operator, *step, at))
                .fold(0, |bits, step| bits | 1u64 << step);
            Some(test(&asked, Test::OneOf(mask), right))
        }
        Domain::Set(words) => {
            let words: Vec<String> = words.clone();
            word(names, &asked, &words, right)?;
            unordered(names, &asked, operator, right);
            None
        }
        Domain::Duration => days(names, &asked, operator, right),
        Domain::Name => {
            let (term, _) = names.term(right)?;
            equal_only(names, &asked, operator, right)?;
            let found = Formula::Names {
                lookup: asked.lookup,
                term,
            };
            Some(negated(found, operator == Operator::NotEqual))
        }
    }
}

fn test(asked: &Asked, test: Test, last: &Text) -> Formula {
    Formula::Test {
        lookup: asked.lookup,
        test,
        span: asked.span.to(last.span),
    }
}

fn negated(condition: Formula, negated: bool) -> Formula {
    match negated {
        true => Formula::Not(Box::new(condition)),
        false => condition,
    }
}

/// Whether a comparison holds of two steps or numbers.
pub fn holds<T: PartialOrd>(operator: Operator, left: T, right: T) -> bool {
    match operator {
        Operator::Equal => left == right,
        Operator::NotEqual => left != right,
        Operator::Less => left < right,
        Operator::LessEqual => left <= right,
        Operator::Greater => left > right,
        Operator::GreaterEqual => left >= right,
    }
}

/// Which of the words it is.
fn word(names: &mut Names, asked: &Asked, words: &[String], text: &Text) -> Option<usize> {
    let found = words.iter().position(|w| *w == text.value);
    if found.is_none() {
        let said = Diagnostic::new(
            Code(13),
            text.span,
            format!("`{}` is not a value of `{}`", text.value, asked.name),
        );
        let list: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
        names.say(match nearest(&text.value, words.iter().map(String::as_str)) {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(text.span, near),
            None => said.help(format!("it takes {}", list.join(", "))),
        });
    }
    found
}

/// The words of a set have no order.
fn unordered(names: &mut Names, asked: &Asked, operator: Operator, right: &Text) {
    let (left, value) = (&asked.text, &right.value);
    let not = match operator {
        Operator::NotEqual => "not ",
        _ => "",
    };
    let text = format!("{not}{left} in {{{value}}}");
    names.say(
        Diagnostic::new(
            Code(34),
            asked.span.to(right.span),
            format!(
                "the values of `{}` have no order, and there may be several",
                asked.name
            ),
        )
        .help(format!("ask whether one is among them: `{text}`"))
        .fix(asked.span.to(right.span), text),
    );
}

/// `d.lifetime > 30 days`; a number alone is days.
fn days(names: &mut Names, asked: &Asked, operator: Operator, right: &Text) -> Option<Formula> {
    match crate::resolve::value::days(&right.value) {
        Some(days) => Some(test(asked, Test::Days(operator, days), right)),
        None => {
            names.say(
                Diagnostic::new(
                    Code(13),
                    right.span,
                    format!("`{}` is not a duration, as `{}` is", right.value, asked.name),
                )
                .help("write a number and a unit: `90 days`, `1 year`"),
            );
            None
        }
    }
}

fn equal_only(names: &mut Names, asked: &Asked, operator: Operator, right: &Text) -> Option<()> {
    if matches!(operator, Operator::Equal | Operator::NotEqual) {
        return Some(());
    }
    names.say(
        Diagnostic::new(
            Code(34),
            asked.span.to(right.span),
            format!("`{}` is a name: names have no order", asked.name),
        )
        .help("compare it with `=` or `!=`"),
    );
    None
}

/// `a.integrity < b.integrity`
fn with_another(names: &mut Names, left: &Asked, operator: Operator, right: &Text) -> Option<Formula> {
    let other = attribute(names, right)?;
    if left.domain != other.domain {
        names.say(
            Diagnostic::new(
                Code(15),
                left.span.to(right.span),
                format!("`{}` and `{}` have different values", left.name, other.name),
            )
            .help("compare two attributes with the same values, or each with a value"),
        );
        return None;
    }
    match &left.domain {
        Domain::Set(_) => {
            names.say(
                Diagnostic::new(
                    Code(34),
                    left.span.to(right.span),
                    format!(
                        "the values of `{}` have no order, and there may be several",
                        left.name
                    ),
                )
                .help(format!("ask for each value: `{} in {{…}}`", left.name)),
            );
            return None;
        }
        Domain::Name => equal_only(names, left, operator, right)?,
        _ => {}
    }
    Some(Formula::Match {
        left: left.lookup,
        operator,
        right: other.lookup,
    })
}

/// `s.query in {sql, nosql}`: on a scale the value is one of these, of a set one of them is among its words.
pub fn among(names: &mut Names, left: &Text, list: &[Text], span: Span) -> Option<Formula> {
    let asked = attribute(names, left)?;
    let words = match &asked.domain {
        Domain::Scale(words) | Domain::Set(words) => words.clone(),
        Domain::Duration | Domain::Name => {
            names.say(
                Diagnostic::new(
                    Code(15),
                    left.span,
                    format!("`{}` does not take words", asked.name),
                )
                .help("compare it: `d.lifetime > 30 days`, `s.key-at = s`"),
            );
            return None;
        }
    };
    let mut mask = 0;
    for text in list {
        mask |= 1u64
            .checked_shl(word(names, &asked, &words, text)? as u32)
            .unwrap_or(0);
    }
    let test = match asked.domain {
        Domain::Scale(_) => Test::OneOf(mask),
        _ => Test::Meets(mask),
    };
    Some(Formula::Test {
        lookup: asked.lookup,
        test,
        span,
    })
}

/// `p.parameterised known`
pub fn known(names: &mut Names, left: &Text, known: bool) -> Option<Formula> {
    let asked = attribute(names, left)?;
    Some(Formula::Test {
        lookup: asked.lookup,
        test: Test::Known(known),
        span: left.span,
    })
}
