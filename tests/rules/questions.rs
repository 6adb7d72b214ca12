//! What is asked, of whom together, and what one answer does.

use crate::support::{asked, compile};
use tm::Compiled;

const SHELVES: &str = r#"
store a "Shelf A"
store b "Shelf B"
store c "Shelf C" is known-shelf
kind known-shelf "A shelf that is known" for store { acl coarse }
attribute light "How well it is lit" for store: none < some < full
rule open "Open shelf" {
  for store s
  when s.acl = none
  threat disclose s
  impact high
  ask "Who may read {s}?"
}
"#;

/// The questions for rules of the model's own: attribute, names, text.
fn questions(compiled: &Compiled) -> Vec<String> {
    let own = |at: &usize| {
        compiled.model[compiled.elicited.undecided[*at].rule]
            .pack
            .is_none()
    };
    let all = compiled.elicited.questions.iter();
    let all = all.filter(|q| q.waiting.iter().any(own));
    all.map(|q| {
        let names: Vec<&str> = q.about.iter().map(|n| compiled.model.name(*n)).collect();
        format!(
            "{} of {}: {}",
            q.attribute.name(&compiled.model),
            names.join(", "),
            q.text
        )
    })
    .collect()
}

#[test]
fn one_attribute_of_several_declarations_is_one_question() {
    let compiled = compile(SHELVES);
    assert_eq!(
        questions(&compiled),
        ["acl of a, b: Who may read each of these 2 stores?"]
    );
    let question = &compiled.elicited.questions[0];
    assert_eq!(question.paste, ["acl none", "acl coarse", "acl per-object"]);
    assert_eq!(question.together[0], "defaults store { acl none }");
}

#[test]
fn of_one_declaration_it_names_it() {
    let compiled = compile(&SHELVES.replace("store b \"Shelf B\"", "store b { acl coarse }"));
    assert_eq!(questions(&compiled), ["acl of a: Who may read Shelf A?"]);
    assert!(compiled.elicited.questions[0].together.is_empty());
}

#[test]
fn what_is_written_once_answers_for_all_but_those_whose_kind_says_it() {
    for (answer, found) in [("none", vec!["open@a", "open@b"]), ("per-object", vec![])] {
        let compiled = compile(&format!("{SHELVES}defaults store {{ acl {answer} }}\n"));
        assert!(asked(&compiled).is_empty(), "{answer}");
        assert_eq!(crate::support::found(&compiled), found, "{answer}");
    }
}

#[test]
fn defaults_of_one_keyword_add_up() {
    let text = format!("{SHELVES}defaults store {{ light some }}\ndefaults store {{ acl none }}\n");
    let compiled = compile(&text);
    assert!(asked(&compiled).is_empty());
}

/// A rule that compares several attributes asks one question, which may be about any of them.
#[test]
fn a_question_that_may_be_about_another_attribute_is_not_asked() {
    let two = SHELVES.replace("when s.acl = none", "when s.acl = none and s.light >= some");
    let compiled = compile(&two.replace("store b \"Shelf B\"", "store b { light full; acl coarse }"));
    let compiled_lit = compile(&two.replace(
        "store a \"Shelf A\"\nstore b \"Shelf B\"",
        "store a { light full }",
    ));
    assert!(questions(&compiled).iter().all(|q| !q.contains("Who may read")));
    assert_eq!(
        questions(&compiled_lit),
        ["acl of a: Say of A how finely it decides who may read or write."]
    );
}

/// Three shelves wait for the light, one of them for nothing else: it is asked for first.
#[test]
fn what_settles_most_is_asked_first() {
    let text = r#"
store a
store b
process p
attribute light "How well it is lit" for store: none < some < full
attribute hours "When it is open" for process: none < some < full
rule dark "Dark" { for store s; when s.light = none; threat disclose s; impact low }
rule late "Late" { for process p; when p.hours = full; threat deny p; impact low }
"#;
    let compiled = compile(text);
    let order: Vec<String> = questions(&compiled)
        .iter()
        .map(|q| q.split(':').next().unwrap_or_default().to_string())
        .collect();
    assert_eq!(order, ["light of a, b", "hours of p"]);
}
