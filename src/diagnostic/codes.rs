//! The table of codes: one line each. A code's page is `docs/codes/TMnnn.md`; a test proves that table, pages,
//! checks and tests agree.

use super::Severity;
use std::fmt;

/// A stable number: `TM` and three digits. Once released, a number keeps its meaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TM{:03}", self.0)
    }
}

/// Which of the four questions a check belongs to; the language itself comes before all of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Question {
    Language,
    Building,
    GoWrong,
    DoAboutIt,
    GoodJob,
}

/// One line of the table.
#[derive(Debug)]
pub struct CodeInfo {
    pub code: Code,
    /// The name in words, as `tm.toml` accepts it too: `store-never-read`.
    pub slug: &'static str,
    pub severity: Severity,
    pub question: Question,
    /// What it says, in one sentence.
    pub title: &'static str,
}

impl Code {
    /// The line of the table.
    pub fn info(self) -> &'static CodeInfo {
        match CODES.binary_search_by_key(&self, |i| i.code) {
            Ok(at) => &CODES[at],
            Err(_) => &UNLISTED,
        }
    }

    /// The code that a user wrote as `TM206` or as its slug.
    pub fn parse(text: &str) -> Option<Code> {
        CODES
            .iter()
            .find(|i| i.slug == text || i.code.to_string().eq_ignore_ascii_case(text))
            .map(|i| i.code)
    }

    /// Whether it belongs to the language itself (`TM0xx`): then the examiner is held back.
    pub fn is_language(self) -> bool {
        self.0 < 100
    }
}

static UNLISTED: CodeInfo = CodeInfo {
    code: Code(999),
    slug: "unlisted",
    severity: Severity::Error,
    question: Question::Language,
    title: "a code that is missing in the table",
};

macro_rules! codes {
    ($($number:literal $slug:literal $severity:ident $question:ident $title:literal)*) => {
        /// Every code, in the order of its number.
        pub static CODES: &[CodeInfo] = &[
            $(CodeInfo { code: Code($number), slug: $slug, severity: Severity::$severity,
                question: Question::$question, title: $title },)*
        ];
    };
}

