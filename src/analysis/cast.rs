//! The adversaries of a model: what each has and can, and which threats are theirs.

use super::profile::Profile;
use super::start::Threatens;
use crate::model::*;
use std::collections::BTreeMap;

/// All adversaries, by number.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    pub profiles: Vec<Profile>,
    /// The first who can compute the same, itself where there is none before.
    pub alike: Vec<usize>,
    /// The threats that are by it, or by one that it is, ascending; those by anybody left out.
    pub wanted: Vec<Vec<u32>>,
    /// The elements and boundaries that somebody declares its own.
    pub claimed: Vec<Node>,
}

impl Cast {
    /// Of `profiles`, one for each adversary.
    pub fn of(profiles: Vec<Profile>, threats: &[Threatens], claimed: Vec<Node>) -> Cast {
        let first = |p: &Profile| profiles.iter().position(|other| other.computes_like(p));
        Cast {
            alike: (0..)
                .zip(&profiles)
                .map(|(at, p)| first(p).unwrap_or(at))
                .collect(),
            wanted: wanted(&profiles, threats),
            profiles,
            claimed,
        }
    }

    /// The threats by one of several adversaries, ascending; those by anybody left out.
    pub fn wanted_by(&self, team: &[AdversaryId]) -> Vec<u32> {
        let each = team.iter().filter_map(|a| self.wanted.get(a.0 as usize));
        let mut all: Vec<u32> = each.flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

fn wanted(profiles: &[Profile], threats: &[Threatens]) -> Vec<Vec<u32>> {
    let mut heirs: BTreeMap<AdversaryId, Vec<usize>> = BTreeMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        profile
            .lineage
            .iter()
            .for_each(|a| heirs.entry(*a).or_default().push(at));
    }
    let mut wanted: Vec<Vec<u32>> = vec![Vec::new(); profiles.len()];
    for (at, threat) in (0..).zip(threats) {
        let heirs = threat.by.iter().filter_map(|b| heirs.get(b)).flatten();
        heirs.for_each(|heir| wanted[*heir].push(at));
    }
    wanted.iter_mut().for_each(Vec::dedup);
    wanted
}
