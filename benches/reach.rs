//! How long it takes to work out what adversaries reach. `cargo bench --bench reach`; CPU time of this process.

#[allow(dead_code, reason = "the other bench measures processes too")]
#[path = "support/cost.rs"]
mod cost;

use cost::Cost;
use std::time::Instant;
use tm::analysis::{Reading, Scenario, Target, analyze};
use tm::model::*;

fn main() {
    println!("| what | wall | CPU |\n|---|---:|---:|");
    for (elements, adversaries) in [(100, 3), (10_000, 20)] {
        let model = model(elements, adversaries, 60);
        let index = Index::of(&model);
        let instances: Vec<_> = model.written().collect();
        let mut analysis = None;
        let cost = measured(|| analysis = Some(analyze(&model, &index, &instances)));
        let what = format!("{elements} elements × {adversaries} adversaries: ground, and the claims");
        row(&what, &cost);
        let analysis = analysis.expect("it ran");
        println!(
            "| … {} clauses over {} atoms | | |",
            analysis.program.len(),
            analysis.program.atoms.len()
        );
        let goals: Vec<(AdversaryId, Target)> = AdversaryId::all(&model)
            .flat_map(|a| model.goals(a).into_iter().map(move |g| (a, Target::of(g))))
            .collect();
        let one = &goals[..1];
        row(
            &format!("{elements} elements: exact cut, 60 controls, one goal"),
            &measured(|| {
                let cut = analysis.cut(&model, one);
                println!(
                    "| … {} controls, proven: {}, beyond: {} | | |",
                    cut.controls.len(),
                    cut.proven,
                    cut.beyond.len()
                );
            }),
        );
    }
    in_depth();
    graph();
    let model = self::model(200, 1, 10);
    let index = Index::of(&model);
    let instances: Vec<_> = model.written().collect();
    let analysis = analyze(&model, &index, &instances);
    row(
        "200 components: every one and every two taken over",
        &measured(|| {
            analysis.compromises(&model, true);
        }),
    );
}

/// Defence in depth: twenty threats to one goal, each stopped by three controls of its own, so that the goal hangs on twenty
/// sets of three and every control takes part.
fn in_depth() {
    let model = read(deep());
    let index = Index::of(&model);
    let instances: Vec<_> = model.written().collect();
    let analysis = analyze(&model, &index, &instances);
    let adversary = AdversaryId(0);
    let goal = Target::of(model.goals(adversary)[0]);
    let scenario = Scenario::new(adversary, Run::Today, Reading::Sure);
    let mut sets = Vec::new();
    let cost = measured(|| sets = analysis.hangs_on(&model, &scenario, goal));
    let of_three = sets.iter().filter(|s| s.len() == 3).count();
    row(
        &format!(
            "{} elements, {} controls: what a goal hangs on ({of_three} sets of three)",
            model.elements.len(),
            model.controls.len()
        ),
        &cost,
    );
}

fn deep() -> String {
    use std::fmt::Write;
    let mut text = String::from(
        "boundary outside { trust none; actor user { exposure none } }\ndata d { confidentiality high }\nstore s { holds d }\n",
    );
    for e in 0..98 {
        let _ = writeln!(text, "process e{e} {{ exposure internal }}");
    }
    text.push_str(
        "data q { confidentiality low }\nflow f: e0 -> s { sends q; channel plain; client-auth none }\n",
    );
    text.push_str(
        "adversary a { computes moderate; knows design; alters outside; owns e0; wants disclose d }\n",
    );
    for c in 0..60 {
        let _ = writeln!(text, "control c{c} {{ on s; resists high; status implemented }}");
    }
    for t in 0..20 {
        let c = t * 3;
        let _ = writeln!(
            text,
            "threat t{t} {{ disclose d; through s; by a; mitigate with c{c}, c{}, c{} }}",
            c + 1,
            c + 2
        );
    }
    text
}

/// The fixpoint of one adversary over a graph of more than a million facts and four million edges.
fn graph() {
    let model = model(40_000, 1, 60);
    let index = Index::of(&model);
    let instances: Vec<_> = model.written().collect();
    let analysis = analyze(&model, &index, &instances);
    let scenario = Scenario::new(AdversaryId(0), Run::Bare, Reading::Maybe);
    let mut reached = 0;
    let cost = measured(|| reached = analysis.facts(&model, &scenario).atoms().count());
    let (facts, edges) = (analysis.program.atoms.len(), analysis.program.edges());
    row(
        &format!("graph of {facts} facts and {edges} edges: everything one adversary reaches ({reached})"),
        &cost,
    );
    let goal = model
        .goals(AdversaryId(0))
        .first()
        .map(|g| (AdversaryId(0), Target::of(g)));
    let goals: Vec<_> = goal.into_iter().collect();
    row(
        "the same graph: exact cut, 60 controls, one goal",
        &measured(|| {
            let cut = analysis.cut(&model, &goals);
            println!(
                "| … {} controls, proven: {}, beyond: {} | | |",
                cut.controls.len(),
                cut.proven,
                cut.beyond.len()
            );
        }),
    );
}

