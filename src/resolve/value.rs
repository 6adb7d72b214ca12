//! Values: words of scales and sets, dates, durations, numbers, references.

use super::block::name;
use super::reader::Reader;
use super::scope::wanted;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::*;
use crate::source::{Span, Spanned};
use crate::syntax::ast::TokenKind;

/// A value of an attribute's domain.
pub fn of_domain(reader: &mut Reader, attribute: &str, domain: &Domain) -> Option<Value> {
    match domain {
        Domain::Scale(words) => one_of(reader, attribute, words).map(Value::Step),
        Domain::Set(words) => {
            let mut list = Vec::new();
            let mut complete = true;
            reader.items(|r| match one_of(r, attribute, words) {
                Some(index) => list.push(index),
                None => complete = false,
            });
            list.sort_unstable();
            list.dedup();
            complete.then_some(Value::Words(list))
        }
        Domain::Duration => duration(reader).map(|d| Value::Duration(d.value)),
        Domain::Name => name(reader, wanted::ANY).map(|n| Value::Name(n.value)),
    }
}

fn one_of(reader: &mut Reader, attribute: &str, words: &[String]) -> Option<u8> {
    let word = reader.word(&format!("a value of `{attribute}`"))?;
    match words.iter().position(|w| w == word.value) {
        Some(at) => Some(at as u8),
        None => {
            let called = format!("a value of `{attribute}`");
            reader.unknown_value(word.span, word.value, &called, words.iter().map(String::as_str));
            None
        }
    }
}

/// `2026-10-01`.
pub fn date(reader: &mut Reader) -> Option<Spanned<Date>> {
    let Some(span) = reader.eat(TokenKind::Number) else {
        let here = reader.here();
        reader.expected(here, "a date", "write it as `2026-10-01`");
        return None;
    };
    let text = reader.scope.slice(span);
    match parse_date(text) {
        Some(date) => Some(Spanned::new(date, span)),
        None => {
            reader.say(
                Diagnostic::new(Code(19), span, format!("`{text}` is not a date"))
                    .help("year, month and day, as in `2026-10-01`"),
            );
            None
        }
    }
}

/// A date of the calendar, written `2026-10-01`.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

const UNITS: &[(&str, Unit, f64)] = &[
    ("second", Unit::Second, 1.0 / 86_400.0),
    ("minute", Unit::Minute, 1.0 / 1_440.0),
    ("hour", Unit::Hour, 1.0 / 24.0),
    ("day", Unit::Day, 1.0),
    ("week", Unit::Week, 7.0),
    ("month", Unit::Month, 30.0),
    ("year", Unit::Year, 365.0),
];

impl Unit {
    /// The word for one of it.
    pub fn word(self) -> &'static str {
        UNITS
            .iter()
            .find(|(_, u, _)| *u == self)
            .map_or("day", |(w, _, _)| w)
    }
}

/// Whether a word is a unit of time, one of it or many.
pub fn is_unit(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    UNITS.iter().any(|(w, ..)| *w == singular)
}

/// The days of `90 days`, or of a number alone.
pub fn days(text: &str) -> Option<u64> {
    let (number, unit) = text.split_once(char::is_whitespace).unwrap_or((text, "day"));
    let unit = unit.trim();
    let singular = unit.strip_suffix('s').unwrap_or(unit);
    let (_, _, days) = UNITS.iter().find(|(w, ..)| *w == singular)?;
    let amount: u32 = number.parse().ok()?;
    Some((f64::from(amount) * days).ceil() as u64)
}

/// `90 days`, `1 year`.
pub fn duration(reader: &mut Reader) -> Option<Spanned<Duration>> {
    const EXAMPLE: &str = "write a number and a unit: `90 days`, `1 year`";
    let Some(span) = reader.eat(TokenKind::Number) else {
        let here = reader.here();
        reader.expected(here, "a duration", EXAMPLE);
        return None;
    };
    let Ok(amount) = reader.scope.slice(span).parse::<u32>() else {
        bad_number(reader, span, "a whole number");
        return None;
    };
    let unit = reader.word("a unit of time")?;
    let singular = unit.value.strip_suffix('s').unwrap_or(unit.value);
    match UNITS.iter().find(|(w, _, _)| *w == singular) {
        Some((_, kind, days)) => {
            let days = (f64::from(amount) * days).ceil() as u32;
            Some(Spanned::new(
                Duration {
                    days,
                    amount,
                    unit: *kind,
                },
                span.to(unit.span),
            ))
        }
        None => {
            let words = ["days", "weeks", "months", "years", "hours", "minutes", "seconds"];
            reader.unknown_value(unit.span, unit.value, "a unit of time", words.into_iter());
            None
        }
    }
}

