//! How far reading has come, for whoever waits.

use super::source::Account;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Shared by those who read and those who show it.
#[derive(Clone, Default)]
pub struct Progress(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// Bytes of the files before.
    before: u64,
    current: Option<Arc<Account>>,
}

impl Progress {
    /// Bytes read so far, of all files together, as they are on the disk.
    pub fn bytes(&self) -> u64 {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.before + state.current.as_ref().map_or(0, |a| a.bytes_read())
    }

    /// The next file is read.
    pub(super) fn watch(&self, account: &Arc<Account>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let done = state.current.replace(Arc::clone(account));
        state.before += done.map_or(0, |a| a.bytes_read());
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.bytes())
    }
}