fn measured(work: impl FnOnce()) -> (f64, Cost) {
    let start = Instant::now();
    let mut work = Some(work);
    let cost = Cost::measured(|| {
        if let Some(work) = work.take() {
            work();
        }
    });
    (start.elapsed().as_secs_f64(), cost)
}

fn row(what: &str, (wall, cost): &(f64, Cost)) {
    println!("| {what} | {:.1} ms | {:.1} ms |", wall * 1e3, cost.cpu * 1e3);
}

/// A generated system: boundaries of ten elements, flows along and across, threats of every kind with their controls.
fn model(elements: usize, adversaries: usize, controls: usize) -> Model {
    use std::fmt::Write;
    let mut text = String::from("boundary outside { trust none; actor user { exposure none } }\n");
    let data = (elements / 10).max(5);
    for d in 0..data {
        let sealed = if d % 5 == 4 {
            format!("; sealed by d{}", d - 1)
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "data d{d} {{ confidentiality high; integrity high{sealed} }}"
        );
    }
    for b in 0..elements / 10 {
        let _ = writeln!(text, "boundary b{b} {{ trust partial");
        for e in b * 10..b * 10 + 10 {
            let kind = if e % 3 == 2 { "store" } else { "process" };
            let exposure = if e % 17 == 0 { "internet" } else { "internal" };
            let _ = writeln!(
                text,
                "  {kind} e{e} {{ exposure {exposure}; holds d{} }}",
                e % data
            );
        }
        text.push_str("}\n");
    }
    for e in 0..elements {
        for step in [1, 7] {
            let to = (e + step) % elements;
            if e % 3 == 2 || to == e {
                continue;
            }
            let channel = ["tls", "mtls", "plain"][(e + step) % 3];
            let _ = writeln!(
                text,
                "flow f{e}x{step}: e{e} -> e{to} {{ sends d{}; returns d{}; channel {channel}; client-auth key }}",
                e % data,
                to % data
            );
        }
    }
    text.push_str("flow enter: user -> e0 { sends d0; returns d1; channel tls; client-auth password }\n");
    for a in 0..adversaries {
        let _ = writeln!(
            text,
            "adversary a{a} {{ knows design; computes moderate; observes outside; owns e{}; wants disclose d{}, tamper d{} }}",
            (a * 37) % elements,
            (a * 11 + 3) % data,
            (a * 5 + 1) % data
        );
    }
    for c in 0..controls {
        let status = ["implemented", "verified", "planned"][c % 3];
        let _ = writeln!(
            text,
            "control c{c} {{ on e{}; resists high; status {status}; cost {} }}",
            (c * 13) % elements,
            c % 7 + 1
        );
    }
    for t in 0..elements / 2 {
        let (at, next) = ((t * 2) % elements, (t * 2 + 1) % elements);
        let at = if at % 3 == 2 { next } else { at };
        let _ = writeln!(
            text,
            "threat t{t} {{ elevate e{at}; through e{at}; needs reach e{at}, expertise {}; mitigate with c{}, c{} }}",
            ["layman", "proficient", "expert"][t % 3],
            t % controls,
            (t * 7 + 1) % controls
        );
    }
    for a in 0..adversaries.min(5) {
        let _ = writeln!(
            text,
            "claim n{a} {{ a{a} cannot disclose d{} }}",
            (a * 3 + 2) % data
        );
    }
    text.push_str(
        "assume z { upholds channel tls }\nassume y { upholds channel mtls }\nassume x { upholds sealed }\n",
    );
    read(text)
}

fn read(text: String) -> Model {
    let input = tm::Input::Text {
        name: "bench.tm".to_string(),
        text,
        folder: ".".into(),
    };
    let draft = tm::draft(&input, &tm::source::Disk).expect("a text is readable");
    assert!(draft.diagnostics.is_empty(), "{:?}", draft.diagnostics.first());
    draft.model
}