/// `1000`, `1e6`: a whole number.
pub fn number(reader: &mut Reader) -> Option<Spanned<u64>> {
    let Some(span) = reader.eat(TokenKind::Number) else {
        let here = reader.here();
        reader.expected(here, "a number", "write it as `1000` or `1e6`");
        return None;
    };
    let text = reader.scope.slice(span);
    let value = text
        .parse::<f64>()
        .ok()
        .filter(|v| v.is_finite() && *v >= 0.0 && v.fract() == 0.0);
    match value {
        Some(value) => Some(Spanned::new(value as u64, span)),
        None => {
            bad_number(reader, span, "a whole number");
            None
        }
    }
}

fn bad_number(reader: &mut Reader, span: Span, what: &str) {
    let text = reader.scope.slice(span);
    reader.say(
        Diagnostic::new(Code(20), span, format!("`{text}` is not {what}"))
            .help("write it as `1000` or `1e6`"),
    );
}

/// A value with its reason: `feasibility high because "…"`.
pub fn rated<T: Words>(reader: &mut Reader) -> Option<Rated<T>> {
    let value = reader.scale::<T>()?;
    Some(Rated {
        value: value.value,
        span: value.span,
        because: reader.because.clone().map(Box::new),
    })
}

/// The schemes of references, each with what its numbers look like.
const SCHEMES: &[(&str, &str)] = &[
    ("CWE-", "CWE-89"),
    ("CAPEC-", "CAPEC-66"),
    ("CVE-", "CVE-2026-12345"),
    ("AML.T", "AML.T0020"),
    ("AML.CS", "AML.CS0009"),
    ("T", "T1190"),
    ("LLM", "LLM01"),
    ("ASI", "ASI01"),
    ("ML", "ML01"),
    ("API", "API1"),
    ("CICD-SEC-", "CICD-SEC-4"),
    ("OWASP-A", "OWASP-A05-2025"),
    ("SLSA-", "SLSA-B1"),
];

/// A reference to a public list: `CWE-89`.
pub fn reference(reader: &mut Reader) -> Option<Text> {
    let word = reader.word("a reference such as `CWE-89`")?;
    if is_reference(word.value) {
        return Some(Spanned::new(word.value.to_string(), word.span));
    }
    let scheme = SCHEMES
        .iter()
        .find(|(prefix, _)| prefix.len() > 1 && word.value.starts_with(prefix));
    let help = match scheme {
        Some((_, example)) => format!("it is written with numbers, as in `{example}`"),
        None => {
            "references are written as `CWE-89`, `CAPEC-66`, `T1190`, `AML.T0020`, `LLM01` or `CVE-2026-1`"
                .into()
        }
    };
    reader.say(
        Diagnostic::new(
            Code(18),
            word.span,
            format!("`{}` is not a reference", word.value),
        )
        .help(help),
    );
    None
}

/// Whether a text has the form of a reference number of a public list.
pub fn is_reference(text: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let dotted = |s: &str| s.split('.').all(digits);
    SCHEMES.iter().any(|(prefix, _)| {
        text.strip_prefix(prefix).is_some_and(|rest| match *prefix {
            "T" | "AML.T" => dotted(rest) && rest.split('.').next().is_some_and(|d| d.len() == 4),
            "OWASP-A" => rest.split('-').count() <= 2 && rest.split('-').all(digits),
            "CVE-" => rest.split('-').count() == 2 && rest.split('-').all(digits),
            "SLSA-" => {
                !rest.is_empty() && rest.len() <= 2 && rest.starts_with(|c: char| c.is_ascii_uppercase())
            }
            _ => digits(rest),
        })
    })
}
