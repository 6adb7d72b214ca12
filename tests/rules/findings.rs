//! What findings say: their ids, what is merged and dropped, and what the model says of them.

use crate::support::{asked, compile, found, read};
use tm::model::{Level, ResponseKind, Truth};

const SHOP: &str = r#"
actor visitor
data term { origin untrusted; integrity low }
data orders { confidentiality high; integrity medium }
process api { parameterised no }
store db { query sql; holds orders }
flow ask: visitor -> api { sends term }
flow find: api -> db { sends term }
flow also: api -> db { sends term }
rule injection "Injection" {
  for process p, store s, flow f from p to s
  when s.query in {sql} and p.parameterised = no and some d in f.sends: d.origin >= mixed
  threat tamper s, disclose s
  needs reach p, expertise proficient
  impact worst of s.holds
  refers CWE-89
}
"#;

#[test]
fn a_finding_says_what_a_threat_says() {
    let compiled = compile(SHOP);
    assert_eq!(found(&compiled), ["injection@api,db"]);
    let finding = compiled
        .elicited
        .findings
        .iter()
        .find(|f| f.id() == "injection@api,db")
        .expect("the finding");
    let threat = &finding.threat;
    let names = |nodes: &mut dyn Iterator<Item = tm::model::Node>| -> Vec<String> {
        nodes.map(|n| compiled.model.name(n).to_string()).collect()
    };
    assert_eq!(threat.head.title.as_deref(), Some("Injection: Api, Db"));
    assert_eq!(
        names(&mut threat.effects.iter().map(|e| e.target.value)),
        ["db", "db"]
    );
    assert_eq!(
        names(&mut finding.bindings.iter().copied()),
        ["api", "db", "also"]
    );
    // Both flows lead to the same finding, and it goes through both.
    assert_eq!(
        names(&mut threat.through.iter().map(|n| n.value)),
        ["api", "db", "find", "also"]
    );
    assert_eq!(names(&mut threat.needs.iter().map(|n| n.target.value)), ["api"]);
    assert_eq!(threat.impact.as_ref().map(|i| i.value), Some(Level::High));
    assert_eq!(threat.refers[0].value, "CWE-89");
    assert_eq!(finding.holds, [Truth::Yes; 3]);
}

#[test]
fn a_control_that_counts_changes_what_rules_see() {
    let control = |status: &str| {
        format!("{SHOP}\ncontrol binding {{ on api; sets parameterised yes; status {status} }}")
    };
    let holds = |text: &str| {
        let compiled = compile(text);
        let mut all = compiled.elicited.findings.into_iter();
        all.find(|f| f.id() == "injection@api,db")
            .expect("the finding")
            .holds
    };
    assert_eq!(holds(&control("planned")), [Truth::Yes, Truth::Yes, Truth::No]);
    assert_eq!(holds(&control("implemented")), [Truth::Yes, Truth::No, Truth::No]);
    let inside = format!(
        "{}\ncontrol binding {{ on cloud; sets parameterised yes; status verified }}",
        SHOP.replace(
            "process api { parameterised no }",
            "boundary cloud { process api { parameterised no } }"
        )
    );
    assert_eq!(holds(&inside), [Truth::Yes, Truth::No, Truth::No]);
}

#[test]
fn what_a_control_sets_on_a_boundary_holds_of_the_flows_between_what_stands_in_it() {
    let compiled = compile(
        r#"
actor visitor
external psp
boundary cloud { process api; boundary inner { store db } }
flow ask: visitor -> api { channel plain }
flow find: api -> db { channel plain }
flow tell: db -> api { channel plain }
flow pay: api -> psp { channel plain }
control seal { on cloud; sets channel tls; status verified }
rule sniffed "Sniffed" { for flow f; when f.channel = plain; threat disclose f; impact high }
"#,
    );
    let today = |f: &&tm::rules::Finding| f.holds[1] == Truth::Yes;
    let plain = compiled.elicited.findings.iter().filter(today).map(|f| f.id());
    let own: Vec<&str> = plain.filter(|id| id.starts_with("sniffed")).collect();
    assert_eq!(own, ["sniffed@ask", "sniffed@pay"]);
}

