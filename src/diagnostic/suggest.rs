//! "Did you mean …?"

/// The candidate that comes nearest to a word: at most one change per three letters (a swap of neighbours counts as
/// one; Damerau 1964). Of equally near ones the first. None when nothing is near.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let cutoff = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == word || candidate.len().abs_diff(word.len()) > 4 * cutoff {
            continue;
        }
        let distance = strsim::damerau_levenshtein(word, candidate);
        let short = candidate.chars().count() <= 2 && length <= 2;
        if distance <= cutoff && !short && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, c)| c)
}
