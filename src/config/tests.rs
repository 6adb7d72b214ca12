use super::*;

fn mistakes(text: &str) -> Vec<String> {
    let (_, mistakes) = parse(text, Path::new("home"));
    told(&mistakes, NAME, text.to_string())
        .lines()
        .map(str::to_string)
        .collect()
}

#[test]
fn an_empty_file_says_nothing() {
    assert_eq!(parse("", Path::new("")), (Config::default(), vec![]));
}

#[test]
fn paths_start_from_the_folder_of_the_file() {
    let text = "[build]\noutput = \"out\"\n[report]\ntemplates = \"templates\"\n";
    let (config, mistakes) = parse(text, Path::new("home"));
    assert_eq!(mistakes, vec![]);
    assert_eq!(config.output.as_deref(), Some(Path::new("home/out")));
    assert_eq!(config.templates.as_deref(), Some(Path::new("home/templates")));
}

#[test]
fn unknown_tables_and_keys_are_mistakes_with_a_suggestion() {
    assert_eq!(
        mistakes("[severities]\n[build]\nouptut = \"x\"\n[zebra]\n"),
        [
            "tm.toml:1:2: `severities` is no table here",
            "  help: did you mean `severity`?",
            "tm.toml:3:1: `ouptut` is no key here",
            "  help: did you mean `output`?",
            "tm.toml:4:2: `zebra` is no table here",
            "  help: it is one of `severity`, `build`, `coverage`, `report`",
        ]
    );
}

#[test]
fn a_value_of_another_type_is_a_mistake() {
    assert_eq!(
        mistakes("severity = 3\n[build]\noutput = true\n"),
        [
            "tm.toml:1:12: `severity` is a table",
            "  help: write it as `[severity]`",
            "tm.toml:3:10: `output` is the path of a folder, in quotes",
        ]
    );
}

#[test]
fn the_coverage_that_is_asked_for() {
    let (config, none) = parse(
        "[coverage]\nper-interaction = true\nat-least = 80\n",
        Path::new(""),
    );
    assert_eq!(none, vec![]);
    let (by, at_least) = (By::Interaction, Some(80));
    assert_eq!(config.coverage, Wanted { by, at_least });
    assert_eq!(
        mistakes("[coverage]\nper-interaction = 1\nat-least = 101\n"),
        [
            "tm.toml:2:19: `per-interaction` is `true` or `false`",
            "tm.toml:3:12: `at-least` is a share in percent, a whole number up to 100",
            "  help: write `at-least = 80`",
        ]
    );
}

#[test]
fn an_error_of_the_language_cannot_be_switched_off() {
    assert_eq!(
        mistakes("[severity]\nTM001 = \"off\"\n"),
        [
            "tm.toml:2:1: `TM001` is an error of the language and stays one",
            "  help: remove this line"
        ]
    );
}

#[test]
fn severities_are_four_words() {
    assert_eq!(
        mistakes("[severity]\nTM001 = \"of\"\n")
            .first()
            .map(String::as_str),
        Some("tm.toml:2:1: `TM001` is an error of the language and stays one")
    );
    let said = mistakes("[severity]\nsyntax = \"warnig\"\nnothing = 1\n");
    assert!(
        said.contains(&"tm.toml:2:10: `warnig` is no severity".to_string()),
        "{said:?}"
    );
    assert!(
        said.contains(&"  help: did you mean `warning`?".to_string()),
        "{said:?}"
    );
    assert!(
        said.contains(&"tm.toml:3:11: a severity is a text in quotes".to_string()),
        "{said:?}"
    );
    assert!(
        said.contains(&"tm.toml:3:1: `nothing` is no code and no name of a check".to_string()),
        "{said:?}"
    );
}

#[test]
fn what_is_no_toml_is_said_with_its_place() {
    let said = mistakes("[severity\nx = \n");
    assert!(
        said.first().is_some_and(|l| l.starts_with("tm.toml:1:")),
        "{said:?}"
    );
}
