//! Sets of numbers, a bit for each number that may be in it.

use std::ops::Range;

/// Some of the numbers below a fixed one.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// None of the numbers below `count`.
    pub fn new(count: usize) -> Bits {
        Bits(vec![0; count.div_ceil(64)])
    }

    /// The numbers that may be in it are below this.
    pub fn len(&self) -> usize {
        self.0.len() * 64
    }

    /// Whether it is new.
    pub fn insert(&mut self, number: u32) -> bool {
        let (word, bit) = (&mut self.0[number as usize / 64], 1 << (number % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    pub fn remove(&mut self, number: u32) {
        self.0[number as usize / 64] &= !(1 << (number % 64));
    }

    pub fn has(&self, number: u32) -> bool {
        self.0[number as usize / 64] & (1 << (number % 64)) != 0
    }

    /// All of them, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.0).flat_map(|(place, word)| each(place, *word))
    }

    /// Those in a range, ascending.
    pub fn between(&self, range: &Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let (from, to) = (range.start as usize / 64, (range.end as usize).div_ceil(64));
        let words = (from as u32..).zip(&self.0[from..to]);
        let all = words.flat_map(|(place, word)| each(place, *word));
        let range = range.clone();
        all.filter(move |number| range.contains(number))
    }

    /// The set of those that are in both.
    pub fn both(&self, others: &Bits) -> Bits {
        let words = self.0.iter().zip(&others.0).map(|(a, b)| a & b);
        Bits(words.collect())
    }

    /// Those that are in both, ascending.
    pub fn common<'a>(&'a self, others: &'a Bits) -> impl Iterator<Item = u32> + 'a {
        let words = self.0.iter().zip(&others.0).map(|(a, b)| a & b);
        (0..).zip(words).flat_map(|(place, word)| each(place, word))
    }

    /// How many come before each word, and how many there are.
    pub fn ranks(&self) -> (Vec<u32>, u32) {
        let mut len = 0;
        let ranks = self.0.iter().map(|word| {
            let before = len;
            len += word.count_ones();
            before
        });
        (ranks.collect(), len)
    }

    /// Where one of them stands among them; `ranks` is theirs.
    pub fn place(&self, ranks: &[u32], number: u32) -> Option<usize> {
        let (word, bit) = (number as usize / 64, 1u64 << (number % 64));
        let before = self.0[word] & (bit - 1);
        (self.0[word] & bit != 0).then(|| (ranks[word] + before.count_ones()) as usize)
    }
}

/// The numbers of a word, ascending; which word it is.
fn each(place: u32, word: u64) -> impl Iterator<Item = u32> {
    ones(word).map(move |bit| place * 64 + bit)
}

/// Which bits of a word are set, ascending.
pub fn ones(word: u64) -> impl Iterator<Item = u32> {
    let not_zero = |word: u64| (word != 0).then_some(word);
    let left = std::iter::successors(not_zero(word), move |word| not_zero(word & (word - 1)));
    left.map(u64::trailing_zeros)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_the_borders_of_words_are_told_apart() {
        let of = |numbers: &[u32]| {
            let mut bits = Bits::new(192);
            assert!(numbers.iter().all(|n| bits.insert(*n)) && !numbers.iter().any(|n| bits.insert(*n)));
            bits
        };
        let numbers = [0, 63, 64, 127, 128, 191];
        let mut bits = of(&numbers);
        assert_eq!(bits.iter().collect::<Vec<_>>(), numbers);
        for (range, within) in [
            (0..64, &numbers[..2]),
            (63..65, &numbers[1..3]),
            (64..128, &numbers[2..4]),
        ] {
            assert_eq!(bits.between(&range).collect::<Vec<_>>(), within, "{range:?}");
        }
        assert_eq!(
            bits.between(&(5..5)).count() + bits.between(&(65..127)).count(),
            0
        );
        assert_eq!(
            bits.common(&of(&[1, 64, 190, 191])).collect::<Vec<_>>(),
            [64, 191]
        );
        bits.remove(64);
        assert!(bits.has(63) && !bits.has(64) && bits.has(127) && !bits.has(65));
    }
}
