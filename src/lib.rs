//! `tm`, the threat-model compiler.
//!
//! ```text
//! &str        → syntax::parse     → Parsed      what was written
//! files       → resolve::resolve  → Model       what was meant
//! &Model      → rules::elicit     → Elicited    which threats does it have?
//! threats     → analysis::analyze → Analysis    what can each adversary do?
//! all of it   → check::examine    → Diagnostics is it well made and complete?
//! all of it   → report, diagram   → outputs     one value, many views
//! ```
//!
//! Each stage is a pure function that returns its value and its diagnostics; only `source` touches the disk.

pub mod analysis;
pub mod check;
pub mod command;
pub mod config;
pub mod diagnostic;
pub mod diagram;
pub mod format;
pub mod model;
pub mod output;
pub mod packs;
pub mod preview;
pub mod references;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod source;
pub mod syntax;
pub mod views;

use diagnostic::{Code, Diagnostics, Severity};
use model::{Index, Model};
use source::{Files, Sources};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is compiled.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file, by the path that the user typed.
    File(PathBuf),
    /// A text from elsewhere (standard input, an editor), its name in messages, and the folder its paths start from.
    Text {
        name: String,
        text: String,
        folder: PathBuf,
    },
}

/// What the user set, on the command line and in `tm.toml`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Decides what has expired, and nothing else.
    pub today: time::Date,
    /// Severities that differ from the table; `None` switches a code off.
    pub severities: BTreeMap<Code, Option<Severity>>,
    /// Every finding, not only the first per element and question.
    pub all: bool,
}

/// What a compilation gives, however many mistakes the text has.
#[derive(Debug)]
pub struct Compiled {
    pub sources: Sources,
    pub model: Model,
    pub index: Index,
    /// What the rules found and ask. Empty while there is an error in the language.
    pub elicited: rules::Elicited,
    /// What adversaries reach. Empty while there is an error in the language.
    pub analysis: analysis::Analysis,
    /// In the order in which they are shown. While there is an error in the language, only those of the language.
    pub diagnostics: Diagnostics,
    /// How many findings were left out (`Settings::all`).
    pub left_out: usize,
    /// Every file that was read, for watchers.
    pub read: Vec<PathBuf>,
}

/// A failure before there is a text to point at: the file is missing, a folder, not UTF-8, too large.
#[derive(Debug)]
pub struct Failure(pub String);

impl From<source::Unreadable> for Failure {
    fn from(unreadable: source::Unreadable) -> Failure {
        Failure(unreadable.to_string())
    }
}

impl From<output::Unwritten> for Failure {
    fn from(unwritten: output::Unwritten) -> Failure {
        Failure(unwritten.0)
    }
}

/// Reads, resolves and examines a model.
///
/// # Errors
/// Only when the compiled file itself cannot be read; mistakes in the text are diagnostics.
pub fn compile(input: &Input, files: &dyn Files, settings: &Settings) -> Result<Compiled, Failure> {
    let loaded = resolve::load::load(input, files)?;
    let resolved = loaded.resolve();
    let mut diagnostics = loaded.diagnostics.clone();
    diagnostics.extend(resolved.diagnostics);
    let (program, mistakes) = rules::compile(&resolved.model);
    rules::add_mistakes(&resolved.model, mistakes, &mut diagnostics);
    if loaded.is_empty() && diagnostics.is_empty() {
        diagnostics.push(empty(&loaded));
    }
    let index = Index::of(&resolved.model);
    let mut left_out = 0;
    let (mut elicited, mut analysis) = (rules::Elicited::default(), analysis::Analysis::default());
    if diagnostics.is_empty() {
        elicited = rules::elicit(&resolved.model, &index, &program);
        analysis = analysis::analyze(&resolved.model, &index, &elicited.instances(&resolved.model));
        let context = check::Context {
            model: &resolved.model,
            index: &index,
            elicited: &elicited,
            analysis: &analysis,
            sources: &loaded.sources,
            files,
            today: settings.today,
        };
        (diagnostics, left_out) = check::examine(&context, settings);
    } else {
        diagnostics.sort_by_key(|d| (d.primary.span, d.code));
    }
    let resolve::load::Loaded { sources, read, .. } = loaded;
    Ok(Compiled {
        sources,
        model: resolved.model,
        index,
        elicited,
        analysis,
        diagnostics,
        left_out,
        read,
    })
}

/// What is said of a file without a statement.
fn empty(loaded: &resolve::load::Loaded) -> diagnostic::Diagnostic {
    let start = source::Span::new(loaded.root(), 0, 0);
    diagnostic::Diagnostic::new(Code(33), start, "the file is empty")
        .help("begin with `model \"Title\" { purpose \"…\" }`; `tm init` writes a small complete model")
}
