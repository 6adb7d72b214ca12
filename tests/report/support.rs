//! A model with every kind of string, compiled from text.
// Not every test file uses all of it.
#![allow(dead_code)]

use std::path::PathBuf;
use tm::report::{DiagramOutput, ReportOptions};
use tm::source::Disk;
use tm::words::{Language, Words};
use tm::{Compiled, Input, Settings, views};

pub const SHOP: &str = include_str!("shop.tm");

/// What nobody should have to trust, one line each; written as it stands in a string of the language.
pub const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)> <svg/onload=alert(1)> </style><style>*{display:none}",
    "]]> --> */ <!-- <![CDATA[ ",
    "\\u{0} \\u{1b}[31m \\u{7f} \\u{85} \\u{2028}x",
    "` `` ``` ~~~ `code` ```` ",
    "a | b || c \\\\| d",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) <javascript:alert(1)> [r]: javascript:1",
    "\\u{202e}gnp.exe \\u{200f}\\u{2066}abc\\u{2069} \\u{feff}\\u{200b}",
    "{{ template }} {% include \\\"x\\\" %} {# c #} ${7*7} $(id)",
    "\\\" onmouseover=\\\"alert(1) ' autofocus onfocus='alert(1)",
    "# heading\\n\\n- list\\n\\n1. one\\n\\n---\\n\\n| a | b |\\n| - | - |\\n\\n    code\\n<b>",
    "&lt;b&gt; &amp; &copy; &#60;script&#62;",
    "*a* _b_ **c** ~~d~~ \\\\*e\\\\* http://evil.example/<x> www.evil.example",
];

/// The model with every `«words»` replaced.
pub fn text(replace: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for piece in SHOP.split_inclusive('»') {
        match piece.split_once('«') {
            Some((before, words)) => {
                out.push_str(before);
                out.push_str(&replace(words.trim_end_matches('»')));
            }
            None => out.push_str(piece),
        }
    }
    out
}

/// The model as it is meant to be read.
pub fn plain() -> Compiled {
    compile(&text(str::to_string))
}

pub fn compile(text: &str) -> Compiled {
    let input = Input::Text {
        name: "shop.tm".into(),
        text: text.into(),
        folder: PathBuf::from("/nowhere"),
    };
    let today = time::Date::from_calendar_date(2026, time::Month::November, 23).expect("a date");
    let settings = Settings {
        today,
        severities: Default::default(),
        coverage: Default::default(),
        all: true,
    };
    tm::compile(&input, &Disk, &settings).unwrap_or_else(|e| panic!("{}", e.0))
}

pub fn diagrams(compiled: &Compiled) -> Vec<DiagramOutput> {
    diagrams_in(compiled, Language::English)
}

pub fn diagrams_in(compiled: &Compiled, language: Language) -> Vec<DiagramOutput> {
    let drawn = views::drawn(compiled, 500, &Words::of(language));
    drawn.into_iter().map(DiagramOutput::from).collect()
}

/// A file of the report.
pub fn file(compiled: &Compiled, name: &str) -> String {
    let files = tm::report::outputs(compiled, &diagrams(compiled), &ReportOptions::default());
    let files = files.unwrap_or_else(|e| panic!("{}", e.0));
    let (_, bytes) = files
        .into_iter()
        .find(|(n, _)| n == name)
        .expect("the file is written");
    String::from_utf8(bytes).expect("UTF-8")
}
