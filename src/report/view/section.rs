//! Headings, and the contents made of them.

use crate::report::anchor;
use schemars::JsonSchema;
use serde::Serialize;

/// A heading with what stands beside and below it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Section {
    /// The id in `report.html`.
    pub anchor: String,
    /// The slug of the heading in `report.md`.
    pub slug: String,
    /// The heading.
    pub title: String,
    /// What is counted, beside the heading; may be empty.
    pub count: String,
    /// A sentence below the heading; may be empty.
    pub intro: String,
}

/// A line of the contents.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Entry {
    /// The id in `report.html`.
    pub anchor: String,
    /// The slug of the heading in `report.md`.
    pub slug: String,
    /// The words of the line.
    pub title: String,
    /// A number at the end of the line; may be empty.
    pub number: String,
    /// Whether the number is bad news.
    pub bad: bool,
    /// Whether it is one of the four questions (or the appendix) rather than a section in it.
    pub question: bool,
}

impl Section {
    pub fn new(
        anchor: &str,
        title: impl Into<String>,
        count: impl Into<String>,
        intro: impl Into<String>,
    ) -> Section {
        let title: String = title.into();
        Section {
            anchor: anchor.to_string(),
            slug: anchor::slug(&title),
            title,
            count: count.into(),
            intro: intro.into(),
        }
    }

    /// Its line in the contents.
    pub fn entry(&self, number: impl ToString) -> Entry {
        Entry {
            anchor: self.anchor.clone(),
            slug: self.slug.clone(),
            title: self.title.clone(),
            number: number.to_string(),
            bad: false,
            question: false,
        }
    }

    /// Its line in the contents, as a question.
    pub fn question(&self) -> Entry {
        Entry {
            question: true,
            ..self.entry("")
        }
    }
}
