//! Reading ahead: a thread reads a file and computes its checksum while what
//! was read before is decoded and parsed.
//!
//! SHA-256 takes as long as all the rest of reading (1.5 GB/s where the
//! processor has instructions for it, 0.4 where not); beside it costs nothing.

use super::Account;
use sha2::{Digest, Sha256};
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

const BLOCK: usize = 256 << 10;
/// Blocks that may wait to be taken.
const WAITING: usize = 4;

/// What a file is, byte for byte, as it is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    pub sha256: String,
    pub bytes: u64,
}

impl Checksum {
    pub(crate) fn of(mut source: impl Read) -> io::Result<Self> {
        let (mut hash, mut bytes, mut block) = (Sha256::new(), 0, vec![0; BLOCK]);
        loop {
            match source.read(&mut block) {
                Ok(0) => return Ok(Self::new(hash, bytes)),
                Ok(n) => {
                    hash.update(&block[..n]);
                    bytes += n as u64;
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    fn new(hash: Sha256, bytes: u64) -> Self {
        Self {
            sha256: hash.finalize().iter().map(|b| format!("{b:02x}")).collect(),
            bytes,
        }
    }
}

enum Message {
    Block(Vec<u8>),
    Failed(io::Error),
    /// With the checksum, where it is taken.
    End(Option<Checksum>),
}

/// A file's bytes, read ahead. Whoever reads it to its end finds the checksum
/// in the account.
pub(super) struct Ahead {
    blocks: Receiver<Message>,
    /// Blocks that were used go back to be filled again.
    used: Sender<Vec<u8>>,
    block: Vec<u8>,
    at: usize,
    ended: bool,
    account: Arc<Account>,
}

impl Ahead {
    /// # Errors
    /// When the system gives no thread.
    pub fn start(source: impl Read + Send + 'static, account: Arc<Account>, sums: bool) -> io::Result<Self> {
        let (full, blocks) = mpsc::sync_channel(WAITING);
        let (used, empty) = mpsc::channel();
        thread::Builder::new()
            .name("read ahead".to_owned())
            .spawn(move || read(source, sums, &full, &empty))?;
        Ok(Self {
            blocks,
            used,
            block: Vec::new(),
            at: 0,
            ended: false,
            account,
        })
    }
}

/// Ends with the source, or when nobody takes the blocks any more.
fn read(mut source: impl Read, sums: bool, full: &SyncSender<Message>, empty: &Receiver<Vec<u8>>) {
    let (mut hash, mut bytes) = (sums.then(Sha256::new), 0);
    loop {
        let mut block = empty.try_recv().unwrap_or_else(|_| Vec::with_capacity(BLOCK));
        block.clear();
        if let Err(e) = source.by_ref().take(BLOCK as u64).read_to_end(&mut block) {
            // Nobody left to tell is no fault.
            let _ = full.send(Message::Failed(e));
            return;
        }
        if block.is_empty() {
            let _ = full.send(Message::End(hash.map(|hash| Checksum::new(hash, bytes))));
            return;
        }
        bytes += block.len() as u64;
        if let Some(hash) = &mut hash {
            hash.update(&block);
        }
        if full.send(Message::Block(block)).is_err() {
            return;
        }
    }
}

impl BufRead for Ahead {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.block.len() && !self.ended {
            match self.blocks.recv() {
                Ok(Message::Block(block)) => {
                    self.account.add_taken(block.len());
                    // A thread that has ended needs no blocks.
                    let _ = self.used.send(std::mem::replace(&mut self.block, block));
                    self.at = 0;
                }
                Ok(Message::End(checksum)) => {
                    self.ended = true;
                    checksum.into_iter().for_each(|sum| self.account.end(sum));
                }
                Ok(Message::Failed(e)) => return Err(e),
                Err(_) => return Err(io::Error::other("reading stopped before the end of the file")),
            }
        }
        Ok(&self.block[self.at..])
    }

    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.block.len());
    }
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}
