//! Texts as words: whole words and phrases, whatever their case and what stands between them.

use foldhash::HashMap;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};

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

/// The same for texts with the same words, whatever their case and what stands between them.
pub fn hash_of_words(text: &str) -> u64 {
    let mut hash = FixedState::default().build_hasher();
    let mut word = |bytes: &mut dyn Iterator<Item = u8>| {
        bytes.for_each(|b| hash.write_u8(b));
        hash.write_u8(b' ');
    };
    match text.is_ascii() {
        true => text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
            .for_each(|w| word(&mut w.bytes().map(|b| b.to_ascii_lowercase()))),
        false => words(text).iter().for_each(|w| word(&mut w.lower.bytes())),
    }
    hash.finish()
}

/// Leaves those that may be like another one: whose hash another one has.
pub fn keep_alike<T>(list: &mut Vec<T>, hash: impl Fn(&T) -> u64) {
    let mut count: HashMap<u64, u32> = HashMap::default();
    list.iter()
        .for_each(|one| *count.entry(hash(one)).or_default() += 1);
    list.retain(|one| count[&hash(one)] > 1);
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

    /// Calls `seen` with each word of a text that a phrase begins with, in lower case.
    pub fn each_first(&self, text: &str, seen: &mut dyn FnMut(&'static str)) {
        let mut look = |lower: &str| {
            if let Some((first, _)) = self.by_first.get_key_value(lower) {
                seen(first);
            }
        };
        if !text.is_ascii() {
            return words(text).iter().for_each(|word| look(&word.lower));
        }
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
            let first = word.bytes().next().map_or(0, |b| b.to_ascii_lowercase());
            if self.lengths[usize::from(first)] & bit(word.len()) == 0 {
                continue;
            }
            match word.bytes().any(|b| b.is_ascii_uppercase()) {
                true => look(&word.to_ascii_lowercase()),
                false => look(word),
            }
        }
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
    fn texts_with_the_same_words_are_alike() {
        let mut list = vec![
            "Stolen backup.",
            "a stolen backup",
            "  stolen BACKUP",
            "stolenbackup",
            "Stolen – backup",
            "Über Über",
            "über, über!",
        ];
        keep_alike(&mut list, |text| hash_of_words(text));
        assert_eq!(
            list,
            [
                "Stolen backup.",
                "  stolen BACKUP",
                "Stolen – backup",
                "Über Über",
                "über, über!"
            ]
        );
    }

    #[test]
    fn whole_words_only_whatever_stands_between() {
        let phrases = Phrases::new(&["node js", "todo"]);
        assert_eq!(phrases.find("A Node.js server"), Some("Node.js"));
        assert_eq!(phrases.find("method over"), None);
        assert_eq!(phrases.find("Überall: TODO"), Some("TODO"));
    }
}
