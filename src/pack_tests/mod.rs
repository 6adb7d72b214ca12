//! The tests of a pack: small models with what a rule must say of them, written in the language itself.
//!
//! ```text
//! test sqli "A query built from what visitors send" {
//!   … declarations …
//!   fires  sqli on api, db
//!   silent sqli on api { set api { parameterised yes } }
//!   asks   sqli about api parameterised { unset api parameterised }
//! }
//! ```
//!
//! A test stands in the pack's file or in `NAME.test.tm` beside it. No other command reads it.

mod judge;
mod read;
mod vary;

use crate::diagnostic::Diagnostics;
use crate::model::*;
use crate::resolve::load::{self, Loaded};
use crate::source::{Files, SourceId, Sources, Span, read_text};
use crate::syntax::ast::{File, Statement};
use crate::{Failure, Input, packs, rules};
use std::path::{Path, PathBuf};

/// The tests of the shipped packs, by the pack's name: made by `build.rs`.
static SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/tests.rs"));

/// What a pack's tests came to.
#[derive(Debug)]
pub struct Tested {
    pub sources: Sources,
    /// Mistakes of the language, in the pack or in a test.
    pub mistakes: Diagnostics,
    pub failing: Vec<Failing>,
    /// How many expectations there were.
    pub expectations: usize,
    pub rules: Vec<Cover>,
}

/// An expectation that is not met.
#[derive(Debug)]
pub struct Failing {
    pub span: Span,
    /// What was expected, and what happened instead.
    pub text: String,
}

/// How far one rule is tested.
#[derive(Debug)]
pub struct Cover {
    pub rule: String,
    pub fires: bool,
    pub silent: bool,
    pub asks: bool,
    /// A rule that reads nothing that can be unknown has nothing to ask.
    pub can_ask: bool,
}

impl Cover {
    /// The kinds of expectation that are missing.
    pub fn missing(&self) -> Vec<&'static str> {
        let all = [
            ("fires", self.fires),
            ("silent", self.silent),
            ("asks", self.asks || !self.can_ask),
        ];
        all.into_iter()
            .filter(|(_, there)| !there)
            .map(|(word, _)| word)
            .collect()
    }
}

impl Tested {
    /// Whether every expectation is met, and every rule has each kind.
    pub fn passes(&self) -> bool {
        self.mistakes.is_empty()
            && self.failing.is_empty()
            && self.rules.iter().all(|r| r.missing().is_empty())
    }
}

/// A pack with its tests.
struct Bench {
    loaded: Loaded,
    /// The shipped pack; none for a file.
    pack: Option<String>,
    /// Where tests stand.
    tests: Vec<File>,
    mistakes: Diagnostics,
}

/// Runs the tests of a shipped pack, by its name, or of a file.
///
/// # Errors
/// When the file cannot be read.
pub fn run(pack: &str, files: &dyn Files) -> Result<Tested, Failure> {
    let bench = match packs::NAMES.contains(&pack) {
        true => shipped(pack, files)?,
        false => of_file(pack, files)?,
    };
    let mut tested = Tested {
        sources: Sources::default(),
        mistakes: bench.mistakes.clone(),
        failing: Vec::new(),
        expectations: 0,
        rules: covers(&bench),
    };
    if tested.mistakes.is_empty() {
        for file in &bench.tests {
            let tests = file.statements.iter().filter(|s| keyword(&bench, s) == "test");
            for test in tests {
                one(&bench, file.source, test, &mut tested);
            }
        }
    }
    tested.sources = bench.loaded.sources;
    Ok(tested)
}

fn keyword<'b>(bench: &'b Bench, statement: &Statement) -> &'b str {
    let first = statement.tokens.first();
    first.map_or("", |t| bench.loaded.sources.slice(t.span))
}

fn shipped(pack: &str, files: &dyn Files) -> Result<Bench, Failure> {
    let input = Input::Text {
        name: "<nothing>".to_string(),
        text: String::new(),
        folder: PathBuf::from("."),
    };
    let mut loaded = load::load(&input, files)?;
    let text = SHIPPED
        .iter()
        .find(|(name, _)| *name == pack)
        .map_or("", |(_, text)| text);
    let parsed = add(
        &mut loaded.sources,
        &format!("packs/tests/{pack}.tm"),
        text.to_string(),
    );
    Ok(Bench {
        loaded,
        pack: Some(pack.to_string()),
        tests: vec![parsed.file],
        mistakes: parsed.diagnostics,
    })
}

