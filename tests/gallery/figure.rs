//! A figure of the gallery.

/// What is drawn and how.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Of its file, without the ending.
    pub name: &'static str,
    pub caption: &'static str,
    /// As typed after `durand`, without `-o`; single quotes hold words together.
    pub command: &'static str,
}

impl Figure {
    /// The arguments as the shell would part them.
    pub fn args(&self) -> Vec<String> {
        let mut args = Vec::new();
        for (i, part) in self.command.split('\'').enumerate() {
            if i % 2 == 1 {
                args.push(part.to_owned());
            } else {
                args.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        args
    }

    pub fn file(&self) -> String {
        format!("{}.svg", self.name)
    }

    /// What draws it, for a reader's terminal.
    pub fn typed(&self) -> String {
        format!("durand {} -o {}", self.command, self.file())
    }
}

#[test]
fn quotes_hold_words_together() {
    let figure = Figure {
        name: "x",
        caption: "",
        command: "map --title 'Two words' a.csv",
    };
    assert_eq!(figure.args(), ["map", "--title", "Two words", "a.csv"]);
    assert_eq!(figure.typed(), "durand map --title 'Two words' a.csv -o x.svg");
}
