//! What the words of the language say, in a sentence: for hover and completion. `docs/language.md` is the reference.

/// What a keyword declares, and a form to start from (in the syntax of snippets).
pub fn keyword_text(word: &str) -> Option<(&'static str, &'static str)> {
    KEYWORDS
        .iter()
        .find(|(w, _, _)| *w == word)
        .map(|(_, text, form)| (*text, *form))
}

/// What a property says in the block of a keyword.
pub fn property_text(keyword: &str, word: &str) -> Option<&'static str> {
    let of = |owner: &str| {
        let list = PROPERTIES
            .iter()
            .filter(move |(k, _, _)| k.split(' ').any(|k| k == owner));
        list.clone()
            .find(|(_, w, _)| *w == word)
            .map(|(_, _, text)| *text)
    };
    of(keyword).or_else(|| of("*"))
}

const KEYWORDS: &[(&str, &str, &str)] = &[
    (
        "model",
        "What the whole model is about. Stands once, in the file that is compiled.",
        "model \"${1:Title}\" {\n  purpose \"${2:What it is for}\"\n  owner   \"${3:Team}\"\n  review every ${4:90 days}\n}",
    ),
    (
        "import",
        "Declarations of another file join this model; with `as NAME` it stays a model of its own, reached as `NAME.thing`.",
        "import \"${1:part.tm}\"",
    ),
    ("use", "The rules of these packs take part.", "use pack ${1:web}"),
    (
        "data",
        "An asset: something of value that is stored or moved.",
        "data ${1:name} \"${2:Title}\" {\n  confidentiality ${3|none,low,medium,high,critical|}\n  integrity       ${4|none,low,medium,high,critical|}\n}",
    ),
    (
        "boundary",
        "A trust boundary around elements and boundaries.",
        "boundary ${1:name} \"${2:Title}\" {\n  trust ${3|none,partial,full|} because \"${4:why}\"\n  $0\n}",
    ),
    ("actor", "A person or role.", "actor ${1:name} \"${2:Title}\""),
    (
        "external",
        "A system that we do not build.",
        "external ${1:name} \"${2:Title}\" {\n  trust ${3|none,partial,full|} because \"${4:why}\"\n  access ${5:nobody}\n}",
    ),
    (
        "party",
        "Someone who takes part only on paper: an insurer, a regulator.",
        "party ${1:name} \"${2:Title}\"",
    ),
    (
        "process",
        "Code that runs.",
        "process ${1:name} \"${2:Title}\" {\n  is ${3:web-service}\n  access ${4:nobody}\n}",
    ),
    (
        "store",
        "Data at rest.",
        "store ${1:name} \"${2:Title}\" {\n  holds ${3:data}\n  access ${4:nobody}\n}",
    ),
    (
        "flow",
        "Data in motion, in the direction of who starts it; `returns` is what comes back.",
        "flow ${1:name}: ${2:from} -> ${3:to} \"${4:Title}\" {\n  sends ${5:data}\n  protocol ${6:https}\n}",
    ),
    (
        "adversary",
        "Who attacks. Four parts: what it knows, its computing capability, what it controls, what it wants.",
        "adversary ${1:name} \"${2:Title}\" {\n  knows    ${3|public,design,source,internals,everything|}\n  computes ${4|basic,enhanced,moderate,high,unbounded|} \"${5:with what}\"\n  owns     ${6:place}\n  wants    ${7:disclose data}\n}",
    ),
    (
        "threat",
        "What can go wrong: effects, the way, by whom; and one response to it.",
        "threat ${1:name} \"${2:Title}\" {\n  ${3:disclose} ${4:data}\n  through ${5:flow}\n  by ${6:adversary}\n  impact ${7|low,medium,high,critical|}\n  mitigate with ${8:control}\n}",
    ),
    (
        "tree",
        "An attack tree: a goal, and below it what has to happen, as `any`, `all` or `sequence`.",
        "tree ${1:name} \"${2:Title}\" {\n  goal ${3:disclose data} by ${4:adversary}\n  any {\n    $0\n  }\n}",
    ),
    (
        "control",
        "What is done against threats, and how far it has come.",
        "control ${1:name} \"${2:Title}\" {\n  on       ${3:element}\n  protects ${4|confidentiality,integrity,availability,authenticity,authorization,accountability|}\n  resists  ${5|basic,enhanced,moderate,high|}\n  status   ${6|planned,in-progress,implemented,verified|}\n  owner    \"${7:Team}\"\n}",
    ),
    (
        "answer",
        "One response to all findings of a rule at a place.",
        "answer ${1:rule} on ${2:element} { mitigate with ${3:control} }",
    ),
    (
        "exclude",
        "What is out of scope, and why.",
        "exclude ${1:name} \"${2:What}\" because \"${3:why}\"",
    ),
    (
        "ignore",
        "A remark of the examiner, answered with a reason.",
        "ignore ${1:TM206} on ${2:name} because \"${3:why}\"",
    ),
    (
        "assume",
        "What the analysis may rely on; each is questioned by leaving it out.",
        "assume ${1:name} \"${2:Title}\" because \"${3:why}\" {\n  ${4:trusts} ${5:element}\n  owner \"${6:Team}\"\n}",
    ),
    (
        "claim",
        "What is to be shown: who can or cannot do what.",
        "claim ${1:name} \"${2:Title}\" {\n  ${3:adversary} cannot ${4:disclose data}\n}",
    ),
    (
        "review",
        "Who looked at the model, when, and what was found.",
        "review ${1:2026-10-01} by \"${2:Team}\" { found \"${3:what}\" }",
    ),
    (
        "view",
        "A diagram: what it shows, what is collapsed.",
        "view ${1:name} \"${2:Title}\" { show ${3:data orders} }",
    ),
    (
        "defaults",
        "What the declarations of a keyword in this file start from.",
        "defaults ${1:control} { ${2:status planned} }",
    ),
    (
        "kind",
        "A kind of element, flow or data, with the attributes that follow from it.",
        "kind ${1:name} \"${2:Title}\" for ${3:process} { $0 }",
    ),
    (
        "attribute",
        "An attribute of one's own, with its values.",
        "attribute ${1:name} \"${2:What it says}\" for ${3:process}: ${4:low < high}",
    ),
    (
        "rule",
        "A pattern that raises threats wherever it fits.",
        "rule ${1:name} \"${2:Title}\" {\n  for ${3:process p}\n  when ${4:p.exposure = internet}\n  threat ${5:tamper p}\n  suggest \"${6:what to do}\"\n}",
    ),
    (
        "test",
        "A small model, and what the rules of a pack must say of it.",
        "test ${1:name} \"${2:Title}\" {\n  process ${3:api}\n\n  fires ${4:rule} on ${3:api}\n}",
    ),
];

