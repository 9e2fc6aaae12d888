//! Decoding UTF-16, which Excel calls "Unicode text".

use super::Account;
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};
use std::io::{self, Read};
use std::sync::Arc;

const BLOCK: usize = 64 << 10;

/// Which UTF-16 a file is in: by its byte order mark, or because every second
/// byte is NUL, as it is in a header of Latin letters.
pub(super) fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    if head.starts_with(&[0xff, 0xfe]) {
        return Some(UTF_16LE);
    }
    if head.starts_with(&[0xfe, 0xff]) {
        return Some(UTF_16BE);
    }
    // Names in Arabic script further down have no NUL in them.
    let (pairs, _) = head.as_chunks::<2>();
    let pairs = &pairs[..pairs.len().min(32)];
    let nuls = |i: usize| pairs.iter().filter(|p| p[i] == 0).count();
    let most = pairs.len() - pairs.len() / 8;
    match (nuls(0), nuls(1)) {
        _ if pairs.len() < 2 => None,
        (0, n) if n >= most => Some(UTF_16LE),
        (n, 0) if n >= most => Some(UTF_16BE),
        _ => None,
    }
}

/// The source's text in UTF-8; what is damaged is U+FFFD.
pub(super) struct Wide<R> {
    source: R,
    decoder: Decoder,
    raw: Box<[u8]>,
    /// Of `raw`, what is not decoded yet.
    left: std::ops::Range<usize>,
    ended: bool,
    text: Vec<u8>,
    len: usize,
    at: usize,
    account: Arc<Account>,
}

impl<R: Read> Wide<R> {
    pub fn new(source: R, encoding: &'static Encoding, account: Arc<Account>) -> Self {
        account.is_utf16();
        Self {
            source,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; BLOCK].into_boxed_slice(),
            left: 0..0,
            ended: false,
            text: vec![0; BLOCK],
            len: 0,
            at: 0,
            account,
        }
    }

    /// Decodes on; nothing is in `text` at the end.
    fn refill(&mut self) -> io::Result<()> {
        (self.len, self.at) = (0, 0);
        while self.len == 0 {
            if self.left.is_empty() {
                if self.ended {
                    return Ok(());
                }
                self.left = 0..self.source.read(&mut self.raw)?;
                self.ended = self.left.is_empty();
            }
            self.decode();
        }
        self.account.add_text(&self.text[..self.len]);
        Ok(())
    }

    /// Decodes until there is no more, or no more room.
    fn decode(&mut self) {
        loop {
            let raw = &self.raw[self.left.clone()];
            let (result, read, written) =
                self.decoder
                    .decode_to_utf8_without_replacement(raw, &mut self.text[self.len..], self.ended);
            self.left.start += read;
            self.len += written;
            match result {
                DecoderResult::InputEmpty | DecoderResult::OutputFull => return,
                DecoderResult::Malformed(..) => {
                    self.account.add_strays(1);
                    let replacement = "\u{fffd}".as_bytes();
                    // The decoder leaves no less room than a character takes.
                    self.text.resize(self.text.len().max(self.len + replacement.len()), 0);
                    self.text[self.len..][..replacement.len()].copy_from_slice(replacement);
                    self.len += replacement.len();
                    if self.len + 4 > self.text.len() {
                        return;
                    }
                }
            }
        }
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.len {
            self.refill()?;
        }
        let n = (&self.text[self.at..self.len]).read(buffer)?;
        self.at += n;
        Ok(n)
    }
}
