//! `tm reach FILE [--by ADVERSARY[,ADVERSARY]] [--goal "disclose orders"] [--without NAME] [--given "owns web"]`: what adversaries reach,
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
    /// The adversary; several who collude with a comma between [default: every one]
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
        let rows = compromises(compiled);
        console.out(&match global.format {
            Format::Json => json(&rows)?,
            _ => rows.iter().map(TakenOver::words).collect(),
        })?;
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

fn json<T: Serialize>(list: &[T]) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(list);
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
    for team in teams(model, asked.by.as_deref())? {
        let scenario = scenario(model, asked, &team)?;
        let goals = match goal {
            Some(goal) => vec![goal],
            None => goals(model, &team),
        };
        list.extend(goals.into_iter().map(|g| reached(model, analysis, &scenario, g)));
    }
    Ok(list)
}

/// What one or several adversaries want, and what threats by them do; each once, in that order.
fn goals(model: &Model, team: &[AdversaryId]) -> Vec<Target> {
    let lineage: Vec<AdversaryId> = team.iter().flat_map(|a| model.lineage(*a)).collect();
    let theirs = |t: &&Threat| t.by.iter().any(|b| lineage.contains(&b.value));
    let wanted = team.iter().flat_map(|a| model.goals(*a)).map(Target::of);
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
        adversary: who(model, scenario),
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

/// `criminal`, or `criminal and insider together`.
fn who(model: &Model, scenario: &Scenario) -> String {
    let team = std::iter::once(&scenario.adversary).chain(&scenario.with);
    let names: Vec<&str> = team.map(|a| model.name(Node::Adversary(*a))).collect();
    match names[..] {
        [one] => one.to_string(),
        _ => format!("{} together", names.join(" and ")),
    }
}

/// Whom is asked about: each adversary alone, or those that `by` names, who collude.
fn teams(model: &Model, by: Option<&str>) -> Result<Vec<Vec<AdversaryId>>, Failure> {
    let Some(by) = by else {
        return Ok(AdversaryId::all(model).map(|a| vec![a]).collect());
    };
    let mut team = Vec::new();
    for name in by.split(',').map(str::trim) {
        let found = AdversaryId::all(model).find(|a| model[*a].head.name == name);
        let names = model.adversaries.iter().map(|a| a.head.name.as_str());
        let adversary = found.ok_or_else(|| unknown("adversary", name, names))?;
        if !team.contains(&adversary) {
            team.push(adversary);
        }
    }
    Ok(vec![team])
}

fn scenario(model: &Model, asked: &Asked, team: &[AdversaryId]) -> Result<Scenario, Failure> {
    let run = match asked.run {
        When::Bare => Run::Bare,
        When::Today => Run::Today,
        When::Planned => Run::Planned,
    };
    // A team has at least one member: an empty name is no adversary's.
    let mut scenario = Scenario::new(team[0], run, Reading::Sure);
    scenario.with = team[1..].to_vec();
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

/// A row of the table of components that are taken over.
#[derive(Serialize)]
struct TakenOver {
    /// One component, or two.
    components: Vec<String>,
    /// What fails then; of two only what fails with neither alone: `disclose orders`.
    losses: Vec<String>,
}

impl TakenOver {
    fn words(&self) -> String {
        let together = if self.components.len() > 1 {
            " together, besides"
        } else {
            ""
        };
        let losses = match self.losses.is_empty() {
            true => "nothing".to_string(),
            false => self.losses.join(", "),
        };
        format!("{}{together}: {losses}\n", self.components.join(" and "))
    }
}

/// The table of components, and pairs of them, taken over.
fn compromises(compiled: &Compiled) -> Vec<TakenOver> {
    let model = &compiled.model;
    let name = |node| model.name(node).to_string();
    let rows = compiled.analysis.compromises(model, true).into_iter();
    rows.map(|row| TakenOver {
        components: row.of.iter().map(|e| name(Node::Element(*e))).collect(),
        losses: row
            .losses
            .iter()
            .map(|l| format!("{} {}", l.effect, name(Node::Data(l.data))))
            .collect(),
    })
    .collect()
}
