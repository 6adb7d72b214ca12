//! Each inference rule alone: a smallest model that needs it, and one beside it in which it must not fire.

use super::support::analyzed;
use tm::analysis::Answer::{self, No, Undecided, Yes};

/// What the adversary `a` reaches today in a model.
fn ask(text: &str, effect: &str) -> Answer {
    let it = analyzed(text, &[effect]);
    it.ask(&it.today("a"), effect)
}

/// The same with controls and assumptions switched off.
fn ask_without(text: &str, names: &[&str], effect: &str) -> Answer {
    let it = analyzed(text, &[effect]);
    let mut scenario = it.today("a");
    scenario.without = names.iter().map(|n| it.switch(n)).collect();
    it.ask(&scenario, effect)
}

/// Two processes with a flow that sends `d`, and an adversary.
fn flow(attributes: &str, adversary: &str) -> String {
    format!(
        "data d\nprocess p {{ exposure none }}\nprocess q {{ exposure none }}\n\
         flow f: p -> q {{ sends d; client-auth key; {attributes} }}\nadversary a {{ computes basic; {adversary} }}\n"
    )
}

fn store(adversary: &str) -> String {
    format!(
        "data d\nboundary b {{ trust full; store s {{ holds d; exposure none }}; process p {{ holds d; exposure none }} }}\n\
         adversary a {{ computes basic; {adversary} }}\n"
    )
}

#[test]
fn r1_what_is_declared_and_what_a_false_assumption_trusted() {
    assert_eq!(ask("data d\nadversary a { knows d }", "disclose d"), Yes);
    assert_eq!(ask("data d\nadversary a { knows public }", "disclose d"), No);
    let text = "data d\nadversary a { knows public }\nassume z { trusts d }";
    assert_eq!(ask(text, "disclose d"), No);
    assert_eq!(ask_without(text, &["z"], "disclose d"), Yes);
    let heir = "data d\nadversary base { knows d }\nadversary a is base { computes basic }";
    assert_eq!(ask(heir, "disclose d"), Yes);
}

#[test]
fn r2_a_boundary_and_what_stands_in_it() {
    assert_eq!(ask(&store("owns b"), "elevate p"), No, "its own from the start");
    assert_eq!(ask(&store("owns b"), "disclose d"), Yes);
    assert_eq!(ask(&store("observes b"), "disclose d"), Yes, "the store is read");
    let process =
        store("observes b").replace("holds d; exposure none }; process", "exposure none }; process");
    assert_eq!(ask(&process, "disclose d"), No, "the memory of a process is not");
    assert_eq!(
        ask(&process.replace("observes b", "observes p"), "disclose d"),
        Yes
    );
    assert_eq!(ask(&process.replace("observes b", "observes p"), "tamper d"), No);
    assert_eq!(ask(&process.replace("observes b", "alters p"), "tamper d"), Yes);
}

#[test]
fn r2_owning_a_boundary_is_owning_those_within() {
    let text = "data d\nboundary b { boundary inner { process p { exposure none } } }\n\
                adversary a { computes basic; OWNS }\n\
                threat t { disclose d; through p; by a; mitigate with c }\ncontrol c { on inner; status implemented }";
    assert_eq!(
        ask(&text.replace("OWNS", "owns b"), "disclose d"),
        Yes,
        "what stands at `inner` is off"
    );
    assert_eq!(ask(&text.replace("OWNS", "observes b"), "disclose d"), No);
}

#[test]
fn r3_owning_includes_altering_includes_observing() {
    assert_eq!(ask(&store("owns s"), "tamper s"), Yes);
    assert_eq!(ask(&store("alters s"), "disclose d"), Yes);
    assert_eq!(ask(&store("observes s"), "tamper s"), No);
}

#[test]
fn r4_what_is_observed_and_not_hidden_is_seen() {
    assert_eq!(ask(&flow("channel plain", "observes f"), "disclose d"), Yes);
    assert_eq!(ask(&flow("channel tls", "observes f"), "disclose d"), No);
    assert_eq!(ask(&flow("medium lan", "observes f"), "disclose d"), Undecided);
    assert_eq!(ask(&flow("channel plain", "observes p"), "disclose d"), Yes);
    let upheld = flow("channel tls", "observes f") + "assume z { upholds channel tls }";
    assert_eq!(ask(&upheld, "disclose d"), No);
    assert_eq!(ask_without(&upheld, &["z"], "disclose d"), Yes);
    let set =
        flow("channel plain", "observes f") + "control c { on f; sets channel tls; status implemented }";
    assert_eq!(ask(&set, "disclose d"), No);
    assert_eq!(ask_without(&set, &["c"], "disclose d"), Yes);
}