#[test]
fn answers_exclusions_and_controls_respond() {
    let response = |more: &str| {
        let compiled = compile(&format!("{SHOP}\nboundary zone {{ process other }}\n{more}"));
        let mut all = compiled.elicited.findings.iter();
        let kinds = all.find(|f| f.id() == "injection@api,db").map(|f| {
            let all = f.threat.responses.iter().map(|r| match &r.kind {
                ResponseKind::Mitigate { .. } => "mitigate",
                ResponseKind::Accept { .. } => "accept",
                _ => "other",
            });
            all.collect::<Vec<_>>().join(" ")
        });
        let used = (
            compiled.elicited.answers_used.clone(),
            compiled.elicited.exclusions_used.clone(),
        );
        (kinds, used.0, used.1)
    };
    let some = |text: &str| Some(text.to_string());
    let accept = "accept by \"Me\" until 2027-01-01 because \"small\"";
    assert_eq!(response(""), (some(""), vec![], vec![]));
    assert_eq!(
        response(&format!("answer injection on db {{ {accept} }}")),
        (some("accept"), vec![true], vec![])
    );
    assert_eq!(
        response(&format!("answer injection on * {{ {accept} }}")),
        (some("accept"), vec![true], vec![])
    );
    assert_eq!(
        response(&format!("answer injection on other {{ {accept} }}")),
        (some(""), vec![false], vec![])
    );
    // One of two flows is only half of it.
    assert_eq!(
        response(&format!("answer injection on find {{ {accept} }}")),
        (some(""), vec![false], vec![])
    );
    assert_eq!(
        response("exclude rule injection on db because \"read only\""),
        (None, vec![], vec![true])
    );
    assert_eq!(
        response("exclude rule injection on find because \"read only\""),
        (some(""), vec![], vec![true])
    );
    assert_eq!(
        response("exclude rule injection on zone because \"read only\""),
        (some(""), vec![], vec![false])
    );
    assert_eq!(
        response("control c { on api; counters injection }"),
        (some("mitigate"), vec![], vec![])
    );
    assert_eq!(
        response("control c { on other; counters injection }"),
        (some(""), vec![], vec![])
    );
}

#[test]
fn an_answer_ends_the_question() {
    let open = SHOP.replace("parameterised no", "");
    assert_eq!(
        asked(&compile(&open)),
        ["injection@api,db waits for api.parameterised"]
    );
    let answered = format!("{open}\nanswer injection on api {{ transfer to visitor because \"theirs\" }}");
    assert_eq!(asked(&compile(&answered)), [""; 0]);
}

#[test]
fn the_more_specific_rule_is_shown() {
    let special = r#"
rule worse "Worse" {
  for store s
  when s.query in {sql} and s.acl = none
  threat disclose s
  impact high
  more specific than injection
}
rule best "Best" {
  for process p, store s, flow f from p to s
  when s.acl = none
  threat disclose s
  impact high
  more specific than injection
}
"#;
    let with = |text: String| found(&compile(&text));
    assert_eq!(with(format!("{SHOP}{special}")), ["injection@api,db"]);
    let open = SHOP.replace("query sql", "query sql; acl none");
    // `worse` says nothing of the process, so it does not cover what is said of both.
    assert_eq!(with(format!("{open}{special}")), ["best@api,db", "worse@db"]);
    let alone = special.split("rule best").next().expect("the first").to_string();
    assert_eq!(with(format!("{open}{alone}")), ["injection@api,db", "worse@db"]);
}

