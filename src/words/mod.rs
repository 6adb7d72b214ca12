//! The fixed words of the report, its pictures and the steps of attacks, in tables: a language is a column of them.
//!
//! What an entry says is a sentence with places, `{n} of {total} cells`; where a number decides, it has two forms with
//! `|` between them, for one and for many. What the examiner and `tm reach` say, and what rules say, stays English.

mod pictures;
mod scales;
mod table;
mod ways;

use crate::model::{Date, Duration, Unit};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

/// A language of the report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    #[default]
    English,
    German,
    /// English with every entry in `⟦…⟧`: what stands outside of them is in no table. For tests.
    Pseudo,
}

impl Language {
    /// The languages that can be asked for, by their codes (BCP 47).
    pub const CODES: [(&str, Language); 2] = [("en", Language::English), ("de", Language::German)];

    /// The language of a code.
    pub fn parse(code: &str) -> Option<Language> {
        Language::CODES.iter().find(|(c, _)| *c == code).map(|(_, l)| *l)
    }

    /// Its code, for the `lang` of a page.
    pub fn code(self) -> &'static str {
        match self {
            Language::German => "de",
            Language::English | Language::Pseudo => "en",
        }
    }
}

/// The key, English, German.
type Entry = (&'static str, &'static str, &'static str);

/// All entries.
fn entries() -> impl Iterator<Item = &'static Entry> {
    let tables = [table::TABLE, scales::TABLE, ways::TABLE, pictures::TABLE];
    tables.into_iter().flatten()
}

/// The words of a language.
#[derive(Debug)]
pub struct Words {
    language: Language,
    by_key: BTreeMap<&'static str, (&'static str, &'static str)>,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Words {
        Words {
            language,
            by_key: entries().map(|(key, en, de)| (*key, (*en, *de))).collect(),
        }
    }

    /// English, for what is always said in it.
    pub fn english() -> &'static Words {
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::of(Language::English));
        &ENGLISH
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words that templates use, by name: `{{ w.owner }}`. Those with a dot in their name are for sentences.
    pub fn for_templates(&self) -> BTreeMap<String, String> {
        let plain = self.by_key.keys().filter(|key| !key.contains('.'));
        plain.map(|key| (key.to_string(), self.say(key))).collect()
    }

    /// Whether there is such an entry.
    pub fn has(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// An entry without places.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// An entry with its places filled; a place `n` decides between one and many.
    pub fn fill(&self, key: &str, places: &[(&str, &dyn Display)]) -> String {
        let number = places
            .iter()
            .find(|(name, _)| *name == "n")
            .map(|(_, n)| n.to_string());
        let mut out = String::new();
        for piece in pieces(self.form(key, number.as_deref() == Some("1"))) {
            match piece {
                Part::Words(words) => out.push_str(words),
                Part::Place(name) => {
                    match places.iter().find(|(n, _)| *n == name) {
                        Some((_, value)) => out.push_str(&value.to_string()),
                        // Filled in the browser.
                        None => out.push_str(&format!("{{{name}}}")),
                    }
                }
            }
        }
        self.marked(out)
    }

    /// An entry about a number of things: `1 threat`, `2 threats`.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.fill(key, &[("n", &n)])
    }

    /// An entry as its words and its places in turn, for those who fill it with more than text. No number decides.
    pub fn parts<'a>(&self, key: &'a str) -> Vec<Part<'a>> {
        let mark = |mark| (self.language == Language::Pseudo).then_some(Part::Words(mark));
        let parts = pieces(self.form(key, false));
        mark("⟦").into_iter().chain(parts).chain(mark("⟧")).collect()
    }

    /// The word of a scale of the language: `level.high`.
    pub fn word(&self, scale: &str, word: impl Display) -> String {
        self.say(&format!("{scale}.{word}"))
    }

    /// `1 Oct 2026`: no other country reads it differently.
    pub fn date(&self, date: Date) -> String {
        let months = self.form("dates.months", false);
        let month = months.split(' ').nth(u8::from(date.month()) as usize - 1);
        self.fill(
            "dates.day",
            &[
                ("d", &date.day()),
                ("m", &month.unwrap_or("")),
                ("y", &date.year()),
            ],
        )
    }

    /// `90 days`, `1 year`.
    pub fn stretch(&self, duration: Duration) -> String {
        let unit = match duration.unit {
            Unit::Second => "seconds",
            Unit::Minute => "minutes",
            Unit::Hour => "hours",
            Unit::Day => "days",
            Unit::Week => "weeks",
            Unit::Month => "months_long",
            Unit::Year => "years",
        };
        self.fill(&format!("dates.{unit}"), &[("n", &duration.amount)])
    }

    /// The form of an entry for one or for many. A key that is in no table is shown as it is; a test finds it.
    fn form<'a>(&self, key: &'a str, one: bool) -> &'a str {
        let entry = match (self.by_key.get(key), self.language) {
            (None, _) => key,
            (Some((_, german)), Language::German) => german,
            (Some((english, _)), _) => english,
        };
        match entry.split_once('|') {
            Some((first, _)) if one => first,
            Some((_, many)) => many,
            None => entry,
        }
    }

    fn marked(&self, text: String) -> String {
        match self.language {
            Language::Pseudo => format!("⟦{text}⟧"),
            _ => text,
        }
    }
}

/// A part of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    Words(&'a str),
    Place(&'a str),
}

/// An entry as its words and its places in turn.
fn pieces(entry: &str) -> impl Iterator<Item = Part<'_>> {
    entry
        .split('{')
        .enumerate()
        .flat_map(|(i, piece)| match (i, piece.split_once('}')) {
            (0, _) | (_, None) => [Part::Words(piece), Part::Words("")],
            (_, Some((place, words))) => [Part::Place(place), Part::Words(words)],
        })
}

#[cfg(test)]
mod tests;
