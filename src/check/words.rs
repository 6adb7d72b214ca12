//! Texts as words: whole words and phrases, whatever their case and what stands between them.

use foldhash::HashMap;
use std::borrow::Cow;

/// One word of a text: letters and digits.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// As it was written.
    pub shown: &'a str,
    pub lower: Cow<'a, str>,
    /// The byte where it starts.
    pub start: usize,
}

impl Word<'_> {
    pub fn end(&self) -> usize {
        self.start + self.shown.len()
    }
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut list = Vec::new();
    let mut rest = 0;
    while let Some(skip) = text[rest..].find(char::is_alphanumeric) {
        let start = rest + skip;
        let length = text[start..]
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(text.len() - start);
        let shown = &text[start..start + length];
        let lower = if shown.chars().any(char::is_uppercase) {
            Cow::Owned(shown.to_lowercase())
        } else {
            Cow::Borrowed(shown)
        };
        list.push(Word { shown, lower, start });
        rest = start + length;
    }
    list
}

/// A set of phrases, each of one or more words in lower case, that finds the first of them in a text in one walk.
#[derive(Debug)]
pub struct Phrases {
    by_first: HashMap<&'static str, Vec<(usize, Vec<&'static str>)>>,
    /// For each first byte, which lengths the first words of phrases have, as bits.
    lengths: [u64; 256],
}

/// The bit of a length; those of 63 and more share one.
fn bit(length: usize) -> u64 {
    1 << length.min(63)
}

/// Where a phrase stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Which of the phrases.
    pub phrase: usize,
    /// Which word of the text it begins with, and the one after it.
    pub first: usize,
    pub after: usize,
}

impl Phrases {
    pub fn new(list: &[&'static str]) -> Phrases {
        let mut by_first: HashMap<_, Vec<_>> = HashMap::default();
        for (at, phrase) in list.iter().enumerate() {
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            by_first.entry(first).or_default().push((at, words.collect()));
        }
        let mut lengths = [0; 256];
        for first in by_first.keys() {
            lengths[usize::from(first.as_bytes().first().copied().unwrap_or_default())] |= bit(first.len());
        }
        Phrases { by_first, lengths }
    }

    /// The words that phrases begin with, in lower case.
    pub fn firsts(&self) -> impl Iterator<Item = &'static str> {
        self.by_first.keys().copied()
    }

    /// Every place where one of the phrases stands, in the order of the text.
    pub fn hits(&self, text: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (first, word) in text.iter().enumerate() {
            for (phrase, rest) in self.by_first.get(word.lower.as_ref()).into_iter().flatten() {
                let mut next = text[first + 1..].iter().map(|w| w.lower.as_ref());
                if rest.iter().all(|w| next.next() == Some(w)) {
                    hits.push(Hit {
                        phrase: *phrase,
                        first,
                        after: first + 1 + rest.len(),
                    });
                }
            }
        }
        hits
    }

    /// Whether a text has a word that one of the phrases may begin with: most texts have none, and this is quick to see.
    pub fn may_stand_in(&self, text: &str) -> bool {
        if !text.is_ascii() {
            return true;
        }
        let mut words = text.as_bytes().split(|b| !b.is_ascii_alphanumeric());
        words.any(|word| {
            let first = word.first().map_or(0, u8::to_ascii_lowercase);
            self.lengths[usize::from(first)] & bit(word.len()) != 0
        })
    }

    /// The first phrase in a text, as the text has it.
    pub fn find<'a>(&self, text: &'a str) -> Option<&'a str> {
        if !self.may_stand_in(text) {
            return None;
        }
        let words = words(text);
        let hit = self.hits(&words).first().copied()?;
        Some(shown(text, &words, hit))
    }
}

/// The phrase of a hit, as the text has it.
pub fn shown<'a>(text: &'a str, words: &[Word], hit: Hit) -> &'a str {
    &text[words[hit.first].start..words[hit.after - 1].end()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only_whatever_stands_between() {
        let phrases = Phrases::new(&["node js", "todo"]);
        assert_eq!(phrases.find("A Node.js server"), Some("Node.js"));
        assert_eq!(phrases.find("method over"), None);
        assert_eq!(phrases.find("Überall: TODO"), Some("TODO"));
    }
}
