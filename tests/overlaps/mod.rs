//! What lies on what in one of our figures: every text by the fonts it is set
//! in, turned as it is drawn, against all other texts, the symbols of maps,
//! the page and the frame. By comparing all with all.

use durand::draw::text::{self, Face};
use roxmltree::{Document, Node};

/// What has gone wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    OnText,
    OnSymbol,
    OffPage,
    OffFrame,
}

/// All faults of a figure, each with the words that show it.
pub fn faults(svg: &str) -> Vec<(Fault, String)> {
    let document = Document::parse(svg).expect("well-formed");
    let page = page(&document);
    let words: Vec<Word> = document.descendants().filter_map(Word::read).collect();
    let symbols = symbols(&document);
    let mut all = Vec::new();
    for (i, word) in words.iter().enumerate() {
        if !word.tile.is_within(&page) {
            all.push((Fault::OffPage, format!("\"{}\"", word.text)));
        }
        if word.frame.is_some_and(|frame| !word.tile.is_within(&frame)) {
            all.push((Fault::OffFrame, format!("\"{}\"", word.text)));
        }
        for other in &words[..i] {
            // The letters of one bent name touch where it bends.
            let is_same_name = word.name.is_some() && word.name == other.name;
            if !is_same_name && word.tile.overlaps(&other.tile) {
                all.push((Fault::OnText, format!("\"{}\" on \"{}\"", word.text, other.text)));
            }
        }
        // A count stands in its circle.
        let clear = symbols.iter().filter(|_| !word.is_count);
        for symbol in clear.filter(|s| word.tile.overlaps(s)) {
            let (x, y) = symbol.middle;
            all.push((
                Fault::OnSymbol,
                format!("\"{}\" on the mark at {x:.0}, {y:.0}", word.text),
            ));
        }
    }
    all
}

/// Fails with a list of the faults, if there are any.
pub fn assert_none(svg: &str, what: &str) {
    let found = faults(svg);
    assert!(found.is_empty(), "{what}: {} faults: {found:#?}", found.len());
}

type Point = (f64, f64);

/// Rounding of the file, CSS pixels.
const TOUCH: f64 = 0.05;

/// A turned box: middle, unit vector along its text, half its sides.
#[derive(Clone, Copy, Debug)]
struct Tile {
    middle: Point,
    axis: Point,
    half: Point,
}

impl Tile {
    fn upright(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            middle: ((left + right) / 2.0, (top + bottom) / 2.0),
            axis: (1.0, 0.0),
            half: ((right - left) / 2.0, (bottom - top) / 2.0),
        }
    }

    fn corners(&self) -> [Point; 4] {
        let ((x, y), (ux, uy), (w, h)) = (self.middle, self.axis, self.half);
        [(-w, -h), (w, -h), (w, h), (-w, h)].map(|(a, b)| (x + a * ux - b * uy, y + a * uy + b * ux))
    }

    /// The extent of its corners along a direction.
    fn shadow(&self, along: Point) -> (f64, f64) {
        let at = self.corners().map(|c| c.0 * along.0 + c.1 * along.1);
        (
            at.into_iter().fold(f64::INFINITY, f64::min),
            at.into_iter().fold(f64::NEG_INFINITY, f64::max),
        )
    }

    /// By the separating axis theorem.
    fn overlaps(&self, other: &Self) -> bool {
        let normal = |(x, y): Point| (-y, x);
        let axes = [self.axis, normal(self.axis), other.axis, normal(other.axis)];
        axes.into_iter().all(|along| {
            let (a, b) = (self.shadow(along), other.shadow(along));
            a.0 + TOUCH < b.1 && b.0 + TOUCH < a.1
        })
    }

    fn is_within(&self, outer: &Self) -> bool {
        let inside = |c: Point| {
            (c.0 - outer.middle.0).abs() <= outer.half.0 + TOUCH && (c.1 - outer.middle.1).abs() <= outer.half.1 + TOUCH
        };
        self.corners().into_iter().all(inside)
    }
}

struct Word {
    text: String,
    tile: Tile,
    /// The group of letters that it is one of.
    name: Option<roxmltree::NodeId>,
    /// What it is clipped to.
    frame: Option<Tile>,
    is_count: bool,
}