/// The file and, beside it, `NAME.test.tm`.
fn of_file(pack: &str, files: &dyn Files) -> Result<Bench, Failure> {
    let path = Path::new(pack);
    if !files.exists(path) && !pack.ends_with(".tm") {
        let known: Vec<String> = packs::NAMES.iter().map(|n| format!("`{n}`")).collect();
        return Err(Failure(format!(
            "there is no pack `{pack}`: name a file, or one of {}",
            known.join(", ")
        )));
    }
    let mut loaded = load::load(&Input::File(path.to_path_buf()), files)?;
    let mut mistakes = loaded.diagnostics.clone();
    let mut tests = loaded.compiled_file().into_iter().collect::<Vec<_>>();
    let beside = path.with_extension("test.tm");
    if files.exists(&beside) {
        let shown = beside.display().to_string();
        let text = read_text(files, &beside, &shown).map_err(|e| Failure(e.to_string()))?;
        let parsed = add(&mut loaded.sources, &shown, text);
        mistakes.extend(parsed.diagnostics);
        tests.push(parsed.file);
    }
    Ok(Bench {
        loaded,
        pack: None,
        tests,
        mistakes,
    })
}

fn add(sources: &mut Sources, name: &str, text: String) -> crate::syntax::Parsed {
    let id = sources.add(name.to_string(), PathBuf::from(name), text);
    crate::syntax::parse(id, &sources.get(id).text)
}

/// The rules that are to be tested.
fn covers(bench: &Bench) -> Vec<Cover> {
    let resolved = resolve(bench, SourceId::default(), &[]);
    let (program, _) = rules::compile(&resolved.model);
    let model = &resolved.model;
    let ours = RuleId::all(model).filter(|r| model[*r].pack == bench.pack);
    let of = |rule: RuleId| Cover {
        rule: model[rule].head.name.clone(),
        fires: false,
        silent: false,
        asks: false,
        can_ask: program.can_ask(rule),
    };
    ours.map(of).collect()
}

/// A model of some statements, with the rules of the pack.
fn resolve(bench: &Bench, source: SourceId, statements: &[Statement]) -> crate::resolve::Resolved {
    let file = File {
        source,
        statements: statements.to_vec(),
    };
    bench.loaded.resolve_test(&file, bench.pack.as_deref())
}

/// One test: its model as it is written, then as each expectation varies it.
fn one(bench: &Bench, source: SourceId, test: &Statement, tested: &mut Tested) {
    let sources = &bench.loaded.sources;
    let (expectations, model): (Vec<&Statement>, Vec<&Statement>) = test
        .children()
        .iter()
        .partition(|s| read::is_expectation(sources, s));
    let model: Vec<Statement> = model.into_iter().cloned().collect();
    let whole = Judged::of(bench, source, &model);
    tested.mistakes.extend(whole.mistakes.iter().cloned());
    if !whole.mistakes.is_empty() {
        return;
    }
    for statement in expectations {
        tested.expectations += 1;
        let result = read::expectation(sources, statement).and_then(|expected| {
            let varied = vary::vary(sources, &model, statement.children())?;
            let judged = varied.map(|statements| Judged::of(bench, source, &statements));
            let judged = judged.as_ref().unwrap_or(&whole);
            if let Some(mistake) = judged.mistakes.first() {
                return Err((mistake.primary.span, mistake.message.clone()));
            }
            judge::judge(judged, bench.pack.as_deref(), &expected, &mut tested.rules)
                .map_err(|text| (statement.head(), text))
        });
        if let Err((span, text)) = result {
            let expected = sources.slice(statement.head());
            tested.failing.push(Failing {
                span,
                text: format!("`{expected}`: {text}"),
            });
        }
    }
}

/// A model and what the rules say of it.
struct Judged {
    model: Model,
    elicited: rules::Elicited,
    mistakes: Diagnostics,
}

impl Judged {
    fn of(bench: &Bench, source: SourceId, statements: &[Statement]) -> Judged {
        let resolved = resolve(bench, source, statements);
        let mut mistakes = resolved.diagnostics;
        let (program, wrong) = rules::compile(&resolved.model);
        rules::add_mistakes(&resolved.model, wrong, &mut mistakes);
        let index = Index::of(&resolved.model);
        let elicited = match mistakes.is_empty() {
            true => rules::elicit(&resolved.model, &index, &program),
            false => rules::Elicited::default(),
        };
        Judged {
            model: resolved.model,
            elicited,
            mistakes,
        }
    }
}
