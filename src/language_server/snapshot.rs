//! One compiled model, frozen: what requests are answered from.

use super::overlay::{Overlay, real};
use super::position::{Encoding, Lines};
use super::uri;
use crate::diagnostic::Diagnostics;
use crate::model::{Head, Node};
use crate::resolve::uses::Target;
use crate::source::{Files, SourceId, Span};
use crate::syntax::ast::Statement;
use crate::{Draft, Input, Meaning, Settings};
use lsp_types::{Location, Range};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A model with its texts as they were at one moment.
pub struct Snapshot {
    /// The compiled file.
    pub root: PathBuf,
    pub draft: Draft,
    /// What rules and reach say; set when it has been worked out.
    pub meaning: OnceLock<Meaning>,
    /// What was found without them.
    pub first: Diagnostics,
    marks: Vec<Mark>,
    lines: Vec<OnceLock<Lines>>,
    paths: Vec<PathBuf>,
    encoding: Encoding,
}

/// A word of the text that stands for something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Mark {
    pub span: Span,
    pub target: Target,
    /// Whether it is the name in the declaration itself.
    pub declares: bool,
}

impl Snapshot {
    /// Compiles a file as far as the language and the examiner go; `before` is what it was compiled to last.
    pub fn of(
        root: &Path,
        (files, settings): (&Overlay, &Settings),
        encoding: Encoding,
        before: Option<&Snapshot>,
    ) -> Option<Snapshot> {
        let name = root.file_name()?.to_string_lossy().into_owned();
        let bytes = files.read(root).ok()?;
        let input = Input::Text {
            text: crate::source::text_of(bytes, &name).ok()?,
            folder: root.parent().unwrap_or(Path::new("")).to_path_buf(),
            name,
        };
        let draft = crate::draft_again(&input, files, before.map(|s| &s.draft)).ok()?;
        let (first, _) = draft.examine(&Meaning::default(), files, settings);
        let paths: Vec<PathBuf> = draft
            .sources
            .iter()
            .map(|(_, s)| {
                if s.path.as_os_str().is_empty() {
                    PathBuf::new()
                } else {
                    real(&s.path)
                }
            })
            .collect();
        Some(Snapshot {
            root: root.to_path_buf(),
            marks: marks(&draft),
            lines: paths.iter().map(|_| OnceLock::new()).collect(),
            meaning: OnceLock::new(),
            draft,
            first,
            paths,
            encoding,
        })
    }

    /// Whether the same files are the same sources of both.
    pub fn same_files(&self, other: &Snapshot) -> bool {
        self.paths == other.paths
    }

    /// Whether a file takes part.
    pub fn has(&self, path: &Path) -> bool {
        self.paths.iter().any(|p| p == path)
    }

    /// The sources that a file is: one, or one for each alias it is imported under.
    pub fn sources(&self, path: &Path) -> impl Iterator<Item = SourceId> {
        let path = path.to_path_buf();
        let of = self.paths.iter().enumerate().filter(move |(_, p)| **p == path);
        of.map(|(at, _)| SourceId(at as u32))
    }

    pub fn source(&self, path: &Path) -> Option<SourceId> {
        self.sources(path).next()
    }

    /// The real path of a source; empty for packs.
    pub fn path(&self, source: SourceId) -> &Path {
        &self.paths[source.0 as usize]
    }

    pub fn text(&self, source: SourceId) -> &str {
        &self.draft.sources.get(source).text
    }

    pub fn lines(&self, source: SourceId) -> &Lines {
        self.lines[source.0 as usize].get_or_init(|| Lines::of(self.text(source), self.encoding))
    }

    /// The statements of a source.
    pub fn statements(&self, source: SourceId) -> &[Statement] {
        let parsed = self.draft.files.iter().find(|f| f.file.source == source);
        parsed.map_or(&[], |p| &p.file.statements)
    }

    pub fn range(&self, span: Span) -> Range {
        self.lines(span.source)
            .range(self.text(span.source), span.range())
    }

    /// None for what lies in a pack.
    pub fn location(&self, span: Span) -> Option<Location> {
        let path = self.path(span.source);
        if path.as_os_str().is_empty() {
            return None;
        }
        Some(Location {
            uri: uri::uri(path)?,
            range: self.range(span),
        })
    }

    /// Every word that stands for something, in the order of the texts.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The words of one source that stand for something.
    pub fn marks_in(&self, source: SourceId) -> &[Mark] {
        let start = self.marks.partition_point(|m| m.span.source < source);
        let end = self.marks.partition_point(|m| m.span.source <= source);
        &self.marks[start..end]
    }

    /// What the word at a place stands for.
    pub fn mark(&self, source: SourceId, offset: usize) -> Option<Mark> {
        let marks = self.marks_in(source);
        let behind = marks.partition_point(|m| m.span.start as usize <= offset);
        let before = marks.get(behind.checked_sub(1)?)?;
        (offset <= before.span.end as usize).then_some(*before)
    }

    /// What was declared, whatever it is.
    pub fn head(&self, target: Target) -> &Head {
        let model = &self.draft.model;
        match target {
            Target::Node(node) => model.head(node),
            Target::Kind(id) => &model[id].head,
            Target::Attribute(id) => &model[id].head,
            Target::Rule(id) => &model[id].head,
        }
    }

    /// The keyword that declares it.
    pub fn keyword(&self, target: Target) -> &'static str {
        match target {
            Target::Node(node) => self.draft.model.keyword(node),
            Target::Kind(_) => "kind",
            Target::Attribute(_) => "attribute",
            Target::Rule(_) => "rule",
        }
    }
}

/// The names in declarations and the words that stand for them.
fn marks(draft: &Draft) -> Vec<Mark> {
    let model = &draft.model;
    let own = |span: &Span| span.source.0 as usize >= crate::packs::NAMES.len();
    let declared = targets(draft).map(|(target, span)| Mark {
        span,
        target,
        declares: true,
    });
    let uses = draft.uses.iter().map(|u| Mark {
        span: u.span,
        target: u.target,
        declares: false,
    });
    // A flow without a name is marked at its keyword, where nothing can be renamed.
    let named = |mark: &Mark| match mark.target {
        Target::Node(Node::Flow(id)) => !mark.declares || model[id].named,
        _ => true,
    };
    let mut marks: Vec<Mark> = declared
        .chain(uses)
        .filter(|m| own(&m.span))
        .filter(named)
        .collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// Everything that is declared, with the place of its name.
fn targets(draft: &Draft) -> impl Iterator<Item = (Target, Span)> + '_ {
    use crate::model::*;
    let model = &draft.model;
    let nodes = model.nodes().map(move |n| (Target::Node(n), model.place(n)));
    let kinds = KindId::all(model).map(move |k| (Target::Kind(k), model[k].head.name_span));
    let attributes = AttributeId::all(model).map(move |a| (Target::Attribute(a), model[a].head.name_span));
    let rules = RuleId::all(model).map(move |r| (Target::Rule(r), model[r].head.name_span));
    nodes.chain(kinds).chain(attributes).chain(rules)
}
