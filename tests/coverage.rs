//! The coverage tables of `docs/packs/`: they answer for every entry of their catalogue, name rules that exist, and leave
//! out no rule that itself refers to an entry.

use std::collections::BTreeMap;
use tm::packs;
use tm::references::{self, Status};

/// Prefixes of the catalogues that a page has a table for.
const CATALOGUES: &[(&str, &str)] = &[
    ("web", "OWASP-A"),
    ("web", "API"),
    ("ml", "AML.T"),
    ("llm", "LLM"),
    ("llm", "ASI"),
    ("supply-chain", "SLSA-"),
    ("supply-chain", "CICD-SEC-"),
];

struct Row {
    page: String,
    entry: String,
    cells: Vec<String>,
}

/// The rows of all tables whose last column is "covered by".
fn rows() -> Vec<Row> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/packs");
    let mut pages: Vec<_> = std::fs::read_dir(folder)
        .expect("docs/packs is there")
        .map(|e| e.expect("readable").path())
        .collect();
    pages.sort();
    let mut rows = Vec::new();
    for path in pages {
        let page = path.file_stem().expect("named").to_string_lossy().to_string();
        let text = std::fs::read_to_string(&path).expect("readable");
        let mut inside = false;
        for line in text.lines() {
            let cells: Vec<String> = line
                .trim_matches('|')
                .split(" | ")
                .map(|c| c.trim().to_string())
                .collect();
            match (line.starts_with('|'), line.starts_with("|---")) {
                (true, true) => {}
                (true, false) if line.ends_with("| covered by |") => inside = true,
                (true, false) if inside => rows.push(Row {
                    page: page.clone(),
                    entry: cells[0].clone(),
                    cells,
                }),
                (true, false) => {}
                (false, _) => inside = false,
            }
        }
    }
    rows
}

/// Everything in backticks that is named like a rule, `pack.rule`, or like a finding of one, `pack.rule@names`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let rules = quoted.map(|w| w.split('@').next().unwrap_or_default());
    let of = |rule: &str, pack: &str| rule.strip_prefix(pack).is_some_and(|r| r.starts_with('.'));
    rules.filter(move |r| packs::NAMES.iter().any(|p| of(r, p)))
}

/// The full names of all rules, with the numbers each refers to.
fn rules() -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for pack in packs::NAMES {
        for block in packs::text(pack).unwrap_or_default().split("\nrule ").skip(1) {
            let name = block.split(' ').next().unwrap_or_default();
            let lines = block.lines().take_while(|l| *l != "}");
            let refers = lines.filter_map(|l| l.strip_prefix("  refers "));
            let numbers = refers.flat_map(|l| l.split(", ").map(str::to_string)).collect();
            all.insert(format!("{pack}.{name}"), numbers);
        }
    }
    all
}

