//! `tm reach FILE [--by ADVERSARY] [--goal "disclose orders"] [--without NAME] [--given "owns web"]`: what adversaries reach,
//! step by step, or what keeps them from it.

use super::console::Console;
use super::{Format, Global, Outcome, findings, project};
use crate::analysis::words::{effect, plain, question, sentences};
use crate::analysis::{Analysis, Answer, Reading, Scenario, Switch, Target, analyze_asking};
use crate::diagnostic::suggest::nearest;
use crate::model::*;
use crate::source::Disk;
use crate::words;
use crate::{Compiled, Failure};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;

/// What `tm reach` is asked.
#[derive(clap::Args, Clone, Debug)]
pub struct Asked {
    /// The adversary [default: every one]
    #[arg(long, value_name = "ADVERSARY")]
    by: Option<String>,
    /// The effect: `disclose orders` [default: what the adversary wants, and what threats do]
    #[arg(long, value_name = "EFFECT TARGET")]
    goal: Option<String>,
    /// A control or an assumption that is to fail; may be given several times
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,
    /// What the adversary gets besides: `owns web`, `alters browse`, `knows key`; may be given several times
    #[arg(long, value_name = "FACT")]
    given: Vec<String>,
    /// With which controls: none, those in place today, or all
    #[arg(long, value_name = "bare|today|planned", default_value = "today")]
    run: When,
    /// Every component, and every two of them, taken over: what fails? Instead of the adversaries
    #[arg(long)]
    pairs: bool,
}

#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum When {
    Bare,
    Today,
    Planned,
}

pub fn run(file: &Path, asked: &Asked, global: &Global, console: &Console) -> Result<Outcome, Failure> {
    let project = project::open(file, &Disk, global)?;
    let errors = findings::language_errors(&project);
    if errors > 0 {
        console.err(&findings::printed(&project, global));
        return Ok(Outcome::Findings);
    }
    let compiled = &project.compiled;
    if asked.pairs {
        console.out(&compromises(compiled))?;
        return Ok(Outcome::Clean);
    }
    let answers = answers(compiled, asked)?;
    console.out(&match global.format {
        Format::Json => json(&answers)?,
        _ => answers.iter().map(Reached::words).collect::<Vec<_>>().join("\n"),
    })?;
    Ok(Outcome::Clean)
}

/// What is said of one adversary and one effect.
#[derive(Serialize)]
struct Reached {
    adversary: String,
    effect: String,
    answer: Answer,
    /// How it is done; of what is undecided, if what is not stated helps the adversary.
    steps: Vec<String>,
    /// What the least effort comes to.
    feasibility: Option<Feasibility>,
    /// Of what is out of reach: the controls and assumptions that keep it so.
    rests_on: Vec<String>,
    /// Of what is undecided: what has to be stated.
    questions: Vec<String>,
}

impl Reached {
    fn words(&self) -> String {
        let mut text = String::new();
        let (who, what) = (&self.adversary, &self.effect);
        let _ = match self.answer {
            Answer::Yes => writeln!(text, "{who} can {what}:"),
            Answer::No => writeln!(text, "{who} cannot {what}"),
            Answer::Undecided => writeln!(text, "whether {who} can {what} depends on what is not stated:"),
        };
        for (at, step) in self.steps.iter().enumerate() {
            let _ = writeln!(text, "  {}. {step}", at + 1);
        }
        if let Some(feasibility) = self.feasibility {
            let _ = writeln!(text, "  feasibility: {feasibility}");
        }
        if !self.rests_on.is_empty() {
            let _ = writeln!(text, "  this rests on {}", self.rests_on.join(", "));
        } else if self.answer == Answer::No {
            let _ = writeln!(text, "  no control and no assumption is needed for that");
        }
        for question in &self.questions {
            let _ = writeln!(text, "  {question}");
        }
        text
    }
}

fn json(answers: &[Reached]) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(answers);
    text.map(|t| t + "\n").map_err(|e| Failure(e.to_string()))
}

