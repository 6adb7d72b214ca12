//! Every word of conditions, with each of its three values.

use crate::support::{asked, compile, found};

/// What one rule says of a model.
#[derive(Debug, PartialEq, Clone, Copy)]
enum Says {
    Fires,
    Silent,
    Asks(&'static str),
}
use Says::{Asks, Fires, Silent};

/// A small web shop; the places marked `$NAME` are filled by a case.
const MODEL: &str = r#"
boundary internet { trust none; actor visitor { $visitor } }
boundary cloud {
  $cloud
  boundary inner { process api { is web-service; $api }; store db { is postgres; holds orders; $db } }
  process gate { is reverse-proxy; $gate }
}
external psp { $psp }
data term { $term }
data orders { $orders }
data key1 { kind key }
flow ask: visitor -> gate { protocol https; sends term; returns orders; $ask }
flow pass: gate -> api { sends term; returns orders; $pass }
flow find: api -> db { sends term; returns orders; $find }
flow pay: api -> psp { sends orders }
adversary rogue { knows public, key1; computes basic; observes ask; owns cloud; wants disclose orders }
control filter { on gate; status $status }
$own
"#;

/// What the rule with a condition says where some places of the model are filled: `api: parameterised no`.
fn says(variables: &str, condition: &str, fill: &str) -> Says {
    let mut text = MODEL.to_string();
    for line in fill.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (place, statement) = line.split_once(": ").expect("a place and what stands there");
        text = text.replace(&format!("${place}"), &format!("{statement}; ${place}"));
    }
    let text = text.replace("status $status", "status planned");
    let mut text: String = text
        .split_inclusive(char::is_whitespace)
        .map(|word| if word.starts_with('$') { "\n" } else { word })
        .collect();
    let target = variables
        .split_whitespace()
        .nth(1)
        .unwrap_or("p")
        .trim_end_matches(',');
    text += &format!(
        "rule tried \"Tried\" {{ for {variables}\n when {condition}\n threat {} {target}\n impact high\n }}\n",
        if variables.starts_with("actor") || variables.starts_with("external") {
            "spoof"
        } else {
            "disclose"
        }
    );
    let compiled = compile(&text);
    match (found(&compiled).as_slice(), asked(&compiled).as_slice()) {
        ([], []) => Silent,
        ([_, ..], _) => Fires,
        ([], [first, ..]) => Asks(first.split("waits for ").nth(1).unwrap_or("").to_string().leak()),
    }
}

