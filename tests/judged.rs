//! Are the findings right? Everything that all packs together find in the complete examples is judged against
//! `tm explain` and the published text alone; `tests/recall/findings.txt` has the judgements, and
//! `docs/packs/findings.md` shows them (`UPDATE=1` writes it).

mod corpus;

use std::collections::BTreeMap;
use std::fmt::Write;
use tm::Compiled;
use tm::model::*;
use tm::rules::Finding;

const EXAMPLES: &[(&str, &str)] = &[
    ("borg", "Borg backup"),
    ("cluster-api", "Cluster API"),
    ("firecracker", "Firecracker"),
    ("husky-ai", "Husky AI"),
    ("kubernetes-admission", "Kubernetes admission control"),
    ("opentitan", "OpenTitan"),
    ("tf-a-supply-chain", "Supply chain of Trusted Firmware-A"),
    ("web-shop", "Web shop"),
];

/// The most that may be judged wrong, in percent.
const WRONG: usize = 5;

/// The most findings there may be for an element, on average.
const PER_ELEMENT: usize = 3;

fn with_all_packs(name: &str) -> Compiled {
    corpus::compile_with_every_pack(&format!("{name}/{name}.tm"), |text| text)
}

/// A line of `tests/recall/findings.txt`.
struct Judgement {
    right: bool,
    /// `reviewer`, or `mender` for what is new since the reviews.
    by: &'static str,
    why: &'static str,
}

/// `tests/recall/findings.txt`, by example and finding.
fn judged() -> BTreeMap<(String, String), Judgement> {
    let lines = include_str!("recall/findings.txt").lines();
    lines
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|line| {
            let mut words = line.splitn(5, ' ');
            let mut next = || words.next().unwrap_or_else(|| panic!("five parts: {line}"));
            let (example, finding, verdict, by, why) = (next(), next(), next(), next(), next());
            assert!(matches!(verdict, "right" | "wrong"), "{line}");
            assert!(matches!(by, "reviewer" | "mender"), "{line}");
            let right = verdict == "right";
            (
                (example.to_string(), finding.to_string()),
                Judgement { right, by, why },
            )
        })
        .collect()
}

/// What became of it: in place, answered, or open.
fn state(finding: &Finding) -> &'static str {
    match (
        finding.holds[Run::Today as usize],
        finding.threat.responses.is_empty(),
    ) {
        _ if !finding.written.is_empty() => "written",
        (Truth::No, _) => "prevented",
        (_, false) => "answered",
        (_, true) => "open",
    }
}

#[test]
fn every_finding_is_judged() {
    let mut judged = judged();
    let (mut missing, mut tables, mut summary) = (Vec::new(), String::new(), String::new());
    let (mut all, mut all_by_mender, mut all_wrong) = (0, 0, 0);
    for (name, title) in EXAMPLES {
        let compiled = with_all_packs(name);
        let (mut of, mut by_mender, mut wrong) = (0, 0, 0);
        let _ = write!(
            tables,
            "\n## {title}\n\n| finding | | | by | why |\n|---|---|---|---|---|\n"
        );
        for finding in &compiled.elicited.findings {
            of += 1;
            let Some(Judgement { right, by, why }) =
                judged.remove(&(name.to_string(), finding.id().to_string()))
            else {
                missing.push(format!(
                    "{name} {} right mender {}",
                    finding.id(),
                    finding.threat.head.shown()
                ));
                continue;
            };
            wrong += usize::from(!right);
            by_mender += usize::from(by == "mender");
            let verdict = if right { "right" } else { "**wrong**" };
            let _ = writeln!(
                tables,
                "| `{}` | {} | {verdict} | {by} | {why} |",
                finding.id(),
                state(finding)
            );
        }
        let elements = compiled.model.elements.len();
        assert!(
            of <= elements * PER_ELEMENT,
            "{name}: {of} findings on {elements} elements"
        );
        let _ = writeln!(summary, "| {title} | {elements} | {of} | {by_mender} | {wrong} |");
        all += of;
        all_by_mender += by_mender;
        all_wrong += wrong;
    }
    let stale: Vec<String> = judged
        .keys()
        .map(|(example, id)| format!("{example} {id}"))
        .collect();
    assert!(missing.is_empty(), "not judged:\n{}", missing.join("\n"));
    assert!(
        stale.is_empty(),
        "judged, and not found any more:\n{}",
        stale.join("\n")
    );
    let _ = writeln!(
        summary,
        "| all | | {all} | {all_by_mender} | {all_wrong} ({} %) |",
        all_wrong * 100 / all
    );
    keep(&format!("{HEAD}{summary}{tables}"));
    assert!(all_wrong * 100 < all * WRONG, "{all_wrong} of {all} are wrong");
}

const HEAD: &str = "\
# Findings, judged

What all packs together find in the complete examples, with nothing in place, today or as planned. Each finding was held against what `tm explain` says of its rule,
when it is a false alarm above all, and against the published text alone: **right** when somebody who knows only the text would have to answer it.
The web shop is made up; there the model is the text.

**The verdicts are those of three reviewers who made neither rules nor models, and had only `tm explain`, the model and the published text** (the second saw, by mistake,
the first words of earlier reasons for ten of the findings). First review: 45 findings judged, 1 wrong (2 %); rules and models were mended. Second review, of the 29 that were new or changed since:
0 wrong, 12 of them in doubt. So each of the 60 findings that there were had the verdict of a reviewer. Doubts are kept in words. What the second review named was then mended in models and sources, in no rule, and
what that brought was judged by whoever mended. Third review, of these 7: 0 wrong, 5 of them in doubt; this reviewer had seen the mender's verdicts and reasons before.
An earlier reading by the authors of the rules had 53 findings and judged 6 of them wrong (11 %).

The second column says what the example makes of it: *written* is a threat that the model has already, *prevented* does not hold with the controls of today,
*answered* has a response, *open* has none yet. The fourth says who judged: *reviewer*, or *mender*, whoever changed rules or models after a review and judged what was new by it:
those verdicts are not independent. The judgements are kept in `tests/recall/findings.txt`; a test compares.

| example | elements | findings | by the mender | wrong |
|---|--:|--:|--:|--:|
";

fn keep(made: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/packs/findings.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, made).expect("docs are writable");
        return;
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "the tables changed: run `UPDATE=1 cargo test --test judged`"
    );
}
