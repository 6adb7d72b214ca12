//! In which order to ask: greedily, by what each question is expected to settle of what those before it left open.
//!
//! A possible threat is settled as soon as the answers make its rule hold or fail, whatever else stays unknown. How likely
//! the answers to a question do that is the product over what it waits for; when all of it is answered, it is sure. Gains
//! may grow as others are taken (the last open attribute settles for sure), so each is kept up to date; the cost is that
//! of the pairs of questions that a threat waits for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What waits for answers.
pub struct Stake {
    /// How much it counts.
    pub weight: u32,
    /// The question for each of the attributes that it waits for, and how likely that answer alone settles it.
    pub odds: Vec<(usize, f32)>,
}

/// What one question is to one threat.
struct Share {
    question: usize,
    /// How likely the answers leave it open.
    open: f64,
}

/// A threat while questions are taken.
struct State {
    weight: f64,
    /// How likely it is still open.
    open: f64,
    /// The questions not taken.
    left: Vec<Share>,
}

impl State {
    fn of(stake: &Stake) -> State {
        let mut left: Vec<Share> = Vec::new();
        for (question, settles) in &stake.odds {
            let open = 1.0 - f64::from(*settles);
            match left.iter_mut().find(|s| s.question == *question) {
                Some(share) => share.open *= open,
                None => left.push(Share {
                    question: *question,
                    open,
                }),
            }
        }
        State {
            weight: f64::from(stake.weight),
            open: 1.0,
            left,
        }
    }

    /// What a question would settle of it.
    fn gain(&self, share: &Share) -> f64 {
        let after = match self.left.len() {
            1 => 0.0,
            _ => share.open,
        };
        self.weight * self.open * (1.0 - after)
    }
}

/// The questions by their number, the best first.
pub fn order(questions: usize, stakes: &[Stake]) -> Vec<usize> {
    let mut states: Vec<State> = stakes.iter().map(State::of).collect();
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); questions];
    let mut gains = vec![0.0; questions];
    for (at, state) in states.iter().enumerate() {
        for share in &state.left {
            waiting[share.question].push(at);
            gains[share.question] += state.gain(share);
        }
    }
    // A gain is never below zero, so its bits are in its order. What was pushed before a gain changed is passed over.
    let key = |gain: f64| gain.max(0.0).to_bits();
    let mut heap: BinaryHeap<(u64, Reverse<usize>)> =
        (0..questions).map(|q| (key(gains[q]), Reverse(q))).collect();
    let mut taken = vec![false; questions];
    let mut order = Vec::new();
    while let Some((gain, Reverse(question))) = heap.pop() {
        if taken[question] || gain != key(gains[question]) {
            continue;
        }
        taken[question] = true;
        order.push(question);
        let mut changed = Vec::new();
        for at in &waiting[question] {
            let state = &mut states[*at];
            state.left.iter().for_each(|s| gains[s.question] -= state.gain(s));
            if let Some(place) = state.left.iter().position(|s| s.question == question) {
                state.open *= state.left.remove(place).open;
            }
            state.left.iter().for_each(|s| gains[s.question] += state.gain(s));
            changed.extend(state.left.iter().map(|s| s.question));
        }
        changed.sort_unstable();
        changed.dedup();
        heap.extend(changed.into_iter().map(|q| (key(gains[q]), Reverse(q))));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stake(weight: u32, odds: &[(usize, f32)]) -> Stake {
        Stake {
            weight,
            odds: odds.to_vec(),
        }
    }

    #[test]
    fn what_settles_more_comes_first() {
        let stakes = [stake(1, &[(0, 0.2), (1, 0.9)]), stake(1, &[(0, 0.2), (2, 0.5)])];
        assert_eq!(order(3, &stakes), [1, 2, 0]);
    }

    #[test]
    fn what_is_settled_already_counts_no_more() {
        let twice = [(0, 1.0), (1, 0.9)];
        let stakes = [
            stake(1, &twice),
            stake(1, &twice),
            stake(1, &[(2, 0.5), (3, 0.1)]),
        ];
        assert_eq!(order(4, &stakes), [0, 2, 3, 1]);
    }

    #[test]
    fn the_last_open_attribute_settles_for_sure() {
        let stakes = [stake(4, &[(0, 0.6), (1, 0.0)]), stake(1, &[(2, 0.9), (3, 0.9)])];
        assert_eq!(order(4, &stakes), [0, 1, 2, 3]);
    }

    #[test]
    fn a_worse_threat_counts_more() {
        let stakes = [stake(1, &[(0, 0.5), (1, 0.0)]), stake(4, &[(2, 0.4), (3, 0.0)])];
        assert_eq!(order(4, &stakes)[0], 2);
    }
}
