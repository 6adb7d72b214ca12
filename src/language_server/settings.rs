//! What the user set: in `tm.toml`, as for every command, and in the editor.

use super::overlay::Overlay;
use crate::{Settings, config};
use serde::Deserialize;
use std::path::Path;
use time::Date;

/// The settings of the editor, under `tm`; each has a default.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// Every finding, not only the first per element and question.
    pub all: bool,
    /// The date that decides what has expired, `2026-10-01`; the system's when it is empty.
    pub today: String,
    /// Hints of what is derived, behind what is written.
    pub inlay_hints: bool,
    /// Counts of threats and responses above elements.
    pub code_lens: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            all: false,
            today: String::new(),
            inlay_hints: true,
            code_lens: true,
        }
    }
}

impl Options {
    /// Reads what a client sent, with or without `tm` around it. What cannot be read is the default.
    pub fn read(value: &serde_json::Value) -> Options {
        let inner = value.get("tm").unwrap_or(value);
        serde_json::from_value(inner.clone()).unwrap_or_default()
    }

    /// The settings for a model in a folder. A mistake in `tm.toml` is for `tm check` to tell; here its defaults hold.
    pub fn settings(&self, folder: &Path, files: &Overlay) -> Settings {
        let config = config::load(files, folder).unwrap_or_default();
        Settings {
            today: self.today(),
            severities: config.severities,
            coverage: config.coverage,
            all: self.all,
        }
    }

    /// The date that decides what has expired.
    pub fn today(&self) -> Date {
        let system = || time::OffsetDateTime::now_utc().date();
        self.date().unwrap_or_else(system)
    }

    fn date(&self) -> Option<Date> {
        crate::resolve::value::parse_date(&self.today)
    }
}
