//! What stands on a terminal, character by character: the text of a model may hold anything.

use anstream::adapter::strip_str;
use tm::diagnostic::terminal::{Options, render};
use tm::diagnostic::{Code, Diagnostic, short};
use tm::source::{SourceId, Sources, Span};

/// A text called `m.tm`, and the place of the `nth` (from 0) `word` in it.
fn text(text: &str) -> (Sources, impl Fn(&str, usize) -> Span + use<'_>) {
    let mut sources = Sources::default();
    let id = sources.add("m.tm", "", text.to_string());
    let find = move |word: &str, nth: usize| {
        let (start, _) = text
            .match_indices(word)
            .nth(nth)
            .expect("the word stands in the text");
        Span::new(id, start, start + word.len())
    };
    (sources, find)
}

const WIDE: Options = Options {
    all: false,
    left_out: 0,
    width: 100,
};

fn printed(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    strip_str(&render(diagnostics, sources, "m.tm", WIDE)).to_string()
}

fn error(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code(1), span, message)
}

#[track_caller]
fn shows(diagnostic: &Diagnostic, sources: &Sources, expected: &[&str]) {
    let whole = printed(std::slice::from_ref(diagnostic), sources);
    let printed: Vec<&str> = whole.lines().collect();
    let end = printed.len() - 2;
    assert_eq!(&printed[..end], expected, "\n{whole}");
}

#[test]
fn labels_and_help_stand_beneath_the_line() {
    let (sources, at) = text("store db\n\n\nflow web -> databse \"SQL\"\n");
    let diagnostic = error(at("databse", 0), "`databse` is not declared")
        .label("unknown")
        .also(at("db", 0), "the only store")
        .help("did you mean `db`?")
        .help("or declare it:\nstore databse \"Database\" {\n  holds orders\n}");
    shows(
        &diagnostic,
        &sources,
        &[
            "error[TM001]: `databse` is not declared",
            "  ┌─ m.tm:4:13",
            "  │",
            "1 │ store db",
            "  │       -- the only store",
            "  ·",
            "4 │ flow web -> databse \"SQL\"",
            "  │             ^^^^^^^ unknown",
            "  │",
            "  = help: did you mean `db`?",
            "  = help: or declare it:",
            "        store databse \"Database\" {",
            "          holds orders",
            "        }",
        ],
    );
}

#[test]
fn a_line_between_two_shown_ones_is_shown() {
    let (sources, at) = text("one\ntwo\nthree\n");
    shows(
        &error(at("three", 0), "three").also(at("one", 0), "first"),
        &sources,
        &[
            "error[TM001]: three",
            "  ┌─ m.tm:3:1",
            "  │",
            "1 │ one",
            "  │ --- first",
            "2 │ two",
            "3 │ three",
            "  │ ^^^^^",
        ],
    );
}

#[test]
fn two_files() {
    let mut sources = Sources::default();
    let first = sources.add("m.tm", "", "process web\n".to_string());
    let second = sources.add("common/n.tm", "", "\nprocess web\n".to_string());
    let diagnostic = error(Span::new(second, 9, 12), "`web` is declared twice")
        .also(Span::new(first, 8, 11), "here first");
    shows(
        &diagnostic,
        &sources,
        &[
            "error[TM001]: `web` is declared twice",
            "  ┌─ common/n.tm:2:9",
            "  │",
            "2 │ process web",
            "  │         ^^^",
            "  │",
            "  ┌─ m.tm:1:9",
            "  │",
            "1 │ process web",
            "  │         --- here first",
        ],
    );
}

#[test]
fn tabs_are_four_wide() {
    let (sources, at) = text("\tflow a -> b\n");
    shows(
        &error(at("b", 0), "no"),
        &sources,
        &[
            "error[TM001]: no",
            "  ┌─ m.tm:1:12",
            "  │",
            "1 │     flow a -> b",
            "  │               ^",
        ],
    );
}

