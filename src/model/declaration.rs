//! The declarations of a threat model.

use super::*;
use crate::diagnostic::Code;
use crate::source::{Span, Spanned};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
pub use time::Date;

/// A text and its place.
pub type Text = Spanned<String>;
/// `because "…"`.
pub type Reason = Spanned<String>;

/// What every declaration has.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Head {
    /// The name, with the alias of an imported model before it (`identity.login`). Made up for what has none.
    pub name: String,
    pub title: Option<String>,
    /// The place of the name (of the keyword where there is no name).
    pub name_span: Span,
    /// From the keyword to the end of the head.
    pub span: Span,
    /// Head and block.
    pub whole: Span,
    /// Most declarations have none of these three, and a large model has many declarations: so they take little room.
    pub because: Option<Box<Reason>>,
    pub description: Option<Box<Text>>,
    pub owner: Option<Box<Text>>,
    pub tags: Vec<Text>,
    pub see: Vec<See>,
    /// The imported model it belongs to.
    pub module: Option<u32>,
}

/// `see "https://…" "Label"`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct See {
    pub address: Text,
    pub label: Option<String>,
}

/// `model "Title" { … }`.
#[derive(Clone, Debug, Default)]
pub struct System {
    pub head: Head,
    /// Whether there is a `model` statement at all.
    pub declared: bool,
    pub purpose: Option<Text>,
    pub version: Option<Text>,
    pub appetite: Option<Spanned<Level>>,
    pub review_every: Option<Spanned<Duration>>,
    pub review_when: Vec<Text>,
    /// `risk high x critical is critical`: cells that differ from the default matrix.
    pub risk: Vec<RiskCell>,
}

#[derive(Clone, Debug)]
pub struct RiskCell {
    pub feasibility: Feasibility,
    pub impact: Level,
    pub severity: Level,
    pub span: Span,
}

/// `use pack web` or `use pack "rules/ours.tm"`.
#[derive(Clone, Debug)]
pub struct PackUse {
    pub name: String,
    pub span: Span,
    /// Whether it is a file of the user's.
    pub file: bool,
}

/// `import "identity.tm" as identity`.
#[derive(Clone, Debug)]
pub struct Module {
    pub alias: String,
    pub title: Option<String>,
    pub span: Span,
}

#[derive(Clone, Debug, Default)]
pub struct Data {
    pub head: Head,
    pub belongs_to: Vec<Spanned<Node>>,
    /// Each line must be opened; of a line's keys any one (or the threshold) is enough.
    pub sealed: Vec<Keys>,
    pub signed: Vec<Keys>,
    pub yields: Vec<Spanned<DataId>>,
    pub authenticates: Vec<Spanned<Node>>,
    pub attributes: Vec<Stated>,
}

/// `sealed by a, b` (any one) or `sealed by 2 of a, b, c`.
#[derive(Clone, Debug)]
pub struct Keys {
    /// How many are needed.
    pub needed: u32,
    pub keys: Vec<Spanned<Node>>,
    pub span: Span,
}

#[derive(Clone, Debug, Default)]
pub struct Boundary {
    pub head: Head,
    pub parent: Option<BoundaryId>,
    pub trust: Option<Rated<Trust>>,
    pub many: bool,
    pub attributes: Vec<Stated>,
}

