//! Mistakes that only the meaning shows: each is said once, at its place, with what to write.

use std::path::PathBuf;
use tm::source::Disk;
use tm::{Draft, Input, draft};

/// The first phase of a text.
fn drafted(text: &str) -> Draft {
    let input = Input::Text {
        name: "model.tm".to_string(),
        text: text.to_string(),
        folder: PathBuf::from("."),
    };
    match draft(&input, &Disk) {
        Ok(draft) => draft,
        Err(failure) => panic!("{}", failure.0),
    }
}

/// The mistakes of the language: code, line and column, message.
fn mistakes(text: &str) -> Vec<String> {
    let draft = drafted(text);
    let said = draft.diagnostics.iter().map(|d| {
        let place = draft.sources.place(d.primary.span);
        assert!(!d.help.is_empty(), "{} says nothing of what to do", d.message);
        format!("{} {}:{} {}", d.code, place.line, place.column, d.message)
    });
    said.collect()
}

/// What is said of each text; nothing of its mended form.
const CASES: &[(&str, &str, &str)] = &[
    (
        "view shop \"A\" { show b }\nview shop \"B\"\nboundary b",
        "view shop \"A\" { show b }\nview other \"B\"\nboundary b",
        "TM014 2:6 `shop` is declared twice",
    ),
    (
        "view shop \"A\" { open identity }",
        "view shop \"A\"",
        "TM011 1:22 `identity` is the alias of no imported model",
    ),
    (
        "defaults proces { exposure internal }",
        "defaults process { exposure internal }",
        "TM010 1:10 `proces` is no keyword that takes defaults",
    ),
    (
        "process p\ncontrol c { on p; sets bound yes }",
        "process p\ncontrol c { on p; sets validates full }",
        "TM015 2:24 `bound` is an attribute of data, and the control stands on none",
    ),
    (
        "boundary b { process p }\ncontrol c { on b; sets bound yes }",
        "boundary b { process p }\ncontrol c { on b; sets validates full }",
        "TM015 2:24 `bound` is an attribute of data, and the control stands on none",
    ),
    (
        "attribute odd \"Odd\" for proces: a < b\nprocess p\ncontrol c { on p; sets odd a }",
        "attribute odd \"Odd\" for process: a < b\nprocess p\ncontrol c { on p; sets odd a }",
        "TM013 1:25 `proces` is not a keyword that can have attributes",
    ),
    (
        "assume \"Fine\" because \"looked at\"",
        "assume fine \"Fine\" because \"looked at\"",
        "TM016 1:8 expected the name of an assumption",
    ),
    (
        "defaults kind { acl none }",
        "defaults store { acl none }",
        "TM010 1:10 `kind` is no keyword that takes defaults",
    ),
    (
        "defaults { status planned }",
        "defaults control { status planned }",
        "TM016 1:9 expected the keyword that the defaults are for",
    ),
    (
        "defaults control { status planned }\ndefaults control { status implemented }",
        "defaults control { status planned }\ndefaults control { owner \"Ops\" }",
        "TM021 2:20 another `defaults control` of this file says `status` already",
    ),
    (
        "defaults store { acl none; acl coarse }\nstore a\nstore b",
        "defaults store { acl none }\nstore a\nstore b",
        "TM021 1:28 `acl` is said twice",
    ),
    (
        "kind a for store\nkind b is a, c\nkind c is b",
        "kind a for store\nkind b is a, c\nkind c is a",
        "TM028 3:11 the kind `b` extends itself",
    ),
    (
        "kind a is a for store",
        "kind a for store",
        "TM028 1:11 the kind `a` extends itself",
    ),
    (
        "attribute grade for process, store: low < high\nattribute grade for actor, store: {a, b}",
        "attribute grade for process, store: low < high\nattribute grade for actor: {a, b}",
        "TM014 2:11 `grade` is an attribute of store already",
    ),
    (
        "attribute exposure for process: low < high",
        "attribute exposure-grade for process: low < high",
        "TM014 1:11 `exposure` is an attribute of process already",
    ),
    (
        "attribute grade for process: low < high < low\nprocess p { grade high }",
        "attribute grade for process: low < high\nprocess p { grade high }",
        "TM037 1:43 the value `low` stands twice",
    ),
    (
        "data d { sealed by 3 of k, l }\ndata k\ndata l",
        "data d { sealed by 2 of k, l }\ndata k\ndata l",
        "TM020 1:20 `3` of 2 keys cannot be needed",
    ),
    (
        "data d { signed by 0 of k, l }\ndata k\ndata l",
        "data d { signed by 1 of k, l }\ndata k\ndata l",
        "TM020 1:20 `0` of 2 keys cannot be needed",
    ),
    (
        "threat t \"T\" { accept by \"A\" by \"B\" because \"c\" }",
        "threat t \"T\" { accept by \"A\" because \"c\" }",
        "TM021 1:30 `by` is said twice",
    ),
    (
        "exclude adversary because \"nobody comes near\"",
        "exclude adversary \"Somebody in the room\" because \"nobody comes near\"",
        "TM016 1:18 expected who is ruled out, in quotes here",
    ),
];

