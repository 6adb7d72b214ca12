//! Attack trees rated with the factors of attack potential.

use super::support::{Analyzed, analyzed};
use tm::model::*;

fn tree(root: &str) -> Analyzed {
    analyzed(
        &format!(
            "data d {{ confidentiality high }}\nprocess p {{ exposure none }}\nprocess q {{ exposure none }}\n\
             flow f: p -> q {{ sends d; channel tls; client-auth key }}\n\
             adversary a {{ knows public; computes high; observes f; wants disclose d }}\n\
             threat t {{ disclose d; through f; by a; needs expertise expert, time 1 week; mitigate with c }}\n\
             control c {{ on p; status implemented }}\n\
             tree x {{ goal disclose d by a\n{root}\n}}\n"
        ),
        &[],
    )
}

/// Days and sum of the easiest way, whatever stands in it, with its leaves; and the feasibility that remains today.
fn rated(it: &Analyzed) -> (u32, Feasibility, usize, Option<Feasibility>) {
    let rating = it.analysis.rate(&it.model, &it.model.trees[0]);
    let bare = rating.bare.expect("it is rated");
    (
        bare.effort.days,
        bare.feasibility,
        bare.leaves.len(),
        rating.today.map(|w| w.feasibility),
    )
}

#[test]
fn what_two_branches_share_is_paid_for_once() {
    let it = tree("all { all { t; step s { needs time 1 week } }\nall { t; step u { needs time 2 days } } }");
    // 7 for `t`, once, 7 and 2: 16 days are 4 points, expertise 6.
    assert_eq!(rated(&it), (16, Feasibility::High, 3, None));
}

#[test]
fn of_several_the_easiest_counts_and_a_control_that_stands_leaves_the_next() {
    let it = tree("any { t; step hard { needs expertise multiple, equipment bespoke } }");
    assert_eq!(rated(&it), (7, Feasibility::High, 1, Some(Feasibility::Medium)));
}

#[test]
fn a_stated_feasibility_bounds_what_it_takes_part_in() {
    let it = tree("sequence { step s { feasibility low }; step u { needs time 2 days } }");
    assert_eq!(rated(&it).1, Feasibility::Low);
}

#[test]
fn a_way_through_a_step_without_a_rating_has_none() {
    let it = tree("any { step s; all { step u; t } }");
    assert!(it.analysis.rate(&it.model, &it.model.trees[0]).bare.is_none());
}