/// A value with its reason: `feasibility high because "…"`.
#[derive(Clone, Debug)]
pub struct Rated<T> {
    pub value: T,
    pub span: Span,
    pub because: Option<Box<Reason>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum ElementKind {
    Actor,
    External,
    Process,
    Store,
}

#[derive(Clone, Debug)]
pub struct Element {
    pub head: Head,
    pub kind: ElementKind,
    pub boundary: Option<BoundaryId>,
    pub is: Vec<Spanned<KindId>>,
    pub holds: Vec<Spanned<DataId>>,
    pub access: Vec<Access>,
    /// Only on externals.
    pub trust: Option<Rated<Trust>>,
    pub attributes: Vec<Stated>,
}

/// `access support reads orders, administers because "…"`.
#[derive(Clone, Debug)]
pub struct Access {
    /// An element or a party; none for `access nobody`.
    pub party: Option<Spanned<Node>>,
    pub grants: Vec<Grant>,
    pub because: Option<Reason>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Grant {
    pub verb: AccessVerb,
    /// Empty: all that the component handles.
    pub data: Vec<Spanned<DataId>>,
}

/// Someone who takes part only on paper.
#[derive(Clone, Debug, Default)]
pub struct Party {
    pub head: Head,
}

#[derive(Clone, Debug)]
pub struct Flow {
    pub head: Head,
    /// Whether it was given a name; else its name is `from->to`.
    pub named: bool,
    pub from: Spanned<ElementId>,
    pub to: Spanned<ElementId>,
    pub sends: Vec<Spanned<DataId>>,
    pub returns: Vec<Spanned<DataId>>,
    pub asks: Vec<Spanned<DataId>>,
    pub protocol: Vec<Spanned<KindId>>,
    pub attributes: Vec<Stated>,
}

/// The four parts of an adversary. What it inherits is not repeated here: see `Model::adversary_*` in `query`.
#[derive(Clone, Debug, Default)]
pub struct Adversary {
    pub head: Head,
    pub base: Option<Spanned<AdversaryId>>,
    /// Information available to it.
    pub knows: Vec<Knows>,
    /// Computing capability.
    pub computes: Option<Computes>,
    /// Control of the system.
    pub controls: Vec<Controls>,
    pub controls_nothing: Option<Span>,
    /// Its goal.
    pub wants: Vec<EffectOn>,
}

#[derive(Clone, Debug)]
pub struct Knows {
    pub level: Option<Spanned<Knowledge>>,
    pub data: Vec<Spanned<DataId>>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Computes {
    pub level: Option<Spanned<Potential>>,
    pub text: Option<Text>,
    pub factors: Factors,
    pub span: Span,
}

/// The factors of attack potential (ISO 18045, ISO/SAE 21434 annex G). Not stated: none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Factors {
    pub expertise: Option<Expertise>,
    pub equipment: Option<Equipment>,
    pub time: Option<Duration>,
    pub window: Option<Window>,
    pub queries: Option<u64>,
    pub knowledge: Option<Knowledge>,
    pub quantum: bool,
}

#[derive(Clone, Debug)]
pub struct Controls {
    pub position: Position,
    /// A boundary, an element or a flow.
    pub target: Spanned<Node>,
}

/// `disclose own orders`.
#[derive(Clone, Debug)]
pub struct EffectOn {
    pub effect: Effect,
    pub own: bool,
    pub target: Spanned<Node>,
    /// The whole phrase.
    pub span: Span,
}

#[derive(Clone, Debug, Default)]
pub struct Threat {
    pub head: Head,
    pub effects: Vec<EffectOn>,
    /// Flows and elements.
    pub through: Vec<Spanned<Node>>,
    pub by: Vec<Spanned<AdversaryId>>,
    /// `by mistake of ACTOR`.
    pub mistake_of: Option<Spanned<Node>>,
    pub needs: Vec<Need>,
    /// Of these one is enough.
    pub needs_any: Vec<Need>,
    pub factors: Factors,
    pub feasibility: Option<Rated<Feasibility>>,
    pub impact: Option<Rated<Level>>,
    pub severity: Option<Rated<Level>>,
    /// Those of a threat that a rule found are the rule's own.
    pub refers: Arc<Vec<Text>>,
    pub responses: Vec<Response>,
    pub remains: Option<Rated<Level>>,
    /// `accept rest by …`.
    pub rest: Option<Box<Response>>,
}

/// A fact that an adversary must have.
#[derive(Clone, Debug)]
pub struct Need {
    pub verb: NeedVerb,
    pub target: Spanned<Node>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum NeedVerb {
    Own,
    Alter,
    Observe,
    Reach,
    Read,
    Write,
    Act,
}

impl NeedVerb {
    /// `own`, `act as`: how it is written before a name.
    pub fn phrase(self) -> &'static str {
        match self {
            NeedVerb::Own => "own",
            NeedVerb::Alter => "alter",
            NeedVerb::Observe => "observe",
            NeedVerb::Reach => "reach",
            NeedVerb::Read => "read",
            NeedVerb::Write => "write",
            NeedVerb::Act => "act as",
        }
    }
}

/// What is done about a threat.
#[derive(Clone, Debug)]
pub struct Response {
    pub kind: ResponseKind,
    pub because: Option<Reason>,
    pub see: Vec<See>,
    /// The statement without its block.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ResponseKind {
    Mitigate {
        with: Vec<Spanned<ControlId>>,
    },
    /// What was removed; `node` when it is still declared (or is a value of a process's `output`: then none).
    Eliminate {
        what: Text,
        node: Option<Node>,
    },
    /// Elements (externals) and parties.
    Transfer {
        to: Vec<Spanned<Node>>,
    },
    Accept {
        by: Option<Text>,
        until: Option<Spanned<Date>>,
    },
}

#[derive(Clone, Debug)]
pub struct Tree {
    pub head: Head,
    pub goal: Option<EffectOn>,
    pub by: Vec<Spanned<AdversaryId>>,
    pub root: Vec<Branch>,
}

#[derive(Clone, Debug)]
pub enum Branch {
    Any(Vec<Branch>, Span),
    All(Vec<Branch>, Span),
    Sequence(Vec<Branch>, Span),
    Threat(Spanned<ThreatId>),
    Step(Box<Step>),
}

#[derive(Clone, Debug, Default)]
pub struct Step {
    pub head: Head,
    pub feasibility: Option<Rated<Feasibility>>,
    pub needs: Vec<Need>,
    pub needs_any: Vec<Need>,
    pub factors: Factors,
    pub stopped_by: Vec<Spanned<ControlId>>,
}

#[derive(Clone, Debug, Default)]
pub struct Control {
    pub head: Head,
    pub on: Vec<Spanned<Node>>,
    /// `on all of`.
    pub on_all: bool,
    /// Attributes that hold where it stands, once it counts.
    pub sets: Vec<Stated>,
    pub protects: Vec<Spanned<Property>>,
    pub counters: Vec<Spanned<RuleId>>,
    pub detects: Vec<EffectOn>,
    pub resists: Option<Spanned<Potential>>,
    pub status: Option<Spanned<Status>>,
    pub due: Option<Spanned<Date>>,
    pub cost: Option<Spanned<u64>>,
    pub evidence: Vec<Evidence>,
}

/// `evidence test "tests/x.rs" on 2026-09-28 by criminal`.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub kind: EvidenceKind,
    pub text: Text,
    pub on: Option<Spanned<Date>>,
    pub by: Option<Spanned<AdversaryId>>,
    pub span: Span,
}

/// Where an answer or an exclusion of a rule holds.
#[derive(Clone, Debug)]
pub enum Scope {
    /// `*`
    All(Span),
    On(Vec<Spanned<Node>>),
}

/// `answer web.xss on web { … }`.
#[derive(Clone, Debug)]
pub struct Answer {
    pub rule: Spanned<RuleId>,
    pub scope: Scope,
    pub responses: Vec<Response>,
    pub remains: Option<Rated<Level>>,
    pub rest: Option<Response>,
    pub span: Span,
    pub whole: Span,
}

/// What is out of scope, and why.
#[derive(Clone, Debug)]
pub struct Exclusion {
    pub head: Head,
    pub what: Excluded,
}

#[derive(Clone, Debug)]
pub enum Excluded {
    /// `exclude physical "Physical access" because "…"`: the title, else the name, says what.
    Text,
    /// `exclude adversary "A nation state"`: a label.
    Adversary,
    /// `exclude deny psp`.
    Effect(EffectOn),
    /// `exclude rule base.flood on internal`.
    Rule(Spanned<RuleId>, Scope),
}

/// `ignore TM206 on audit because "…"`.
#[derive(Clone, Debug)]
pub struct Ignore {
    pub code: Spanned<Code>,
    /// None: everywhere.
    pub on: Option<Spanned<Node>>,
    pub because: Option<Reason>,
    pub span: Span,
}

#[derive(Clone, Debug, Default)]
pub struct Assumption {
    pub head: Head,
    pub upholds: Vec<Uphold>,
    pub trusts: Vec<Spanned<Node>>,
    pub stops: Vec<Spanned<ThreatId>>,
    pub evidence: Vec<Evidence>,
    pub until: Option<Spanned<Date>>,
}

#[derive(Clone, Debug)]
pub enum Uphold {
    /// A value of the attribute `channel`.
    Channel(Text),
    /// Data or keys; empty: all.
    Sealed(Vec<Spanned<DataId>>),
    Signed(Vec<Spanned<DataId>>),
    Control(Spanned<ControlId>),
}

#[derive(Clone, Debug, Default)]
pub struct Claim {
    pub head: Head,
    pub lines: Vec<ClaimLine>,
    /// Controls and assumptions.
    pub relies_on: Vec<Spanned<Node>>,
}

/// `criminal given owns web cannot disclose cards`.
#[derive(Clone, Debug)]
pub struct ClaimLine {
    /// None: `nobody`, that is no declared adversary.
    pub adversary: Option<Spanned<AdversaryId>>,
    pub given: Vec<Given>,
    /// `can` rather than `cannot`.
    pub can: bool,
    pub what: EffectOn,
    pub because: Option<Reason>,
    pub span: Span,
}

impl ClaimLine {
    /// Whether it concedes something: `criminal can …`. `nobody can …` denies, as `cannot` does.
    pub fn concedes(&self) -> bool {
        self.can && self.adversary.is_some()
    }
}

#[derive(Clone, Debug)]
pub enum Given {
    Controls(Controls),
    Knows(Spanned<DataId>),
}

/// `review 2026-10-01 by "Platform security" { found "…" }`.
#[derive(Clone, Debug)]
pub struct Review {
    pub date: Spanned<Date>,
    pub by: Option<Text>,
    pub found: Vec<Text>,
    pub description: Option<Text>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct View {
    pub head: Head,
    pub collapse: Vec<Spanned<BoundaryId>>,
    pub show_data: Vec<Spanned<DataId>>,
    pub show: Vec<Spanned<BoundaryId>>,
    pub show_path: Option<(Spanned<AdversaryId>, EffectOn)>,
    /// Imported models that are opened.
    pub open: Vec<Text>,
}