/// By the keywords of the block (`*` is any), the word, and what it says.
const PROPERTIES: &[(&str, &str, &str)] = &[
    ("*", "description", "Prose, in Markdown."),
    ("*", "owner", "Whose it is."),
    ("*", "tags", "Words of one's own."),
    ("*", "see", "A link: `see \"https://…\" \"Label\"`."),
    ("model", "purpose", "What the system is for."),
    ("model", "version", "Of the system."),
    ("model", "appetite", "The highest severity that may be accepted."),
    (
        "model",
        "review",
        "When to look again: `review every 90 days`, `review when \"a new entry point\"`.",
    ),
    (
        "model",
        "risk",
        "A cell of the risk matrix that differs: `risk high x critical is critical`.",
    ),
    (
        "data",
        "belongs",
        "Whose data it is: `belongs to customer`. Acting as one customer gives that customer's only.",
    ),
    (
        "data",
        "sealed",
        "Without one of these keys nothing can be read: `sealed by KEY`. A comma means any of them, a second line also.",
    ),
    (
        "data",
        "signed",
        "What was changed without one of these does not pass as genuine: `signed by KEY`.",
    ),
    ("data", "yields", "What else knowing it gives."),
    ("data", "authenticates", "Knowing it is being that party."),
    (
        "boundary external",
        "trust",
        "How far it is trusted: none < partial < full.",
    ),
    (
        "boundary",
        "many",
        "It stands for many alike (phones, tenants): owning it is owning one of them.",
    ),
    (
        "actor external process store",
        "is",
        "Its kind: attributes that it does not state follow from it.",
    ),
    (
        "actor external process store",
        "holds",
        "The data that is kept there.",
    ),
    (
        "external process store",
        "access",
        "Who can do what with it: `access support reads orders`, `access nobody`.",
    ),
    ("flow", "sends", "The data that goes with the arrow."),
    ("flow", "returns", "The data that comes back."),
    ("flow", "asks", "What a caller must show."),
    ("flow", "protocol", "Its kind: `https`, `ssh`, …"),
    (
        "adversary",
        "knows",
        "Information available to it: a level, and data.",
    ),
    (
        "adversary",
        "computes",
        "Computing capability: a level of attack potential (ISO 18045), or its factors after `with`.",
    ),
    (
        "adversary",
        "observes",
        "Control of the system: it sees what passes there.",
    ),
    (
        "adversary",
        "alters",
        "Control of the system: it sees and changes what passes there.",
    ),
    ("adversary", "owns", "Control of the system: it is its own."),
    ("adversary", "controls", "`controls nothing` says so on purpose."),
    ("adversary", "wants", "Its goals: an effect and a target each."),
    (
        "threat",
        "through",
        "Where it enters and travels: flows and elements, in any order.",
    ),
    (
        "threat",
        "by",
        "Which adversaries carry it out; `by mistake of ACTOR` is nobody's attack.",
    ),
    (
        "threat step",
        "needs",
        "What the adversary must have: factors (`expertise expert`) and facts (`reach web`), all of them; `needs any` one of them.",
    ),
    ("rule", "needs", "What an adversary must have."),
    (
        "threat step",
        "feasibility",
        "How easily it succeeds: very-low < low < medium < high. Derived when it is not stated.",
    ),
    (
        "threat",
        "impact",
        "What is lost: none < low < medium < high < critical. Derived from the data when it is not stated.",
    ),
    ("rule", "impact", "`worst of DATA`, or a level."),
    (
        "threat",
        "severity",
        "Stated instead of the cell of the risk matrix; needs a reason.",
    ),
    (
        "threat rule",
        "refers",
        "Numbers in public lists: CWE, CAPEC, ATT&CK, ATLAS, OWASP.",
    ),
    (
        "threat answer",
        "mitigate",
        "Response: controls stop it. `mitigate with CONTROL`.",
    ),
    (
        "threat answer",
        "eliminate",
        "Response: what it needs was taken out. `eliminate NAME because \"…\"`.",
    ),
    (
        "threat answer",
        "transfer",
        "Response: somebody else bears it. `transfer to PARTY because \"…\"`.",
    ),
    (
        "threat answer",
        "accept",
        "Response: it stays. `accept by \"WHO\" until DATE because \"…\"`.",
    ),
    ("threat answer", "remains", "The severity that is left."),
    (
        "tree",
        "goal",
        "What the attack is after: an effect on a target, and by whom.",
    ),
    ("tree", "any", "One of these is enough."),
    ("tree", "all", "All of these are needed."),
    ("tree", "sequence", "All of these, in this order."),
    ("tree", "step", "A step that is no threat of its own."),
    (
        "step",
        "stopped",
        "The controls that stop it: `stopped by CONTROL`.",
    ),
    (
        "control",
        "on",
        "Where it stands; `on all of a, b`: only owning every one of them turns it off.",
    ),
    (
        "control",
        "sets",
        "Attributes that hold where it stands, once it counts.",
    ),
    ("control", "protects", "Which properties it protects."),
    ("control", "counters", "The rules whose findings it answers."),
    ("control", "detects", "What it notices but does not stop."),
    ("control", "resists", "Up to which attack potential it holds."),
    (
        "control",
        "status",
        "How far it has come; only implemented and verified ones count today.",
    ),
    ("control", "due", "When it is to be in place."),
    ("control", "cost", "What it costs, in any one unit."),
    (
        "control assume",
        "evidence",
        "What shows that it works: `evidence test \"tests/x.rs\" on 2026-09-28 by ADVERSARY`.",
    ),
    (
        "assume",
        "upholds",
        "What holds: `channel tls`, `sealed D`, `signed D`, `control C`.",
    ),
    ("assume", "trusts", "Who or what is honest."),
    ("assume", "stops", "Threats that do not happen while it holds."),
    ("assume", "until", "When it has to be looked at again."),
    (
        "claim",
        "relies",
        "Controls and assumptions that it needs: `relies on a, b`.",
    ),
    ("review", "found", "What was found."),
    ("view", "collapse", "Boundaries drawn as one box."),
    (
        "view",
        "show",
        "Only these boundaries, where data goes (`show data D`), or an attack (`show path A disclose D`).",
    ),
    ("view", "open", "Imported models drawn with what is in them."),
    ("rule", "for", "The variables, and what they range over."),
    (
        "rule",
        "when",
        "The condition, in three values: what is unknown becomes a question.",
    ),
    ("rule", "threat", "The effects that it raises."),
    ("rule", "suggest", "What to do about it."),
    ("rule", "ask", "What is asked when the condition is undecided."),
    (
        "rule",
        "explain",
        "Why it matters, when it is a false alarm, how to test for it; in Markdown.",
    ),
    (
        "rule",
        "more",
        "`more specific than RULE`: the other one is silent where this one speaks.",
    ),
    (
        "rule",
        "once",
        "`once for VARIABLE, …`: one finding for each of these, wherever else it holds.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::words;

    #[test]
    fn every_word_of_the_language_is_explained() {
        for keyword in words::KEYWORDS {
            assert!(keyword_text(keyword).is_some(), "{keyword}");
        }
        for (keyword, list) in words::PROPERTIES {
            for (word, _) in list.iter().chain(words::COMMON) {
                assert!(property_text(keyword, word).is_some(), "{word} in {keyword}");
            }
        }
    }

    #[test]
    fn what_is_explained_is_a_word_of_the_language() {
        for (keywords, word, _) in PROPERTIES {
            for keyword in keywords.split(' ').filter(|k| *k != "*") {
                assert!(words::property(keyword, word).is_some(), "{word} in {keyword}");
            }
        }
    }
}
