//! Diagrams for the tests: the three systems of `fixtures/`, and random ones.

#![allow(dead_code, reason = "every test file uses its own part")]

pub mod xml;

use tm::diagram::{Badge, Boundary, Diagram, Flow, Node, Protection, Severity, Shape, Trust};

/// The three systems the figures of quality are stated for.
pub fn systems() -> [(&'static str, Diagram); 3] {
    [
        ("shop", read("shop", include_str!("../fixtures/shop.dfd"))),
        ("ml", read("ml", include_str!("../fixtures/ml.dfd"))),
        ("micro", read("micro", include_str!("../fixtures/micro.dfd"))),
    ]
}

/// Reads lines `B id parent title`, `N id boundary shape title` and `E from to label`.
fn read(id: &str, text: &str) -> Diagram {
    let mut d = Diagram {
        id: id.into(),
        title: id.into(),
        ..Diagram::default()
    };
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let boundary = |d: &Diagram, id: &str| d.boundaries.iter().position(|b| b.id == id);
        let node = |d: &Diagram, id: &str| d.nodes.iter().position(|n| n.id == id).unwrap();
        match words[0] {
            "B" => d.boundaries.push(Boundary {
                id: words[1].into(),
                title: words[3..].join(" "),
                parent: boundary(&d, words[2]),
                ..Boundary::default()
            }),
            "N" => d.nodes.push(Node {
                id: words[1].into(),
                boundary: boundary(&d, words[2]),
                shape: match words[3] {
                    "actor" => Shape::Actor,
                    "store" => Shape::Store,
                    _ => Shape::Process,
                },
                title: words[4..].join(" "),
                ..Node::default()
            }),
            _ => d.flows.push(Flow {
                id: format!("{}-{}", words[1], words[2]),
                from: node(&d, words[1]),
                to: node(&d, words[2]),
                label: words[3..].join(" "),
                ..Flow::default()
            }),
        }
    }
    d
}

/// Splitmix64: the same diagrams on every machine.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// A nested system of up to `most` elements: empty boundaries, self loops, parallel flows, several
/// components, all kinds of text and marks.
pub fn random(seed: u64, most: usize) -> Diagram {
    let mut r = Random(seed);
    let mut d = Diagram {
        id: format!("r{seed}"),
        title: text(&mut r),
        description: text(&mut r),
        ..Diagram::default()
    };
    for b in 0..r.below(1 + most / 5) {
        let parent = if b > 0 && r.chance(50) {
            Some(r.below(b))
        } else {
            None
        };
        let trust = r.pick(&[None, Some(Trust::None), Some(Trust::Partial), Some(Trust::Full)]);
        let many = r.chance(10);
        d.boundaries.push(Boundary {
            id: text(&mut r),
            title: text(&mut r),
            parent,
            trust,
            many,
            ..Boundary::default()
        });
    }
    for _ in 0..r.below(most + 1) {
        let inside = !d.boundaries.is_empty() && r.chance(80);
        let boundary = if inside {
            Some(r.below(d.boundaries.len()))
        } else {
            None
        };
        d.nodes.push(node(&mut r, boundary));
    }
    if d.nodes.is_empty() {
        return d;
    }
    let count = d.nodes.len();
    for _ in 0..r.below(count * 8 / 5 + 1) {
        let from = r.below(count);
        let to = if r.chance(4) { from } else { r.below(count) };
        d.flows.push(flow(&mut r, from, to));
    }
    if r.chance(10) {
        let (from, to) = (r.below(count), r.below(count));
        for _ in 0..50 {
            d.flows.push(flow(&mut r, from, to));
        }
    }
    d
}

fn node(r: &mut Random, boundary: Option<usize>) -> Node {
    let shapes = [
        Shape::Actor,
        Shape::External,
        Shape::Process,
        Shape::Process,
        Shape::Store,
        Shape::Collapsed,
    ];
    Node {
        id: text(r),
        title: text(r),
        shape: r.pick(&shapes),
        boundary,
        badge: badge(r),
        hidden: if r.chance(10) { r.below(50) } else { 0 },
        highlight: r.chance(3),
        steps: if r.chance(3) {
            vec![r.below(20), 20, 21, 22]
        } else {
            Vec::new()
        },
        link: r.pick(&[None, Some("#el".into()), Some("javascript:alert(1)".into())]),
        tooltip: text(r),
    }
}

fn flow(r: &mut Random, from: usize, to: usize) -> Flow {
    let protections = [
        Protection::Unknown,
        Protection::Plain,
        Protection::Protected("TLS 1.3".into()),
    ];
    Flow {
        id: text(r),
        from,
        to,
        label: text(r),
        data: if r.chance(30) { text(r) } else { String::new() },
        protection: r.pick(&protections),
        crosses: r.chance(50),
        two_way: r.chance(20),
        badge: badge(r),
        highlight: r.chance(3),
        steps: if r.chance(3) {
            vec![r.below(20)]
        } else {
            Vec::new()
        },
        link: None,
        tooltip: text(r),
    }
}

fn badge(r: &mut Random) -> Option<Badge> {
    let severities = [
        Severity::None,
        Severity::Low,
        Severity::Medium,
        Severity::High,
        Severity::Critical,
    ];
    let badge = Badge {
        count: r.below(120),
        severity: r.pick(&severities),
    };
    r.chance(20).then_some(badge)
}