codes! {
    1 "syntax" Error Language "the text cannot be read here"
    2 "unclosed-string" Error Language "a text lacks one of its quotes"
    3 "unclosed-block" Error Language "a block lacks its closing brace"
    4 "missing-brace" Error Language "a block lacks its opening brace"
    5 "extra-brace" Error Language "a closing brace closes nothing"
    6 "unexpected-character" Error Language "a character has no place in the language"
    7 "too-deep" Error Language "blocks are nested too deep"
    8 "unbalanced-parenthesis" Error Language "a parenthesis or bracket stands alone"
    9 "bad-escape" Error Language "a text contains an escape that does not exist"
    10 "unknown-keyword" Error Language "a word that begins no statement"
    11 "unknown-name" Error Language "a name that nothing declares"
    12 "unknown-property" Error Language "a property that the declaration does not have"
    13 "unknown-value" Error Language "a value that the property does not take"
    14 "duplicate-name" Error Language "a name that is declared twice"
    15 "wrong-kind" Error Language "a name of something that does not fit here"
    16 "expected" Error Language "something is missing in a statement, or too much"
    17 "unknown-effect" Error Language "a verb that is no effect"
    18 "bad-reference" Error Language "a reference that is written as no public list writes it"
    19 "bad-date" Error Language "a date that is none"
    20 "bad-number" Error Language "a number that is none"
    21 "duplicate-property" Error Language "a property that may stand once stands twice"
    22 "misplaced" Error Language "a declaration where it cannot stand"
    23 "missing-reason" Error Language "a remark is ignored without a reason"
    24 "import-missing" Error Language "an imported file that cannot be read"
    25 "import-cycle" Error Language "files that import each other in a circle"
    26 "import-outside" Error Language "an import that leads out of the project"
    27 "unknown-pack" Error Language "a pack that does not exist"
    28 "circle" Error Language "a kind or an adversary that extends itself"
    29 "reserved-name" Error Language "a name that is not free"
    30 "duplicate-model" Error Language "a second `model`"
    31 "weakened" Error Language "a control that sets less than is stated"
    32 "unnamed-flow" Error Language "a second flow between the same two without a name"
    33 "empty-file" Error Language "a file without a statement"
    34 "no-order" Error Language "a comparison by order of what has none"
    35 "never-holds" Error Language "a condition that can never hold"
    36 "unbounded-path" Error Language "a path that nothing limits"
    37 "values" Error Language "values of an attribute that cannot be told apart, or too many of them"
    101 "no-system" Error Building "nothing says what is being built"
    102 "no-purpose" Warning Building "nothing says what the system is for"
    103 "no-party" Error Building "nobody takes part"
    104 "no-asset" Error Building "no data is declared"
    105 "asset-no-property" Error Building "data names no property to protect"
    106 "no-adversary" Error GoWrong "no adversary is declared"
    107 "no-threat" Error GoWrong "no threat is declared"
    108 "no-exclusions" Warning GoWrong "nothing is ruled out"
    109 "no-validation" Error GoodJob "nothing says whether the model is any good"
    110 "access-unstated" Warning Building "nothing says who can access a component"
    113 "unused-declaration" Warning Building "a declaration is used nowhere"
    114 "idle-ignore" Note Building "an `ignore` that silences nothing"
    115 "no-owner" Warning Building "the model has no owner"
    116 "view-too-large" Note Building "a view draws more than a page can hold"
    118 "no-response-step" Error DoAboutIt "threats, and no response to any"
    119 "no-kind" Note Building "processes and stores whose kind is not said"
    121 "no-appetite" Note Building "nothing says which severity may be accepted"
    122 "credential-of-nobody" Note Building "a credential that proves nobody's identity"
    123 "whose-data" Note Building "personal data or a credential that belongs to nobody"
    124 "incomplete-rule" Note GoWrong "a rule of one's own that lacks a part"
    125 "no-pack" Note GoWrong "no pack of rules takes part, or one that an answer needs"
    151 "implementation-leak" Warning Building "a product is named that nothing is aimed at"
    152 "weasel-word" Note DoAboutIt "a word says nothing that can be checked"
    153 "absolute-claim" Warning DoAboutIt "a text claims perfect security"
    154 "completeness-claim" Warning GoodJob "a text claims that nothing was missed"
    155 "story-word" Note Building "a word hides a second story"
    156 "agentless-threat" Note GoWrong "a step says what happens, and not who does it"
    158 "too-concrete" Note Building "a label has more detail than the picture needs"
    159 "copy-paste-text" Note GoWrong "several threats have the same text"
    160 "placeholder" Warning Building "a text was left for later"
    161 "overlong" Note GoWrong "a threat is more than a sentence"
    162 "label-adversary" Warning GoWrong "an adversary is a label, not what it has"
    163 "control-as-threat" Note GoWrong "a threat is worded as a missing control"
    201 "store-to-store" Error Building "data moves from store to store by itself"
    202 "entity-to-store" Warning Building "a party reaches a store with no process in between"
    203 "entity-to-entity" Note Building "a flow lies outside the system"
    204 "magic-source" Warning Building "a process emits data but receives none"
    205 "black-hole" Warning Building "a process receives data but emits none"
    206 "store-never-read" Warning Building "a store is written and never read"
    207 "store-never-written" Warning Building "a store is read and never filled"
    208 "isolated-element" Error Building "no flow touches an element"
    209 "disconnected-view" Warning Building "the diagram falls into parts"
    210 "flow-no-data" Warning Building "a flow carries no data"
    211 "data-conjured" Warning Building "a process passes data on that nothing brings to it"
    212 "no-zone" Note Building "an element stands in no boundary"
    213 "single-zone" Error Building "no trust boundary divides the system"
    215 "idle-boundary" Note Building "no flow crosses a boundary"
    216 "external-in-trusted-zone" Warning Building "an external system stands in a trusted zone"
    217 "trust-inversion" Note Building "a boundary is trusted less than the one around it"
    218 "empty-label" Note Building "a label would fit any flow"
    220 "no-external" Warning Building "nobody and nothing outside takes part"
    221 "shared-store" Warning Building "a store is a channel between zones"
    222 "invisible-decision" Warning Building "nothing shows who decides that data may cross"
    226 "trust-unstated" Note Building "a boundary that does not say how far it is trusted"
    227 "way-unstated" Note Building "flows over a boundary whose protection is not said"
    228 "auth-unasked" Note Building "callers prove who they are, but not by what"
    229 "rests-nowhere" Note Building "data that travels and rests nowhere"
    230 "store-mismatch" Note Building "what a store holds and what flows bring and take differ"
    301 "no-goal" Error GoWrong "an adversary has no goal"
    302 "no-knowledge" Error GoWrong "nothing says what an adversary knows"
    303 "no-compute" Error GoWrong "nothing says what an adversary can compute"
    304 "no-control" Error GoWrong "nothing says what an adversary controls"
    305 "goal-not-asset" Warning GoWrong "a goal costs nothing that is rated"
    307 "obscurity" Warning GoWrong "a defence rests on the adversary not knowing the design"
    308 "bad-secret" Warning GoWrong "a secret is not declared replaceable"
    309 "non-adaptive" Warning GoWrong "a defence that its adversary is not to know"
    310 "omnipotent" Error GoWrong "an adversary that has everything from the start"
    311 "powerless" Error GoWrong "an adversary that touches nothing"
    312 "dominated" Note GoWrong "an adversary adds nothing to another"
    313 "no-insider" Warning GoWrong "no adversary is an insider"
    314 "no-network-adversary" Warning GoWrong "no adversary sits on the network"
    316 "trusted-by-fiat" Warning GoWrong "an external system is trusted without a word"
    318 "active-passive-unstated" Warning GoWrong "what an adversary is called and what it controls differ"
    320 "ml-knowledge" Note GoWrong "nothing says whether an adversary has the model"
    321 "ml-budget" Warning GoWrong "an adversary may ask a model without a bound"
    322 "ml-stage" Note GoWrong "an adversary comes near a model at no stage"
    325 "entry-unattended" Warning GoWrong "no adversary comes near an entry point"
    326 "idle-adversary" Warning GoWrong "no threat is by an adversary"
    328 "no-horizon" Note GoWrong "a long-lived secret, and no adversary that can wait"
    401 "exclusion-no-reason" Error GoWrong "something is ruled out without a reason"
    402 "exclusion-reachable" Warning GoWrong "what is excluded is within reach, and on the way to what is not"
    403 "exclusion-blanket" Note GoWrong "a whole class of threats is ruled out, with no assumption in its place"
    404 "assumption-no-check" Warning GoWrong "an assumption without owner, evidence or end"
    405 "assumption-unused" Note GoWrong "an assumption on which nothing rests"
    406 "assumption-load-bearing" Warning GoWrong "everything hangs on an assumption that nothing shows to hold"
    407 "assumption-vs-adversary" Error GoWrong "an assumption trusts what an adversary controls"
    408 "trust-no-assumption" Warning GoWrong "something is trusted, and nothing says why"
    411 "exclusion-unowned" Note GoWrong "an exclusion that is somebody else's matter, without saying whose"
    412 "assumption-expired" Warning GoWrong "the date of an assumption has passed"
    413 "confirmed-but-planned" Warning GoWrong "an assumption is shown to hold, but its control is not in place"
    414 "scope-silent" Note GoWrong "a topic that is neither threatened nor ruled out"
    415 "idle-exclusion" Note GoWrong "a rule is ruled out where it finds nothing"
    501 "threat-no-target" Error GoWrong "a threat that names no element and no flow"
    502 "threat-no-adversary" Error GoWrong "a threat by nobody"
    503 "threat-no-asset" Warning GoWrong "a threat that does not say what is lost"
    505 "threat-no-precondition" Note GoWrong "a threat that needs nothing of its adversary"
    506 "stride-gap-element" Note GoWrong "questions of STRIDE about elements and flows that nobody answered"
    507 "stride-gap-interaction" Note GoWrong "questions of STRIDE about interactions that nobody answered"
    508 "class-mismatch" Warning GoWrong "an effect that does not apply to its target"
    509 "crossing-unanalysed" Error GoWrong "a flow crosses a trust boundary, and no threat goes through it"
    510 "exposed-unanalysed" Error GoWrong "an element faces the outside, and no threat touches it"
    511 "sensitive-store-unanalysed" Warning GoWrong "a store of confidential data that no threat discloses"
    512 "generic-threat" Note GoWrong "a threat that would fit any system"
    513 "duplicate-threat" Note GoWrong "two threats with the same adversary, effects and places"
    514 "threat-infeasible" Warning GoWrong "a threat that its adversary cannot carry out"
    515 "path-unlisted" Error GoWrong "an adversary reaches its goal, and no threat says so"
    516 "single-class" Note GoWrong "all threats are of one kind, or none is about identity"
    518 "unrated" Warning GoWrong "a threat without an impact, or a mistake without a feasibility"
    519 "priority-inversion" Warning GoWrong "a severe threat is left while a milder one is dealt with"
    520 "flat-ratings" Note GoWrong "all threats have the same rating"
    521 "unknown-reference" Warning GoWrong "a reference to a number that its catalogue does not have, or has withdrawn"
    522 "privacy-gap" Warning GoWrong "personal data, and no threat to the people it is about"
    523 "llm-injection-gap" Error GoWrong "untrusted text reaches a model that uses tools, and no threat of injection"
    524 "ml-poisoning-gap" Error GoWrong "a model learns from what others can write, and no threat of poisoning"
    525 "ml-membership-gap" Warning GoWrong "scores leave a model of sensitive training data, and no threat of membership inference"
    526 "near-duplicate" Note GoWrong "two threats, assumptions or flows that say the same"
    527 "no-reference" Note GoWrong "threats that refer to no public list"
    528 "impact-unstated" Note GoWrong "a threat that does not say how bad it would be"
    529 "tree-without-goal" Warning GoWrong "an attack tree without a goal"
    530 "lone-branch" Note GoWrong "a gate of an attack tree with one branch"
    531 "way-unsaid" Note GoWrong "threats that do not say where they enter"
    532 "rating-unexplained" Note GoWrong "a threat is rated, and nothing says why"
    533 "tree-goal-unwanted" Warning GoWrong "a tree leads to what its adversary does not want"
    534 "leaf-infeasible" Warning GoWrong "a leaf of a tree that nobody can do"
    535 "tree-incomplete" Note GoWrong "the goal of a tree is reached by a way that it does not list"
    601 "untreated" Error DoAboutIt "a threat without a response"
    602 "response-kind" Error DoAboutIt "a threat with two kinds of response, or mitigated with nothing"
    603 "accept-incomplete" Error DoAboutIt "an acceptance without approver, expiry or reason"
    605 "transfer-no-party" Error DoAboutIt "a transfer to what is no party"
    606 "transfer-no-agreement" Warning DoAboutIt "a transfer without a linked agreement"
    607 "eliminated-still-there" Error DoAboutIt "what was eliminated is still there"
    608 "orphan-control" Warning DoAboutIt "a control that answers no threat"
    609 "control-off-path" Error DoAboutIt "a control that stands nowhere on the way of its threat"
    610 "bypassable" Warning DoAboutIt "what a control stops is done by another way"
    611 "self-defeating" Error DoAboutIt "a control run by the adversary that it is to stop"
    612 "single-point" Note DoAboutIt "critical data rests on one control"
    613 "no-effect" Note DoAboutIt "a control that changes no result"
    614 "wrong-property" Warning DoAboutIt "a control does not protect what its threat takes"
    615 "obscurity-control" Warning DoAboutIt "a control that works only while nobody knows how"
    616 "closed-but-open" Error DoAboutIt "a threat is closed by controls that are not in place"
    617 "plan-no-date" Warning DoAboutIt "a planned control without owner or date, or whose date has passed"
    618 "no-residual" Warning DoAboutIt "a mitigated threat that does not say what remains"
    619 "above-appetite" Error DoAboutIt "more is accepted than the model's appetite"
    620 "detect-only" Note DoAboutIt "a threat that is only noticed"
    621 "new-surface" Warning DoAboutIt "a control stands on what no threat touches"
    622 "key-with-lock" Warning DoAboutIt "the key lies beside the lock"
    623 "weaker-adversary" Warning DoAboutIt "a control was tried by a weaker adversary than its threat has"
    624 "control-nowhere" Warning DoAboutIt "a control that stands nowhere"
    625 "resists-unstated" Note DoAboutIt "controls that do not say what they withstand"
    626 "control-unowned" Note DoAboutIt "controls in place that nobody owns"
    627 "unseen-by-rules" Note DoAboutIt "controls that no rule will notice"
    628 "idle-answer" Warning DoAboutIt "an answer to what no rule finds"
    629 "too-weak" Warning DoAboutIt "a control that resists less than its adversary has"
    701 "no-evidence" Warning GoodJob "a control is said to be in place, and nothing shows it"
    702 "evidence-dangling" Error GoodJob "evidence at a path where there is nothing"
    704 "no-test-for-threat" Note GoodJob "no test tries a threat"
    705 "self-review" Note GoodJob "the owner is the only reviewer"
    706 "no-adaptive-test" Warning GoodJob "the defence of a model was not tried by an adversary"
    708 "claim-unsupported" Warning GoodJob "a claim that relies on nothing"
    709 "claim-false" Error GoodJob "a claim is refuted: an adversary can do what it denies"
    710 "coverage-below" Warning GoodJob "less of STRIDE is decided than the project asks for"
    713 "hidden-unknown" Note GoodJob "a claim depends on what is not stated"
    714 "never-reviewed" Warning GoodJob "nobody reviewed the model, or nothing says what was found"
    715 "unclaimed" Note GoodJob "goals and threats that no claim speaks of"
    716 "vacuous-claim" Warning GoodJob "a claim that holds only because no adversary comes near"
    717 "concession-gone" Note GoodJob "a conceded loss that is out of reach"
    801 "plaintext-encrypted" Error Building "a flow's channel contradicts its protocol"
    803 "class-downgrade" Error Building "data is rated lower than what it opens"
    804 "exposure-mismatch" Error Building "an internal element is reached from outside"
    805 "access-vs-flow" Warning Building "declared access and drawn flows differ"
    806 "knowledge-leak" Error Building "an adversary observes what it is said not to read"
    807 "control-closure" Error Building "an adversary owns what holds what it is said not to read"
    808 "rating-derivation" Note GoWrong "a stated feasibility that differs from what follows"
    811 "class-vs-cwe" Note GoWrong "a weakness that does not lead to the threat's effects"
    813 "tenant-isolation" Warning Building "tenants share an element, and nothing keeps them apart"
    814 "lifetime" Note Building "a credential that lives longer than a year"
    816 "unknown-blocks" Note Building "an attribute that is not said, and that rules wait for"
    901 "review-overdue" Warning GoodJob "the next review is overdue"
    902 "no-trigger" Warning GoodJob "nothing says when to look again"
    904 "acceptance-expired" Error GoodJob "a threat was accepted until a date that has passed"
}