#[test]
fn r5_what_is_altered_and_not_guarded_is_changed() {
    assert_eq!(
        ask(&flow("channel plain; integrity none", "alters f"), "tamper d"),
        Yes
    );
    assert_eq!(
        ask(&flow("channel plain; integrity mac", "alters f"), "tamper d"),
        No
    );
    assert_eq!(ask(&flow("channel plain", "alters f"), "tamper d"), Undecided);
    assert_eq!(
        ask(&flow("channel tls; integrity none", "alters f"), "tamper d"),
        No
    );
    assert_eq!(
        ask(&flow("channel plain; integrity none", "observes f"), "tamper d"),
        No
    );
}

#[test]
fn r6_r7_who_owns_an_element_acts_as_it_and_sees_what_it_handles() {
    assert_eq!(ask(&flow("channel tls", "owns q"), "disclose d"), Yes);
    assert_eq!(
        ask(
            &flow("channel tls", "owns q")
                .replace("sends d", "sends e")
                .replace("data d", "data d\ndata e"),
            "disclose d"
        ),
        No
    );
}

#[test]
fn r8_who_alters_a_flow_blocks_it() {
    assert_eq!(ask(&flow("channel tls", "alters f"), "deny d"), Yes);
    assert_eq!(ask(&flow("channel tls", "alters f"), "deny f"), Yes);
    assert_eq!(ask(&flow("channel tls", "observes f"), "deny f"), No);
    // Who takes the data is the adversary's own: it denies nobody but itself.
    let own = flow("channel tls", "alters f; owns q").replace("process q", "actor q");
    assert_eq!(ask(&own, "deny d"), No);
}

#[test]
fn r9_acting_as_the_start_of_a_flow() {
    let text = "data d\ndata k { kind credential; authenticates u }\nactor u { exposure none }\nprocess p { exposure none }\n\
                flow f: u -> p { asks k; returns d; channel tls; client-auth password }\nadversary a { computes basic; HAS }";
    assert_eq!(ask(&text.replace("HAS", "knows k"), "disclose d"), Yes);
    assert_eq!(ask(&text.replace("HAS", "knows public"), "disclose d"), No);
    let mfa = text.replace("asks k; ", "").replace("password", "mfa");
    assert_eq!(
        ask(&mfa.replace("HAS", "knows k"), "disclose d"),
        Undecided,
        "what the second factor is is not said"
    );
    let two = text
        .replace("asks k", "asks k, l")
        .replace("data d\n", "data d\ndata l\n");
    assert_eq!(
        ask(&two.replace("HAS", "knows k"), "disclose d"),
        No,
        "it has one of two"
    );
    assert_eq!(ask(&two.replace("HAS", "knows k, l"), "disclose d"), Yes);
}

#[test]
fn r10_a_store_is_read_and_changed() {
    assert_eq!(ask(&store("observes s"), "disclose d"), Yes);
    assert_eq!(ask(&store("observes s"), "deny d"), No);
    assert_eq!(ask(&store("alters s"), "deny d"), Yes);
    assert_eq!(ask(&store("alters s"), "tamper d"), Yes);
}

#[test]
fn r11_only_what_an_element_gives_out_is_placed() {
    assert_eq!(ask(&flow("channel tls", "owns p"), "tamper d"), Yes);
    assert_eq!(
        ask(&flow("channel tls", "owns q"), "tamper d"),
        No,
        "it only receives it"
    );
}

#[test]
fn r12_stopping_what_gives_data_out() {
    let owned = "data d\nprocess p { exposure none; REDUNDANT }\nactor q { exposure none }\n\
                 flow f: p -> q { sends d; channel tls; client-auth key }\nadversary a { computes basic }\nadversary o is a { owns p }";
    let it = |redundant: &str| {
        let it = analyzed(&owned.replace("REDUNDANT", redundant), &["deny d"]);
        it.ask(&it.today("o"), "deny d")
    };
    assert_eq!(it("redundant no"), Yes);
    assert_eq!(it("maintained no"), Yes, "not stated is not redundant");
    assert_eq!(it("redundant yes"), No);
    assert_eq!(
        ask(
            &flow("channel tls", "owns p").replace("process p", "actor p"),
            "deny d"
        ),
        No,
        "an actor denies nobody"
    );
}

