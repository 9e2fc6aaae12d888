//! Where a statement comes from.

use serde::{Deserialize, Serialize};

/// A reference: a news report, a statement, a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    #[serde(default)]
    pub publisher: Option<String>,
    #[serde(default)]
    pub author: Option<String>,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub date: Option<String>,
    #[serde(default)]
    pub url: Option<String>,
}

impl Source {
    /// A source known by one text alone.
    pub fn named(text: &str) -> Self {
        Self {
            id: text.to_owned(),
            publisher: None,
            author: None,
            title: None,
            date: None,
            url: None,
        }
    }

    /// "Publisher (date), title" with what is known; the id otherwise.
    pub fn citation(&self) -> String {
        let who = match (&self.author, &self.publisher) {
            (Some(author), Some(publisher)) => format!("{author}, {publisher}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => return self.title.clone().unwrap_or_else(|| self.id.clone()),
        };
        let when = self.date.as_ref().map(|d| format!(" ({d})")).unwrap_or_default();
        let what = self.title.as_ref().map(|t| format!(", {t}")).unwrap_or_default();
        format!("{who}{when}{what}")
    }
}
