//! The row of a table as its source has it.

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// All cells of a row under the names of their columns, in the table's order, so
/// that nothing is lost between reading and writing. Empty for what was no row.
///
/// The names are shared by the rows of a table, and the cells lie in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Original {
    /// None where there are none: most incidents of a map have no row, and a
    /// shared empty slice would be counted by all threads.
    columns: Option<Arc<[String]>>,
    cells: Box<str>,
    /// Where each cell ends.
    ends: Box<[u32]>,
}

impl Original {
    /// Takes as many cells as there are columns; those that are missing are empty.
    pub fn new<'a>(columns: Arc<[String]>, cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut text = String::new();
        let mut cells = cells.into_iter();
        let ends = columns
            .iter()
            .map(|_| {
                text.push_str(cells.next().unwrap_or_default());
                u32::try_from(text.len()).unwrap_or(u32::MAX)
            })
            .collect();
        Self {
            columns: Some(columns).filter(|c| !c.is_empty()),
            cells: text.into(),
            ends,
        }
    }

    /// As [`new`](Self::new), of cells that stand in one text, each up to its end.
    pub fn of_text(columns: Arc<[String]>, text: &str, ends: impl IntoIterator<Item = usize>) -> Self {
        let mut ends = ends.into_iter();
        let mut last = 0;
        let ends: Box<[u32]> = columns
            .iter()
            .map(|_| {
                last = ends.next().unwrap_or(last).min(text.len());
                u32::try_from(last).unwrap_or(u32::MAX)
            })
            .collect();
        Self {
            columns: Some(columns).filter(|c| !c.is_empty()),
            cells: text.get(..last).unwrap_or_default().into(),
            ends,
        }
    }

    /// The cells of several rows, one row behind the other.
    pub fn joined<'a>(rows: impl IntoIterator<Item = &'a Self>) -> Self {
        let (columns, cells): (Vec<String>, Vec<&str>) = rows
            .into_iter()
            .flat_map(Self::iter)
            .map(|(c, cell)| (c.to_owned(), cell))
            .unzip();
        Self::new(columns.into(), cells)
    }

    pub fn is_empty(&self) -> bool {
        self.columns.is_none()
    }

    fn columns(&self) -> &[String] {
        self.columns.as_deref().unwrap_or_default()
    }

    /// Names and cells, in the table's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let cell = move |(from, to): (u32, u32)| self.cells.get(from as usize..to as usize).unwrap_or_default();
        let cells = starts.zip(self.ends.iter().copied()).map(cell);
        self.columns().iter().map(String::as_str).zip(cells)
    }

    /// The cell of a column; `None` where there is no such column.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.iter().find(|(name, _)| *name == column).map(|(_, cell)| cell)
    }
}

/// An object; columns of one name stand side by side in it.
impl Serialize for Original {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns().len()))?;
        for (column, cell) in self.iter() {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Original {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cells;
        impl<'de> Visitor<'de> for Cells {
            type Value = Original;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Original, A::Error> {
                let (mut columns, mut cells) = (Vec::new(), Vec::new());
                while let Some((column, cell)) = map.next_entry::<String, String>()? {
                    columns.push(column);
                    cells.push(cell);
                }
                Ok(Original::new(columns.into(), cells.iter().map(String::as_str)))
            }
        }
        deserializer.deserialize_map(Cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_row_comes_back_from_json(row in prop::collection::vec((".{0,6}", ".{0,9}"), 0..8)) {
            let (columns, cells): (Vec<String>, Vec<String>) = row.iter().cloned().unzip();
            let original = Original::new(columns.into(), cells.iter().map(String::as_str));
            let read: Vec<(String, String)> = original.iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
            prop_assert_eq!(&read, &row);
            let json = serde_json::to_string(&original).unwrap();
            prop_assert_eq!(serde_json::from_str::<Original>(&json).unwrap(), original);
        }
    }

    #[test]
    fn missing_cells_are_empty_and_surplus_ones_are_none() {
        let columns: Arc<[String]> = ["a".to_owned(), "b".to_owned()].into();
        let short = Original::new(Arc::clone(&columns), ["1"]);
        assert_eq!(short.get("b"), Some(""));
        assert_eq!(short.get("c"), None);
        assert_eq!(Original::new(columns, ["1", "2", "3"]).iter().count(), 2);
    }
}
