//! Certificates of claims: all that the product gives pass the checker, and none passes that was made false.

mod check;
mod made_false;
mod read;

use super::rules::caused;
use super::{compiled, corpus, enlarged, rounds, seeds};
use read::Document;
use tm::Compiled;
use tm::report::json;

/// What is wrong with the certificates of a compiled model.
fn mistakes(compiled: &Compiled) -> (Document, Vec<String>) {
    let document: Document = serde_json::from_str(&json::text(compiled)).expect("model.json");
    let instances = compiled.elicited.instances(&compiled.model);
    let wrong = check::mistakes(&compiled.model, &instances, &document);
    (document, wrong)
}

/// The examples, and the models that say what published texts say.
#[test]
fn every_certificate_of_the_examples_passes() {
    let mut wrong = Vec::new();
    let (mut claims, mut count) = (0, 0);
    let published = corpus::models(&corpus::root().join("tests/reach/published"));
    let published = published.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).expect("a model can be read");
        corpus::Example { path, text }
    });
    for example in corpus::examples().into_iter().chain(published) {
        let compiled = corpus::compile_text(&example.text, &example.folder());
        assert!(
            !compiled.diagnostics.iter().any(|d| d.code.is_language()),
            "{}",
            example.name()
        );
        let (document, mistakes) = mistakes(&compiled);
        claims += document.claims.len();
        count += document.certificates.len();
        wrong.extend(mistakes.iter().map(|m| format!("{}: {m}", example.name())));
    }
    println!("{count} certificates of {claims} claims checked");
    assert!(claims >= 20, "only {claims} claims");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_certificate_of_random_models_passes() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for seed in seeds(rounds(80)) {
        let text = enlarged::with_rules(seed);
        let (document, mistakes) = mistakes(&compiled(&text));
        assert!(!document.claims.is_empty(), "seed {seed}: {text}");
        count += document.certificates.len();
        wrong.extend(mistakes.iter().map(|m| format!("seed {seed}: {m}")));
        if wrong.len() > 12 {
            break;
        }
    }
    println!("{count} certificates checked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Certificates are as short as can be: whatever is left out of one, it shows nothing any more.
#[test]
fn no_premise_can_be_left_out() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for seed in seeds(rounds(80)) {
        let compiled = compiled(&enlarged::with_rules(seed));
        let instances = compiled.elicited.instances(&compiled.model);
        let (document, _) = mistakes(&compiled);
        for it in &document.certificates {
            for (at, step) in it.steps.iter().enumerate() {
                for left_out in 0..step.from.len() {
                    tried += 1;
                    let mut shorter = it.clone();
                    shorter.steps[at].from.remove(left_out);
                    if check::certificate(&compiled.model, &instances, &shorter).is_ok() {
                        let premise = &it.steps[step.from[left_out]].fact;
                        wrong.push(format!("seed {seed}: `{}` without `{premise}`", step.fact));
                    }
                }
            }
        }
    }
    println!("{tried} premises left out");
    assert!(tried > 0 || std::env::var("TM_SEED").is_ok());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