#[test]
fn r13_access_of_those_who_reach_an_element() {
    let text = "data d\ndata e\nprocess w { exposure none }\nprocess p { exposure none; holds d; access w VERB }\n\
                flow f: w -> p { sends e; channel tls; client-auth key }\nadversary a { computes basic; owns w }";
    let with = |verb: &str| text.replace("VERB", verb);
    assert_eq!(ask(&with("reads d"), "disclose d"), Yes);
    assert_eq!(ask(&with("uses"), "disclose d"), No);
    assert_eq!(ask(&with("writes d"), "tamper d"), Yes);
    assert_eq!(ask(&with("writes d"), "disclose d"), No);
    assert_eq!(ask(&with("administers"), "elevate p"), Yes);
    let unreached = with("reads d").replace("w -> p", "p -> w");
    assert_eq!(ask(&unreached, "disclose d"), No);
}

#[test]
fn r14_r15_what_is_sealed_is_opened_with_its_keys() {
    let text = "data d { sealed by LINE }\ndata k { kind key }\ndata l { kind key }\ndata m { kind key }\ndata pass { yields k }\n\
                store s { holds d; exposure none }\nadversary a { computes basic; observes s; knows HAS }\nassume z { upholds sealed }";
    let ask = |line: &str, has: &str| {
        super::rules::ask(&text.replace("LINE", line).replace("HAS", has), "disclose d")
    };
    assert_eq!(ask("k", "l"), No);
    assert_eq!(ask("k", "k"), Yes);
    assert_eq!(ask("k, l", "l"), Yes, "any one");
    assert_eq!(ask("k; sealed by l", "l"), No, "both lines");
    assert_eq!(ask("k; sealed by l", "k, l"), Yes);
    assert_eq!(ask("2 of k, l, m", "k"), No);
    assert_eq!(ask("2 of k, l, m", "k, m"), Yes);
    assert_eq!(ask("k", "pass"), Yes, "R15");
    let without = ask_without(
        &text.replace("LINE", "k").replace("HAS", "l"),
        &["z"],
        "disclose d",
    );
    assert_eq!(without, Yes, "unsealed");
}

#[test]
fn r16_r17_r18_what_is_signed_is_forged_with_its_keys() {
    let text = "data d { signed by k }\ndata k { kind key }\ndata cert { kind certificate; authenticates k; CERT }\n\
                store s { holds d, cert; exposure none }\nadversary a { computes basic; alters s; HAS }\nassume z { upholds signed }";
    let with = |cert: &str, has: &str| text.replace("CERT", cert).replace("HAS", has);
    assert_eq!(ask(&with("signed by k", "knows public"), "tamper d"), No);
    assert_eq!(ask(&with("signed by k", "knows k"), "tamper d"), Yes);
    assert_eq!(
        ask(&with("integrity low", "knows public"), "tamper d"),
        Yes,
        "R16: its own key is accepted"
    );
    assert_eq!(
        ask(
            &with("signed by k", "knows k").replace("alters s", "observes s"),
            "tamper d"
        ),
        No,
        "R18 places it somewhere"
    );
    assert_eq!(
        ask_without(&with("signed by k", "knows public"), &["z"], "tamper d"),
        Yes
    );
    let party = "data d { signed by u }\nactor u { exposure none }\nactor v { exposure none }\nstore s { holds d; exposure none }\n\
                 adversary a { computes basic; alters s; owns WHO }";
    assert_eq!(ask(&party.replace("WHO", "u"), "tamper d"), Yes);
    assert_eq!(ask(&party.replace("WHO", "v"), "tamper d"), No);
}

#[test]
fn r17_ones_own_account_signs_for_nobody_else() {
    let text = "data d { belongs to u; signed by u }\nactor u { exposure none }\nstore s { holds d; exposure none }\n\
                adversary a { computes basic; alters s; owns u }";
    assert_eq!(ask(text, "tamper d"), No);
    assert_eq!(ask(text, "tamper own d"), Yes);
}

