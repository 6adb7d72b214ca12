//! `tm list checks|rules|kinds|attributes|packs|references`: a table for people, names for scripts, JSON for programs.

use super::console::Console;
use super::table::table;
use super::{Format, Outcome, rule};
use crate::diagnostic::CODES;
use crate::model::{Domain, Head, Holder, Model};
use crate::references::{self, Status};
use crate::source::Disk;
use crate::{Failure, Input, Settings, compile};
use clap::ValueEnum;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What can be listed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    Checks,
    Rules,
    Kinds,
    Attributes,
    Packs,
    References,
}

pub fn run(what: What, pack: Option<&str>, format: Format, console: &Console) -> Result<Outcome, Failure> {
    if pack.is_some() && what != What::Rules {
        return Err(Failure("`--pack` goes with `tm list rules`".to_string()));
    }
    let rows = match what {
        What::Checks => checks(),
        What::Rules => rule::rows(pack)?,
        What::Kinds => kinds(&shipped()?),
        What::Attributes => attributes(&shipped()?),
        What::Packs => packs(&shipped()?),
        What::References => references(),
    };
    console.out(&match format {
        Format::Human | Format::SecurityMd => table(&rows),
        Format::Short => names(&rows),
        Format::Json => json(&rows),
    })?;
    Ok(Outcome::Clean)
}

pub type Rows = Vec<Vec<String>>;

fn checks() -> Rows {
    let mut rows = vec![heading(["code", "name", "severity", "question", "title"])];
    rows.extend(CODES.iter().map(|info| {
        vec![
            info.code.to_string(),
            info.slug.to_string(),
            info.severity.word().to_string(),
            (info.question as u8).to_string(),
            info.title.to_string(),
        ]
    }));
    rows
}

/// Every number that `refers` may name.
fn references() -> Rows {
    let mut rows = vec![heading(["number", "title", "status"])];
    rows.extend(references::starting_with("").map(|entry| {
        let status = match entry.status {
            Status::Active => String::new(),
            Status::Category => "group".to_string(),
            Status::Deprecated(None) => "withdrawn".to_string(),
            Status::Deprecated(Some(new)) => format!("withdrawn, now {new}"),
        };
        vec![entry.number.to_string(), entry.title.to_string(), status]
    }));
    rows
}

fn kinds(model: &Model) -> Rows {
    let mut rows = vec![heading(["name", "for", "is", "pack", "title"])];
    rows.extend(model.kinds.iter().map(|kind| {
        let extends = kind
            .extends
            .iter()
            .filter_map(|id| model.kinds.get(id.value.0 as usize));
        vec![
            kind.head.name.clone(),
            holders(&kind.holders),
            extends
                .map(|k| k.head.name.clone())
                .collect::<Vec<_>>()
                .join(", "),
            kind.pack.clone().unwrap_or_default(),
            title(&kind.head),
        ]
    }));
    rows
}

fn attributes(model: &Model) -> Rows {
    let mut rows = vec![heading(["name", "for", "values", "pack", "title"])];
    rows.extend(model.attributes.iter().map(|attribute| {
        vec![
            attribute.head.name.clone(),
            holders(&attribute.holders),
            values(&attribute.domain),
            attribute.pack.clone().unwrap_or_default(),
            title(&attribute.head),
        ]
    }));
    rows
}

fn packs(model: &Model) -> Rows {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let kinds = model.kinds.iter().map(|k| (&k.pack, 0));
    let attributes = model.attributes.iter().map(|a| (&a.pack, 1));
    let rules = model.rules.iter().map(|r| (&r.pack, 2));
    for (pack, column) in kinds.chain(attributes).chain(rules) {
        let Some(pack) = pack else { continue };
        if let Some(count) = counts.entry(pack).or_default().get_mut(column) {
            *count += 1;
        }
    }
    let mut rows = vec![heading(["name", "kinds", "attributes", "rules"])];
    rows.extend(counts.into_iter().map(|(pack, counts)| {
        let counts = counts.iter().map(usize::to_string);
        std::iter::once(pack.to_string()).chain(counts).collect()
    }));
    rows
}

/// A model of nothing: it has what the shipped packs give to every model.
fn shipped() -> Result<Model, Failure> {
    let input = Input::Text {
        name: "<nothing>".to_string(),
        text: String::new(),
        folder: PathBuf::from("."),
    };
    let settings = Settings {
        today: time::Date::MIN,
        severities: BTreeMap::new(),
        coverage: Default::default(),
        all: false,
    };
    Ok(compile(&input, &Disk, &settings)?.model)
}

pub fn heading<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_uppercase).to_vec()
}

fn title(head: &Head) -> String {
    head.title.clone().unwrap_or_default()
}

fn holders(list: &[Holder]) -> String {
    list.iter().map(|h| h.word()).collect::<Vec<_>>().join(", ")
}

/// As an attribute is declared: `none < low < high`, `{a, b}`.
fn values(domain: &Domain) -> String {
    match domain {
        Domain::Scale(steps) => steps.join(" < "),
        Domain::Set(words) => format!("{{{}}}", words.join(", ")),
        Domain::Duration => "a duration".to_string(),
        Domain::Name => "a name".to_string(),
    }
}

/// The first column, each name once.
fn names(rows: &Rows) -> String {
    let mut seen = BTreeSet::new();
    let names = rows.iter().skip(1).filter_map(|row| row.first());
    names
        .filter(|n| seen.insert(n.as_str()))
        .map(|n| format!("{n}\n"))
        .collect()
}

/// A list of objects; their keys are the heading's words.
fn json(rows: &Rows) -> String {
    let Some((heading, rows)) = rows.split_first() else {
        return "[]\n".to_string();
    };
    let object = |row: &Vec<String>| {
        let cells = heading
            .iter()
            .zip(row)
            .map(|(key, cell)| (key.to_lowercase(), value(cell)));
        Value::Object(cells.collect::<Map<_, _>>())
    };
    let list = Value::Array(rows.iter().map(object).collect());
    format!("{list:#}\n")
}

/// Counts are numbers.
fn value(cell: &str) -> Value {
    cell.parse::<u64>()
        .map_or_else(|_| Value::from(cell), Value::from)
}
