//! Attack trees, the risk matrix, and diagrams as Mermaid and DOT.

mod diagram_support;

use diagram_support::{notation, random, xml};
use tm::diagram::matrix::{self, Cell, Matrix};
use tm::diagram::tree::{self, Branch, Gate, Stop, Tree};
use tm::diagram::{Severity, plain};

fn keep(name: &str, svg: &str) {
    xml::well_formed(name, svg);
    if let Ok(dir) = std::env::var("TM_DIAGRAMS") {
        std::fs::write(format!("{dir}/{name}.svg"), svg).unwrap();
    }
}

#[test]
fn a_tree_shows_gates_steps_and_what_stops_them() {
    let branch = |parent, title: &str, gate, feasibility: &str, level, stops: &[&str]| Branch {
        parent,
        title: title.into(),
        gate,
        feasibility: feasibility.into(),
        level,
        stops: stops
            .iter()
            .map(|s| Stop {
                words: s.to_string(),
                counts: !s.starts_with('p'),
            })
            .collect(),
        ..Branch::default()
    };
    let (any, all, order) = (Gate::Any, Gate::All, Gate::Sequence);
    let tree = Tree {
        language: Default::default(),
        id: "tree".into(),
        title: "Read the orders".into(),
        description: "Ways to the orders of other customers".into(),
        branches: vec![
            branch(
                None,
                "Read the orders of other customers",
                any,
                "high",
                Severity::High,
                &[],
            ),
            branch(
                Some(0),
                "Take over an account",
                order,
                "medium",
                Severity::Medium,
                &[],
            ),
            branch(Some(0), "Read the database files", all, "low", Severity::Low, &[]),
            branch(
                Some(1),
                "Learn a password",
                any,
                "high",
                Severity::High,
                &["password policy"],
            ),
            branch(
                Some(1),
                "Pass the second factor",
                any,
                "low",
                Severity::Low,
                &["passkeys", "rate limit"],
            ),
            branch(Some(2), "Get a shell on the host", any, "", Severity::None, &[]),
            branch(
                Some(2),
                "Decrypt the files",
                any,
                "very low",
                Severity::Low,
                &["disk encryption"],
            ),
            branch(
                Some(0),
                "Guess order numbers <b>",
                any,
                "high",
                Severity::Critical,
                &[],
            ),
        ],
    };
    let svg = tree::draw(&tree);
    for words in [
        "any of",
        "all of",
        "in order",
        "stopped by rate limit",
        "planned: passkeys",
    ] {
        assert!(svg.contains(words), "no `{words}`");
    }
    keep("tree", &svg);
    keep("empty tree", &tree::draw(&Tree::default()));
    let chain = |i: usize| branch(i.checked_sub(1), "deeper", any, "", Severity::None, &[]);
    let deep = Tree {
        language: Default::default(),
        branches: (0..20_000).map(chain).collect(),
        ..Tree::default()
    };
    assert!(tree::draw(&deep).ends_with("</svg>\n"));
}

#[test]
fn a_matrix_shows_counts_before_and_after() {
    let severities = [
        Severity::Low,
        Severity::Medium,
        Severity::High,
        Severity::Critical,
    ];
    let cell = |f: usize, i: usize| Cell {
        severity: severities[(f + i) / 2],
        count: f * i,
        before: (i == 2).then_some(f * i + 2),
        link: None,
    };
    let names = |names: [&str; 4]| names.map(String::from).to_vec();
    let matrix = Matrix {
        language: Default::default(),
        id: "matrix".into(),
        title: "Risk matrix".into(),
        description: String::new(),
        impacts: names(["negligible", "moderate", "major", "severe"]),
        feasibilities: names(["very low", "low", "medium", "high"]),
        cells: (0..4).map(|f| (0..4).map(|i| cell(f, i)).collect()).collect(),
        left_out: 3,
    };
    let svg = matrix::draw(&matrix);
    assert!(svg.contains("8 → 6"), "{svg}");
    keep("matrix", &svg);
    keep("empty matrix", &matrix::draw(&Matrix::default()));
}

#[test]
fn plain_exports_hold_every_node_and_flow() {
    let diagram = notation();
    let (mermaid, dot) = (plain::mermaid(&diagram), plain::dot(&diagram));
    assert!(mermaid.contains("subgraph b1[\"Backend\"]"), "{mermaid}");
    assert!(
        mermaid.contains("n1 -->|\"orders #91;plaintext#93;\"| n2"),
        "{mermaid}"
    );
    assert!(
        dot.contains("n2 -> n4 [label=\"charge [TLS 1.3]\", dir=both];"),
        "{dot}"
    );
    if let Ok(dir) = std::env::var("TM_DIAGRAMS") {
        std::fs::write(format!("{dir}/notation.dot"), &dot).unwrap();
        std::fs::write(format!("{dir}/notation.mmd"), &mermaid).unwrap();
    }
    for seed in 0..50 {
        let diagram = random(seed, 30);
        let dot = plain::dot(&diagram);
        let count = |text: &str, what: &str| text.matches(what).count();
        assert_eq!(count(&dot, " -> n"), diagram.flows.len(), "{seed}");
        assert_eq!(
            count(&dot, "subgraph cluster_"),
            diagram.boundaries.len(),
            "{seed}"
        );
        assert_eq!(
            count(&plain::mermaid(&diagram), "subgraph "),
            diagram.boundaries.len()
        );
    }
}
