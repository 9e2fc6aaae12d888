//! Decoding UTF-8 in which single bytes may be Windows-1252, as in GDELT and
//! GTD: what is valid UTF-8 is that, every other byte a character of its own.
//! Text that is all Windows-1252 comes out right as well.

use super::Account;
use std::io::{self, Read};
use std::sync::Arc;

const BLOCK: usize = 128 << 10;
/// Where a block is not valid, most pieces of this size still are.
const PIECE: usize = 1 << 10;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The source's text in UTF-8.
pub(super) struct Mixed<R> {
    source: R,
    raw: Box<[u8]>,
    /// Bytes at the start of `raw` that begin a character whose end is not read
    /// yet.
    begun: usize,
    text: Vec<u8>,
    at: usize,
    has_begun: bool,
    high: [[u8; 4]; 128],
    account: Arc<Account>,
}

impl<R: Read> Mixed<R> {
    pub fn new(source: R, account: Arc<Account>) -> Self {
        Self {
            source,
            raw: vec![0; BLOCK].into_boxed_slice(),
            begun: 0,
            text: Vec::with_capacity(BLOCK),
            at: 0,
            has_begun: false,
            high: high_bytes(),
            account,
        }
    }

    /// Decodes the next block; `text` is empty at the end.
    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        while self.text.is_empty() {
            let n = self.source.read(&mut self.raw[self.begun..])?;
            let len = self.begun + n;
            if len == 0 {
                return Ok(());
            }
            // At the end nothing more can complete a character.
            self.begun = if n == 0 { 0 } else { begun(&self.raw[..len]) };
            self.decode(len - self.begun);
            self.raw.copy_within(len - self.begun..len, 0);
            if !self.has_begun && !self.text.is_empty() {
                self.has_begun = true;
                self.at = if self.text.starts_with(BYTE_ORDER_MARK) {
                    BYTE_ORDER_MARK.len()
                } else {
                    0
                };
            }
        }
        Ok(())
    }

    fn decode(&mut self, len: usize) {
        let block = &self.raw[..len];
        if simdutf8::basic::from_utf8(block).is_ok() {
            self.text.extend_from_slice(block);
        } else {
            let (mut rest, mut strays) = (block, 0);
            while !rest.is_empty() {
                let piece = &rest[..rest.len().min(PIECE)];
                let piece = &piece[..piece.len() - if rest.len() > PIECE { begun(piece) } else { 0 }];
                strays += decode_piece(piece, &self.high, &mut self.text);
                rest = &rest[piece.len()..];
            }
            self.account.add_strays(strays);
        }
        self.account.add_text(&self.text);
    }
}

/// Says how many bytes were not UTF-8.
fn decode_piece(piece: &[u8], high: &[[u8; 4]; 128], text: &mut Vec<u8>) -> u64 {
    if simdutf8::basic::from_utf8(piece).is_ok() {
        text.extend_from_slice(piece);
        return 0;
    }
    let mut strays = 0;
    for chunk in piece.utf8_chunks() {
        text.extend_from_slice(chunk.valid().as_bytes());
        for byte in chunk.invalid() {
            let [utf8 @ .., len] = high[usize::from(byte & 0x7f)];
            text.extend_from_slice(&utf8[..usize::from(len)]);
            strays += 1;
        }
    }
    strays
}

/// How many bytes at the end begin a character that may still be completed.
fn begun(block: &[u8]) -> usize {
    let unfinished = |n: &usize| {
        let tail = &block[block.len() - n..];
        std::str::from_utf8(tail).is_err_and(|e| e.valid_up_to() == 0 && e.error_len().is_none())
    };
    (1..=block.len().min(3)).find(unfinished).unwrap_or(0)
}

/// The bytes from 0x80 on as Windows-1252 in UTF-8, with the length last. None
/// takes more than three bytes.
fn high_bytes() -> [[u8; 4]; 128] {
    let mut all = [[0; 4]; 128];
    for (byte, utf8) in (0x80_u8..=0xff).zip(&mut all) {
        let byte = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
        utf8[..text.len()].copy_from_slice(text.as_bytes());
        utf8[3] = text.len() as u8;
    }
    all
}

impl<R: Read> Read for Mixed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.text.len() {
            self.refill()?;
        }
        let n = (&self.text[self.at..]).read(buffer)?;
        self.at += n;
        Ok(n)
    }
}