#[test]
fn r19_r20_what_proves_an_identity() {
    let text = "data c { KIND; authenticates u }\nactor u { exposure none }\nstore s { holds c; exposure none }\n\
                adversary a { computes basic; HAS }";
    let with = |kind: &str, has: &str| ask(&text.replace("KIND", kind).replace("HAS", has), "spoof u");
    assert_eq!(with("kind credential", "knows c"), Yes, "R19");
    assert_eq!(with("kind certificate", "knows c"), No, "a certificate is public");
    assert_eq!(with("confidentiality high", "knows c"), Undecided);
    assert_eq!(with("kind certificate", "alters s"), Yes, "R20");
    assert_eq!(with("kind credential", "alters s"), Yes, "R20: where it is kept");
    assert_eq!(with("kind credential", "owns u"), No, "its own");
}

#[test]
fn r21_who_stands_where_a_flow_starts_and_who_is_online() {
    let text = "data d\nboundary b { trust TRUST; process p { exposure none } }\nprocess q { exposure OPEN }\n\
                flow f: p -> q { sends d; channel tls; client-auth AUTH }\nadversary a { computes basic; HAS }";
    let with = |trust: &str, open: &str, auth: &str, has: &str| {
        text.replace("TRUST", trust)
            .replace("OPEN", open)
            .replace("AUTH", auth)
            .replace("HAS", has)
    };
    assert_eq!(ask(&with("full", "none", "none", "alters b"), "tamper d"), Yes);
    assert_eq!(ask(&with("full", "none", "key", "alters b"), "tamper d"), No);
    assert_eq!(ask(&with("full", "none", "none", "observes b"), "tamper d"), No);
    let reached = "threat t { deny q; by a; needs reach q }";
    let online = |trust: &str, open: &str| ask(&(with(trust, open, "key", "observes b") + reached), "deny q");
    assert_eq!(online("none", "internet"), Yes);
    assert_eq!(online("full", "internet"), No);
    assert_eq!(online("none", "internal"), No);
}

#[test]
fn r22_a_threat_needs_its_adversary_its_facts_and_its_entry() {
    let text = "data d\nprocess p { exposure none }\nprocess q { exposure none }\nflow f: p -> q { channel tls; client-auth key }\n\
                adversary a { computes basic; HAS }\nadversary o { computes basic }\nthreat t { disclose d; NEEDS }";
    let with = |has: &str, needs: &str| ask(&text.replace("HAS", has).replace("NEEDS", needs), "disclose d");
    assert_eq!(with("observes f", "through f; by a"), Yes);
    assert_eq!(with("observes f", "through f; by o"), No);
    assert_eq!(with("observes f", "through f"), Yes, "by nobody is by everybody");
    assert_eq!(with("knows public", "through f; by a"), No, "it touches nothing");
    assert_eq!(with("observes f", "by a; needs own p"), No);
    assert_eq!(with("owns p", "by a; needs own p"), Yes);
    assert_eq!(with("owns p", "by a; needs own p, own q"), No);
    assert_eq!(with("owns p", "by a; needs any own p, own q"), Yes);
    assert_eq!(with("owns p", "by mistake of q"), No);
    assert_eq!(
        with("owns p", "by a; needs own p; accept by \"x\""),
        Yes,
        "accepting stops nothing"
    );
}

#[test]
fn r23_r24_a_blocker_stands_unless_it_is_owned() {
    let text = "data d\nprocess p { exposure none }\nprocess q { exposure none }\nflow f: p -> q { channel tls; client-auth key }\n\
                adversary a { computes moderate; observes f; HAS }\n\
                threat t { disclose d; tamper d; through f; by a; mitigate with c }\ncontrol c { on p; CONTROL }";
    let with = |has: &str, control: &str, effect: &str| {
        ask(&text.replace("HAS", has).replace("CONTROL", control), effect)
    };
    assert_eq!(with("knows public", "status implemented", "disclose d"), No);
    assert_eq!(with("knows public", "status planned", "disclose d"), Yes);
    assert_eq!(
        with("knows public", "status implemented; resists basic", "disclose d"),
        Yes,
        "too weak"
    );
    assert_eq!(
        with(
            "knows public",
            "status implemented; resists moderate",
            "disclose d"
        ),
        No
    );
    assert_eq!(with("owns p", "status implemented", "disclose d"), Yes, "R24");
    assert_eq!(with("owns q", "status implemented", "disclose d"), No);
    assert_eq!(
        with(
            "knows public",
            "status implemented; protects integrity",
            "disclose d"
        ),
        Yes,
        "each effect alone"
    );
    assert_eq!(
        with(
            "knows public",
            "status implemented; protects integrity",
            "tamper d"
        ),
        No
    );
    assert_eq!(
        with(
            "knows public",
            "status implemented; detects disclose d",
            "disclose d"
        ),
        Yes,
        "it only notices"
    );
    let both = text.replace("on p;", "on all of p, q;");
    let with = |has: &str| {
        ask(
            &both.replace("HAS", has).replace("CONTROL", "status implemented"),
            "disclose d",
        )
    };
    assert_eq!(with("owns p"), No, "only every one of them");
    assert_eq!(with("owns p, q"), Yes);
}