impl Word {
    fn read(node: Node) -> Option<Self> {
        if !node.has_tag_name("text") {
            return None;
        }
        let text: String = node.children().filter(Node::is_text).filter_map(|t| t.text()).collect();
        let face = match (node.attribute("font-weight"), node.attribute("font-style")) {
            (Some("bold"), _) => Face::Bold,
            (_, Some("italic")) => Face::Italic,
            _ => Face::Regular,
        };
        let size = number(node, "font-size");
        let spacing = number(node, "letter-spacing");
        let advance = text::width(&text, face, size) + spacing * text.chars().count() as f64;
        let left = number(node, "x")
            - match node.attribute("text-anchor") {
                Some("middle") => advance / 2.0,
                Some("end") => advance,
                _ => 0.0,
            };
        let base = number(node, "y");
        let is_deep = |c: char| "gjpqy,;()|Qç".contains(c) || c > '\u{52F}';
        let below = if text.contains(is_deep) { 0.22 * size } else { 0.0 };
        let mut tile = Tile::upright(
            left,
            base - text::cap_height(size),
            left + advance - spacing,
            base + below,
        );
        if let Some((degrees, pivot)) = rotation(node) {
            let (sin, cos) = degrees.to_radians().sin_cos();
            let (dx, dy) = (tile.middle.0 - pivot.0, tile.middle.1 - pivot.1);
            tile.middle = (pivot.0 + dx * cos - dy * sin, pivot.1 + dx * sin + dy * cos);
            tile.axis = (cos, sin);
        }
        let parent = node.parent()?;
        let has = |node: Node, class: &str| {
            node.attribute("class")
                .is_some_and(|c| c.split(' ').any(|c| c == class))
        };
        Some(Self {
            tile,
            name: has(parent, "letters").then(|| parent.id()),
            frame: frame_of(node),
            is_count: has(node, "count"),
            text,
        })
    }
}

fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).map_or(0.0, |v| v.parse().expect("a number"))
}

/// Degrees and pivot of "rotate(a x y)", the only transform of our texts.
fn rotation(node: Node) -> Option<(f64, Point)> {
    let inside = node
        .attribute("transform")?
        .strip_prefix("rotate(")?
        .strip_suffix(')')?;
    let numbers: Vec<f64> = inside.split(' ').map(|n| n.parse().expect("a number")).collect();
    Some((numbers[0], (numbers[1], numbers[2])))
}

fn rect(node: Node) -> Tile {
    let (x, y) = (number(node, "x"), number(node, "y"));
    Tile::upright(x, y, x + number(node, "width"), y + number(node, "height"))
}

fn page(document: &Document) -> Tile {
    let view = document.root_element().attribute("viewBox").expect("a view");
    let numbers: Vec<f64> = view.split(' ').map(|n| n.parse().expect("a number")).collect();
    Tile::upright(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3])
}

/// The rectangle that an element is clipped to.
fn frame_of(node: Node) -> Option<Tile> {
    let url = node.ancestors().find_map(|a| a.attribute("clip-path"))?;
    let id = url.strip_prefix("url(#")?.strip_suffix(')')?;
    let clip = node.document().descendants().find(|n| n.attribute("id") == Some(id))?;
    clip.children().find(|c| c.has_tag_name("rect")).map(rect)
}

