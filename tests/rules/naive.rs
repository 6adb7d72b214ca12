//! The evaluator against the plainest one: every tuple of declarations, the condition as it was parsed, values as the
//! model has them, ways by trying all. Random models, random conditions.

use crate::support::read;
use std::collections::{BTreeMap, BTreeSet};
use tm::Compiled;
use tm::model::*;

/// A small generator of numbers (Knuth's MMIX multiplier), so that a seed is a case.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

const SCALES: &[(&str, &str, &[&str])] = &[
    ("p", "validates", &["none", "partial", "full"]),
    ("p", "exposure", &["none", "internal", "partner", "internet"]),
    ("s", "exposure", &["none", "internal", "partner", "internet"]),
    ("s", "encryption", &["none", "disk", "field"]),
    ("f", "channel", &["plain", "vpn", "tls", "mtls", "physical"]),
    ("d", "origin", &["trusted", "mixed", "untrusted"]),
];
const SETS: &[(&str, &str, &[&str])] = &[
    ("p", "parses", &["json", "xml", "html"]),
    ("s", "query", &["none", "sql", "nosql"]),
    ("d", "kind", &["credential", "key", "log"]),
];

/// A statement of an attribute; often none.
fn statements(dice: &mut Dice, of: &str) -> String {
    let mut text = String::new();
    for (_, name, words) in SCALES.iter().filter(|(v, ..)| *v == of) {
        match dice.roll(4) {
            0 => {}
            1 => text += &format!("{name} at least {}; ", dice.one(words)),
            _ => text += &format!("{name} {}; ", dice.one(words)),
        }
    }
    for (_, name, words) in SETS.iter().filter(|(v, ..)| *v == of) {
        match dice.roll(4) {
            0 => {}
            1 => text += &format!("{name} at least {}; ", dice.one(words)),
            2 => text += &format!("{name} {}, {}; ", words[0], words[2]),
            _ => text += &format!("{name} {}; ", dice.one(words)),
        }
    }
    if of == "d" && dice.roll(2) == 0 {
        text += &format!("lifetime {} days; ", dice.one(&["1", "30", "400"]));
    }
    text
}

fn model(dice: &mut Dice) -> String {
    let mut text = String::new();
    for n in 0..3 {
        text += &format!("data d{n} {{ {} }}\n", statements(dice, "d"));
    }
    text += "boundary b0 {\n";
    for n in 0..3 {
        match n {
            1 => text += "boundary b1 {\n",
            2 => text += "}\n}\n",
            _ => {}
        }
        text += &format!("process p{n} {{ {} }}\n", statements(dice, "p"));
        let kind = dice.one(&["", "is postgres; ", "is database; "]);
        let holds = dice.one(&["", "holds d0; ", "holds d0, d1; "]);
        text += &format!("store s{n} {{ {kind}{holds}{} }}\n", statements(dice, "s"));
    }
    for n in 0..7 {
        let (a, b) = (dice.roll(3), dice.roll(3));
        let ends = match dice.roll(4) {
            0 => format!("p{a} -> p{}", (a + 1 + b % 2) % 3),
            1 => format!("s{a} -> p{b}"),
            _ => format!("p{a} -> s{b}"),
        };
        let sends = dice.one(&["", "sends d0; ", "sends d1, d2; "]);
        let returns = dice.one(&["", "returns d1; ", "returns d2; "]);
        text += &format!(
            "flow f{n}: {ends} {{ {sends}{returns}{} }}\n",
            statements(dice, "f")
        );
    }
    text
}

