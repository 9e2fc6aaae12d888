//! Takes a cleaned text apart into pieces, leaving out what says nothing of
//! the day: times, weekdays, qualifiers.

use super::calendar::Calendar;
use super::fault::DateFault;
use super::pieces::{Gap, Kind, Mark, Phrase, Piece};
use super::times;
use super::words::{self, Word};

/// The pieces of a text that went through [`clean`](super::clean::clean).
pub(super) fn scan(text: &str) -> Result<Phrase, DateFault> {
    let mut scan = Scan {
        rest: text,
        gap: Gap::default(),
        after: After::Start,
        phrase: Phrase::new(),
    };
    while let Some(c) = scan.rest.chars().next() {
        scan.step(c)?;
    }
    let phrase = scan.phrase;
    match (phrase.pieces(), scan.gap.mark) {
        ([], _) if phrase.has_time => Err(DateFault::TimeOnly),
        ([], Mark::Nothing | Mark::Space) if text.trim().is_empty() => Err(DateFault::Empty),
        ([], _) => Err(DateFault::NoDate),
        (_, Mark::Slash | Mark::Dash | Mark::To) => Err(DateFault::Open),
        _ => Ok(phrase),
    }
}

/// What was read last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Start,
    Piece,
    Time,
    /// The `T` that a time follows.
    T,
}

struct Scan<'a> {
    rest: &'a str,
    gap: Gap,
    after: After,
    phrase: Phrase,
}

impl Scan<'_> {
    fn step(&mut self, c: char) -> Result<(), DateFault> {
        match c {
            '0'..='9' => return self.number(),
            _ if c.is_alphabetic() => return self.word(),
            // What some programs write for the end of a line.
            '_' if self.rest.starts_with("_x000d_") || self.rest.starts_with("_x000a_") => {
                self.gap.add(Mark::Space)?;
                self.skip(7);
                return Ok(());
            }
            '+' if self.after == After::Time => {
                let length = times::offset(self.rest).ok_or(DateFault::NoDate)?;
                self.skip(length);
                return Ok(());
            }
            '?' if self.rest.starts_with("??") => {
                let length = self.rest.bytes().take_while(|b| *b == b'?').count();
                self.push(Kind::Small(0, 2))?;
                self.skip(length);
                return Ok(());
            }
            '.' if self.rest.starts_with("..") => return Err(DateFault::Open),
            '~' | '?' | '%' => {}
            '.' => self.gap.add(Mark::Dot)?,
            ',' | ';' => self.gap.add(Mark::Comma)?,
            '/' => self.gap.add(Mark::Slash)?,
            '-' => self.gap.add(Mark::Dash)?,
            _ if c.is_whitespace() => self.gap.add(Mark::Space)?,
            _ => return Err(DateFault::Word(c.to_string())),
        }
        self.skip(c.len_utf8());
        Ok(())
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
    }

    fn push(&mut self, kind: Kind) -> Result<(), DateFault> {
        if self.after == After::Start && self.gap.mark >= Mark::Slash {
            return Err(DateFault::NoDate);
        }
        self.phrase.push(Piece { kind, gap: self.gap })?;
        self.gap = Gap::default();
        self.after = After::Piece;
        Ok(())
    }

    /// A time is left out, with the sign before it: `22/02/2016/1:42:00 PM`.
    fn time(&mut self) {
        self.phrase.has_time = true;
        self.after = After::Time;
        self.gap = Gap {
            mark: Mark::Space,
            spaced: true,
        };
    }

    fn number(&mut self) -> Result<(), DateFault> {
        if let Some(length) = times::time(self.rest) {
            self.skip(length);
            self.time();
            return Ok(());
        }
        let length = times::digits(self.rest);
        let digits = &self.rest[..length];
        if self.after == After::T {
            if !times::is_clock(digits) {
                return Err(DateFault::NoDate);
            }
            self.skip(length);
            self.time();
            return Ok(());
        }
        let value = |from: usize, to: usize| digits[from..to].parse::<u32>().map_err(|_| DateFault::NoDate);
        let kind = match length {
            1 => Kind::Small(value(0, 1)?, 1),
            2 => Kind::Small(value(0, 2)?, 2),
            4 => Kind::Year(value(0, 4)?),
            8 => Kind::Day(value(0, 4)?, value(4, 6)?, value(6, 8)?),
            12 | 14 if times::is_clock(&digits[8..]) => Kind::Day(value(0, 4)?, value(4, 6)?, value(6, 8)?),
            5 => return Err(DateFault::Serial(digits.to_owned())),
            _ => return Err(DateFault::NoDate),
        };
        self.push(kind)?;
        self.skip(length);
        if let (Kind::Small(..), 2) = (kind, words::run(self.rest))
            && let Some("st" | "nd" | "rd" | "th") = self.rest.get(..2)
        {
            self.skip(2);
        }
        if self.rest.starts_with(':') {
            return Err(DateFault::NoDate);
        }
        Ok(())
    }

    fn word(&mut self) -> Result<(), DateFault> {
        let Some((word, length)) = words::first(self.rest) else {
            let end = words::run(self.rest);
            return Err(DateFault::Word(self.rest[..end].to_owned()));
        };
        let unknown = || DateFault::Word(self.rest[..length].to_owned());
        match word {
            Word::Month(calendar, number) => self.push(Kind::Month(calendar, number))?,
            Word::Third(third) => self.push(Kind::Third(third))?,
            Word::Blank => self.push(Kind::Small(0, 2))?,
            Word::To if self.after == After::Start => return Err(DateFault::Open),
            Word::To => self.gap.add(Mark::To)?,
            Word::Season => return Err(DateFault::Season),
            Word::Calendar(calendar) => self.calendar(calendar)?,
            Word::Hijri => self.phrase.is_hijri = true,
            // A dash behind the weekday joins nothing: `Sunday-November 19`.
            Word::Weekday if self.after == After::Start => {
                self.gap = Gap::default();
                let behind = self.rest[length..].trim_start_matches([' ', '-', ',', '.', '/']);
                self.rest = behind;
                return Ok(());
            }
            Word::Weekday | Word::Filler => self.gap.add(Mark::Space)?,
            Word::AmPm | Word::Zone if self.after == After::Time => {}
            Word::AmPm | Word::Hours => match self.phrase.pieces().last() {
                Some(Piece {
                    kind: Kind::Small(..) | Kind::Year(_),
                    ..
                }) if self.after == After::Piece => {
                    self.phrase.pop();
                    self.time();
                }
                _ if self.after == After::Time => {}
                _ => return Err(unknown()),
            },
            Word::T if self.after == After::Piece && self.rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                self.after = After::T;
            }
            Word::T | Word::Zone => return Err(unknown()),
        }
        self.skip(length);
        Ok(())
    }

    fn calendar(&mut self, calendar: Calendar) -> Result<(), DateFault> {
        if self.phrase.calendar.is_some_and(|other| other != calendar) {
            return Err(DateFault::MoreCalendars);
        }
        self.phrase.calendar = Some(calendar);
        Ok(())
    }
}