#[test]
fn r25_an_adversary_has_what_a_threat_needs() {
    let text = "data d\nprocess p { exposure none }\nadversary a { observes p; knows KNOWS; COMPUTES }\n\
                threat t { disclose d; through p; by a; needs NEEDS }";
    let with = |knows: &str, computes: &str, needs: &str| {
        let text = text
            .replace("KNOWS", knows)
            .replace("COMPUTES", computes)
            .replace("NEEDS", needs);
        ask(&text, "disclose d")
    };
    assert_eq!(with("public", "computes basic", "expertise proficient"), Yes);
    assert_eq!(with("public", "computes basic", "expertise expert"), No);
    assert_eq!(
        with(
            "public",
            "computes basic with expertise expert",
            "expertise expert"
        ),
        Yes
    );
    assert_eq!(with("public", "computes basic", "time 2 weeks"), No);
    assert_eq!(with("public", "computes basic", "knowledge design"), No);
    assert_eq!(with("design", "computes basic", "knowledge design"), Yes);
    assert_eq!(
        with("public", "computes basic with queries 1000", "queries 1e6"),
        No
    );
    assert_eq!(
        with("public", "computes basic", "queries 1e6"),
        Yes,
        "not stated is not limited"
    );
    assert_eq!(
        with("public", "knows public", "expertise expert"),
        Undecided,
        "nothing says what it computes"
    );
}

#[test]
fn r26_what_nobody_notices_is_repudiated() {
    let text = "data d\nstore s { holds d; exposure none }\nprocess p { exposure none }\nadversary a { computes basic; observes s; HAS }\n\
                control c { on p; detects disclose d; status STATUS }";
    let with =
        |has: &str, status: &str| ask(&text.replace("HAS", has).replace("STATUS", status), "repudiate s");
    assert_eq!(with("knows public", "implemented"), No);
    assert_eq!(with("knows public", "planned"), Yes);
    assert_eq!(
        with("owns p", "implemented"),
        Yes,
        "who owns the place of the log switches it off"
    );
}

#[test]
fn own_records_are_not_everybodys() {
    let text = "data d { belongs to u }\ndata k { kind credential; authenticates u }\nactor u { exposure none }\n\
                process p { exposure none }\nflow f: u -> p { asks k; returns d; channel tls; client-auth password }\n\
                adversary a { computes basic; HAS }";
    let with = |has: &str, effect: &str| ask(&text.replace("HAS", has), effect);
    assert_eq!(with("owns u", "disclose own d"), Yes);
    assert_eq!(with("owns u", "disclose d"), No);
    assert_eq!(with("owns u; knows k", "disclose d"), Yes, "as another");
    let many = "data d { belongs to u }\nactor u { exposure none }\nboundary b { MANY; process p { exposure none; holds d } }\n\
                adversary a { computes basic; owns p }";
    assert_eq!(ask(&many.replace("MANY", "many"), "disclose d"), No);
    assert_eq!(ask(&many.replace("MANY", "many"), "disclose own d"), Yes);
    assert_eq!(ask(&many.replace("MANY", "trust full"), "disclose d"), Yes);
}

#[test]
fn a_control_that_only_strengthens_never_helps() {
    // `sets channel tls` over a tunnel: when TLS fails, the tunnel is still there.
    let text = flow("channel vpn", "observes f") + "assume z { upholds channel tls }";
    let set = text.clone() + "\ncontrol c { on f; sets channel tls; status implemented }";
    assert_eq!(ask_without(&text, &["z"], "disclose d"), No);
    assert_eq!(ask_without(&set, &["z"], "disclose d"), No);
}