fn condition(dice: &mut Dice, depth: usize) -> String {
    if depth > 0 {
        match dice.roll(6) {
            0 | 1 => {
                return format!(
                    "({} and {})",
                    condition(dice, depth - 1),
                    condition(dice, depth - 1)
                );
            }
            2 | 3 => {
                return format!(
                    "({} or {})",
                    condition(dice, depth - 1),
                    condition(dice, depth - 1)
                );
            }
            4 => return format!("not ({})", condition(dice, depth - 1)),
            _ => {}
        }
    }
    let operator = |dice: &mut Dice| dice.one(&["=", "!=", "<", "<=", ">", ">="]);
    match dice.roll(19) {
        0..=3 => {
            let (of, name, words) = SCALES[dice.roll(SCALES.len())];
            format!("{of}.{name} {} {}", operator(dice), dice.one(words))
        }
        4 | 5 => {
            let (of, name, words) = SETS[dice.roll(SETS.len())];
            format!("{of}.{name} in {{{}, {}}}", dice.one(words), dice.one(words))
        }
        6 => format!("p.exposure {} s.exposure", operator(dice)),
        7 => format!(
            "d.lifetime {} {}",
            operator(dice),
            dice.one(&["1", "30 days", "1 year"])
        ),
        8 => format!(
            "d in {}",
            dice.one(&["s.holds", "f.sends", "f.returns", "f.carries", "p.handles"])
        ),
        9 => "s is database".to_string(),
        10 => format!("{} in b0", dice.one(&["p", "s", "f"])),
        11 => dice.one(&["f crosses", "f crosses b0"]).to_string(),
        12 => dice
            .one(&[
                "p reaches s",
                "s reaches p",
                "p reaches s carrying data with origin >= mixed",
                "p reaches s carrying d",
            ])
            .to_string(),
        13 => format!("count(s.holds) {} {}", operator(dice), dice.roll(3)),
        14 => format!(
            "({} x in {}: x.origin {} mixed)",
            dice.one(&["some", "every", "no"]),
            dice.one(&["s.holds", "f.carries", "p.handles"]),
            operator(dice)
        ),
        15 => format!(
            "({} q in boundaries: {} in q and {})",
            dice.one(&["some", "every", "no"]),
            dice.one(&["p", "s", "f"]),
            dice.one(&["s in q", "d.origin >= mixed"])
        ),
        16 | 17 => {
            // A process can be no database: that is a mistake in a rule.
            let (among, kind) = match dice.roll(3) {
                0 => ("processes", "q.exposure < partner"),
                1 => ("stores", "q is database"),
                _ => ("elements", "q is database"),
            };
            let about = |dice: &mut Dice| {
                dice.one(&[
                    "q reaches s",
                    "q reaches p",
                    "s reaches q",
                    "p reaches q",
                    "d in q.holds",
                    "d in q.handles",
                    kind,
                    "q.exposure >= partner",
                ])
            };
            format!(
                "({} q in {}: {} and {})",
                dice.one(&["some", "every", "no"]),
                among,
                about(dice),
                about(dice)
            )
        }
        _ => format!(
            "({} x in s.handles with kind in {{key, log}}: x.origin >= mixed)",
            dice.one(&["some", "every", "no"])
        ),
    }
}

type Names = BTreeMap<String, Node>;

/// The plain evaluator.
struct Plain<'a> {
    compiled: &'a Compiled,
    /// The data that gets from one element to another; None: any way in the direction of the flows.
    ways: BTreeSet<(ElementId, ElementId, Option<DataId>)>,
}

fn both(a: Truth, b: Truth) -> Truth {
    if a == Truth::No || b == Truth::No {
        Truth::No
    } else if a == Truth::Yes && b == Truth::Yes {
        Truth::Yes
    } else {
        Truth::Unknown
    }
}

fn not(a: Truth) -> Truth {
    match a {
        Truth::Yes => Truth::No,
        Truth::No => Truth::Yes,
        Truth::Unknown => Truth::Unknown,
    }
}

fn either(a: Truth, b: Truth) -> Truth {
    not(both(not(a), not(b)))
}

fn plain(holds: bool) -> Truth {
    if holds { Truth::Yes } else { Truth::No }
}

/// What is true in all, in some or in none of the possible cases.
fn over(cases: impl Iterator<Item = bool>) -> Truth {
    let cases: Vec<bool> = cases.collect();
    match (cases.iter().any(|c| *c), cases.iter().all(|c| *c)) {
        (_, true) => Truth::Yes,
        (false, _) => Truth::No,
        _ => Truth::Unknown,
    }
}

fn compared<T: PartialOrd>(operator: Operator, a: T, b: T) -> bool {
    match operator {
        Operator::Equal => a == b,
        Operator::NotEqual => a != b,
        Operator::Less => a < b,
        Operator::LessEqual => a <= b,
        Operator::Greater => a > b,
        Operator::GreaterEqual => a >= b,
    }
}

