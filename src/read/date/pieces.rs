//! A text taken apart: numbers and names, and what stands between them.

use super::calendar::{Calendar, Third};
use super::fault::DateFault;

/// What stands before a piece, the weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    #[default]
    Nothing,
    Space,
    Comma,
    Dot,
    Slash,
    Dash,
    /// The word `to`.
    To,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub mark: Mark,
    /// Whether a space stands beside the mark.
    pub spaced: bool,
}

impl Gap {
    /// Adds a sign; of two, the weaker counts for nothing.
    pub fn add(&mut self, mark: Mark) -> Result<(), DateFault> {
        if self.mark >= Mark::Slash && mark >= Mark::Slash {
            return Err(DateFault::NoDate);
        }
        self.spaced |= mark == Mark::Space;
        self.mark = self.mark.max(mark);
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number of one or two digits; 0 for a part not known.
    Small(u32, u8),
    /// A number of four digits.
    Year(u32),
    /// Year, month and day in one number.
    Day(u32, u32, u32),
    Month(Calendar, u32),
    Third(Third),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub kind: Kind,
    pub gap: Gap,
}

/// The most pieces a date or an interval has.
pub(super) const MOST: usize = 8;

/// The pieces of a text, and what it says as a whole.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pieces: [Piece; MOST],
    count: usize,
    pub calendar: Option<Calendar>,
    /// It says that its year is a Hijri year, not of which calendar.
    pub is_hijri: bool,
    pub has_time: bool,
}

impl Phrase {
    pub fn new() -> Self {
        let none = Piece {
            kind: Kind::Small(0, 0),
            gap: Gap::default(),
        };
        Self {
            pieces: [none; MOST],
            count: 0,
            calendar: None,
            is_hijri: false,
            has_time: false,
        }
    }

    pub fn pieces(&self) -> &[Piece] {
        &self.pieces[..self.count]
    }

    pub fn push(&mut self, piece: Piece) -> Result<(), DateFault> {
        *self.pieces.get_mut(self.count).ok_or(DateFault::NoDate)? = piece;
        self.count += 1;
        Ok(())
    }

    /// Takes the last piece away again.
    pub fn pop(&mut self) {
        self.count = self.count.saturating_sub(1);
    }
}
