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
mod bits;
pub mod cancel;
pub mod check;
pub mod command;
pub mod config;
pub mod diagnostic;
pub mod diagram;
pub mod format;
pub mod language_server;
pub mod model;
pub mod output;
pub mod pack_tests;
pub mod packs;
pub mod preview;
pub mod references;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod source;
pub mod stride;
pub mod syntax;
pub mod views;
pub mod words;

/// What the binary and the benches allocate with.
pub use mimalloc::MiMalloc as Allocator;

use diagnostic::{Code, Diagnostics, Severity};
use model::{Index, Model};
use source::{Files, Sources};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Which coverage by STRIDE is asked for.
    pub coverage: stride::Wanted,
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
    /// What a row of the coverage by STRIDE is.
    pub coverage_by: stride::By,
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

/// A model as it was written and meant; nothing is worked out from it yet.
#[derive(Debug)]
pub struct Draft {
    pub sources: Sources,
    /// The user's files, imports before what imports them; the last is the compiled one.
    pub files: Vec<Arc<syntax::Parsed>>,
    pub model: Model,
    pub index: Index,
    /// The rules that take part, ready to be evaluated.
    pub program: rules::Program,
    /// Which word stands for what, in the order of the texts.
    pub uses: Vec<resolve::uses::Use>,
    /// The mistakes of the language.
    pub diagnostics: Diagnostics,
    pub read: Vec<PathBuf>,
}

/// What follows from a model: the slow part.
#[derive(Debug, Default)]
pub struct Meaning {
    pub elicited: rules::Elicited,
    pub analysis: analysis::Analysis,
}

/// Reads, resolves and examines a model.
///
/// # Errors
/// Only when the compiled file itself cannot be read; mistakes in the text are diagnostics.
pub fn compile(input: &Input, files: &dyn Files, settings: &Settings) -> Result<Compiled, Failure> {
    let mut draft = draft(input, files)?;
    // Only an editor asks for the statements again; of a large model they are most of the memory.
    draft.files = Vec::new();
    let meaning = match draft.diagnostics.is_empty() {
        true => draft.work_out(),
        false => Meaning::default(),
    };
    let (diagnostics, left_out) = draft.examine(&meaning, files, settings);
    Ok(Compiled {
        sources: draft.sources,
        model: draft.model,
        index: draft.index,
        elicited: meaning.elicited,
        analysis: meaning.analysis,
        diagnostics,
        left_out,
        coverage_by: settings.coverage.by,
        read: draft.read,
    })
}

/// The first phase: reads and resolves a model.
///
/// # Errors
/// As [`compile`].
pub fn draft(input: &Input, files: &dyn Files) -> Result<Draft, Failure> {
    draft_again(input, files, None)
}

/// The same, for a model that was read before: only what has changed since is parsed.
///
/// # Errors
/// As [`compile`].
pub fn draft_again(input: &Input, files: &dyn Files, before: Option<&Draft>) -> Result<Draft, Failure> {
    let loaded = resolve::load::load_again(input, files, before)?;
    let resolved = loaded.resolve();
    let mut diagnostics = loaded.diagnostics.clone();
    diagnostics.extend(resolved.diagnostics);
    let (program, mistakes) = rules::compile(&resolved.model);
    rules::add_mistakes(&resolved.model, mistakes, &mut diagnostics);
    if loaded.is_empty() && diagnostics.is_empty() {
        diagnostics.push(empty(&loaded));
    }
    diagnostics.sort_by_key(|d| (d.primary.span, d.code));
    // What `defaults` say is read for each declaration: a mistake there is one.
    diagnostics.dedup_by(|a, b| (a.code, a.primary.span, &a.message) == (b.code, b.primary.span, &b.message));
    let index = Index::of(&resolved.model);
    let (sources, files, read) = loaded.parsed();
    Ok(Draft {
        sources,
        files,
        model: resolved.model,
        index,
        program,
        uses: resolved.uses,
        diagnostics,
        read,
    })
}

impl Draft {
    /// The statements of a source whose text is this one.
    fn parsed(&self, id: source::SourceId, text: &str) -> Option<&Arc<syntax::Parsed>> {
        let found = self.files.iter().find(|f| f.file.source == id)?;
        (self.sources.get(id).text == text).then_some(found)
    }

    /// The second phase: which threats the model has, and what adversaries reach. Only for one without a mistake of the
    /// language.
    pub fn work_out(&self) -> Meaning {
        let elicited = rules::elicit(&self.model, &self.index, &self.program);
        let analysis = analysis::analyze(&self.model, &self.index, &elicited.instances(&self.model));
        Meaning { elicited, analysis }
    }

    /// The last phase: the mistakes of the language, else what the examiner finds, in the order in which it is shown;
    /// and how many findings were left out. Without a worked-out `meaning` the checks that ask it are silent.
    pub fn examine(&self, meaning: &Meaning, files: &dyn Files, settings: &Settings) -> (Diagnostics, usize) {
        if !self.diagnostics.is_empty() {
            return (self.diagnostics.clone(), 0);
        }
        let found = (&meaning.elicited, &meaning.analysis);
        let texts = (&self.sources, files);
        let context = check::Context::new(&self.model, &self.index, found, texts, settings);
        check::examine(&context, settings)
    }
}

/// What is said of a file without a statement.
fn empty(loaded: &resolve::load::Loaded) -> diagnostic::Diagnostic {
    let start = source::Span::new(loaded.root(), 0, 0);
    diagnostic::Diagnostic::new(Code(33), start, "the file is empty")
        .help("begin with `model \"Title\" { purpose \"…\" }`; `tm init` writes a small complete model")
}
