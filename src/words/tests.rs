//! The table is complete, used, and says the same in every language.

use super::{Language, Part, Words, entries, pieces};
use std::collections::BTreeSet;
use std::path::Path;

fn places(entry: &str) -> BTreeSet<&str> {
    pieces(entry)
        .filter_map(|p| {
            if let Part::Place(name) = p {
                Some(name)
            } else {
                None
            }
        })
        .collect()
}

#[test]
fn every_key_stands_once_and_every_language_has_the_same_places() {
    let mut seen = BTreeSet::new();
    for (key, english, german) in entries() {
        assert!(seen.insert(key), "{key} stands twice");
        assert!(!english.is_empty() && !german.is_empty(), "{key} is empty");
        assert_eq!(places(english), places(german), "{key}");
        assert_eq!(english.matches('|').count(), german.matches('|').count(), "{key}");
    }
}

/// The texts of a folder and below.
fn texts(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => texts(&path, out),
            // Not scripts: a variable there may be called `w`.
            false if path.extension().is_none_or(|e| e != "js") => {
                out.push_str(&std::fs::read_to_string(&path).unwrap_or_default())
            }
            false => {}
        }
    }
}

/// What follows a word in a text up to the end of a name.
fn after<'a>(text: &'a str, word: &str) -> BTreeSet<&'a str> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
    let names = text
        .split(word)
        .skip(1)
        .filter_map(|rest| rest.split(ends).next());
    names.filter(|n| !n.is_empty()).collect()
}

#[test]
fn every_key_that_is_used_stands_in_the_table_and_every_entry_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut code, mut templates) = (String::new(), String::new());
    for folder in ["analysis", "diagram", "report", "views"] {
        texts(&root.join("src").join(folder), &mut code);
    }
    code.push_str(include_str!("mod.rs"));
    texts(&root.join("templates"), &mut templates);
    // However a call is broken into lines.
    let code: String = code.split_whitespace().collect();
    let keys: BTreeSet<&str> = entries().map(|(key, _, _)| *key).collect();
    let mut used = BTreeSet::new();
    for call in [
        "say(\"",
        "fill(\"",
        "count(\"",
        "counted(\"",
        "w.text(\"",
        "section(\"",
    ] {
        used.extend(after(&code, call));
    }
    for key in &used {
        let section = keys.contains(format!("{key}.title").as_str());
        assert!(
            keys.contains(key) || section || key.ends_with('.'),
            "no entry is called {key}"
        );
    }
    for name in after(&templates, "w.") {
        assert!(keys.contains(name), "a template uses w.{name}, which is no entry");
    }
    // A name with a dot may be put together: of a scale and its word.
    let stands = |key: &&&str| {
        let (scale, _) = key.split_once('.').unwrap_or((key, ""));
        templates.contains(&format!("w.{key}"))
            || code.contains(&format!("\"{key}\""))
            || (key.contains('.')
                && (code.contains(&format!("\"{scale}\"")) || code.contains(&format!("\"{scale}."))))
    };
    let idle: Vec<_> = keys.iter().filter(|k| !stands(k)).collect();
    assert!(idle.is_empty(), "nothing uses {idle:?}");
}

#[test]
fn numbers_decide_between_one_and_many() {
    let (english, german) = (Words::of(Language::English), Words::of(Language::German));
    assert_eq!(english.count("count.threats", 1), "1 threat");
    assert_eq!(english.count("count.threats", 2), "2 threats");
    assert_eq!(german.count("count.threats", 2), "2 Bedrohungen");
    assert_eq!(
        Words::of(Language::Pseudo).count("count.threats", 2),
        "⟦2 threats⟧"
    );
}

#[test]
fn dates_are_said_as_the_language_says_them() {
    let day = time::Date::from_calendar_date(2026, time::Month::March, 1).expect("a day");
    assert_eq!(Words::of(Language::English).date(day), "1 Mar 2026");
    assert_eq!(Words::of(Language::German).date(day), "1. März 2026");
}

#[test]
fn every_feasibility_has_a_word() {
    use crate::model::{Feasibility, Words as _};
    for (feasibility, _) in Feasibility::WORDS {
        let key = format!("feasible.{feasibility}");
        assert!(Words::english().has(&key), "no entry is called {key}");
    }
}