#[test]
fn each_mistake_is_said_once_at_its_place() {
    for (wrong, mended, said) in CASES {
        assert_eq!(mistakes(wrong), [*said], "{wrong}");
        assert!(mistakes(mended).is_empty(), "{mended}");
    }
}

#[test]
fn an_attribute_has_at_most_sixty_four_values() {
    let attribute = |count: usize, between: &str| {
        let words: Vec<String> = (0..count).map(|n| format!("v{n}")).collect();
        words.join(between)
    };
    for count in [64, 65, 200] {
        for (open, between, close) in [("", " < ", ""), ("{", ", ", "}")] {
            let values = attribute(count, between);
            let text =
                format!("attribute grade for process: {open}{values}{close}\nprocess p {{ grade v63 }}");
            let said = mistakes(&text);
            assert_eq!(said.len(), usize::from(count > 64), "{said:?}");
        }
    }
}

/// A circle through the second kind of a list was once followed for ever.
#[test]
fn circles_of_kinds_are_found_wherever_they_close() {
    let text = "kind a is b, c for store\nkind b for store\nkind c is d\nkind d is b, e\nkind e is c, a\n";
    let said = mistakes(text);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|s| s.starts_with("TM028 5:")), "{said:?}");
}

/// A log in a SQL database is both: that one of its kinds says another language must not hide the other.
#[test]
fn what_is_of_two_kinds_has_the_words_of_both() {
    let text = "kind log for store { query search; acl none }\nkind rows for store { query sql; acl coarse }\n\
                kind queue for store { query none }\nkind narrow is rows for store { query path }\n\
                kind sql-log is log, rows for store\n\
                store both is log, rows\nstore own is log, rows { query path }\nstore based is sql-log\n\
                store narrowed is narrow, rows\nstore queued is queue, rows\n";
    let draft = drafted(text);
    let model = &draft.model;
    let words = |store: usize| {
        let attributes = &model.elements[store].attributes;
        let words = ["none", "sql", "path", "search"];
        words
            .into_iter()
            .filter(|w| model.has_word(attributes, "query", w) == Some(true))
            .collect::<Vec<_>>()
    };
    assert_eq!(words(0), ["sql", "search"]);
    assert_eq!(words(1), ["path"], "what it states itself wins");
    assert_eq!(words(2), ["sql", "search"], "a kind of both too");
    assert_eq!(words(3), ["path"], "`narrow` has said what differs from `rows`");
    assert_eq!(words(4), ["sql"], "`none` beside another word says nothing");
    assert_eq!(
        model.word(&model.elements[0].attributes, "acl"),
        Some("none"),
        "of a scale the first tells"
    );
}

/// Each kind extends the two below it, so that there are more ways down than anybody can walk.
#[test]
fn kinds_that_extend_by_many_ways_are_read_at_once() {
    let mut text = "kind a0 for store { query sql }\nkind b0 for store { query path }\n".to_string();
    for n in 1..60 {
        let m = n - 1;
        text += &format!("kind a{n} is a{m}, b{m} for store\nkind b{n} is a{m}, b{m} for store\n");
    }
    text += "store s is a59, b59\n";
    let model = drafted(&text).model;
    assert!(
        ["sql", "path"]
            .iter()
            .all(|w| model.has_word(&model.elements[0].attributes, "query", w) == Some(true))
    );
}