impl<'a> Plain<'a> {
    fn of(compiled: &'a Compiled) -> Plain<'a> {
        let model = &compiled.model;
        let mut ways = BTreeSet::new();
        for flow in &model.flows {
            let (from, to) = (flow.from.value, flow.to.value);
            ways.insert((from, to, None));
            ways.extend(flow.sends.iter().map(|d| (from, to, Some(d.value))));
            ways.extend(flow.returns.iter().map(|d| (to, from, Some(d.value))));
        }
        loop {
            let longer: Vec<_> = ways
                .iter()
                .flat_map(|(a, b, d)| {
                    let next = ways.iter().filter(move |(from, _, data)| from == b && data == d);
                    next.map(move |(_, c, d)| (*a, *c, *d))
                })
                .filter(|w| !ways.contains(w))
                .collect();
            if longer.is_empty() {
                return Plain { compiled, ways };
            }
            ways.extend(longer);
        }
    }

    fn attributes(&self, node: Node) -> &[Stated] {
        let model = &self.compiled.model;
        match node {
            Node::Data(id) => &model[id].attributes,
            Node::Element(id) => &model[id].attributes,
            Node::Flow(id) => &model[id].attributes,
            _ => &[],
        }
    }

    /// The steps of a scale that are possible.
    fn steps(&self, node: Node, name: &str) -> Vec<usize> {
        let model = &self.compiled.model;
        let count = SCALES
            .iter()
            .find(|(_, n, _)| *n == name)
            .expect("a scale")
            .2
            .len();
        match model.stated(self.attributes(node), name) {
            None => (0..count).collect(),
            Some(Stated {
                value: Value::Step(step),
                at_least,
                ..
            }) => match at_least {
                true => (usize::from(*step)..count).collect(),
                false => vec![usize::from(*step)],
            },
            Some(other) => panic!("{other:?} is no step"),
        }
    }

    fn split<'t>(&self, names: &Names, text: &'t str) -> (Node, &'t str) {
        match text.split_once('.') {
            Some((variable, name)) => (names[variable], name),
            None => (names["it"], text),
        }
    }

    fn list(&self, names: &Names, text: &str) -> Vec<Node> {
        let of_kinds = |kinds: &[ElementKind]| {
            let all = ElementId::all(&self.compiled.model);
            let some = all.filter(|e| kinds.contains(&self.compiled.model[*e].kind));
            some.map(Node::Element).collect()
        };
        match text {
            "processes" => return of_kinds(&[ElementKind::Process]),
            "boundaries" => {
                return BoundaryId::all(&self.compiled.model)
                    .map(Node::Boundary)
                    .collect();
            }
            "stores" => return of_kinds(&[ElementKind::Store]),
            "elements" => return of_kinds(&[ElementKind::Process, ElementKind::Store]),
            _ => {}
        }
        let (node, field) = self.split(names, text);
        let model = &self.compiled.model;
        let of = |list: &[tm::source::Spanned<DataId>]| {
            list.iter().map(|d| Node::Data(d.value)).collect::<Vec<_>>()
        };
        match (node, field) {
            (Node::Element(id), "holds") => of(&model[id].holds),
            (Node::Element(id), _) => model
                .data_at(Node::Element(id))
                .into_iter()
                .map(Node::Data)
                .collect(),
            (Node::Flow(id), "sends") => of(&model[id].sends),
            (Node::Flow(id), "returns") => of(&model[id].returns),
            (Node::Flow(id), _) => [of(&model[id].sends), of(&model[id].returns)].concat(),
            _ => Vec::new(),
        }
    }

    fn inside(&self, node: Node, boundary: BoundaryId) -> bool {
        let model = &self.compiled.model;
        match node {
            Node::Element(id) => model.within(id, boundary),
            Node::Flow(id) => {
                model.within(model[id].from.value, boundary) && model.within(model[id].to.value, boundary)
            }
            _ => false,
        }
    }

