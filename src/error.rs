//! The error of the library: what is wrong, where, and what to do.

use std::path::{Path, PathBuf};

/// A shorthand for results of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that stops a command. A bad *row* is no error but a
/// [`Reject`](crate::read::Reject).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened, read or written.
    #[error("{path}: {message}")]
    File { path: PathBuf, message: String },
    /// A file was opened, but its content is not usable as a whole.
    #[error("{path}: {message}")]
    Content { path: String, message: String },
    /// What was asked for does not exist or does not fit together.
    #[error("{0}")]
    Request(String),
    /// The embedded geodata are damaged; this is a bug of the build.
    #[error("embedded layer {layer}: {message}")]
    Geodata { layer: &'static str, message: String },
    /// A figure could not be drawn.
    #[error("drawing {figure}: {message}")]
    Draw { figure: String, message: String },
}

impl Error {
    /// A file error with the system's reason in plain words.
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind::*;
        let message = match error.kind() {
            NotFound => "no such file; check the spelling and the folder".to_owned(),
            PermissionDenied => "permission denied; check who may read or write it".to_owned(),
            IsADirectory => "is a folder, not a file; name the files in it".to_owned(),
            _ => error.to_string(),
        };
        Self::File {
            path: path.to_owned(),
            message,
        }
    }

    pub(crate) fn content(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Content {
            path: path.into(),
            message: message.into(),
        }
    }

    pub(crate) fn request(message: impl Into<String>) -> Self {
        Self::Request(message.into())
    }
}
