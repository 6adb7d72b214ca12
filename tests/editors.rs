//! The grammars of the editors know exactly the words that the compiler knows. Each is made from a template in
//! `editors/templates/`, in which `{{CLASS}}` stands for the words of a class; `UPDATE=1 cargo test --test editors` writes
//! them, and without it the test says which file is not what its template and the compiler's tables give.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tm::model::{
    AccessVerb, Equipment, EvidenceKind, Expertise, Position, Potential, Property, Status, Trust, Window,
};
use tm::model::{Domain, Effect, Feasibility, Holder, Knowledge, Level, Model, Words};
use tm::resolve::words::{COMMON, KEYWORDS, PROPERTIES};

/// Words that stand between others, in every statement. The compiler has no table of them: its readers ask for each, and
/// a test below finds that they do.
const BETWEEN: &[&str] = &[
    "all", "and", "any", "as", "at", "avoiding", "because", "by", "can", "cannot", "carrying", "control",
    "count", "crosses", "every", "for", "from", "given", "in", "is", "least", "mistake", "no", "not", "of",
    "on", "or", "own", "pack", "path", "reaches", "rest", "rule", "some", "through", "to", "until", "when",
    "with", "worst",
];

/// What declares a name of its own, which follows the keyword.
const NAMELESS: &[&str] = &[
    "model", "import", "use", "flow", "answer", "exclude", "ignore", "review", "defaults",
];

/// A file that is made from a template of the same name.
const MADE: &[&str] = &[
    "vscode/syntaxes/tm.tmLanguage.json",
    "tree-sitter-tm/words.json",
    "tree-sitter-tm/queries/highlights.scm",
    "vim/syntax/tm.vim",
    "emacs/tm-mode.el",
    "highlightjs/tm.js",
    "pygments/tm_lexer/__init__.py",
];

/// Files that are the same as another: what an editor looks for in its own folder.
const COPIES: &[(&str, &str)] = &[
    (
        "tree-sitter-tm/queries/highlights.scm",
        "helix/queries/tm/highlights.scm",
    ),
    (
        "tree-sitter-tm/queries/injections.scm",
        "helix/queries/tm/injections.scm",
    ),
    (
        "tree-sitter-tm/queries/highlights.scm",
        "zed/languages/tm/highlights.scm",
    ),
    (
        "tree-sitter-tm/queries/injections.scm",
        "zed/languages/tm/injections.scm",
    ),
    (
        "tree-sitter-tm/queries/highlights.scm",
        "vim/queries/tm/highlights.scm",
    ),
    (
        "tree-sitter-tm/queries/injections.scm",
        "vim/queries/tm/injections.scm",
    ),
    ("tree-sitter-tm/queries/folds.scm", "vim/queries/tm/folds.scm"),
    ("tree-sitter-tm/queries/indents.scm", "vim/queries/tm/indents.scm"),
];

fn editors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors")
}