    fn truth(&self, condition: &Condition, names: &Names) -> Truth {
        let model = &self.compiled.model;
        match condition {
            Condition::And(list) => list
                .iter()
                .fold(Truth::Yes, |all, c| both(all, self.truth(c, names))),
            Condition::Or(list) => list
                .iter()
                .fold(Truth::No, |any, c| either(any, self.truth(c, names))),
            Condition::Not(inner) => not(self.truth(inner, names)),
            Condition::Compare {
                left,
                operator,
                right,
                ..
            } => {
                let (node, name) = self.split(names, &left.value);
                if name == "lifetime" {
                    let (number, unit) = right.value.split_once(' ').unwrap_or((&right.value, "days"));
                    let days = number.parse::<u32>().expect("a number")
                        * if unit.starts_with("year") { 365 } else { 1 };
                    return match model.stated(self.attributes(node), name).map(|s| &s.value) {
                        Some(Value::Duration(d)) => plain(compared(*operator, d.days, days)),
                        _ => match (operator, days) {
                            // No duration is negative; everything else is open.
                            (Operator::GreaterEqual, 0) => Truth::Yes,
                            _ => Truth::Unknown,
                        },
                    };
                }
                let here = self.steps(node, name);
                if right.value.contains('.') {
                    let (other, name) = self.split(names, &right.value);
                    let there = self.steps(other, name);
                    return over(
                        here.iter()
                            .flat_map(|a| there.iter().map(|b| compared(*operator, *a, *b))),
                    );
                }
                let words = SCALES.iter().find(|(_, n, _)| *n == name).expect("a scale").2;
                let wanted = words.iter().position(|w| *w == right.value).expect("a word");
                over(here.into_iter().map(|step| compared(*operator, step, wanted)))
            }
            Condition::In {
                left,
                right: Collection::Words(words),
                ..
            } => {
                let (node, name) = self.split(names, &left.value);
                let any = words
                    .iter()
                    .any(|w| model.has_word(self.attributes(node), name, &w.value) == Some(true));
                let stated = model.stated(self.attributes(node), name);
                match (any, stated) {
                    (true, _) => Truth::Yes,
                    (false, Some(stated)) if !stated.at_least => Truth::No,
                    _ => Truth::Unknown,
                }
            }
            Condition::In {
                left,
                right: Collection::Named(list),
                ..
            } => {
                let item = names[&left.value];
                match list.value.as_str() {
                    "b0" => plain(self.inside(item, BoundaryId(0))),
                    "q" => match names["q"] {
                        Node::Boundary(boundary) => plain(self.inside(item, boundary)),
                        _ => Truth::No,
                    },
                    _ => plain(self.list(names, &list.value).contains(&item)),
                }
            }
            Condition::Is { left, kind } => match names[&left.value] {
                Node::Element(id) => plain(model[id].is.iter().any(|k| model.is_kind(k.value, &kind.value))),
                _ => Truth::No,
            },
            Condition::Quantified {
                quantifier,
                variable,
                collection,
                with,
                body,
                ..
            } => {
                let each = self.list(names, &collection.value).into_iter().map(|node| {
                    let mut names = names.clone();
                    names.insert(variable.value.clone(), node);
                    names.insert("it".to_string(), node);
                    let with = with.as_ref().map_or(Truth::Yes, |c| self.truth(c, &names));
                    let body = body.as_ref().map_or(Truth::Yes, |c| self.truth(c, &names));
                    (with, body)
                });
                match quantifier {
                    Quantifier::Some => each.fold(Truth::No, |any, (w, b)| either(any, both(w, b))),
                    Quantifier::No => not(each.fold(Truth::No, |any, (w, b)| either(any, both(w, b)))),
                    Quantifier::Every => each.fold(Truth::Yes, |all, (w, b)| both(all, either(not(w), b))),
                }
            }
            Condition::Count {
                collection,
                operator,
                number,
                ..
            } => plain(compared(
                *operator,
                self.list(names, &collection.value).len() as u64,
                *number,
            )),
            Condition::Crosses { flow, boundary } => match names[&flow.value] {
                Node::Flow(id) => match boundary {
                    None => plain(model.crosses(id)),
                    Some(_) => plain(model.crossings(id).contains(&BoundaryId(0))),
                },
                _ => Truth::No,
            },
            Condition::Reaches {
                from,
                to,
                carrying,
                carrying_name,
                ..
            } => {
                let (Node::Element(from), Node::Element(to)) = (names[&from.value], names[&to.value]) else {
                    return Truth::No;
                };
                match (carrying_name.as_ref().map(|n| n.value.as_str()), carrying) {
                    (None, _) => plain(self.ways.contains(&(from, to, None))),
                    (Some("data"), Some(with)) => DataId::all(model).fold(Truth::No, |any, data| {
                        if !self.ways.contains(&(from, to, Some(data))) {
                            return any;
                        }
                        let mut names = names.clone();
                        names.insert("it".to_string(), Node::Data(data));
                        either(any, self.truth(with, &names))
                    }),
                    (Some(name), _) => match names[name] {
                        Node::Data(data) => plain(self.ways.contains(&(from, to, Some(data)))),
                        _ => Truth::No,
                    },
                }
            }
            other => panic!("{other:?} is not generated"),
        }
    }
}