/// Mostly ordinary names, and now and then one of the texts that break pictures.
pub fn text(r: &mut Random) -> String {
    let words = [
        "order",
        "service",
        "token",
        "API",
        "database",
        "request",
        "audit log",
        "e-mail",
    ];
    match r.below(30) {
        0 => String::new(),
        1 => "x".repeat(1000),
        2 => "many words ".repeat(90),
        3 => "用户数据存储服务器和身份验证".into(),
        4 => "🧑‍💻 🔐 👩‍👩‍👧‍👦".into(),
        5 => "خدمة الهوية שירות".into(),
        6 => "a\u{0}b\u{1b}[0m\u{202e}c\u{fffe}\r\n\td".into(),
        7 => "<script>alert(1)</script>]]>&amp;\"'-->".into(),
        _ => (0..1 + r.below(3))
            .map(|_| r.pick(&words))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// A small system that shows all of the notation.
pub fn notation() -> Diagram {
    let boundary = |id: &str, title: &str, parent, trust, many| Boundary {
        id: id.into(),
        title: title.into(),
        parent,
        trust,
        many,
        ..Boundary::default()
    };
    let node = |id: &str, title: &str, shape, boundary, badge: Option<(usize, Severity)>| Node {
        id: id.into(),
        title: title.into(),
        shape,
        boundary,
        badge: badge.map(|(count, severity)| Badge { count, severity }),
        hidden: if shape == Shape::Collapsed { 7 } else { 0 },
        link: Some(format!("#el-{id}")),
        ..Node::default()
    };
    let flow = |from, to, label: &str, data: &str, protection, crosses, two_way| Flow {
        id: format!("{from}-{to}"),
        from,
        to,
        label: label.into(),
        data: data.into(),
        protection,
        crosses,
        two_way,
        ..Flow::default()
    };
    let tls = || Protection::Protected("TLS 1.3".into());
    let mut flows = vec![
        flow(0, 1, "sign in", "password", tls(), true, true),
        flow(1, 2, "orders", "order, address", Protection::Plain, true, false),
        flow(
            2,
            3,
            "order rows",
            "order",
            Protection::Protected(String::new()),
            false,
            true,
        ),
        flow(2, 4, "charge", "card number", tls(), true, true),
        flow(1, 5, "telemetry", "", Protection::Unknown, true, false),
        flow(2, 2, "retry queue", "", Protection::Unknown, false, false),
    ];
    flows[1].badge = Some(Badge {
        count: 2,
        severity: Severity::High,
    });
    Diagram {
        id: "notation".into(),
        title: "Notation".into(),
        description: "Every mark a data-flow diagram can have".into(),
        boundaries: vec![
            boundary("company", "Company", None, Some(Trust::Partial), false),
            boundary("backend", "Backend", Some(0), Some(Trust::Full), true),
        ],
        nodes: vec![
            node("customer", "Customer", Shape::Actor, None, None),
            node(
                "web",
                "Web shop",
                Shape::Process,
                Some(0),
                Some((3, Severity::Critical)),
            ),
            node(
                "orders",
                "Order service",
                Shape::Process,
                Some(1),
                Some((12, Severity::High)),
            ),
            node("db", "Orders", Shape::Store, Some(1), Some((1, Severity::Medium))),
            node(
                "psp",
                "Payment provider",
                Shape::External,
                None,
                Some((4, Severity::Low)),
            ),
            node("ops", "Operations", Shape::Collapsed, Some(0), None),
        ],
        flows,
        ..Diagram::default()
    }
}

/// The same system with an attack path that stands out.
pub fn attack() -> Diagram {
    let mut d = notation();
    d.id = "attack".into();
    d.dims = true;
    for (step, flow) in [(1, 0), (2, 1), (3, 2)] {
        d.flows[flow].highlight = true;
        d.flows[flow].steps = vec![step];
    }
    for node in [0, 1, 2, 3] {
        d.nodes[node].highlight = true;
    }
    d
}

/// A plain system of exactly `count` elements, a boundary for every ten, and 1.5 flows an element,
/// most of them between neighbours.
pub fn large(seed: u64, count: usize) -> Diagram {
    let mut r = Random(seed);
    let mut d = Diagram {
        id: "large".into(),
        title: "large".into(),
        ..Diagram::default()
    };
    for b in 0..count / 10 {
        let parent = (b >= 5).then(|| r.below(b / 5));
        d.boundaries.push(Boundary {
            title: format!("zone {b}"),
            parent,
            ..Boundary::default()
        });
    }
    for n in 0..count {
        let boundary = Some(n * d.boundaries.len() / count);
        d.nodes.push(Node {
            title: format!("service {n}"),
            boundary,
            ..Node::default()
        });
    }
    for f in 0..count * 3 / 2 {
        let from = f % count;
        let to = if r.chance(80) {
            (from + 1 + r.below(9)) % count
        } else {
            r.below(count)
        };
        d.flows.push(Flow {
            from,
            to,
            label: "request".into(),
            ..Flow::default()
        });
    }
    d
}