/// A class of words: its name in templates, and its words, ascending.
type Class = (&'static str, Vec<String>);

fn classes() -> Vec<Class> {
    let model = shipped();
    let declarations: BTreeSet<&str> = KEYWORDS.iter().copied().chain(["step"]).collect();
    let attributes: BTreeSet<&str> = model.attributes.iter().map(|a| a.head.name.as_str()).collect();
    let of_keywords = PROPERTIES
        .iter()
        .flat_map(|(_, list)| *list)
        .chain(COMMON)
        .map(|(word, _)| *word);
    let properties: BTreeSet<&str> = of_keywords.filter(|w| !declarations.contains(w)).collect();
    let own: BTreeSet<&str> = attributes
        .difference(&properties)
        .copied()
        .filter(|w| !declarations.contains(w))
        .collect();
    let effects = words::<Effect>();
    let values: BTreeSet<&str> = values(&model)
        .into_iter()
        .filter(|w| !BETWEEN.contains(w) || *w == "no")
        .collect();
    let named: BTreeSet<&str> = declarations
        .iter()
        .copied()
        .filter(|w| !NAMELESS.contains(w))
        .collect();
    let list = |set: &BTreeSet<&str>| set.iter().map(ToString::to_string).collect();
    vec![
        ("declarations", list(&declarations)),
        ("named", list(&named)),
        ("nameless", NAMELESS.iter().map(ToString::to_string).collect()),
        ("properties", list(&properties)),
        ("attributes", list(&own)),
        ("effects", list(&effects)),
        ("values", list(&values)),
        ("between", list(&BETWEEN.iter().copied().collect())),
    ]
}

/// The model of an empty text: it holds the kinds and attributes of the shipped packs.
fn shipped() -> Model {
    let input = tm::Input::Text {
        name: "empty.tm".to_string(),
        text: "model \"Empty\"\n".to_string(),
        folder: PathBuf::new(),
    };
    let settings = tm::Settings {
        today: time::Date::from_calendar_date(2026, time::Month::October, 1).expect("a date"),
        severities: Default::default(),
        coverage: Default::default(),
        all: false,
    };
    tm::compile(&input, &tm::source::Disk, &settings)
        .expect("it compiles")
        .model
}

/// Every word that a value can be: of the scales, and of the attributes.
fn values(model: &Model) -> BTreeSet<&str> {
    let scales = [
        words::<Level>(),
        words::<Feasibility>(),
        words::<Potential>(),
        words::<Knowledge>(),
        words::<Expertise>(),
        words::<Equipment>(),
        words::<Window>(),
        words::<Status>(),
        words::<Trust>(),
        words::<AccessVerb>(),
        words::<Position>(),
        words::<EvidenceKind>(),
        words::<Property>(),
    ];
    let domains = model.attributes.iter().flat_map(|a| match &a.domain {
        Domain::Scale(words) | Domain::Set(words) => words.as_slice(),
        Domain::Duration | Domain::Name => &[],
    });
    let own = ["nobody", "nothing"];
    scales
        .into_iter()
        .flatten()
        .chain(domains.map(String::as_str))
        .chain(own)
        .collect()
}

fn words<T: Words>() -> BTreeSet<&'static str> {
    T::WORDS.iter().map(|(_, word)| *word).collect()
}

/// Fills a template. `{{class}}` is the words with `|` between them, the longest first, so that no word hides a longer one;
/// `{{class lines}}` with spaces, in lines; `{{class quoted}}` each in `"`, with spaces; `{{class list}}` each in `"`,
/// with commas.
fn filled(template: &str, classes: &[Class]) -> String {
    let mut text = template.to_string();
    for (name, words) in classes {
        let mut longest = words.clone();
        longest.sort_by_key(|w| std::cmp::Reverse(w.len()));
        let quoted: Vec<String> = words.iter().map(|w| format!("\"{w}\"")).collect();
        text = text.replace(&format!("{{{{{name}}}}}"), &longest.join("|"));
        text = text.replace(&format!("{{{{{name} vim}}}}"), &longest.join("\\|"));
        text = text.replace(&format!("{{{{{name} quoted}}}}"), &quoted.join(" "));
        text = text.replace(&format!("{{{{{name} list}}}}"), &quoted.join(", "));
    }
    assert!(!text.contains("{{"), "a class that is not known: {text}");
    text
}

/// Compares a file with what it should be, or writes it.
fn current(path: &Path, text: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    } else if fs::read_to_string(path).unwrap_or_default() != text {
        wrong.push(path.display().to_string());
    }
}

#[test]
fn every_grammar_knows_the_words_of_the_compiler() {
    let classes = classes();
    let mut wrong = Vec::new();
    for name in MADE {
        let template = name.rsplit('/').next().expect("a name");
        let template = if template == "__init__.py" {
            "pygments.py"
        } else {
            template
        };
        let template = fs::read_to_string(editors().join("templates").join(template)).expect("a template");
        current(&editors().join(name), &filled(&template, &classes), &mut wrong);
    }
    for (from, to) in COPIES {
        let text = fs::read_to_string(editors().join(from)).expect("an original");
        current(&editors().join(to), &text, &mut wrong);
    }
    assert!(
        wrong.is_empty(),
        "not what their templates and the compiler's tables give: {}\nwrite them with `UPDATE=1 cargo test --test editors`",
        wrong.join(", ")
    );
}

#[test]
fn the_words_between_others_are_asked_for_by_the_readers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/resolve");
    let mut readers = String::new();
    for entry in fs::read_dir(folder).expect("the readers").flatten() {
        readers.push_str(&fs::read_to_string(entry.path()).expect("a reader"));
    }
    let unknown: Vec<_> = BETWEEN
        .iter()
        .filter(|w| !readers.contains(&format!("\"{w}\"")))
        .collect();
    assert!(unknown.is_empty(), "no reader asks for {unknown:?}");
}

#[test]
fn the_keywords_of_holders_are_declarations() {
    for (_, word) in Holder::ALL {
        assert!(KEYWORDS.contains(&word));
    }
}
