//! How responses fare: what stands against a threat, and the ways around it.

use super::support::{Analyzed, analyzed};
use tm::analysis::{Detour, Reading, Standing};
use tm::model::*;

/// `a` watches `f`, on which `d` passes; `channel`, the second way and what the threat needs are the test's.
fn model(channel: &str, more: &str, needs: &str) -> Analyzed {
    analyzed(
        &format!(
            "data d {{ confidentiality high }}\nprocess p {{ exposure none }}\nprocess q {{ exposure none }}\n\
             flow f: p -> q {{ sends d; channel tls; client-auth key }}\nflow g: p -> q {{ sends d; {channel} client-auth key }}\n\
             adversary a {{ computes moderate; observes f; {more} wants disclose d }}\n\
             threat t {{ disclose d; through f; by a; needs {needs}; mitigate with c }}\n\
             control c {{ on p; status implemented }}\n"
        ),
        &[],
    )
}

fn detours(it: &Analyzed) -> Vec<Detour> {
    let detours = it.analysis.detours(&it.model, 0, &it.model[ThreatId(0)]);
    detours.into_iter().map(|d| d.2).collect()
}

#[test]
fn a_way_around_a_control_is_found_without_the_threat_that_it_stops() {
    let it = model("channel plain;", "observes g;", "expertise expert");
    let [Detour::Way(way)] = &detours(&it)[..] else {
        panic!("{:?}", detours(&it));
    };
    assert!(way.steps.iter().all(|s| s.threat.is_none()));
}

#[test]
fn where_nothing_else_leads_there_no_way_around_is_found() {
    assert_eq!(
        detours(&model("channel tls;", "observes g;", "expertise expert")),
        [Detour::None]
    );
}

#[test]
fn a_way_around_that_depends_on_what_is_not_stated_is_undecided() {
    assert_eq!(
        detours(&model("", "observes g;", "expertise expert")),
        [Detour::Undecided]
    );
}

#[test]
fn what_nobody_could_do_anyway_is_not_stopped() {
    assert_eq!(
        detours(&model("channel plain;", "observes g;", "expertise multiple")),
        []
    );
    let it = model("channel plain;", "", "own q");
    let utmost = it.analysis.utmost(&it.model, it.adversary("a"));
    let of = |facts, effect: &str| {
        it.analysis
            .standing(facts, 0, super::support::target(&it.model, effect))
    };
    assert_eq!(of(utmost, "disclose d"), Standing::OutOfPosition);
}

#[test]
fn a_threat_is_done_where_its_control_is_down() {
    let it = model("channel tls;", "owns p;", "expertise expert");
    let facts = it
        .analysis
        .reached(&it.model, it.adversary("a"), Run::Today, Reading::Sure);
    let target = super::support::target(&it.model, "disclose d");
    assert_eq!(it.analysis.standing(facts, 0, target), Standing::Done);
    assert!(it.analysis.is_off(facts, ControlId(0)) && it.analysis.is_down(facts, ControlId(0)));
}
