//! What an effect hangs on, cuts, compromise tables, and feasibility.

use super::support::{analyzed, target};
use tm::analysis::{Reading, Scenario, cheapest_to_raise};
use tm::model::*;

const DEPTH: &str = "data d { confidentiality high }\nprocess p { exposure none }\nprocess q { exposure none }\n\
    flow f: p -> q { sends d; channel tls; client-auth key }\nadversary a { computes moderate; observes f; wants disclose d }\n\
    threat t { disclose d; through f; by a; needs expertise expert; mitigate with c, e }\n\
    control c { on p; status implemented; cost 3 }\ncontrol e { on q; status implemented; cost 2 }\n\
    threat u { disclose d; through f; by a; needs expertise proficient, time 1 week; mitigate with g }\n\
    control g { on p; status implemented; cost 1 }\nassume z { upholds channel tls }\n";

#[test]
fn what_holds_only_together_is_not_said_to_matter_to_nothing() {
    let it = analyzed(DEPTH, &[]);
    let sets = it
        .analysis
        .hangs_on(&it.model, &it.today("a"), target(&it.model, "disclose d"));
    let names: Vec<Vec<&str>> = sets
        .iter()
        .map(|set| set.iter().map(|s| it.model.name(s.node())).collect())
        .collect();
    assert_eq!(names, [vec!["g"], vec!["z"], vec!["c", "e"]]);
}

#[test]
fn the_cheapest_cut_costs_least_and_is_proven() {
    let it = analyzed(DEPTH, &[]);
    let cut = it
        .analysis
        .cut(&it.model, &[(it.adversary("a"), target(&it.model, "disclose d"))]);
    let names: Vec<&str> = cut
        .controls
        .iter()
        .map(|c| it.model.name(Node::Control(*c)))
        .collect();
    assert_eq!((names, cut.cost, cut.proven), (vec!["e", "g"], 3, true));
    assert!(cut.beyond.is_empty());
}

#[test]
fn a_component_that_is_taken_over_takes_what_it_handles_along() {
    let text = "data d\ndata x { sealed by k }\ndata k { kind key }\nprocess p { holds d }\nstore s { holds x }\nprocess v { holds k }\n";
    let it = analyzed(text, &[]);
    let rows: Vec<(Vec<&str>, Vec<String>)> = it
        .analysis
        .compromises(&it.model, true)
        .iter()
        .map(|row| {
            let of = row.of.iter().map(|e| it.model.name(Node::Element(*e))).collect();
            let lost = row
                .losses
                .iter()
                .map(|l| format!("{} {}", l.effect, it.model.name(Node::Data(l.data))));
            (of, lost.collect())
        })
        .collect();
    let row = |names: &[&str]| rows.iter().find(|r| r.0 == names).map(|r| r.1.join(", "));
    assert_eq!(row(&["p"]).as_deref(), Some("tamper d, disclose d, deny d"));
    assert_eq!(row(&["s"]).as_deref(), Some("tamper x, deny x"));
    assert_eq!(
        row(&["s", "v"]).as_deref(),
        Some("disclose x"),
        "the store and the key"
    );
    assert_eq!(row(&["p", "s"]), None, "no more together than alone");
}

#[test]
fn along_a_way_time_adds_and_of_the_rest_the_most_counts() {
    let text = "data d\nprocess p { exposure none }\nprocess q { exposure none }\nadversary a { computes high; knows internals; observes p }\n\
        threat in { elevate q; through p; by a; needs expertise expert, time 3 weeks }\n\
        threat out { disclose d; by a; needs own q, expertise proficient, time 3 weeks, window moderate }\n";
    let it = analyzed(text, &["disclose d"]);
    let scenario = Scenario::new(it.adversary("a"), Run::Today, Reading::Sure);
    let feasible = it
        .analysis
        .feasible(&it.model, &scenario, target(&it.model, "disclose d"))
        .expect("a way");
    assert_eq!(feasible.effort.days, 42);
    // 17 for 42 days, 6 for an expert, 4 for the window.
    assert_eq!(
        (feasible.effort.sum(), feasible.feasibility),
        (27, Feasibility::VeryLow)
    );
}

#[test]
fn the_cheaper_of_two_ways_is_rated() {
    let text = "data d\nprocess p { exposure none }\nadversary a { computes high; observes p }\n\
        threat slow { disclose d; through p; by a; needs time 4 months }\n\
        threat hard { disclose d; through p; by a; needs expertise expert }\n";
    let it = analyzed(text, &["disclose d"]);
    let feasible = it
        .analysis
        .feasible(&it.model, &it.today("a"), target(&it.model, "disclose d"))
        .expect("a way");
    assert_eq!((feasible.effort.days, feasible.effort.sum()), (0, 6));
    let raise = cheapest_to_raise(feasible.effort).expect("a factor");
    assert_eq!((raise.factor, raise.remains), ("equipment", Feasibility::Medium));
}

#[test]
fn every_way_passes_a_choke_point() {
    let text = "data d\nprocess w { exposure none }\nprocess p { exposure none }\nprocess r { exposure none; holds d }\n\
        flow one: w -> p { channel tls; client-auth key }\nflow two: p -> r { returns d; channel tls; client-auth key }\n\
        adversary a { computes basic; owns w }\nthreat t { elevate p; by a; needs reach p }\n";
    let it = analyzed(text, &["disclose d"]);
    let points = it
        .analysis
        .choke_points(&it.model, &it.today("a"), target(&it.model, "disclose d"));
    let owns = points.iter().any(|f| f.is == tm::analysis::Predicate::Owns);
    assert!(owns, "owning `p` is on every way: {points:?}");
}
