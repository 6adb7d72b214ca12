//! The ordered words of the language: levels, statuses, capabilities. The order of the variants is the order of
//! the scale.

use serde::{Deserialize, Serialize};

/// A scale that is written in words.
pub trait Words: Sized + Copy + PartialOrd + 'static {
    /// Every value with its word, from the least to the most.
    const WORDS: &'static [(Self, &'static str)];
    /// What the scale is called in messages: "a level".
    const CALLED: &'static str;

    /// The value of a word.
    fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, w)| *w == word).map(|(v, _)| *v)
    }

    /// The word of the value.
    fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(v, _)| *v == self)
            .map_or("", |(_, w)| w)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident $called:literal { $($(#[$vdoc:meta])* $variant:ident $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),* }
        impl Words for $name {
            const WORDS: &'static [(Self, &'static str)] = &[$(($name::$variant, $word)),*];
            const CALLED: &'static str = $called;
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }
    };
}

words! {
    /// How much is at stake: ratings of data, impact, severity.
    Level "a level" { None "none", Low "low", Medium "medium", High "high", Critical "critical" }
}
words! {
    /// How easily an attack succeeds (ISO/SAE 21434: attack feasibility rating).
    Feasibility "a feasibility" { VeryLow "very-low", Low "low", Medium "medium", High "high" }
}
words! {
    /// Attack potential (ISO 18045).
    Potential "an attack potential" {
        Basic "basic", Enhanced "enhanced", Moderate "moderate", High "high", Unbounded "unbounded"
    }
}
words! {
    /// Information available to an adversary.
    Knowledge "a level of knowledge" {
        Public "public", Design "design", Source "source", Internals "internals", Everything "everything"
    }
}
words! {
    /// Expertise (ISO 18045).
    Expertise "an expertise" {
        Layman "layman", Proficient "proficient", Expert "expert", Multiple "multiple"
    }
}
words! {
    /// Equipment (ISO 18045).
    Equipment "equipment" {
        Standard "standard", Specialised "specialised", Bespoke "bespoke", MultipleBespoke "multiple-bespoke"
    }
}
words! {
    /// Window of opportunity (ISO 18045).
    Window "a window of opportunity" {
        Unlimited "unlimited", Easy "easy", Moderate "moderate", Difficult "difficult"
    }
}
words! {
    /// How far a control has come; only what is at least implemented counts today.
    Status "a status" {
        Planned "planned", InProgress "in-progress", Implemented "implemented", Verified "verified"
    }
}
words! {
    /// How far a boundary or an external system is trusted.
    Trust "a trust" { None "none", Partial "partial", Full "full" }
}
words! {
    /// Control of the system. Each includes those before it.
    Position "a kind of control" { Observes "observes", Alters "alters", Owns "owns" }
}
words! {
    /// What a party may do with a component.
    AccessVerb "a kind of access" {
        Uses "uses", Reads "reads", Writes "writes", Administers "administers"
    }
}
words! {
    /// What shows that a control works, or that an assumption holds.
    EvidenceKind "a kind of evidence" {
        Test "test", Scan "scan", Audit "audit", Link "link", Ticket "ticket", File "file"
    }
}
words! {
    /// What an effect takes away and a control protects.
    Property "a property" {
        Authenticity "authenticity", Integrity "integrity", Accountability "accountability",
        Confidentiality "confidentiality", Availability "availability", Resources "resources",
        Authorization "authorization", Unlinkability "unlinkability", Anonymity "anonymity",
        Undetectability "undetectability", Awareness "awareness", Compliance "compliance",
    }
}
words! {
    /// What can happen: STRIDE as verbs, then LINDDUN.
    Effect "an effect" {
        Spoof "spoof", Tamper "tamper", Mislead "mislead", Repudiate "repudiate", Disclose "disclose",
        Deny "deny", Exhaust "exhaust", Elevate "elevate",
        Link "link", Identify "identify", Detect "detect", Unaware "unaware", Noncompliant "noncompliant",
    }
}

impl Effect {
    /// The property that is lost.
    pub fn property(self) -> Property {
        match self {
            Effect::Spoof => Property::Authenticity,
            Effect::Tamper | Effect::Mislead => Property::Integrity,
            Effect::Repudiate => Property::Accountability,
            Effect::Disclose => Property::Confidentiality,
            Effect::Deny => Property::Availability,
            Effect::Exhaust => Property::Resources,
            Effect::Elevate => Property::Authorization,
            Effect::Link => Property::Unlinkability,
            Effect::Identify => Property::Anonymity,
            Effect::Detect => Property::Undetectability,
            Effect::Unaware => Property::Awareness,
            Effect::Noncompliant => Property::Compliance,
        }
    }

    /// The STRIDE category in full, or "Privacy (LINDDUN)".
    pub fn category(self) -> &'static str {
        match self {
            Effect::Spoof => "Spoofing",
            Effect::Tamper | Effect::Mislead => "Tampering",
            Effect::Repudiate => "Repudiation",
            Effect::Disclose => "Information disclosure",
            Effect::Deny | Effect::Exhaust => "Denial of service",
            Effect::Elevate => "Elevation of privilege",
            _ => "Privacy (LINDDUN)",
        }
    }

    /// Whether it is one of LINDDUN's.
    pub fn is_privacy(self) -> bool {
        self >= Effect::Link
    }
}

/// The severity of a cell of the default matrix (`language.md` §5).
pub fn default_severity(feasibility: Feasibility, impact: Level) -> Level {
    use Level::*;
    const MATRIX: [[Level; 5]; 4] = [
        [None, Low, Low, Low, Medium],
        [None, Low, Low, Medium, High],
        [None, Low, Medium, High, High],
        [None, Low, Medium, High, Critical],
    ];
    MATRIX[feasibility as usize][impact as usize]
}
