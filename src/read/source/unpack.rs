//! Unpacking gzip and zstd while reading, in bounded memory.

use flate2::bufread::GzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, Read};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    pub fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// By how a file begins.
    pub fn of(head: &[u8]) -> Option<Self> {
        if head.starts_with(&[0x1f, 0x8b]) {
            Some(Self::Gzip)
        } else if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            Some(Self::Zstd)
        } else {
            None
        }
    }
}

/// No text is larger than this once it is unpacked, in bytes.
const LARGEST: u64 = 64 << 30;
/// From here on what is unpacked may not be [`RATIO`] times what it came from.
const UNSUSPECTED: u64 = 64 << 20;
const RATIO: u64 = 2_000;

/// The text of a compressed file of any number of members (frames).
pub(super) struct Unpacked<R> {
    packing: Packing,
    state: State<R>,
    /// Bytes unpacked.
    out: u64,
}

enum State<R> {
    /// Before a member, or at the end.
    Between(Input<R>),
    Gzip(Box<GzDecoder<Input<R>>>),
    Zstd(Box<FrameDecoder>, Input<R>),
    /// After an error, which would only be followed by nonsense.
    Failed,
}

impl<R: BufRead> Unpacked<R> {
    pub fn new(packing: Packing, source: R) -> Self {
        let input = Input {
            source,
            taken: 0,
            ended: false,
        };
        Self {
            packing,
            state: State::Between(input),
            out: 0,
        }
    }

    /// Begins the next member; `false` at the end of the file.
    fn begin(&mut self, mut input: Input<R>) -> io::Result<bool> {
        loop {
            match (self.packing, input.fill_buf()?.first()) {
                (_, None) => {
                    self.state = State::Between(input);
                    return Ok(false);
                }
                // Tapes and some servers fill up with zeros.
                (_, Some(0)) if self.out > 0 => {
                    input.consume(1);
                }
                (Packing::Gzip, Some(0x1f)) => {
                    self.state = State::Gzip(Box::new(GzDecoder::new(input)));
                    return Ok(true);
                }
                (Packing::Zstd, Some(0x28 | 0x50..=0x5f)) => {
                    let mut decoder = Box::new(FrameDecoder::new());
                    match decoder.init(&mut input) {
                        Ok(()) => {
                            self.state = State::Zstd(decoder, input);
                            return Ok(true);
                        }
                        Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                            length,
                            ..
                        })) => {
                            io::copy(&mut input.by_ref().take(length.into()), &mut io::sink())?;
                        }
                        Err(e) => return Err(self.broken(&input, &e)),
                    }
                }
                _ => {
                    let (name, at) = (self.packing.name(), input.taken);
                    return Err(io::Error::other(format!(
                        "after {at} bytes the {name} data end and something else follows; unpack it yourself"
                    )));
                }
            }
        }
    }

    fn broken(&self, input: &Input<R>, error: &dyn std::fmt::Display) -> io::Error {
        let (name, taken, out) = (self.packing.name(), input.taken, self.out);
        io::Error::other(if input.ended {
            format!("is cut off: its {name} data end early, after {taken} bytes ({out} unpacked); fetch it again")
        } else {
            format!("its {name} data are damaged near byte {taken} ({out} unpacked): {error}; fetch it again")
        })
    }

    fn check_size(&self, taken: u64) -> io::Result<()> {
        let most = LARGEST.min(taken.saturating_mul(RATIO).max(UNSUSPECTED));
        if self.out <= most {
            return Ok(());
        }
        Err(io::Error::other(format!(
            "expands to more than {} MB, from {taken} bytes; unpack it yourself if this is right",
            most >> 20
        )))
    }
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            let (n, taken) = match std::mem::replace(&mut self.state, State::Failed) {
                State::Failed => return Err(io::Error::other("could not be unpacked")),
                State::Between(input) => {
                    if self.begin(input)? {
                        continue;
                    }
                    return Ok(0);
                }
                State::Gzip(mut decoder) => {
                    let n = decoder.read(buffer).map_err(|e| self.broken(decoder.get_ref(), &e))?;
                    let taken = decoder.get_ref().taken;
                    self.state = match n {
                        0 => State::Between(decoder.into_inner()),
                        _ => State::Gzip(decoder),
                    };
                    (n, taken)
                }
                State::Zstd(mut decoder, mut input) => {
                    let n = unzstd(&mut decoder, &mut input, buffer).map_err(|e| self.broken(&input, &e))?;
                    let taken = input.taken;
                    self.state = match n {
                        0 => State::Between(input),
                        _ => State::Zstd(decoder, input),
                    };
                    (n, taken)
                }
            };
            self.out += n as u64;
            self.check_size(taken)?;
            if n > 0 {
                return Ok(n);
            }
        }
        Ok(0)
    }
}

/// Reads on in a frame; 0 at its end, where its checksum is compared, which the
/// decoder leaves to us.
fn unzstd(decoder: &mut FrameDecoder, input: &mut impl Read, buffer: &mut [u8]) -> Result<usize, String> {
    while decoder.can_collect() == 0 && !decoder.is_finished() {
        let some = BlockDecodingStrategy::UptoBytes(buffer.len());
        decoder.decode_blocks(&mut *input, some).map_err(|e| e.to_string())?;
    }
    let n = decoder.read(buffer).map_err(|e| e.to_string())?;
    if n == 0
        && let Some(stated) = decoder.get_checksum_from_data()
        && decoder.get_calculated_checksum() != Some(stated)
    {
        return Err("the checksum does not fit".to_owned());
    }
    Ok(n)
}

/// What is unpacked, counted.
struct Input<R> {
    source: R,
    taken: u64,
    /// More was asked for than there is.
    ended: bool,
}

impl<R: BufRead> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let bytes = self.source.fill_buf()?;
        self.ended |= bytes.is_empty();
        Ok(bytes)
    }

    fn consume(&mut self, n: usize) {
        self.taken += n as u64;
        self.source.consume(n);
    }
}

impl<R: BufRead> Read for Input<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}
