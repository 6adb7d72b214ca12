//! The pages of `docs/codes`: one for every code, whose example raises exactly that code and whose mended form raises
//! nothing; and every check in one group. All failures in one run.

mod pages;

use pages::{Memory, Page, compose};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use time::{Date, Month};
use tm::check::GROUPS;
use tm::diagnostic::{CODES, Code, CodeInfo, Question};
use tm::{Input, Settings};

/// Where the pages are.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes")
}

/// The codes that a text raises, each with its first message; what only follows from another is held back.
fn raised(text: &str, files: &BTreeMap<String, String>) -> BTreeMap<Code, String> {
    let input = Input::Text {
        name: "page.tm".to_string(),
        text: text.to_string(),
        folder: PathBuf::from("page"),
    };
    let config = files.get("tm.toml").map(|toml| {
        let (config, mistakes) = tm::config::parse(toml, Path::new("page"));
        assert!(mistakes.is_empty(), "{mistakes:?}");
        config
    });
    let config = config.unwrap_or_default();
    let settings = Settings {
        today: Date::from_calendar_date(2026, Month::October, 10).expect("a day of the calendar"),
        severities: config.severities,
        coverage: config.coverage,
        all: true,
    };
    let compiled = match tm::compile(&input, &Memory::new("page", files), &settings) {
        Ok(compiled) => compiled,
        Err(failure) => panic!("{}", failure.0),
    };
    let mut codes = BTreeMap::new();
    // What the rules of the packs find on a page's small model is not the page's matter.
    let of_rules = |d: &tm::diagnostic::Diagnostic| d.code == Code(601) && d.message.contains(" finds on ");
    for found in compiled.diagnostics.into_iter().filter(|d| !of_rules(d)) {
        let place = compiled.sources.place(found.primary.span);
        let message = format!("{}:{} {}", place.line, place.column, found.message);
        codes.entry(found.code).or_insert(message);
    }
    codes
}

/// Notes on what a declaration leaves open. A small model leaves much open: on the pages of other codes they do not
/// count.
const OPEN: &[u16] = &[
    119, 121, 122, 123, 124, 125, 226, 227, 228, 229, 230, 414, 506, 527, 528, 529, 530, 531, 532, 624, 625,
    626, 627, 714, 715, 808, 816,
];

/// What rules ask of a model.
const ASKING: &[u16] = &[816];

/// What counts on the page of a code.
fn counted(mut codes: BTreeMap<Code, String>, own: Code) -> BTreeMap<Code, String> {
    codes.retain(|code, _| *code == own || !OPEN.contains(&code.0));
    codes
}

fn question(question: Question) -> &'static str {
    match question {
        Question::Language => "The language",
        Question::Building => "What are we building?",
        Question::GoWrong => "What can go wrong?",
        Question::DoAboutIt => "What do we do about it?",
        Question::GoodJob => "Did we do a good job?",
    }
}

/// What is wrong with the page of one code.
fn faults(info: &CodeInfo, base: &str) -> Vec<String> {
    let path = folder().join(format!("{}.md", info.code));
    let Ok(text) = std::fs::read_to_string(&path) else {
        return vec!["there is no page".to_string()];
    };
    let mut faults = Vec::new();
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let heading = format!("# {} {}", info.code, info.slug);
    if lines.next() != Some(&heading) {
        faults.push(format!("the first line must be `{heading}`"));
    }
    let severity = format!("{:?}", info.severity);
    let line = format!("**{severity}** · {}", question(info.question));
    if lines.next() != Some(&line) {
        faults.push(format!("the second line must be `{line}`"));
    }
    let page = match Page::read(&text) {
        Ok(page) => page,
        Err(fault) => {
            faults.push(fault);
            return faults;
        }
    };
    let example = counted(raised(&compose(base, &page.example), &page.files), info.code);
    if example.keys().collect::<Vec<_>>() != [&info.code] {
        faults.push(format!("the example raises {}", told(&example)));
    }
    let mended = counted(raised(&compose(base, &page.mended), &page.files), info.code);
    // There is always something that rules could ask: what counts is that they ask for something else then.
    let asks_on = ASKING.contains(&info.code.0) && mended.get(&info.code) != example.get(&info.code);
    if !mended.is_empty() && !asks_on {
        faults.push(format!("the mended form raises {}", told(&mended)));
    }
    faults
}

fn told(codes: &BTreeMap<Code, String>) -> String {
    if codes.is_empty() {
        return "nothing".to_string();
    }
    let list: Vec<_> = codes
        .iter()
        .map(|(code, text)| format!("{code} ({text})"))
        .collect();
    list.join(", ")
}

#[test]
fn every_code_has_a_page_that_is_true() {
    let base = std::fs::read_to_string(folder().join("base.tm")).expect("docs/codes/base.tm is there");
    let mut failures = Vec::new();
    let alone = counted(raised(&base, &BTreeMap::new()), Code(0));
    if !alone.is_empty() {
        failures.push(format!("base.tm raises {}", told(&alone)));
    }
    for info in CODES {
        for fault in faults(info, &base) {
            failures.push(format!("{} {}: {fault}", info.code, info.slug));
        }
    }
    assert!(
        failures.is_empty(),
        "{} faults:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn no_page_is_without_a_code() {
    let known: BTreeSet<String> = CODES.iter().map(|i| format!("{}.md", i.code)).collect();
    let pages = std::fs::read_dir(folder()).expect("docs/codes is there");
    let names = pages.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let strays: BTreeSet<_> = names
        .filter(|n| n.starts_with("TM") && !known.contains(n))
        .collect();
    assert!(strays.is_empty(), "no code has these pages: {strays:?}");
}

#[test]
fn the_table_is_in_order_and_each_check_stands_in_it_once() {
    assert!(
        CODES.is_sorted_by(|a, b| a.code < b.code),
        "the table is not in the order of numbers"
    );
    let slugs: BTreeSet<_> = CODES.iter().map(|i| i.slug).collect();
    assert_eq!(slugs.len(), CODES.len(), "two codes have the same slug");
    let table: Vec<Code> = CODES
        .iter()
        .map(|i| i.code)
        .filter(|c| !c.is_language())
        .collect();
    let mut checks: Vec<Code> = GROUPS.iter().copied().flatten().map(|c| c.code).collect();
    checks.sort();
    assert_eq!(table, checks, "left the table, right the checks");
}
