//! Which words may begin a statement, and where.

/// How often a property may stand in one block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Times {
    Once,
    Often,
}
use Times::{Often, Once};

/// Every keyword that declares something at the top of a file.
pub const KEYWORDS: &[&str] = &[
    "model",
    "import",
    "use",
    "data",
    "boundary",
    "actor",
    "external",
    "party",
    "process",
    "store",
    "flow",
    "adversary",
    "threat",
    "tree",
    "control",
    "answer",
    "exclude",
    "ignore",
    "assume",
    "claim",
    "review",
    "view",
    "defaults",
    "kind",
    "attribute",
    "rule",
    "test",
];

/// What may be declared within a boundary.
pub const IN_BOUNDARY: &[&str] = &["boundary", "actor", "external", "process", "store"];

/// What every block may say.
pub const COMMON: &[(&str, Times)] = &[
    ("description", Once),
    ("owner", Once),
    ("tags", Often),
    ("see", Often),
];

/// The properties of each keyword, beside [`COMMON`] and the attributes.
pub const PROPERTIES: &[(&str, &[(&str, Times)])] = &[
    (
        "model",
        &[
            ("purpose", Once),
            ("version", Once),
            ("appetite", Once),
            ("review", Often),
            ("risk", Often),
        ],
    ),
    (
        "data",
        &[
            ("belongs", Once),
            ("sealed", Often),
            ("signed", Often),
            ("yields", Often),
            ("authenticates", Often),
        ],
    ),
    ("boundary", &[("trust", Once), ("many", Once)]),
    ("actor", &[("is", Often), ("holds", Often)]),
    (
        "external",
        &[
            ("is", Often),
            ("holds", Often),
            ("access", Often),
            ("trust", Once),
        ],
    ),
    ("process", &[("is", Often), ("holds", Often), ("access", Often)]),
    ("store", &[("is", Often), ("holds", Often), ("access", Often)]),
    ("party", &[]),
    (
        "flow",
        &[
            ("sends", Often),
            ("returns", Often),
            ("asks", Often),
            ("protocol", Often),
        ],
    ),
    (
        "adversary",
        &[
            ("knows", Often),
            ("computes", Once),
            ("observes", Often),
            ("alters", Often),
            ("owns", Often),
            ("controls", Once),
            ("wants", Often),
        ],
    ),
    (
        "threat",
        &[
            ("through", Often),
            ("by", Often),
            ("needs", Often),
            ("feasibility", Once),
            ("impact", Once),
            ("severity", Once),
            ("refers", Often),
            ("mitigate", Often),
            ("eliminate", Often),
            ("transfer", Often),
            ("accept", Often),
            ("remains", Once),
        ],
    ),
    (
        "tree",
        &[
            ("goal", Once),
            ("any", Often),
            ("all", Often),
            ("sequence", Often),
            ("step", Often),
        ],
    ),
    (
        "step",
        &[("feasibility", Once), ("needs", Often), ("stopped", Often)],
    ),
    (
        "control",
        &[
            ("on", Often),
            ("sets", Often),
            ("protects", Often),
            ("counters", Often),
            ("detects", Often),
            ("resists", Once),
            ("status", Once),
            ("due", Once),
            ("cost", Once),
            ("evidence", Often),
        ],
    ),
    (
        "answer",
        &[
            ("mitigate", Often),
            ("eliminate", Often),
            ("transfer", Often),
            ("accept", Often),
            ("remains", Once),
        ],
    ),
    ("response", &[]),
    ("exclude", &[]),
    (
        "assume",
        &[
            ("upholds", Often),
            ("trusts", Often),
            ("stops", Often),
            ("evidence", Often),
            ("until", Once),
        ],
    ),
    ("claim", &[("relies", Often)]),
    ("review", &[("found", Often)]),
    ("view", &[("collapse", Often), ("show", Often), ("open", Often)]),
    ("kind", &[]),
    ("attribute", &[]),
    (
        "rule",
        &[
            ("for", Often),
            ("when", Once),
            ("threat", Often),
            ("needs", Often),
            ("impact", Once),
            ("refers", Often),
            ("suggest", Once),
            ("ask", Once),
            ("explain", Once),
            ("more", Often),
            ("once", Once),
        ],
    ),
];

/// The properties of a keyword; none for a keyword that is not in the table.
pub fn properties(keyword: &str) -> &'static [(&'static str, Times)] {
    PROPERTIES
        .iter()
        .find(|(k, _)| *k == keyword)
        .map_or(&[], |(_, list)| list)
}

/// The property of that name, common ones included.
pub fn property(keyword: &str, word: &str) -> Option<Times> {
    properties(keyword)
        .iter()
        .chain(COMMON)
        .find(|(w, _)| *w == word)
        .map(|(_, times)| *times)
}
