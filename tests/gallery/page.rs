//! docs/gallery/README.md.

use crate::data::{IMPORT, SETS};
use crate::list::SECTIONS;
use std::fmt::Write;

const HEAD: &str = "# Gallery

What durand draws, each figure with the command that draws it. `cargo test --test
gallery` draws all of them again and fails where one differs from its file here, where
text lies on text, or where something is cut; it leaves figures and data in
`target/tmp/gallery`, where the commands can be repeated.
[docs/maps.md](../maps.md) says how to choose.

";

/// The page as it is kept.
pub fn markdown() -> String {
    let mut page = String::from(HEAD);
    page.push_str("## Data\n\nWithout a file a command takes the 24 incidents that ship with the program. All other data\nsets are invented.\n\n| file | |\n|---|---|\n");
    for set in &SETS {
        let link = match set.kept {
            Some(_) => format!("[{0}](data/{0})", set.name),
            None => set.name.to_owned(),
        };
        writeln!(page, "| {link} | {} |", set.about).expect("room");
    }
    write!(page, "\nDistricts are imported once: `durand {IMPORT}`.\n").expect("room");
    for (title, figures) in SECTIONS {
        write!(page, "\n## {title}\n").expect("room");
        for figure in figures {
            let (file, caption, typed) = (figure.file(), figure.caption, figure.typed());
            write!(
                page,
                "\n### {0}\n\n{caption}\n\n```sh\n{typed}\n```\n\n![{caption}]({file})\n",
                figure.name
            )
            .expect("room");
        }
    }
    page
}