/// Every tuple that is not ruled out, by the plain evaluator.
fn expected(compiled: &Compiled) -> BTreeMap<Vec<Node>, Truth> {
    let model = &compiled.model;
    let body = model
        .rules
        .iter()
        .find(|r| r.head.name == "tried")
        .and_then(|r| r.body.as_ref());
    let when = body.and_then(|b| b.when.as_ref()).expect("the rule");
    let evaluator = Plain::of(compiled);
    let of_kind = |kind: ElementKind| ElementId::all(model).filter(move |e| model[*e].kind == kind);
    let mut all = BTreeMap::new();
    for p in of_kind(ElementKind::Process) {
        for s in of_kind(ElementKind::Store) {
            for f in FlowId::all(model) {
                if (model[f].from.value, model[f].to.value) != (p, s) {
                    continue;
                }
                for d in DataId::all(model) {
                    let nodes = vec![Node::Element(p), Node::Element(s), Node::Flow(f), Node::Data(d)];
                    let names: Names = ["p", "s", "f", "d"]
                        .map(str::to_string)
                        .into_iter()
                        .zip(nodes.clone())
                        .collect();
                    let truth = evaluator.truth(when, &names);
                    if truth != Truth::No {
                        all.insert(nodes, truth);
                    }
                }
            }
        }
    }
    all
}

/// The same, by the evaluator of the compiler.
fn evaluated(compiled: &Compiled) -> BTreeMap<Vec<Node>, Truth> {
    let own = |rule: RuleId| compiled.model[rule].head.name == "tried";
    let found = compiled.elicited.findings.iter().filter(|f| own(f.rule));
    let found = found.map(|f| (f.bindings.clone(), Truth::Yes));
    let asked = compiled.elicited.undecided.iter().filter(|u| own(u.rule));
    found
        .chain(asked.map(|u| (u.variables.clone(), Truth::Unknown)))
        .collect()
}

#[test]
fn random_rules_say_what_the_plain_evaluator_says() {
    let cases: u64 = std::env::var("TM_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(150);
    let (mut compared, mut fired, mut asked) = (0, 0, 0);
    for seed in 0..cases {
        let mut dice = Dice(seed * 7919 + 1);
        let text = format!(
            "{}\nrule tried \"Tried\" {{\n for process p, store s, flow f from p to s, data d\n when {}\n threat tamper p, tamper s, tamper f, tamper d\n}}\n",
            model(&mut dice),
            condition(&mut dice, 3)
        );
        let compiled = read(&text);
        let wrong: Vec<_> = compiled
            .diagnostics
            .iter()
            .filter(|d| d.code.is_language())
            .collect();
        // A random condition may be one that can never hold, which is said.
        if !wrong.is_empty() {
            assert!(wrong.iter().all(|d| d.code.0 == 35), "{wrong:?} in\n{text}");
            continue;
        }
        let (expected, evaluated) = (expected(&compiled), evaluated(&compiled));
        assert_eq!(evaluated, expected, "seed {seed}:\n{text}");
        compared += 1;
        fired += expected.values().filter(|t| **t == Truth::Yes).count();
        asked += expected.values().filter(|t| **t == Truth::Unknown).count();
    }
    assert!(compared * 2 > cases, "{compared} of {cases} rules were evaluated");
    assert!(
        fired > 100 && asked > 100 || cases < 100,
        "{fired} fired, {asked} asked"
    );
}
