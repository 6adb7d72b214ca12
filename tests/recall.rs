//! How many of the threats that people published do the rules find or ask for? Each example made from a published model
//! is compiled with all packs and no control in place; `tests/recall/judged.txt` says which findings are the same matter
//! as which written threat, and `docs/packs/recall.md` shows the result (`UPDATE=1` writes it).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use tm::model::*;
use tm::rules::{Finding, Undecided};
use tm::{Compiled, Input, Settings};

const EXAMPLES: &[(&str, &str)] = &[
    ("borg", "Borg backup"),
    ("cluster-api", "Cluster API"),
    ("firecracker", "Firecracker"),
    ("husky-ai", "Husky AI"),
    ("kubernetes-admission", "Kubernetes admission control"),
    ("tf-a-supply-chain", "Supply chain of Trusted Firmware-A"),
];

/// The example with every pack in use and every control only planned: nothing is in place.
fn bare(name: &str) -> Compiled {
    let path = format!("{}/examples/{name}/{name}.tm", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the example is there");
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().filter(|l| !l.starts_with("use pack")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let status = |w: &str| {
            matches!(
                w.trim_end_matches(';'),
                "implemented" | "verified" | "in-progress"
            )
        };
        match words.windows(2).find(|w| w[0] == "status" && status(w[1])) {
            Some(pair) => lines.push(line.replace(pair[1].trim_end_matches(';'), "planned")),
            None => lines.push(line.to_string()),
        }
    }
    lines.push(format!("use pack {}", tm::packs::NAMES.join(", ")));
    let input = Input::Text {
        name: format!("{name}.tm"),
        text: lines.join("\n"),
        folder: Path::new(&path).parent().expect("a folder").to_path_buf(),
    };
    let settings = Settings {
        today: time::Date::from_calendar_date(2026, time::Month::November, 26).expect("a date"),
        severities: BTreeMap::new(),
        coverage: Default::default(),
        all: true,
    };
    let compiled = tm::compile(&input, &tm::source::Disk, &settings).expect("it compiles");
    let broken = compiled.diagnostics.iter().find(|d| d.code.0 < 100);
    assert!(broken.is_none(), "{name}: {broken:?}");
    compiled
}

/// Whether an effect on the second is the written effect on the first: the same declaration; data where it lies or
/// travels; a store by its data; something within a boundary.
fn same(compiled: &Compiled, written: Node, other: Node) -> bool {
    let model = &compiled.model;
    let has = |place: Node, data: DataId| match place {
        Node::Element(id) => compiled.index.handles[id.0 as usize].contains(&data),
        Node::Flow(id) => model.carried(id).any(|d| d == data),
        _ => false,
    };
    written == other
        || match (written, other) {
            (Node::Data(data), place) => has(place, data),
            (place, Node::Data(data)) => has(place, data),
            (Node::Boundary(boundary), Node::Element(id)) => model.within(id, boundary),
            _ => false,
        }
}

/// Whether something of what a rule binds lies on the way of the threat, or at an end of one of its flows.
fn near(model: &Model, threat: &Threat, bound: &[Node]) -> bool {
    let ways = threat.through.iter().flat_map(|place| match place.value {
        Node::Flow(id) => {
            let (from, to) = (model[id].from.value, model[id].to.value);
            vec![place.value, Node::Element(from), Node::Element(to)]
        }
        place => vec![place],
    });
    threat.through.is_empty() || ways.into_iter().any(|w| bound.contains(&w))
}

fn has_effect(compiled: &Compiled, threat: &Threat, effects: &[(Effect, Node)]) -> bool {
    threat.effects.iter().any(|wanted| {
        let same = |node: Node| same(compiled, wanted.target.value, node);
        effects.iter().any(|(e, node)| *e == wanted.effect && same(*node))
    })
}

fn fits(compiled: &Compiled, threat: &Threat, finding: &Finding) -> bool {
    let effects: Vec<(Effect, Node)> = finding
        .threat
        .effects
        .iter()
        .map(|e| (e.effect, e.target.value))
        .collect();
    finding.holds[Run::Bare as usize] == Truth::Yes && has_effect(compiled, threat, &effects)
}

fn asks(compiled: &Compiled, threat: &Threat, undecided: &Undecided) -> bool {
    has_effect(compiled, threat, &undecided.effects) && near(&compiled.model, threat, &undecided.bound)
}

/// `tests/recall/judged.txt`: by example and threat, the findings that are the same matter, or why there is none.
#[derive(Default)]
struct Judged {
    found: BTreeMap<(String, String), Vec<String>>,
    missed: BTreeMap<(String, String), String>,
}

fn judged() -> Judged {
    let mut all = Judged::default();
    let text = include_str!("recall/judged.txt");
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let mut words = line.splitn(3, ' ');
        let mut next = || words.next().expect("example, threat, finding").to_string();
        let (key, rest) = ((next(), next()), next());
        match rest.strip_prefix("— ") {
            Some(why) => {
                all.missed.insert(key, why.to_string());
            }
            None => all.found.entry(key).or_default().push(rest),
        }
    }
    all
}

