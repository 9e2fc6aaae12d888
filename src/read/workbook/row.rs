//! A row of a sheet, within bounds.

/// A row with anything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet counts, from 1.
    pub number: u32,
    /// Up to the last that is not empty.
    pub cells: Vec<String>,
    /// The first column (from 0) whose text was longer than 1 MB and is cut;
    /// no spreadsheet lets anyone write so much.
    pub cut: Option<usize>,
}

/// What a spreadsheet can hold.
pub(super) const ROWS: u32 = 1 << 20;
pub(super) const COLUMNS: usize = 1 << 14;

/// Of a cell's text, in bytes.
const LONGEST_CELL: usize = 1 << 20;
/// Of a row's text, in bytes; as in a delimited text.
const LONGEST_ROW: usize = 16 << 20;
/// Of all text in a sheet, in bytes: a small file may say the same again and
/// again.
const LONGEST_SHEET: u64 = 16 << 30;

pub(super) const TOO_MANY_ROWS: &str = "has more than 1,048,576 rows, which no spreadsheet holds";

const TOO_MUCH_TEXT: &str = "is within more than 16 GB of text; save the sheet as CSV if this is right";

/// A text that grows to a bound and is cut there.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub text: String,
    pub cut: bool,
}

impl Text {
    pub fn clear(&mut self) {
        self.text.clear();
        self.cut = false;
    }

    pub fn push(&mut self, more: &str) {
        let room = LONGEST_CELL - self.text.len().min(LONGEST_CELL);
        let mut fits = room.min(more.len());
        while !more.is_char_boundary(fits) {
            fits -= 1;
        }
        self.cut |= fits < more.len();
        self.text.push_str(&more[..fits]);
    }
}

/// Rows while they are put together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    row: Row,
    /// Cells of the row before, which the next is likely to have as well.
    width: usize,
    bytes: usize,
    /// Of all rows so far.
    total: u64,
}

impl Builder {
    pub fn begin(&mut self, number: u32) {
        self.row = Row {
            number,
            ..Row::default()
        };
        self.bytes = 0;
    }

    /// Fails with the reason in words.
    pub fn put(&mut self, column: usize, text: &str, cut: bool) -> Result<(), &'static str> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= COLUMNS {
            return Err("has a cell beyond column XFD (16,384), which no spreadsheet holds");
        }
        self.bytes += text.len();
        self.total += text.len() as u64 + 1;
        if self.bytes > LONGEST_ROW {
            return Err("holds more than 16 MB of text");
        }
        if self.total > LONGEST_SHEET {
            return Err(TOO_MUCH_TEXT);
        }
        if self.row.cells.is_empty() {
            self.row.cells.reserve(self.width.max(column + 1));
        }
        if self.row.cells.len() <= column {
            self.row.cells.resize_with(column + 1, String::new);
        }
        text.clone_into(&mut self.row.cells[column]);
        if cut {
            self.row.cut.get_or_insert(column);
        }
        Ok(())
    }

    /// The row, unless it is empty. Where it is repeated, all the times count,
    /// before the first is given.
    pub fn take(&mut self, repeated: u32) -> Result<Option<Row>, &'static str> {
        let again = u64::from(repeated.saturating_sub(1));
        self.total = self.total.saturating_add(self.bytes as u64 * again);
        if self.total > LONGEST_SHEET {
            return Err(TOO_MUCH_TEXT);
        }
        self.width = self.row.cells.len();
        let row = std::mem::take(&mut self.row);
        Ok((!row.cells.is_empty()).then_some(row))
    }
}