/// One finding for each actor, however many doors there are, and none for the door that another rule speaks of.
#[test]
fn said_once_for_what_the_rule_names() {
    let text = |once: &str| {
        format!(
            r#"
actor clerk
actor guest
process shop {{ rate-limit no }}
process bank {{ rate-limit no; memory-safe no }}
flow buy: clerk -> shop {{ client-auth password }}
flow pay: clerk -> bank {{ client-auth password }}
flow look: guest -> shop {{ client-auth password }}
rule stolen "Stolen" {{
  for actor e, process p, flow f from e to p
  when f.client-auth = password
  threat spoof e
  needs reach p
  {once}
}}
rule worse "Worse" {{
  for actor e, process p, flow f from e to p
  when f.client-auth = password and p.memory-safe = no
  threat spoof e
  more specific than stolen
}}
"#
        )
    };
    let each = compile(&text(""));
    assert_eq!(
        found(&each),
        ["stolen@clerk,shop", "stolen@guest,shop", "worse@clerk,bank"]
    );
    let once = compile(&text("once for e"));
    assert_eq!(found(&once), ["stolen@clerk", "stolen@guest", "worse@clerk,bank"]);
    let of = |id: &str| {
        once.elicited
            .findings
            .iter()
            .find(|f| f.id() == id)
            .expect("found")
    };
    let names: Vec<&str> = of("stolen@clerk")
        .bound
        .iter()
        .map(|n| once.model.name(*n))
        .collect();
    assert_eq!(names, ["clerk", "shop", "buy"], "the bank is the other rule's");
    let both = compile(&text("once for e").replace("; memory-safe no", "; memory-safe yes"));
    assert_eq!(found(&both), ["stolen@clerk", "stolen@guest"]);
    let clerk = both.elicited.findings.iter().find(|f| f.id() == "stolen@clerk");
    let clerk = clerk.expect("found");
    assert_eq!(clerk.bound.len(), 5, "both doors and both ways");
    let doors: Vec<&str> = clerk
        .threat
        .needs_any
        .iter()
        .map(|n| both.model.name(n.target.value))
        .collect();
    assert_eq!(doors, ["shop", "bank"], "one of them is enough");
    assert!(clerk.threat.needs.is_empty());
    assert_eq!(tests_of_unknown(&text("once for nobody-here")), 1);
}

/// How many mistakes there are that name something unknown.
fn tests_of_unknown(text: &str) -> usize {
    let said = crate::support::read(text).diagnostics;
    said.iter().filter(|d| d.code.0 == 11).count()
}

#[test]
fn two_that_change_places_are_one_finding() {
    let twins = r#"
data d { personal yes }
store a { holds d }
store b { holds d }
rule linked "Linked" {
  for store s, store t, data d
  when d in s.holds and d in t.holds and d.personal >= yes
  threat link d
  impact high
}
"#;
    assert_eq!(found(&compile(twins)), ["linked@a,b,d"]);
}

#[test]
fn effects_that_cannot_happen_are_left_out() {
    let rule = r#"
actor user
store db
process api
flow user -> api
flow back: db -> api
rule pretend "Pretend" {
  for element e, process p, flow f from e to p
  when count(f.sends) = 0
  threat spoof e
  impact high
}
"#;
    assert_eq!(found(&compile(rule)), ["pretend@user,api"]);
}

#[test]
fn a_written_threat_that_says_the_same_is_named() {
    let written = |threat: &str| {
        let compiled = compile(&format!("{SHOP}\nthreat known \"Known\" {{ {threat} }}"));
        let mut all = compiled.elicited.findings.iter();
        let finding = all.find(|f| f.id() == "injection@api,db").expect("the finding");
        let shown = compiled.elicited.instances(&compiled.model);
        let own = shown
            .iter()
            .filter(|i| i.threat.head.name == "injection@api,db")
            .count();
        assert_eq!(own, usize::from(finding.written.is_empty()), "{threat}");
        !finding.written.is_empty()
    };
    assert!(written("tamper orders; disclose orders; through find"));
    assert!(written("tamper db; disclose db; through api; refers CWE-89"));
    assert!(written("tamper db; disclose db"));
    // Another weakness, another way, an effect that is not said.
    assert!(!written("tamper db; disclose db; through api; refers CWE-79"));
    assert!(!written("tamper db; disclose db; through ask"));
    assert!(!written("disclose db; through api"));
    assert!(!written("tamper orders; disclose orders"));
}

/// The written threats that say all of a finding, and those that say a part.
fn said(text: &str, id: &str) -> (String, String) {
    let compiled = compile(text);
    let mut all = compiled.elicited.findings.iter();
    let finding = all.find(|f| f.id() == id).expect("the finding");
    let names = |list: &[tm::model::ThreatId]| {
        let names = list.iter().map(|t| compiled.model[*t].head.name.as_str());
        names.collect::<Vec<_>>().join(" ")
    };
    (names(&finding.written), names(&finding.related))
}

fn pair(all: &str, part: &str) -> (String, String) {
    (all.to_string(), part.to_string())
}

