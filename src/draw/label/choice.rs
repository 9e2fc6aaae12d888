//! Which candidate each label takes: greedy by priority, then simulated
//! annealing (Christensen, Marks and Shieber 1995, doi:10.1145/212332.212334).
//!
//! Unlike theirs, a state never has an overlap: a label that takes a place
//! sends away whom it would cover. What is found is never worse than the
//! greedy start, in cost and in number of labels.

use super::chance::Chance;

/// The choice to make. Candidates are counted through all labels.
pub(super) struct Choice {
    /// The first candidate of each label, and the end.
    pub first: Vec<usize>,
    /// Of each candidate.
    pub cost: Vec<i64>,
    /// The cost of leaving out each label; more than that of its candidates.
    pub dropped: Vec<i64>,
    /// The candidates of other labels that exclude each, in order.
    pub rivals: Vec<Vec<u32>>,
}

/// First temperature in units of cost, the share of it that a stage leaves,
/// and how many stages there are: as published, with a unit of 100.
const HOTTEST: f64 = 247.0;
const COOLING: f64 = 0.9;
const STAGES: usize = 50;
/// Moves in a stage, and how many taken ones end it, for each label.
const MOVES: usize = 20;
const TAKEN: usize = 5;

impl Choice {
    fn candidates(&self, label: usize) -> std::ops::Range<usize> {
        self.first[label]..self.first[label + 1]
    }

    /// The candidate of each label, `None` where it is left out.
    pub(super) fn made(&self) -> Vec<Option<usize>> {
        let mut state = State::greedy(self);
        state.anneal();
        state.chosen
    }
}

/// A choice without overlaps.
pub(super) struct State<'c> {
    choice: &'c Choice,
    /// Whose each candidate is.
    owner: Vec<usize>,
    pub(super) chosen: Vec<Option<usize>>,
    /// For each candidate how many chosen ones exclude it.
    hits: Vec<u32>,
    pub(super) cost: i64,
    pub(super) placed: usize,
}

impl<'c> State<'c> {
    /// The most important label first, each where it costs least.
    pub(super) fn greedy(choice: &'c Choice) -> Self {
        let labels = choice.dropped.len();
        let owner = (0..labels)
            .flat_map(|label| choice.candidates(label).map(move |_| label))
            .collect();
        let mut state = Self {
            choice,
            owner,
            chosen: vec![None; labels],
            hits: vec![0; choice.cost.len()],
            cost: choice.dropped.iter().sum(),
            placed: 0,
        };
        let mut order: Vec<usize> = (0..labels).collect();
        order.sort_by_key(|&label| std::cmp::Reverse(choice.dropped[label]));
        for label in order {
            let best = state.cheapest_free(label);
            state.put(label, best);
        }
        state
    }

    /// What a label costs as it stands.
    fn cost_of(&self, label: usize) -> i64 {
        self.chosen[label].map_or(self.choice.dropped[label], |c| self.choice.cost[c])
    }

    fn put(&mut self, label: usize, to: Option<usize>) {
        self.cost -= self.cost_of(label);
        if let Some(from) = self.chosen[label] {
            self.placed -= 1;
            for &rival in &self.choice.rivals[from] {
                self.hits[rival as usize] -= 1;
            }
        }
        if let Some(to) = to {
            self.placed += 1;
            for &rival in &self.choice.rivals[to] {
                self.hits[rival as usize] += 1;
            }
        }
        self.chosen[label] = to;
        self.cost += self.cost_of(label);
    }

    fn cheapest_free(&self, label: usize) -> Option<usize> {
        let free = self.choice.candidates(label).filter(|&c| self.hits[c] == 0);
        free.min_by_key(|&c| self.choice.cost[c])
    }

    /// The labels that must give way to a candidate.
    fn ousted(&self, candidate: usize) -> Vec<usize> {
        if self.hits[candidate] == 0 {
            return Vec::new();
        }
        let rivals = self.choice.rivals[candidate].iter().map(|&r| r as usize);
        rivals
            .filter(|&r| self.chosen[self.owner[r]] == Some(r))
            .map(|r| self.owner[r])
            .collect()
    }

    /// The least that an ousted label would cost beside `candidate`.
    fn refuge(&self, label: usize, candidate: usize) -> i64 {
        let rivals = &self.choice.rivals[candidate];
        self.choice
            .candidates(label)
            .filter(|&c| self.hits[c] == 0 && rivals.binary_search(&(c as u32)).is_err())
            .map(|c| self.choice.cost[c])
            .min()
            .unwrap_or(self.choice.dropped[label])
    }

    /// Tries a label at a random candidate; those in its way go elsewhere.
    /// Returns whether the state has changed.
    fn step(&mut self, label: usize, temperature: f64, chance: &mut Chance) -> bool {
        let candidates = self.choice.candidates(label);
        let to = candidates.start + chance.below(candidates.len());
        if self.chosen[label] == Some(to) {
            return false;
        }
        let ousted = self.ousted(to);
        let moved: i64 = ousted.iter().map(|&o| self.refuge(o, to) - self.cost_of(o)).sum();
        let change = self.choice.cost[to] - self.cost_of(label) + moved;
        if !chance.takes(change, temperature) {
            return false;
        }
        for &o in &ousted {
            self.put(o, None);
        }
        self.put(label, Some(to));
        for o in ousted {
            self.put(o, self.cheapest_free(o));
        }
        true
    }

    /// Moves each label to its cheapest free candidate until none is better.
    fn settle(&mut self) {
        const ROUNDS: usize = 20;
        for _ in 0..ROUNDS {
            let before = self.cost;
            for label in 0..self.chosen.len() {
                let from = self.chosen[label];
                let better = self
                    .cheapest_free(label)
                    .filter(|&c| self.choice.cost[c] < self.cost_of(label));
                if better.is_some() && better != from {
                    self.put(label, better);
                }
            }
            if self.cost == before {
                break;
            }
        }
    }

    /// Improves the state until it is cold.
    pub(super) fn anneal(&mut self) {
        let contested: Vec<usize> = (0..self.chosen.len())
            .filter(|&label| self.choice.candidates(label).any(|c| !self.choice.rivals[c].is_empty()))
            .collect();
        let mut chance = Chance::new(0x6475_7261_6e64);
        let (least_placed, mut best) = (self.placed, (self.cost, self.chosen.clone()));
        let mut temperature = HOTTEST;
        for _ in 0..STAGES {
            let mut taken = 0;
            for _ in 0..MOVES * contested.len() {
                let label = contested[chance.below(contested.len())];
                taken += usize::from(self.step(label, temperature, &mut chance));
                if self.cost < best.0 && self.placed >= least_placed {
                    best = (self.cost, self.chosen.clone());
                }
                if taken > TAKEN * contested.len() {
                    break;
                }
            }
            if taken == 0 {
                break;
            }
            temperature *= COOLING;
        }
        for (label, to) in best.1.into_iter().enumerate() {
            // In two rounds, since the old places may exclude the new ones.
            if self.chosen[label] != to {
                self.put(label, None);
                self.put(label, to);
            }
        }
        self.settle();
    }
}
