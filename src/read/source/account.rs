//! What is known of a text once it was read: in which encoding it was, and the
//! checksum of the file.

use super::ahead::Checksum;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Grows while a source is read; whoever holds it may ask after the reader is
/// gone.
#[derive(Debug, Default)]
pub struct Account {
    utf16: AtomicBool,
    /// Characters that take more than one byte in UTF-8, the strays too.
    multibyte: AtomicU64,
    /// Bytes that were not; in UTF-16, characters.
    strays: AtomicU64,
    nuls: AtomicU64,
    /// Of the file, taken so far.
    taken: AtomicU64,
    checksum: OnceLock<Checksum>,
}

impl Account {
    /// How the text was read so far, in words: the high bytes of Windows-1252
    /// are hardly ever valid UTF-8, so whichever there is more of tells.
    pub fn encoding(&self) -> String {
        let strays = self.strays();
        if self.utf16.load(Relaxed) {
            return match strays {
                0 => "UTF-16".to_owned(),
                1 => "UTF-16, 1 character damaged".to_owned(),
                n => format!("UTF-16, {n} characters damaged"),
            };
        }
        match strays {
            0 => "UTF-8".to_owned(),
            n if n > self.multibyte.load(Relaxed).saturating_sub(n) => "Windows-1252".to_owned(),
            1 => "UTF-8, 1 byte read as Windows-1252".to_owned(),
            n => format!("UTF-8, {n} bytes read as Windows-1252"),
        }
    }

    /// Bytes that were read as Windows-1252; in UTF-16, damaged characters.
    pub fn strays(&self) -> u64 {
        self.strays.load(Relaxed)
    }

    /// NUL characters in the text, which are passed on as they are.
    pub fn nuls(&self) -> u64 {
        self.nuls.load(Relaxed)
    }

    /// Bytes of the file taken so far.
    pub fn bytes_read(&self) -> u64 {
        self.taken.load(Relaxed)
    }

    /// Of the file as it is on the disk, if it was read to its end.
    pub fn checksum(&self) -> Option<&Checksum> {
        self.checksum.get()
    }

    pub(super) fn is_utf16(&self) {
        self.utf16.store(true, Relaxed);
    }

    pub(super) fn end(&self, checksum: Checksum) {
        // It ends once.
        let _ = self.checksum.set(checksum);
    }

    pub(super) fn add_taken(&self, n: usize) {
        self.taken.fetch_add(n as u64, Relaxed);
    }

    pub(super) fn add_strays(&self, n: u64) {
        self.strays.fetch_add(n, Relaxed);
    }

    /// Counts what is in the text, which is UTF-8 by now.
    pub(super) fn add_text(&self, text: &[u8]) {
        if text.contains(&0) {
            self.nuls.fetch_add(count(text, |b| b == 0), Relaxed);
        }
        if !text.is_ascii() {
            self.multibyte.fetch_add(count(text, |b| b >= 0xc0), Relaxed);
        }
    }
}

/// In runs that a byte can count, which the compiler turns into vector code.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u64 {
    let run = |run: &[u8]| u64::from(run.iter().fold(0_u8, |n, b| n + u8::from(is(*b))));
    bytes.chunks(255).map(run).sum()
}