#[test]
fn windows_line_ends_are_not_printed() {
    let (sources, at) = text("model \"A\"\r\nflow a -> b\r\n");
    let diagnostic = error(at("b", 0), "no");
    assert!(!printed(std::slice::from_ref(&diagnostic), &sources).contains('\r'));
    shows(
        &diagnostic,
        &sources,
        &[
            "error[TM001]: no",
            "  ┌─ m.tm:2:11",
            "  │",
            "2 │ flow a -> b",
            "  │           ^",
        ],
    );
}

#[test]
fn wide_characters_take_two_columns() {
    let (sources, at) = text("data 注文 \"注文と住所\" oops\n");
    shows(
        &error(at("oops", 0), "no"),
        &sources,
        &[
            "error[TM001]: no",
            "  ┌─ m.tm:1:17",
            "  │",
            "1 │ data 注文 \"注文と住所\" oops",
            "  │                        ^^^^",
        ],
    );
}

#[test]
fn a_byte_order_mark_counts_for_nothing() {
    let (sources, at) = text("\u{feff}model oops\n");
    shows(
        &error(at("oops", 0), "no"),
        &sources,
        &[
            "error[TM001]: no",
            "  ┌─ m.tm:1:7",
            "  │",
            "1 │ model oops",
            "  │       ^^^^",
        ],
    );
    shows(
        &error(Span::new(SourceId(0), 0, 8), "no"),
        &sources,
        &[
            "error[TM001]: no",
            "  ┌─ m.tm:1:1",
            "  │",
            "1 │ model oops",
            "  │ ^^^^^",
        ],
    );
}

#[test]
fn a_place_behind_a_text_without_a_final_line_end() {
    let (sources, _) = text("process web {");
    shows(
        &error(Span::new(SourceId(0), 13, 13), "the block is not closed"),
        &sources,
        &[
            "error[TM001]: the block is not closed",
            "  ┌─ m.tm:1:14",
            "  │",
            "1 │ process web {",
            "  │              ^",
        ],
    );
}

#[test]
fn a_place_in_an_empty_text() {
    let (sources, _) = text("");
    shows(
        &error(Span::new(SourceId(0), 0, 0), "the file is empty"),
        &sources,
        &[
            "error[TM001]: the file is empty",
            "  ┌─ m.tm:1:1",
            "  │",
            "1 │ ",
            "  │ ^",
        ],
    );
}

#[test]
fn several_lines_are_shown_by_their_first() {
    let (sources, _) = text("data a \"\"\"\none\ntwo\n\"\"\"\n");
    shows(
        &error(Span::new(SourceId(0), 7, 22), "no"),
        &sources,
        &[
            "error[TM001]: no",
            "  ┌─ m.tm:1:8",
            "  │",
            "1 │ data a \"\"\"",
            "  │        ^^^",
        ],
    );
}

#[test]
fn nothing_in_a_text_can_act_on_the_terminal() {
    let (sources, at) = text("data \"\x1b[31m\u{202e}evil\" oops\n");
    shows(
        &error(at("oops", 0), "not \x1b[2J \u{2066}here\r\nx"),
        &sources,
        &[
            "error[TM001]: not ␛[2J \u{fffd}here␍␊x",
            "  ┌─ m.tm:1:19",
            "  │",
            "1 │ data \"␛[31m\u{fffd}evil\" oops",
            "  │                   ^^^^",
        ],
    );
}

#[test]
fn of_a_very_long_line_only_the_part_around_the_place_is_shown() {
    let long = format!("{} oops {}\n", "a".repeat(5000), "b".repeat(5000));
    let (sources, at) = text(&long);
    let expected_line = format!("1 │ …{} oops {}…", "a".repeat(60), "b".repeat(174));
    let expected_caret = format!("  │  {} ^^^^", " ".repeat(60));
    shows(
        &error(at("oops", 0), "no"),
        &sources,
        &[
            "error[TM001]: no",
            "  ┌─ m.tm:1:5002",
            "  │",
            &expected_line,
            &expected_caret,
        ],
    );
}

