//! "Did you mean …?"

/// Nothing is suggested for longer words: the work grows with the square of the length.
const LONGEST: usize = 100;

/// The candidate that comes nearest to a word: one that differs in capitals only, else in hyphens and underscores too, else by
/// at most one change per three letters (a swap of neighbours counts as one; Damerau 1964). Of equally near ones the first.
/// None when nothing is near.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let letters = Letters::of(word);
    let (mut best, mut alike) = (None, None);
    // How many changes the next one may need: fewer than the best so far.
    let mut most = (length / 3).max(1);
    for candidate in candidates {
        if candidate == word {
            continue;
        }
        if lower(word).eq(lower(candidate)) {
            return Some(candidate);
        }
        if alike.is_none() && bare(word).eq(bare(candidate)) {
            alike = Some(candidate);
        }
        if most == 0 || letters.apart(candidate) > most {
            continue;
        }
        let short = length <= 2 && candidate.chars().count() <= 2;
        let distance = strsim::damerau_levenshtein(word, candidate);
        if distance <= most && !short {
            best = Some(candidate);
            most = distance - 1;
        }
    }
    alike.or(best)
}

fn lower(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase)
}

/// The letters of a word, whatever their case, and the digits.
fn bare(word: &str) -> impl Iterator<Item = char> {
    lower(word).filter(|c| !matches!(c, '-' | '_'))
}

/// How often each letter stands in a word, whatever the order: tells most words apart at a fraction of the cost of
/// counting changes, so that a text with thousands of unknown words is answered at once.
struct Letters([i32; 64]);

impl Letters {
    fn of(word: &str) -> Letters {
        let mut letters = Letters([0; 64]);
        word.chars().for_each(|c| *letters.of_letter(c) += 1);
        letters
    }

    /// Letters that share a place make words look nearer than they are, never farther.
    fn of_letter(&mut self, c: char) -> &mut i32 {
        &mut self.0[c as usize % 64]
    }

    /// No fewer changes than this lead to the other word: a change puts in one letter at most, and takes out one.
    fn apart(&self, other: &str) -> usize {
        let mut rest = Letters(self.0);
        other.chars().for_each(|c| *rest.of_letter(c) -= 1);
        let more: i32 = rest.0.iter().filter(|n| **n > 0).sum();
        let less: i32 = rest.0.iter().filter(|n| **n < 0).sum();
        more.max(-less) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found() {
        let known = ["process", "processes", "store", "boundary", "to", "of"];
        let near = |word| nearest(word, known.into_iter());
        assert_eq!(near("proces"), Some("process"));
        assert_eq!(near("processe"), Some("process"));
        assert_eq!(near("sotre"), Some("store"));
        assert_eq!(near("bonudray"), Some("boundary"));
        assert_eq!(near("store"), None);
        assert_eq!(near("ot"), None);
        assert_eq!(near("quite-different"), None);
        assert_eq!(near("STORE"), Some("store"));
        let protocols = ["http", "https", "http-2", "http-3"];
        assert_eq!(nearest("http2", protocols.into_iter()), Some("http-2"));
        assert_eq!(nearest("HTTP_3", protocols.into_iter()), Some("http-3"));
        assert_eq!(nearest("AB", ["A-b", "ab"].into_iter()), Some("ab"));
        assert_eq!(nearest("htp", protocols.into_iter()), Some("http"));
    }

    proptest::proptest! {
        /// Otherwise a suggestion would be lost.
        #[test]
        fn letters_never_set_words_further_apart_than_they_are(a in "[a-eA-Eé-]{0,12}", b in "[a-eA-Eé-]{0,12}") {
            proptest::prop_assert!(Letters::of(&a).apart(&b) <= strsim::damerau_levenshtein(&a, &b));
        }
    }
}
