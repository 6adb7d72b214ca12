//! Dates in the calendar.

use crate::model::{Date, Duration};

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