fn answers(compiled: &Compiled, asked: &Asked) -> Result<Vec<Reached>, Failure> {
    let model = &compiled.model;
    let goal = asked.goal.as_deref().map(|g| target(model, g)).transpose()?;
    // An effect that the model does not speak of is not among the facts of the analysis that everybody shares.
    let instances = compiled.elicited.instances(model);
    let own;
    let analysis = match goal {
        Some(goal) => {
            own = analyze_asking(model, &compiled.index, &instances, &[goal]);
            &own
        }
        None => &compiled.analysis,
    };
    let mut list = Vec::new();
    for adversary in adversaries(model, asked.by.as_deref())? {
        let scenario = scenario(model, asked, adversary)?;
        let goals = match goal {
            Some(goal) => vec![goal],
            None => goals(model, adversary),
        };
        list.extend(goals.into_iter().map(|g| reached(model, analysis, &scenario, g)));
    }
    Ok(list)
}

/// What an adversary wants, and what threats by it do; each once, in that order.
fn goals(model: &Model, adversary: AdversaryId) -> Vec<Target> {
    let lineage = model.lineage(adversary);
    let theirs = |t: &&Threat| t.by.iter().any(|b| lineage.contains(&b.value));
    let wanted = model.goals(adversary).into_iter().map(Target::of);
    let threatened = model
        .threats
        .iter()
        .filter(theirs)
        .flat_map(|t| t.effects.iter().map(Target::of));
    let mut list: Vec<Target> = Vec::new();
    for target in wanted.chain(threatened) {
        if !list.contains(&target) {
            list.push(target);
        }
    }
    list
}

fn reached(model: &Model, analysis: &Analysis, scenario: &Scenario, target: Target) -> Reached {
    let in_reading = |reading| Scenario {
        reading,
        ..scenario.clone()
    };
    let holds = |reading| {
        let facts = analysis.facts(model, &in_reading(reading));
        facts.holds(model, &analysis.program, target)
    };
    let answer = match (holds(Reading::Sure), holds(Reading::Maybe)) {
        (true, _) => Answer::Yes,
        (false, true) => Answer::Undecided,
        (false, false) => Answer::No,
    };
    let mut it = Reached {
        adversary: model.name(Node::Adversary(scenario.adversary)).to_string(),
        effect: effect(words::Words::english(), model, target),
        answer,
        steps: Vec::new(),
        feasibility: None,
        rests_on: Vec::new(),
        questions: Vec::new(),
    };
    let scenario = match answer {
        Answer::Yes => in_reading(Reading::Sure),
        _ => in_reading(Reading::Maybe),
    };
    if answer == Answer::No {
        let proof = analysis.proof(model, &scenario, target, &[]);
        it.rests_on = proof
            .rests_on
            .iter()
            .map(|s| model.name(s.node()).to_string())
            .collect();
        return it;
    }
    if let Some(feasible) = analysis.feasible(model, &scenario, target) {
        let told = sentences(words::Words::english(), model, analysis, &scenario, &feasible.way);
        it.steps = told.iter().map(|s| plain(model, analysis, &s.pieces)).collect();
        it.feasibility = Some(feasible.feasibility);
        if answer == Answer::Undecided {
            let start = analysis.start(model, &scenario);
            let questions = feasible.way.questions(&analysis.program, &start);
            it.questions = questions
                .into_iter()
                .map(|q| question(words::Words::english(), model, analysis, q))
                .collect();
        }
    }
    it
}

fn adversaries(model: &Model, by: Option<&str>) -> Result<Vec<AdversaryId>, Failure> {
    let Some(by) = by else {
        return Ok(AdversaryId::all(model).collect());
    };
    let found = AdversaryId::all(model).find(|a| model[*a].head.name == by);
    let names = model.adversaries.iter().map(|a| a.head.name.as_str());
    found
        .map(|a| vec![a])
        .ok_or_else(|| unknown("adversary", by, names))
}