#[test]
fn a_narrow_terminal_breaks_help_but_cuts_nothing() {
    let (sources, at) = text("oops, a line that is longer than the terminal is wide\n");
    let diagnostic = error(
        at("oops", 0),
        "a message that is longer than the terminal is wide",
    )
    .help("this help is broken, but not `what stands in back-ticks`\nnor what is there to be pasted: \"…\"");
    let out = render(&[diagnostic], &sources, "m.tm", Options { width: 30, ..WIDE });
    assert_eq!(
        strip_str(&out).to_string(),
        "\
error[TM001]: a message that is longer than the terminal is wide
  ┌─ m.tm:1:1
  │
1 │ oops, a line that is longer than the terminal is wide
  │ ^^^^
  │
  = help: this help is
    broken, but not
    `what stands in back-ticks`
        nor what is there to be pasted: \"…\"

m.tm: 1 error
"
    );
}

#[test]
fn a_place_outside_its_text_still_gets_its_message() {
    let (sources, _) = text("a\n");
    let out = printed(&[error(Span::new(SourceId(0), 900, 905), "no")], &sources);
    assert!(out.starts_with("error[TM001]: no\n"), "{out}");
}

#[test]
fn the_last_line_counts() {
    let (sources, at) = text("a\n");
    let one = error(at("a", 0), "no");
    assert!(printed(&[], &sources).ends_with("m.tm: no findings\n"));
    assert!(printed(std::slice::from_ref(&one), &sources).ends_with("\n\nm.tm: 1 error\n"));
    let options = Options { left_out: 12, ..WIDE };
    let out = render(&[one.clone(), one.clone()], &sources, "m.tm", options);
    assert!(out.ends_with("m.tm: 2 errors (12 more with --all)\n"), "{out}");
    let many = vec![one; 10_000];
    let out = printed(&many, &sources);
    assert!(out.ends_with("m.tm: 10000 errors (9900 of them not shown: see --all)\n"));
    assert_eq!(out.matches("error[").count(), 100);
}

#[test]
fn colours_mark_the_severity() {
    let (sources, at) = text("a\n");
    let out = render(&[error(at("a", 0), "no")], &sources, "m.tm", WIDE);
    assert!(
        out.starts_with("\x1b[0m\x1b[1m\x1b[38;5;9merror[TM001]"),
        "{out:?}"
    );
}

#[test]
fn short_is_one_line_each() {
    let (sources, at) = text("\u{feff}注 oops\r\nb");
    let list = [error(at("oops", 0), "no\nline"), error(at("b", 0), "neither")];
    assert_eq!(
        short::render(&list, &sources),
        "m.tm:1:3: error[TM001]: no␊line\nm.tm:2:1: error[TM001]: neither\n"
    );
}

#[test]
fn json_has_every_place_in_characters() {
    let (sources, at) = text("\u{feff}注 oops\r\nb");
    let diagnostic = error(at("oops", 0), "no \"quotes\"")
        .label("here")
        .also(at("b", 0), "there")
        .help("write `b`")
        .fix(at("oops", 0), "b")
        .about("注");
    let out = tm::diagnostic::json::render(&[diagnostic], &sources, 4);
    let read: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let place = |line: u32, column: u32, end: u32| serde_json::json!({"file": "m.tm", "line": line, "column": column, "end_line": line, "end_column": end});
    let with = |mut object: serde_json::Value, key: &str, value: &str| {
        object[key] = value.into();
        object
    };
    let mut expected = serde_json::json!({
        "code": "TM001", "slug": "syntax", "severity": "error", "question": 0, "message": "no \"quotes\"",
        "label": "here", "labels": [with(place(2, 1, 2), "text", "there")], "help": ["write `b`"],
        "fix": with(place(1, 3, 7), "replacement", "b"), "subject": "注",
    });
    for (key, value) in place(1, 3, 7).as_object().expect("an object") {
        expected[key] = value.clone();
    }
    assert_eq!(read["diagnostics"][0], expected);
    assert_eq!(
        read["summary"],
        serde_json::json!({"errors": 1, "warnings": 0, "notes": 0, "left_out": 4})
    );
}
