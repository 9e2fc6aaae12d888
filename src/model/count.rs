//! A number of people as a source states it.

use std::fmt;

/// Least and greatest number, and whether it is stated as "at least".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Count {
    pub least: Option<u32>,
    pub greatest: Option<u32>,
    /// "at least", "more than": the greatest is not an upper bound.
    pub open: bool,
}

/// Why a text is no count of people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    #[error("not a number of people; write 8, 12-15 or 47+")]
    Syntax,
    #[error("the least is greater than the greatest")]
    Order,
}

impl Count {
    /// A stated number without a range.
    pub fn exactly(n: u32) -> Self {
        Self {
            least: Some(n),
            greatest: Some(n),
            open: false,
        }
    }

    /// Whether it says any number at all.
    pub fn is_stated(self) -> bool {
        self.least.is_some() || self.greatest.is_some()
    }

    /// Reads `8`, `12-15`, `12–15`, `47+`, `>=47`, `at least 47`. An empty text
    /// and the usual marks for "unknown" (`-9`, `-99`, `unknown`) are no number.
    ///
    /// # Errors
    /// When the text holds something else.
    pub fn parse(text: &str) -> Result<Self, CountError> {
        let text = text.trim().to_lowercase();
        if matches!(
            text.as_str(),
            "" | "-9" | "-99" | "unknown" | "n/a" | "na" | "null" | "?"
        ) {
            return Ok(Self::default());
        }
        let (body, open) = ["at least", "more than", ">=", "≥", ">"]
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))
            .or_else(|| text.strip_suffix('+'))
            .map_or((text.as_str(), false), |rest| (rest.trim(), true));
        let number = |t: &str| -> Result<u32, CountError> {
            let t = t.trim();
            let t = t.strip_suffix(".0").unwrap_or(t);
            // `parse` alone would take "+47".
            let digits = t.bytes().all(|b| b.is_ascii_digit());
            t.parse().ok().filter(|_| digits).ok_or(CountError::Syntax)
        };
        let (least, greatest) = match body.split_once(['-', '–']) {
            Some((a, b)) => (number(a)?, number(b)?),
            None => (number(body)?, number(body)?),
        };
        if least > greatest {
            return Err(CountError::Order);
        }
        Ok(Self {
            least: Some(least),
            greatest: Some(greatest),
            open,
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.open { "+" } else { "" };
        match (self.least, self.greatest) {
            (Some(a), Some(b)) if a == b => write!(f, "{a}{plus}"),
            (Some(a), Some(b)) => write!(f, "{a}–{b}{plus}"),
            (Some(a), None) => write!(f, "{a}+"),
            (None, Some(b)) => write!(f, "≤{b}"),
            (None, None) => f.write_str("not stated"),
        }
    }
}
