//! The parts of a workbook, which is a zip archive, within bounds.

use crate::{Error, Result};
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};
use zip::{CompressionMethod, ZipArchive};

/// The archive's table of contents is held in memory, and may be nearly all of
/// the file.
pub(super) const LARGEST_FILE: u64 = 512 << 20;
/// Of all parts unpacked, in bytes.
const LARGEST: u64 = 2 << 30;
/// A part of this size or more may not be [`RATIO`] times what it came from.
const UNSUSPECTED: u64 = 64 << 20;
const RATIO: u64 = 1_000;

pub(super) struct Archive {
    pub name: String,
    zip: ZipArchive<At>,
    at: At,
    /// Part names in small letters, with slashes, as they are compared.
    paths: Vec<String>,
}

impl Archive {
    /// # Errors
    /// When it is no zip archive, is cut off, or expands to too much.
    pub fn open(name: &str, file: File) -> Result<Self> {
        let refuse = |message: String| Error::content(name, message);
        let length = file.metadata().map_err(|e| refuse(e.to_string()))?.len();
        if length > LARGEST_FILE {
            return Err(refuse(
                "is a zip archive or workbook of more than 512 MB; save the sheet as CSV".to_owned(),
            ));
        }
        let at = At {
            file: Arc::new(Mutex::new(file)),
            length,
            at: 0,
        };
        let mut zip = ZipArchive::new(at.clone()).map_err(|e| {
            refuse(format!(
                "begins like a zip archive or workbook but is damaged or cut off ({e}); fetch or save it again"
            ))
        })?;
        let (mut paths, mut total) = (Vec::new(), 0_u64);
        for i in 0..zip.len() {
            let part = zip.by_index_raw(i).map_err(|e| refuse(format!("is damaged: {e}")))?;
            let path = part.name().map_or_else(|_| String::new(), |n| comparable(&n));
            total = total.saturating_add(part.size());
            if total > LARGEST {
                return Err(refuse(
                    "expands to more than 2 GB; save the sheet as CSV if this is right".to_owned(),
                ));
            }
            if part.size() > UNSUSPECTED && part.size() / RATIO > part.compressed_size() {
                return Err(refuse(format!(
                    "its part {path} expands to {} MB from {} bytes, which no sheet does; save it as CSV if it is right",
                    part.size() >> 20,
                    part.compressed_size()
                )));
            }
            paths.push(path);
        }
        Ok(Self {
            name: name.to_owned(),
            zip,
            at,
            paths,
        })
    }

    pub fn paths(&self) -> &[String] {
        &self.paths
    }

    pub fn has(&self, path: &str) -> bool {
        self.paths.contains(&comparable(path))
    }

    /// # Errors
    /// When there is no such part, or it cannot be unpacked.
    pub fn part(&mut self, path: &str) -> Result<Part> {
        let refuse = |message: String| Error::content(&self.name, message);
        let path = comparable(path);
        let index = self.paths.iter().position(|p| *p == path);
        let index = index.ok_or_else(|| refuse(format!("its part {path} is missing; save the workbook again")))?;
        let part = self.zip.by_index_raw(index);
        let part = part.map_err(|e| refuse(format!("its part {path} is damaged: {e}; save the workbook again")))?;
        if part.encrypted() {
            return Err(refuse("is protected by a password; save it without one".to_owned()));
        }
        let start = part.data_start();
        let start = start.ok_or_else(|| refuse(format!("its part {path} is damaged; save the workbook again")))?;
        let packed = At {
            at: start,
            ..self.at.clone()
        }
        .take(part.compressed_size());
        let bytes: Box<dyn Read + Send> = match part.compression() {
            CompressionMethod::Stored => Box::new(packed),
            CompressionMethod::Deflated => Box::new(DeflateDecoder::new(packed)),
            other => {
                return Err(refuse(format!(
                    "its part {path} is compressed by {other}, which is not read; save the workbook again"
                )));
            }
        };
        Ok(Part {
            bytes,
            left: part.size(),
            stated: part.crc32(),
            sum: Crc::new(),
            path,
        })
    }
}

/// Producers differ in letter case and slashes.
fn comparable(path: &str) -> String {
    path.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// A part's bytes, unpacked: as many as are stated, which the bounds rest on,
/// and with the checksum stated.
pub(super) struct Part {
    bytes: Box<dyn Read + Send>,
    left: u64,
    stated: u32,
    sum: Crc,
    pub path: String,
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(buffer)?;
        if n as u64 > self.left {
            return Err(io::Error::other("is longer than the archive says"));
        }
        self.left -= n as u64;
        self.sum.update(&buffer[..n]);
        if n == 0 && !buffer.is_empty() && (self.left > 0 || self.sum.sum() != self.stated) {
            return Err(io::Error::other("is cut off or its checksum does not fit"));
        }
        Ok(n)
    }
}

/// A place in a file that several readers share.
#[derive(Clone)]
struct At {
    file: Arc<Mutex<File>>,
    length: u64,
    at: u64,
}

impl Read for At {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // A reader that panicked left the file whole.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let n = file.read(buffer)?;
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for At {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(n) => Some(n),
            SeekFrom::End(n) => self.length.checked_add_signed(n),
            SeekFrom::Current(n) => self.at.checked_add_signed(n),
        };
        self.at = to.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}