fn scenario(model: &Model, asked: &Asked, adversary: AdversaryId) -> Result<Scenario, Failure> {
    let run = match asked.run {
        When::Bare => Run::Bare,
        When::Today => Run::Today,
        When::Planned => Run::Planned,
    };
    let mut scenario = Scenario::new(adversary, run, Reading::Sure);
    for name in &asked.without {
        let found = Switch::all(model).find(|s| model.name(s.node()) == name);
        let names = Switch::all(model).map(|s| model.name(s.node()));
        let switch = found.ok_or_else(|| unknown("control or assumption", name, names))?;
        scenario.without.push(switch);
    }
    for fact in &asked.given {
        match fact.split_whitespace().collect::<Vec<_>>()[..] {
            ["knows", name] => match named(model, name)? {
                Node::Data(data) => scenario.knows.push(data),
                _ => return Err(Failure(format!("`{name}` is no data: only data can be known"))),
            },
            [verb, name] if Position::parse(verb).is_some() => {
                let node = named(model, name)?;
                scenario.controls.extend(Position::parse(verb).map(|p| (p, node)));
            }
            _ => {
                let help = "write `owns NAME`, `alters NAME`, `observes NAME` or `knows DATA`";
                return Err(Failure(format!("`{fact}` is not a fact: {help}")));
            }
        }
    }
    Ok(scenario)
}

/// `disclose own orders`.
fn target(model: &Model, text: &str) -> Result<Target, Failure> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (verb, own, name) = match words[..] {
        [verb, "own", name] => (verb, true, name),
        [verb, name] => (verb, false, name),
        _ => {
            return Err(Failure(format!(
                "`{text}` is no effect: write `disclose NAME`, `tamper NAME`, `deny NAME` …"
            )));
        }
    };
    let verbs = Effect::WORDS.iter().map(|(_, w)| *w);
    let effect = Effect::parse(verb).ok_or_else(|| unknown("effect", verb, verbs))?;
    let node = named(model, name)?;
    Ok(Target { effect, node, own })
}

/// What can be controlled or lost, by its name.
fn named(model: &Model, name: &str) -> Result<Node, Failure> {
    let all = || {
        let data = DataId::all(model).map(Node::Data);
        let elements = ElementId::all(model).map(Node::Element);
        let flows = FlowId::all(model).map(Node::Flow);
        let boundaries = BoundaryId::all(model).map(Node::Boundary);
        let parties = PartyId::all(model).map(Node::Party);
        data.chain(elements).chain(flows).chain(boundaries).chain(parties)
    };
    let found = all().find(|n| model.name(*n) == name);
    found.ok_or_else(|| {
        unknown(
            "data, element, flow, boundary or party",
            name,
            all().map(|n| model.name(n)),
        )
    })
}

fn unknown<'a>(what: &str, name: &str, names: impl Iterator<Item = &'a str>) -> Failure {
    Failure(match nearest(name, names) {
        Some(near) => format!("there is no {what} `{name}`; did you mean `{near}`?"),
        None => format!("there is no {what} `{name}`"),
    })
}

/// The table of components, and pairs of them, taken over.
fn compromises(compiled: &Compiled) -> String {
    let model = &compiled.model;
    let mut text = String::new();
    for row in compiled.analysis.compromises(model, true) {
        let of: Vec<&str> = row.of.iter().map(|e| model.name(Node::Element(*e))).collect();
        let losses: Vec<String> = row
            .losses
            .iter()
            .map(|l| format!("{} {}", l.effect, model.name(Node::Data(l.data))))
            .collect();
        let lost = if losses.is_empty() {
            "nothing".to_string()
        } else {
            losses.join(", ")
        };
        let together = if of.len() > 1 { " together, besides" } else { "" };
        let _ = writeln!(text, "{}{together}: {lost}", of.join(" and "));
    }
    text
}
