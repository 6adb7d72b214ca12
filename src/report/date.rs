//! Dates in words.

use crate::model::{Date, Duration, Unit};

/// `1 Oct 2026`: no other country reads it differently.
pub fn words(date: Date) -> String {
    let month = date.month().to_string();
    format!(
        "{} {} {}",
        date.day(),
        month.get(..3).unwrap_or(&month),
        date.year()
    )
}

/// `2026-10-01`.
pub fn iso(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// The day a stretch of time after another; None where the calendar ends.
pub fn after(date: Date, duration: Duration) -> Option<Date> {
    date.checked_add(time::Duration::days(i64::from(duration.days)))
}

/// `90 days`, `1 year`.
pub fn stretch(duration: Duration) -> String {
    let unit = match duration.unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    };
    count(u64::from(duration.amount), unit)
}

/// `1 day`, `2 days`.
pub fn count(number: u64, word: &str) -> String {
    format!("{number} {}", plural(number, word))
}

/// The word for that many: `1 entry`, `2 entries`.
pub fn plural(number: u64, word: &str) -> String {
    match word.strip_suffix('y') {
        _ if number == 1 => word.to_string(),
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with('s') => format!("{word}es"),
        _ => format!("{word}s"),
    }
}