#[test]
fn several_written_threats_may_say_it_together() {
    let said = |threats: &str| said(&format!("{SHOP}\n{threats}"), "injection@api,db");
    let read = "threat read { disclose db; through api; refers CWE-89 }";
    let change = "threat change { tamper db; through find; refers CWE-89 }";
    assert_eq!(said(&format!("{read} {change}")), pair("read change", ""));
    // They may be of different matters unless they name the weakness.
    let unsaid = "threat change { tamper db; through find }";
    assert_eq!(said(&format!("{read} {unsaid}")), pair("", "read change"));
    // A half is named, and answers nothing; so is another weakness.
    assert_eq!(said(read), pair("", "read"));
    let other = "threat change { tamper db; through find; refers CWE-79 }";
    assert_eq!(said(&format!("{read} {other}")), pair("", "read change"));
    // One that says all of it goes before several.
    let both = "threat both { tamper db; disclose db; through api }";
    assert_eq!(said(&format!("{read} {change} {both}")), pair("both", ""));
}

#[test]
fn of_a_place_all_the_data_worth_protecting_is_said() {
    let shop = SHOP.replace(
        "holds orders }",
        "holds orders, cards }\ndata cards { confidentiality high; integrity high }",
    );
    let said = |threats: &str| said(&format!("{shop}\n{threats}"), "injection@api,db");
    let orders = "threat lost-orders { tamper orders; disclose orders; through find; refers CWE-89 }";
    assert_eq!(said(orders), pair("", "lost-orders"));
    let cards = "threat lost-cards { tamper cards; disclose cards; through find; refers CWE-89 }";
    assert_eq!(
        said(&format!("{orders} {cards}")),
        pair("lost-orders lost-cards", "")
    );
}

/// What a process does is not the data it handles; of several threats the one with the same targets and needs says it.
#[test]
fn the_nearest_written_threat_says_it() {
    let said = |threats: &str| {
        let text = format!(
            r#"
actor visitor
data orders {{ availability high }}
process api {{ rate-limit no; holds orders }}
flow ask: visitor -> api {{ sends orders }}
rule slow "Slow" {{ for process p; when p.rate-limit = no; threat deny p; needs reach p }}
{threats}
"#
        );
        said(&text, "slow@api")
    };
    let data = "threat lost { deny orders; through ask }";
    let owner = "threat stopped { deny api; through ask; needs own visitor }";
    let asker = "threat flooded { deny api; deny orders; through ask; needs reach api }";
    assert_eq!(said(data), pair("", ""));
    assert_eq!(said(&format!("{data} {owner}")), pair("stopped", ""));
    assert_eq!(said(&format!("{data} {owner} {asker}")), pair("flooded", ""));
}

/// Whoever takes a process over changes what it does; a threat that says the former says the latter of the same finding.
#[test]
fn what_follows_from_another_effect_need_not_be_said() {
    let said = |effect: &str| {
        let text = format!(
            r#"
actor visitor
process api {{ maintained no }}
flow ask: visitor -> api
rule flaw "Flaw" {{ for process p; when p.maintained = no; threat elevate p, tamper p }}
rule change "Change" {{ for process p; when p.maintained = no; threat tamper p }}
threat known {{ {effect} api; through ask }}
"#
        );
        (said(&text, "flaw@api"), said(&text, "change@api"))
    };
    assert_eq!(said("elevate"), (pair("known", ""), pair("", "")));
    assert_eq!(said("tamper"), (pair("", "known"), pair("known", "")));
}

/// Whoever left a part unsaid learns where, and how to say it.
#[test]
fn an_open_finding_names_what_says_a_part() {
    let told = |threat: &str| {
        let compiled = compile(&format!("{SHOP}\n{threat}"));
        let mut all = compiled.diagnostics.iter();
        let said = all.find(|d| d.message.starts_with("`injection` finds on"));
        said.map(|d| d.help.iter().any(|h| h.contains("is written: `read`")))
    };
    assert_eq!(told("threat read { disclose db; through api }"), Some(true));
    assert_eq!(told("threat read { disclose api }"), Some(false));
    assert_eq!(told("threat read { disclose db; tamper db; through api }"), None);
}

/// A finding about data alone has no way. A threat that names one is the same only where both name the same weakness.
#[test]
fn a_finding_about_data_alone_shares_the_weakness() {
    let said = |refers: &str| {
        let text = format!(
            r#"
actor user
store files {{ holds secret }}
data secret {{ kind key; confidentiality high }}
flow save: user -> files {{ sends secret }}
rule same "Same in every copy" {{ for data k; when k.kind in {{key}}; threat disclose k; refers CWE-321 }}
threat overheard {{ disclose secret; through save; {refers} }}
"#
        );
        said(&text, "same@secret")
    };
    assert_eq!(said(""), pair("", "overheard"));
    assert_eq!(said("refers CWE-319"), pair("", "overheard"));
    assert_eq!(said("refers CWE-321"), pair("overheard", ""));
}

