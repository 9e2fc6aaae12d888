//! A table of results, before it is written in any format.

/// One cell; an unknown number is `Empty`, never 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Count(u64),
    /// With the number of decimals that it is good for.
    Number(f64, usize),
    Empty,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn count(n: usize) -> Self {
        Self::Count(n as u64)
    }

    pub fn maybe(n: Option<u32>) -> Self {
        n.map_or(Self::Empty, |n| Self::Count(u64::from(n)))
    }

    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(n) => n.to_string(),
            Self::Number(x, decimals) => format!("{x:.decimals$}"),
            Self::Empty => String::new(),
        }
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Number(..))
    }
}

/// Named columns, rows, and a note on how to read them.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Short, for file names.
    pub name: &'static str,
    pub title: String,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
    pub note: String,
}
