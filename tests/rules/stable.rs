//! Ids of findings stay when something else is added, wherever it is put.

use crate::support::compile;
use std::path::Path;
use tm::Compiled;

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}/{name}.tm"));
    std::fs::read_to_string(path).expect("the example")
}

fn ids(compiled: &Compiled) -> Vec<String> {
    compiled
        .elicited
        .findings
        .iter()
        .map(|f| f.id().to_string())
        .collect()
}

/// A rule for each element and flow, so that there is much to keep.
const RULES: &str = r#"
rule each-flow "Each flow" { for element a, element b, flow f from a to b
  when count(f.carries) > 0
  threat deny f }
rule each-pair "Each pair" { for process p, element b, flow f to p
  when p reaches b and some d in b.handles: d in f.carries
  threat elevate p }
"#;

/// Places at which a declaration can stand: line ends outside of all blocks.
fn places(text: &str) -> Vec<usize> {
    let (mut depth, mut list, mut at) = (0i32, Vec::new(), 0);
    let mut long = false;
    for line in text.split_inclusive('\n') {
        if line.matches("\"\"\"").count() % 2 == 1 {
            long = !long;
        } else if !long {
            let code = line.split("//").next().unwrap_or("");
            let quoted: String = code.split('"').step_by(2).collect();
            depth += quoted.matches('{').count() as i32 - quoted.matches('}').count() as i32;
        }
        at += line.len();
        if depth == 0 && !long && line.trim_end().ends_with('}') {
            list.push(at);
        }
    }
    list
}

#[test]
fn an_unrelated_element_changes_no_id() {
    let text = format!("{}{RULES}", example("web-shop"));
    let before = ids(&compile(&text));
    assert!(before.len() >= 10, "{before:?}");
    let places = places(&text);
    assert!(places.len() > 10);
    for number in 0..200usize {
        let at = places[number * 7919 % places.len()];
        let new = match number % 4 {
            0 => "process zz-new { exposure none }\n",
            1 => "store aa-new { query none }\n",
            2 => "data mm-new { origin trusted }\n",
            _ => "actor zz-new\n",
        };
        let varied = format!("{}{new}{}", &text[..at], &text[at..]);
        let mut after = ids(&compile(&varied));
        after.retain(|id| !id.contains("-new"));
        assert_eq!(after, before, "{new} at byte {at}");
    }
}
