//! What is read, what is not, and what holds for every date.

mod faults;
mod forms;
mod hijri;
mod order;
mod properties;

use super::parse;

/// The text as read without a stated order, in ISO 8601, or the fault.
fn read(text: &str) -> String {
    match parse(text, None) {
        Ok(date) => date.to_string(),
        Err(fault) => format!("{fault:?}"),
    }
}