/// The marks of incidents, crossings and towns as upright boxes: of a disc the
/// square in it, of another mark what is surely inked.
fn symbols(document: &Document) -> Vec<Tile> {
    const LAYERS: [&str; 3] = ["incidents", "crossings", "towns"];
    let inset = document.descendants().find(|n| n.attribute("id") == Some("inset"));
    let cover = inset.and_then(|i| {
        i.descendants()
            .find(|n| n.attribute("clip-path").is_some())
            .and_then(frame_of)
    });
    let is_layer = |n: &Node| {
        let id = n.attribute("id").unwrap_or_default();
        n.has_tag_name("g") && LAYERS.contains(&id.strip_prefix("inset-").unwrap_or(id))
    };
    let mut all = Vec::new();
    for layer in document.descendants().filter(is_layer) {
        let is_main = layer.attribute("id").is_some_and(|id| !id.starts_with("inset-"));
        for mark in layer.descendants() {
            // A line, such as a range of distances, may be written over.
            if mark.attribute("fill") == Some("none") {
                continue;
            }
            let tile = match mark.tag_name().name() {
                "circle" => {
                    let (x, y) = (number(mark, "cx"), number(mark, "cy"));
                    let half = number(mark, "r") * 0.7;
                    Tile::upright(x - half, y - half, x + half, y + half)
                }
                "rect" => rect(mark),
                "path" => inked(mark.attribute("d").unwrap_or_default()),
                _ => continue,
            };
            // The enlargement hides what is beneath it.
            if !is_main || !cover.is_some_and(|c| tile.is_within(&c)) {
                all.push(tile);
            }
        }
    }
    all
}

/// The middle of a path's box, half its size.
fn inked(d: &str) -> Tile {
    let (mut at, mut low, mut high) = (
        (0.0, 0.0),
        (f64::INFINITY, f64::INFINITY),
        (f64::NEG_INFINITY, f64::NEG_INFINITY),
    );
    // "M x y l dx dy dx dy … z": a minus parts two numbers as a space does.
    for part in d.split(['M', 'z']).filter(|p| !p.is_empty()) {
        let spaced = part.replace('-', " -").replace('l', " ");
        let numbers: Vec<f64> = spaced
            .split_whitespace()
            .map(|n| n.parse().expect("a number"))
            .collect();
        for (i, pair) in numbers.chunks_exact(2).enumerate() {
            at = if i == 0 {
                (pair[0], pair[1])
            } else {
                (at.0 + pair[0], at.1 + pair[1])
            };
            low = (at.0.min(low.0), at.1.min(low.1));
            high = (at.0.max(high.0), at.1.max(high.1));
        }
    }
    let mut tile = Tile::upright(low.0, low.1, high.0, high.1);
    tile.half = (tile.half.0 / 2.0, tile.half.1 / 2.0);
    tile
}

#[test]
fn planted_faults_are_found() {
    let svg = |inside: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\">\
             <defs><clipPath id=\"c\"><rect x=\"10\" y=\"10\" width=\"180\" height=\"80\"/></clipPath></defs>{inside}</svg>"
        )
    };
    let text = |x: u32, y: u32, more: &str| format!("<text x=\"{x}\" y=\"{y}\" font-size=\"10\" {more}>Khost</text>");
    let disc = "<g id=\"incidents\"><circle cx=\"55\" cy=\"46\" r=\"6\"/></g>";
    for (inside, found) in [
        (text(50, 50, ""), vec![]),
        (text(50, 50, "") + &text(60, 52, ""), vec![Fault::OnText]),
        (text(50, 50, "") + &text(50, 61, ""), vec![]),
        // Turned upright, it stands beside the other.
        (
            text(50, 50, "") + &text(48, 60, "transform=\"rotate(-90 48 60)\""),
            vec![],
        ),
        (
            text(50, 50, "") + &text(62, 60, "transform=\"rotate(-90 62 60)\""),
            vec![Fault::OnText],
        ),
        (text(180, 50, ""), vec![Fault::OffPage]),
        (text(2, 50, "text-anchor=\"end\""), vec![Fault::OffPage]),
        (
            format!("<g clip-path=\"url(#c)\">{}</g>", text(5, 50, "")),
            vec![Fault::OffFrame],
        ),
        (text(50, 50, "") + disc, vec![Fault::OnSymbol]),
        (text(50, 50, "class=\"count\"") + disc, vec![]),
        (
            text(50, 50, "") + "<g id=\"inset-incidents\"><path d=\"M50 45l8 0 0 8-8 0z\"/></g>",
            vec![Fault::OnSymbol],
        ),
        (
            format!(
                "<g class=\"river-name letters\">{}{}</g>",
                text(50, 50, ""),
                text(55, 52, "")
            ),
            vec![],
        ),
    ] {
        let kinds: Vec<Fault> = faults(&svg(&inside)).into_iter().map(|f| f.0).collect();
        assert_eq!(kinds, found, "{inside}");
    }
}