/// A finding about an element alone is reached by every flow that ends there.
#[test]
fn a_threat_through_a_flow_says_what_was_found_at_its_end() {
    let written = |way: &str| {
        let text = format!(
            r#"
actor visitor
actor other
process api {{ rate-limit no }}
process far
flow ask: visitor -> api
flow look: other -> far
rule slow "Slow" {{ for process p; when p.rate-limit = no; threat deny p }}
threat known "Known" {{ deny api; through {way} }}
"#
        );
        let compiled = compile(&text);
        let mut all = compiled.elicited.findings.iter();
        all.any(|f| f.id() == "slow@api" && !f.written.is_empty())
    };
    assert!(written("ask"));
    assert!(!written("look"));
}

/// A finding that only a plan counters is open, like a written threat (TM616).
#[test]
fn a_finding_countered_by_plans_is_open() {
    let said = |control: &str| -> Vec<String> {
        let text = format!("model \"Shop\" {{ purpose \"Sell\" }}\n{SHOP}\n{control}");
        let all = compile(&text).diagnostics.into_iter();
        let plans = all.filter(|d| d.code.0 == 616);
        plans
            .map(|d| format!("{:?}: {}", d.severity, d.message))
            .collect()
    };
    let control =
        |status: &str| format!("control binding \"Binding\" {{ on api; counters injection; {status} }}");
    let open = "threat `injection@api,db` is open: `binding` is not in place yet";
    assert_eq!(said(&control("status planned")), [format!("Warning: {open}")]);
    assert_eq!(
        said(&control("status planned; owner \"Us\"; due 2026-12-01")),
        [format!("Note: {open}")]
    );
    assert!(said(&control("status implemented")).is_empty());
    assert!(said("").is_empty());
    // With the plan in place the rule would be silent: it is open until then all the same.
    let sets =
        "control binding \"Binding\" { on api; counters injection; sets parameterised yes; status planned }";
    assert_eq!(said(sets), [format!("Warning: {open}")]);
}

/// Where a rule found the threat, the examiner does not say that there is none (TM522 to TM525).
#[test]
fn what_rules_find_is_no_gap() {
    let letters = "boundary net { trust none; actor customer }\nboundary site { trust full; process desk; PROCESS }\n\
                   data letters { confidentiality low; integrity medium; origin untrusted; kind training }\n\
                   data brain { integrity high; confidentiality high; kind model; privacy none }\n\
                   flow write: customer -> desk { sends letters }\n";
    let learner = "process sorter is training-job { learning offline; holds brain }";
    let teller = "process guess is ml-model-server { output scores; exposure partner; holds brain }; \
                  process trainer { holds brain, samples }";
    let cases = [
        (
            523,
            "llm",
            letters.replace(
                "PROCESS",
                "process helper is language-model { tools write; oversight none }",
            ) + "flow draft: customer -> helper { sends letters }\n",
        ),
        (
            524,
            "ml",
            letters.replace("PROCESS", learner) + "flow teach: desk -> sorter { sends letters }\n",
        ),
        (
            525,
            "ml",
            letters.replace("PROCESS", teller)
                + "data samples { confidentiality high; kind training; origin trusted }\nflow ask: desk -> guess { sends letters }\n",
        ),
        (
            522,
            "privacy",
            letters.replace("PROCESS", "process list { }")
                + "data guests { personal yes; basis none; confidentiality low }\nflow sign: customer -> list { sends guests }\n",
        ),
    ];
    for (code, pack, model) in cases {
        let head = "model \"Desk\" { purpose \"Sort\" }\nadversary a { knows public; computes basic; observes net; wants tamper brain }\n\
                    threat other { deny desk; by a }\n";
        let raised = |packs: &str| {
            let all = read(&format!("{head}{packs}{model}")).diagnostics;
            let codes: Vec<u16> = all.iter().map(|d| d.code.0).collect();
            assert!(
                codes.iter().all(|c| *c > 99),
                "{:?}",
                all.iter().map(|d| &d.message).collect::<Vec<_>>()
            );
            codes.contains(&code)
        };
        assert!(raised(""), "TM{code}: there is a gap");
        assert!(
            !raised(&format!("use pack {pack}\n")),
            "TM{code}: `{pack}` finds the threat"
        );
    }
}
