//! Incidents on their way from the reader through the filters: measured many at
//! a time, which is several times as fast as one by one.

use crate::analyse::Filter;
use crate::border::{Border, Referenced};
use crate::model::Located;
use rayon::prelude::*;

/// So many are measured at once.
const MANY: usize = 16_384;

pub(super) struct Measuring<'a> {
    border: &'a Border,
    filter: &'a Filter,
    waiting: Vec<Located>,
    admitted: Vec<Referenced>,
    measured: usize,
}

impl<'a> Measuring<'a> {
    pub fn new(border: &'a Border, filter: &'a Filter) -> Self {
        Self {
            border,
            filter,
            waiting: Vec::new(),
            admitted: Vec::new(),
            measured: 0,
        }
    }

    pub fn add(&mut self, located: Located) {
        self.waiting.push(located);
        if self.waiting.len() == MANY {
            self.measure();
        }
    }

    fn measure(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.measured += waiting.len();
        let (border, filter) = (self.border, self.filter);
        let measured = border.reference_many(waiting).into_par_iter();
        self.admitted
            .par_extend(measured.filter(|one| filter.admits(one, border)));
    }

    /// Those that the filter lets through, in their order, and how many were
    /// measured.
    pub fn finish(mut self) -> (Vec<Referenced>, usize) {
        self.measure();
        (self.admitted, self.measured)
    }
}