#[test]
fn every_row_has_an_answer_and_names_rules_that_exist() {
    let rules = rules();
    let mut wrong = Vec::new();
    for row in rows() {
        let answer = row.cells.last().expect("a cell");
        let reason = answer.strip_prefix("— ").is_some_and(|r| r.len() > 20);
        if named(answer).next().is_none() && !reason && !answer.starts_with("nearly all") {
            wrong.push(format!("{}: {} has no answer: {answer}", row.page, row.entry));
        }
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/packs");
    for entry in std::fs::read_dir(folder).expect("docs/packs is there") {
        let path = entry.expect("readable").path();
        let text = std::fs::read_to_string(&path).expect("readable");
        for rule in named(&text).filter(|r| !rules.contains_key(*r)) {
            wrong.push(format!("{}: there is no rule {rule}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_entry_of_a_catalogue_has_its_row_and_title() {
    let rows = rows();
    let mut wrong = Vec::new();
    for (page, prefix) in CATALOGUES {
        for entry in references::starting_with(prefix) {
            // A row of ATLAS stands for the sub-techniques too.
            let part = entry.number.matches('.').count() > 1;
            if entry.status != Status::Active || part {
                continue;
            }
            match rows.iter().find(|r| r.page == *page && r.entry == entry.number) {
                None => wrong.push(format!("{page}: no row for {}", entry.number)),
                Some(row) if row.cells[1] != entry.title => {
                    wrong.push(format!("{page}: {} is called {}", entry.number, entry.title));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_rule_that_refers_to_an_entry_stands_in_its_row() {
    let rows = rows();
    let mut wrong = Vec::new();
    for (rule, numbers) in rules() {
        for number in numbers {
            let technique = match number.strip_prefix("AML.") {
                Some(rest) => format!("AML.{}", rest.split('.').next().unwrap_or_default()),
                None => number,
            };
            let mut meant = rows.iter().filter(|r| r.entry == technique).peekable();
            if meant.peek().is_some() && !meant.any(|r| named(&r.cells[r.cells.len() - 1]).any(|n| n == rule))
            {
                wrong.push(format!(
                    "{rule} refers to {technique}, whose row does not name it"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The letters of STRIDE, and the effects that belong to each.
const STRIDE: &[(&str, &[&str])] = &[
    ("Spoofing", &["spoof"]),
    ("Tampering", &["tamper", "mislead"]),
    ("Repudiation", &["repudiate"]),
    ("Information disclosure", &["disclose"]),
    ("Denial of service", &["deny", "exhaust"]),
    ("Elevation of privilege", &["elevate"]),
];

/// The effects each rule of a pack has.
fn effects(pack: &str) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for block in packs::text(pack).unwrap_or_default().split("\nrule ").skip(1) {
        let name = block.split(' ').next().unwrap_or_default();
        let lines = block.lines().take_while(|l| *l != "}");
        let effects = lines
            .filter_map(|l| l.strip_prefix("  threat "))
            .flat_map(|l| l.split(", "))
            .filter_map(|e| e.split(' ').next())
            .map(str::to_string)
            .collect();
        all.insert(format!("{pack}.{name}"), effects);
    }
    all
}

/// A pack's row for a letter names the rules of that pack that threaten to do it: all of them, and no others.
#[test]
fn a_letter_names_the_rules_with_its_effects() {
    let rows = rows();
    let mut wrong = Vec::new();
    for pack in packs::NAMES {
        let effects = effects(pack);
        for (letter, belong) in STRIDE {
            let Some(row) = rows.iter().find(|r| r.page == *pack && r.entry == *letter) else {
                if *pack != "privacy" {
                    wrong.push(format!("{pack}: no row for {letter}"));
                }
                continue;
            };
            let cell = &row.cells[row.cells.len() - 1];
            if cell.starts_with("nearly all") {
                continue;
            }
            let listed: Vec<&str> = named(cell).collect();
            for (rule, effects) in &effects {
                let has = effects.iter().any(|e| belong.contains(&e.as_str()));
                if has != listed.contains(&rule.as_str()) {
                    let verb = if has { "lacks" } else { "names" };
                    wrong.push(format!("{pack}: {letter} {verb} {rule}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_list_of_packs_names_every_rule_and_counts_right() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/packs.md");
    let page = std::fs::read_to_string(path).expect("docs/packs.md is there");
    let mut wrong = Vec::new();
    for pack in packs::NAMES {
        let text = packs::text(pack).unwrap_or_default();
        let titled = |keyword: &str| text.lines().filter(|l| l.starts_with(keyword)).count();
        let counts = format!(
            "| [{pack}](#{pack}) | {} | {} | {} |",
            titled("kind "),
            titled("attribute "),
            titled("rule ")
        );
        if !page.contains(&counts) {
            wrong.push(format!("no line that begins with {counts}"));
        }
        for block in text.split("\nrule ").skip(1) {
            let (name, rest) = block.split_once(' ').unwrap_or_default();
            let title = rest.split('"').nth(1).unwrap_or_default();
            if !page.contains(&format!("| `{pack}.{name}` | {title} |")) {
                wrong.push(format!("no row for {pack}.{name}, {title}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
