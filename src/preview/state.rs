//! What the page around the report knows: the findings with their lines, and the place of everything that can be
//! clicked, as links into the editor.

use super::Editor;
use crate::Compiled;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Anchors, Language, anchor, file};
use crate::source::{SourceId, Span};
use crate::words::Words;
use serde::Serialize;
use std::collections::BTreeMap;

/// The state of one build, as `live/state.json` says it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct State {
    /// Counts the builds.
    pub version: u64,
    /// The build whose outputs are served: an earlier one while the language has errors, 0 when there was none.
    pub shown: u64,
    /// The title of the model, or the name of its file.
    pub title: String,
    /// The file, as it was typed.
    pub file: String,
    /// What can be looked at.
    pub pages: Vec<Page>,
    /// Why there was no build at all: a file that cannot be read, a mistake in a template or in `tm.toml`.
    pub failure: Option<String>,
    /// In the order in which they are printed.
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub left_out: usize,
    /// The editor's link for each id of the report that stands for a declaration.
    pub places: BTreeMap<String, String>,
    /// The id of each declaration that a diagram can show, by its name.
    pub names: BTreeMap<String, String>,
    /// For each text, what ids of its lines begin with, and the editor's link with `{line}`.
    pub lines: Vec<(String, String)>,
}

/// Something to look at.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// Its address, relative.
    pub name: String,
    pub title: String,
}

/// A finding of the language or the examiner.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub severity: Severity,
    pub code: String,
    pub message: String,
    /// `web-shop.tm:12:8`
    pub place: String,
    /// Opens the place in the editor.
    pub link: Option<String>,
    /// The line of the text up to the place, the place within the line, and the rest.
    pub line: (String, String, String),
    pub label: String,
    pub help: Vec<String>,
}

impl State {
    /// What a compilation says. `version`, `shown` and `pages` are the caller's.
    pub fn of(compiled: &Compiled, name: &str, editor: &Editor) -> State {
        let title = compiled.model.system.head.title.clone();
        let named = anchor::nodes(&compiled.model);
        // Ids are the same in every language.
        let anchors = Anchors::of(&compiled.model, &[], &Words::of(Language::default()));
        let link = |span| link(compiled, span, editor);
        let place = |node| {
            let place = link(compiled.model.place(node))?;
            Some((anchors.id(node).to_string(), place))
        };
        let name_of = |node| {
            (
                compiled.model.name(node).to_string(),
                anchors.id(node).to_string(),
            )
        };
        State {
            title: title.unwrap_or_else(|| name.to_string()),
            file: name.to_string(),
            findings: compiled
                .diagnostics
                .iter()
                .map(|d| finding(d, compiled, editor))
                .collect(),
            left_out: compiled.left_out,
            places: named.iter().filter_map(|node| place(*node)).collect(),
            names: named.iter().map(|node| name_of(*node)).collect(),
            lines: lines(compiled, editor),
            ..State::default()
        }
    }

    /// The state after a failure: nothing is known but its reason.
    pub fn failed(reason: &str, name: &str) -> State {
        State {
            title: name.to_string(),
            file: name.to_string(),
            failure: Some(reason.to_string()),
            ..State::default()
        }
    }

    /// The document for the page.
    pub fn json(&self) -> String {
        // Nothing in it can fail to be written: there are only texts and numbers.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn finding(diagnostic: &Diagnostic, compiled: &Compiled, editor: &Editor) -> Finding {
    let span = diagnostic.primary.span;
    let sources = &compiled.sources;
    let place = sources.place(span);
    let name = file::name(compiled, span.source);
    Finding {
        severity: diagnostic.severity,
        code: diagnostic.code.to_string(),
        message: diagnostic.message.clone(),
        place: format!("{name}:{}:{}", place.line, place.column),
        link: link(compiled, span, editor),
        line: parts(compiled, span, place.line),
        label: diagnostic.primary.text.clone(),
        help: diagnostic.help.clone(),
    }
}

/// A line around a place in it: what stands before, the place as far as it is on that line, and what stands behind.
fn parts(compiled: &Compiled, span: Span, line: u32) -> (String, String, String) {
    let whole = compiled.sources.line(span.source, line);
    let text = &compiled.sources.get(span.source).text;
    let start = (span.start as usize).clamp(whole.start, whole.end);
    let end = (span.end as usize).clamp(start, whole.end);
    let part = |from, to| {
        text.get(from..to)
            .unwrap_or("")
            .trim_start_matches('\u{feff}')
            .to_string()
    };
    (part(whole.start, start), part(start, end), part(end, whole.end))
}

/// The editor's link for a place; none for a text that is on no disk.
fn link(compiled: &Compiled, span: Span, editor: &Editor) -> Option<String> {
    let path = &compiled.sources.get(span.source).path;
    let place = compiled.sources.place(span);
    (!path.as_os_str().is_empty())
        .then(|| editor.link(path, place.line, place.column))
        .flatten()
}

fn lines(compiled: &Compiled, editor: &Editor) -> Vec<(String, String)> {
    /// No file has that many lines: a line has a byte, and a file at most 16 MB.
    const MARK: u32 = u32::MAX;
    let of = |id: SourceId| {
        let path = &compiled.sources.get(id).path;
        let link = editor
            .link(path, MARK, 1)
            .filter(|_| !path.as_os_str().is_empty())?;
        Some((
            file::line_prefix(compiled, id),
            link.replace(&MARK.to_string(), "{line}"),
        ))
    };
    let own = compiled
        .sources
        .iter()
        .filter(|(id, _)| file::is_own(compiled, *id));
    own.filter_map(|(id, _)| of(id)).collect()
}