#[test]
fn published_threats_are_found_or_asked_for() {
    let judged = judged();
    let (mut found, mut asked, mut all) = (0, 0, 0);
    let (mut tables, mut summary, mut wrong) = (String::new(), String::new(), Vec::new());
    for (name, title) in EXAMPLES {
        let compiled = bare(name);
        let model = &compiled.model;
        let (mut of_found, mut of_asked) = (0, 0);
        let _ = write!(
            tables,
            "\n## {title}\n\n| written threat | | by |\n|---|---|---|\n"
        );
        for id in ThreatId::all(model) {
            let threat = &model[id];
            let key = (name.to_string(), threat.head.name.clone());
            let mut by = Vec::new();
            for said in judged.found.get(&key).into_iter().flatten() {
                let finding = compiled.elicited.findings.iter().find(|f| f.id == *said);
                match finding.is_some_and(|f| fits(&compiled, threat, f)) {
                    true => by.push(format!("`{said}`")),
                    false => wrong.push(format!("{name} {}: {said} is not found with that effect", key.1)),
                }
            }
            let open: Vec<&Undecided> = compiled
                .elicited
                .undecided
                .iter()
                .filter(|u| asks(&compiled, threat, u))
                .collect();
            let why = judged.missed.get(&key);
            let (state, cell) = match (by.is_empty(), open.is_empty()) {
                (false, _) => {
                    of_found += 1;
                    ("found", by.join(", "))
                }
                (true, false) => {
                    of_asked += 1;
                    ("asked", asking(model, &open))
                }
                (true, true) => ("neither", String::new()),
            };
            if by.is_empty() && why.is_none() {
                let maybe: Vec<&str> = compiled
                    .elicited
                    .findings
                    .iter()
                    .filter(|f| fits(&compiled, threat, f))
                    .map(|f| f.id.as_str())
                    .collect();
                wrong.push(format!(
                    "{name} {}: not judged; perhaps {}",
                    key.1,
                    maybe.join(" ")
                ));
            }
            if let (false, Some(_)) = (by.is_empty(), why) {
                wrong.push(format!("{name} {}: found and missed at once", key.1));
            }
            let why = why.map_or(String::new(), |w| {
                format!("{}— {w}", if cell.is_empty() { "" } else { " " })
            });
            let _ = writeln!(tables, "| {} | {state} | {cell}{why} |", threat.head.shown());
        }
        let count = model.threats.len();
        let _ = writeln!(
            summary,
            "| {title} | {count} | {of_found} | {of_asked} | {} |",
            count - of_found - of_asked
        );
        found += of_found;
        asked += of_asked;
        all += count;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let percent = |n: usize| n * 100 / all;
    let _ = writeln!(
        summary,
        "| all | {all} | {found} ({} %) | {asked} | {} |",
        percent(found),
        all - found - asked
    );
    keep(&format!("{HEAD}{summary}{tables}"));
    assert!(percent(found) >= 35, "found {found} of {all}");
    assert!(
        percent(found + asked) >= 60,
        "found or asked {} of {all}",
        found + asked
    );
}

/// The two rules that come nearest, and the attributes they wait for.
fn asking(model: &Model, open: &[&Undecided]) -> String {
    let mut open: Vec<&&Undecided> = open.iter().collect();
    open.sort_by_key(|u| (u.waits.len(), u.id(model)));
    let say = |u: &&&Undecided| {
        let waits = u
            .waits
            .iter()
            .take(3)
            .map(|w| format!("{} of {}", w.attribute.name(model), model.name(w.of)));
        format!("`{}`: {}", u.id(model), waits.collect::<Vec<_>>().join(", "))
    };
    open.iter().take(2).map(say).collect::<Vec<_>>().join("; ")
}

const HEAD: &str = "\
# Recall

How many published threats do the rules find? Each example made from a published model is compiled with all packs and
nothing in place: no control counts, so what it sets is not there.

- **found**: a finding has one of the threat's effects on its target (or on the data there, or within the boundary), and
  is the same matter; whether it is was judged by reading both, and is kept in `tests/recall/judged.txt`.
- **asked**: no such finding, but a rule with that effect and target, on the threat's way, waits for an attribute. The two
  that wait for the least are shown.
- What is not found says what it would take.

A test makes these tables and compares.

## The first run of a text that nobody had tuned for

The rules were written and mended with five of these models at hand, so their figures flatter. Of Cluster API the model was written before any rule was run on it;
this is what the first run said, before rules and model were touched:

| published model | threats | found | asked | neither |
|---|--:|--:|--:|--:|
| Cluster API, first run | 24 | 2 (8 %) | 18 | 4 |

## All models, with the rules of today

| published model | threats | found | asked | neither |
|---|--:|--:|--:|--:|
";

fn keep(made: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/packs/recall.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, made).expect("docs are writable");
        return;
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "the tables changed: run `UPDATE=1 cargo test --test recall`"
    );
}