/// Each case: variables, condition, what the model says, what the rule says.
fn check(cases: &[(&str, &str, &str, Says)]) {
    let mut wrong = Vec::new();
    for (variables, condition, fill, expected) in cases {
        let said = says(variables, condition, fill);
        if said != *expected {
            wrong.push(format!(
                "{variables} when {condition} ({fill}): {said:?}, not {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const API: &str = "process api in inner";

#[test]
fn ordered_values() {
    let p = "process p in inner";
    check(&[
        (p, "p.validates = none", "api: validates none", Fires),
        (p, "p.validates = none", "api: validates full", Silent),
        (p, "p.validates = none", "", Asks("api.validates")),
        (p, "p.validates != none", "api: validates none", Silent),
        (p, "p.validates != none", "api: validates full", Fires),
        (p, "p.validates != none", "", Asks("api.validates")),
        (p, "p.validates < full", "api: validates partial", Fires),
        (p, "p.validates < full", "api: validates full", Silent),
        (p, "p.validates <= partial", "api: validates partial", Fires),
        (p, "p.validates > partial", "api: validates partial", Silent),
        (p, "p.validates > partial", "api: validates full", Fires),
        (p, "p.validates >= partial", "api: validates partial", Fires),
        (p, "p.validates >= partial", "api: validates none", Silent),
        (p, "p.validates >= partial", "", Asks("api.validates")),
        (p, "p.validates in {partial, full}", "api: validates full", Fires),
        (p, "p.validates in {partial, full}", "api: validates none", Silent),
        (p, "p.validates in {partial, full}", "", Asks("api.validates")),
    ]);
}

#[test]
fn a_lower_bound_is_what_is_known() {
    let p = "process p in inner";
    let bound = "api: validates at least partial";
    check(&[
        (p, "p.validates >= partial", bound, Fires),
        (p, "p.validates = none", bound, Silent),
        (p, "p.validates = full", bound, Asks("api.validates")),
        (p, "p.validates < full", bound, Asks("api.validates")),
        (p, "p.parses in {json}", "api: parses at least json", Fires),
        (
            p,
            "p.parses in {xml}",
            "api: parses at least json",
            Asks("api.parses"),
        ),
    ]);
}

#[test]
fn sets() {
    let p = "process p in inner";
    check(&[
        (p, "p.parses in {xml, json}", "api: parses json, html", Fires),
        (p, "p.parses in {xml}", "api: parses json, html", Silent),
        (p, "p.parses in {xml}", "", Asks("api.parses")),
        (p, "not p.parses in {xml}", "api: parses json", Fires),
        (p, "not p.parses in {xml}", "api: parses xml", Silent),
        (p, "not p.parses in {xml}", "", Asks("api.parses")),
        ("store s", "s.query in {sql}", "", Fires),
        ("store s", "s.query in {sql}", "db: query nosql", Silent),
    ]);
}

#[test]
fn durations_and_names() {
    let d = "data d, store s";
    check(&[
        (
            d,
            "d in s.holds and d.lifetime > 30 days",
            "orders: lifetime 1 year",
            Fires,
        ),
        (
            d,
            "d in s.holds and d.lifetime > 365",
            "orders: lifetime 1 year",
            Silent,
        ),
        (
            d,
            "d in s.holds and d.lifetime > 365",
            "",
            Asks("orders.lifetime"),
        ),
        (
            d,
            "d in s.holds and d.lifetime >= 1 year",
            "orders: lifetime 1 year",
            Fires,
        ),
        (
            d,
            "d in s.holds and d.lifetime < 1 day",
            "orders: lifetime 1 hour",
            Silent,
        ),
        (
            d,
            "d in s.holds and d.lifetime = 2 weeks",
            "orders: lifetime at least 1 week",
            Asks("orders.lifetime"),
        ),
        (
            d,
            "d in s.holds and d.lifetime = 1 day",
            "orders: lifetime at least 1 week",
            Silent,
        ),
        ("store s", "s.key-at = s", "db: key-at db", Fires),
        ("store s", "s.key-at = s", "db: key-at api", Silent),
        ("store s", "s.key-at = s", "", Asks("db.key-at")),
        ("store s", "s.key-at != s", "db: key-at api", Fires),
    ]);
}

#[test]
fn two_attributes() {
    let of = "process p in inner, process q in cloud";
    check(&[
        (
            of,
            "q is reverse-proxy and p.exposure < q.exposure",
            "api: exposure internal\ngate: exposure internet",
            Fires,
        ),
        (
            of,
            "q is reverse-proxy and p.exposure < q.exposure",
            "api: exposure internet\ngate: exposure internal",
            Silent,
        ),
        (
            of,
            "q is reverse-proxy and p.exposure < q.exposure",
            "api: exposure none",
            Asks("gate.exposure"),
        ),
        (
            of,
            "q is reverse-proxy and p.exposure < q.exposure",
            "api: exposure internet",
            Silent,
        ),
        (
            of,
            "q is reverse-proxy and p.exposure <= q.exposure",
            "api: exposure none",
            Fires,
        ),
    ]);
}

#[test]
fn what_is_known() {
    let p = "process p in inner";
    check(&[
        (p, "p.validates known", "api: validates none", Fires),
        (p, "p.validates known", "", Silent),
        (p, "p.validates unknown", "", Fires),
        (p, "p.validates unknown", "api: validates none", Silent),
        (p, "p.validates unknown", "api: validates at least partial", Fires),
    ]);
}

#[test]
fn and_or_not() {
    let p = "process p in inner";
    let (yes, no) = ("api: parameterised yes", "api: parameterised no");
    check(&[
        (
            p,
            "p.validates = none and p.parameterised = yes",
            yes,
            Asks("api.validates"),
        ),
        (p, "p.validates = none and p.parameterised = yes", no, Silent),
        (
            p,
            "p.validates = none and p.parameterised = yes",
            "api: validates none; parameterised yes",
            Fires,
        ),
        (p, "p.validates = none or p.parameterised = yes", yes, Fires),
        (
            p,
            "p.validates = none or p.parameterised = yes",
            no,
            Asks("api.validates"),
        ),
        (
            p,
            "p.validates = none or p.parameterised = yes",
            "api: validates full; parameterised no",
            Silent,
        ),
        (
            p,
            "not (p.validates = none or p.parameterised = yes)",
            yes,
            Silent,
        ),
        (
            p,
            "not (p.validates = none or p.parameterised = yes)",
            no,
            Asks("api.validates"),
        ),
        (p, "not (p.validates = none and p.parameterised = yes)", no, Fires),
        // `and` binds closer.
        (
            p,
            "p.parameterised = yes or p.parameterised = no and p.validates = none",
            yes,
            Fires,
        ),
    ]);
}

#[test]
fn kinds_are_what_is_said_and_what_they_extend() {
    check(&[
        ("store s", "s is postgres", "", Fires),
        ("store s", "s is relational-database", "", Fires),
        ("store s", "s is document-database", "", Silent),
        ("flow f", "f is web-protocol", "", Fires),
        (API, "not api is mobile-application", "", Fires),
    ]);
}

#[test]
fn lists_of_data() {
    check(&[
        (
            "store s, data d",
            "d in s.holds and d.personal = yes",
            "orders: personal yes",
            Fires,
        ),
        (
            "store s, data d",
            "d in s.holds and d.personal = yes",
            "orders: personal no",
            Silent,
        ),
        (
            "store s, data d",
            "d in s.holds and d.personal = yes",
            "",
            Asks("orders.personal"),
        ),
        (
            "store s",
            "some d in s.holds: d.personal = yes",
            "orders: personal yes",
            Fires,
        ),
        (
            "store s",
            "some d in s.holds: d.personal = yes",
            "orders: personal no",
            Silent,
        ),
        (
            "store s",
            "some d in s.holds: d.personal = yes",
            "",
            Asks("orders.personal"),
        ),
        (
            "store s",
            "some d in s.handles: d.personal = yes",
            "term: personal yes",
            Fires,
        ),
        (
            "store s",
            "every d in s.handles: d.personal = yes",
            "term: personal yes",
            Asks("orders.personal"),
        ),
        (
            "store s",
            "every d in s.handles: d.personal = yes",
            "term: personal no",
            Silent,
        ),
        (
            "store s",
            "every d in s.handles: d.personal = yes",
            "term: personal yes\norders: personal yes",
            Fires,
        ),
        (
            "store s",
            "no d in s.handles: d.personal = yes",
            "term: personal no",
            Asks("orders.personal"),
        ),
        (
            "store s",
            "no d in s.handles: d.personal = yes",
            "term: personal yes",
            Silent,
        ),
        (
            "store s",
            "no d in s.handles: d.personal = yes",
            "term: personal no\norders: personal no",
            Fires,
        ),
        (
            "store s",
            "some d in s.handles with origin = mixed: d.personal = yes",
            "term: personal yes; origin mixed",
            Fires,
        ),
        (
            "store s",
            "some d in s.holds with origin = mixed: d.personal = yes",
            "orders: personal yes",
            Asks("orders.origin"),
        ),
        (
            "store s",
            "every d in s.holds with origin = mixed: d.personal = yes",
            "orders: origin trusted",
            Fires,
        ),
        (
            "store s",
            "every d in s.holds with origin = mixed: d.personal = yes",
            "orders: personal no",
            Asks("orders.origin"),
        ),
        (
            "flow f",
            "f crosses inner and some d in f.sends: d.origin = mixed",
            "term: origin mixed",
            Fires,
        ),
        (
            "flow f",
            "f crosses inner and some d in f.returns: d.origin = mixed",
            "term: origin mixed\norders: origin trusted",
            Silent,
        ),
        (
            "flow f",
            "f crosses inner and some d in f.carries: d.origin = mixed",
            "term: origin mixed",
            Fires,
        ),
        (
            "flow f",
            "some d in f.asks: d.kind in {key}",
            "ask: asks key1",
            Fires,
        ),
        ("flow f", "some d in f.asks: d.kind in {key}", "", Silent),
    ]);
}

#[test]
fn counting() {
    check(&[
        ("store s", "count(s.holds) = 1", "", Fires),
        ("store s", "count(s.handles) > 2", "", Silent),
        ("store s", "count(s.handles) >= 2", "", Fires),
        ("data d", "count(d.sealed) > 0", "term: sealed by key1", Fires),
        ("data d", "count(d.sealed) > 0", "", Silent),
        ("data d", "count(d.signed) > 0", "term: signed by key1", Fires),
        ("store s", "count(externals) = 1", "", Fires),
        ("store s", "count(processes) < 2", "", Silent),
    ]);
}

#[test]
fn ways() {
    let p = "process p in inner";
    check(&[
        (p, "some e in actors: e reaches p", "", Fires),
        (p, "some e in externals: e reaches p", "", Silent),
        (p, "some e in externals: p reaches e", "", Fires),
        // Which members count is asked once for all that they reach.
        (
            p,
            "some q in processes with exposure = internet: q reaches p",
            "gate: exposure internet",
            Fires,
        ),
        (
            p,
            "some q in processes with exposure = internet: q reaches p",
            "gate: exposure none",
            Silent,
        ),
        (
            p,
            "some q in processes with exposure = internet: q reaches p",
            "",
            Asks("gate.exposure"),
        ),
        (
            p,
            "no q in processes: (q.exposure = internet and q reaches p)",
            "gate: exposure internet",
            Silent,
        ),
        (
            p,
            "no q in processes: (q.exposure = internet and q reaches p)",
            "gate: exposure none",
            Fires,
        ),
        (
            p,
            "no q in processes: (q.exposure = internet and q reaches p)",
            "",
            Asks("gate.exposure"),
        ),
        (
            p,
            "some s in stores: (s.acl = coarse and p reaches s)",
            "db: acl coarse",
            Fires,
        ),
        (
            p,
            "some s in stores: (s.acl = coarse and p reaches s)",
            "",
            Asks("db.acl"),
        ),
        (
            p,
            "some s in stores: (s.acl = coarse and s reaches p)",
            "db: acl coarse",
            Silent,
        ),
        // Data moves with `sends`, and back with `returns`; unknown data leaves the way undecided.
        (
            p,
            "some e in actors: e reaches p carrying data with origin >= mixed",
            "term: origin mixed",
            Fires,
        ),
        (
            p,
            "some e in actors: e reaches p carrying data with origin >= mixed",
            "term: origin trusted",
            Silent,
        ),
        (
            p,
            "some e in actors: e reaches p carrying data with origin >= mixed",
            "",
            Asks("term.origin"),
        ),
        (
            "store s",
            "some e in actors: s reaches e carrying data with personal = yes",
            "orders: personal yes",
            Fires,
        ),
        (
            "store s",
            "some e in actors: s reaches e carrying data",
            "",
            Fires,
        ),
        (
            "store s",
            "some e in externals: s reaches e carrying data with personal = yes",
            "orders: personal yes",
            Fires,
        ),
        (
            "data d",
            "some e in actors: (some s in stores: e reaches s carrying d)",
            "",
            Fires,
        ),
        (
            "data d",
            "d.kind in {key} and (some e in actors: (some s in stores: e reaches s carrying d))",
            "term: kind log\norders: kind log",
            Silent,
        ),
        (
            p,
            "some e in actors: e reaches p avoiding reverse-proxy",
            "",
            Silent,
        ),
        (p, "some e in actors: e reaches p avoiding api-gateway", "", Fires),
        // A control that does not count closes nothing.
        (
            p,
            "some e in actors: e reaches p avoiding control filter",
            "",
            Fires,
        ),
    ]);
}

#[test]
fn boundaries() {
    check(&[
        ("flow f", "f crosses", "", Fires),
        ("flow f", "f crosses inner", "", Fires),
        (
            "flow f",
            "f crosses cloud and not f crosses inner and f.medium = radio",
            "ask: medium lan",
            Silent,
        ),
        ("process p", "p in inner", "", Fires),
        ("process p in inner", "not p in cloud", "", Silent),
        (
            "process p in b, boundary b",
            "p is reverse-proxy and b.trust = full",
            "cloud: trust full",
            Fires,
        ),
        (
            "process p in b, boundary b",
            "p is reverse-proxy and b.trust = full",
            "cloud: trust none",
            Silent,
        ),
        (
            "process p in b, boundary b",
            "p is reverse-proxy and b.trust = full",
            "",
            Asks("cloud.trust"),
        ),
        ("external x", "x.trust < full", "psp: trust none", Fires),
        ("external x", "x.trust < full", "psp: trust full", Silent),
        ("external x", "x.trust < full", "", Asks("psp.trust")),
        ("process p in b, boundary b", "b.many = yes", "cloud: many", Fires),
        ("process p in b, boundary b", "b.many = yes", "", Silent),
    ]);
}

#[test]
fn what_adversaries_can() {
    check(&[
        (
            "flow f, adversary a",
            "a can observe f and f crosses internet",
            "",
            Fires,
        ),
        (
            "flow f, adversary a",
            "a can alter f and f crosses internet and not f crosses cloud",
            "",
            Silent,
        ),
        ("process p, adversary a", "a can own p", "", Fires),
        (
            "process p, adversary a",
            "a can own p and p is mobile-application",
            "",
            Silent,
        ),
        ("data d, adversary a", "a can know d", "", Fires),
        (
            "data d, adversary a",
            "a can know d and d.origin = mixed",
            "key1: origin mixed",
            Asks("key1.origin"),
        ),
        (
            "data d, adversary a",
            "a can know d and not d.kind in {key}",
            "",
            Silent,
        ),
    ]);
}

#[test]
fn variables_are_different_things() {
    check(&[
        (
            "process p, process q",
            "p is web-service and q is web-service",
            "",
            Silent,
        ),
        (
            "process p, process q",
            "p != q and p is web-service and q is reverse-proxy",
            "",
            Fires,
        ),
        ("process p, flow f from p to p", "f crosses", "", Silent),
        ("process p, flow f to p", "f is https", "", Fires),
        (
            "process p, store s, flow f from p to s",
            "s is postgres",
            "",
            Fires,
        ),
        ("process p, flow f from p to gate", "f crosses", "", Silent),
    ]);
}

#[test]
fn an_attribute_that_cannot_be_there_holds_for_nothing() {
    check(&[
        (
            "element e",
            "e is end-user and e.validates = none",
            "visitor: is end-user",
            Silent,
        ),
        (
            "element e",
            "e is end-user and e.validates != none",
            "visitor: is end-user",
            Silent,
        ),
    ]);
}
