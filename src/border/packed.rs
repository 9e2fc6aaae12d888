//! A packed, static tree of boxes over things that come in spatial order, such
//! as the pieces of a line: no pointers, eight children side by side.

use crate::geodesy::{Ecef, dot, minus};

const CHILDREN: usize = 8;

/// Eight boxes, coordinate by coordinate, so that all are compared at once.
#[derive(Clone, Debug)]
struct Node {
    low: [[f32; CHILDREN]; 3],
    high: [[f32; CHILDREN]; 3],
}

impl Node {
    /// Boxes that hold nothing, and are far from everything.
    const EMPTY: Self = Self {
        low: [[f32::MAX; CHILDREN]; 3],
        high: [[f32::MIN; CHILDREN]; 3],
    };

    /// Squared distances from a point to the boxes.
    #[inline]
    fn distances(&self, p: [f32; 3]) -> [f32; CHILDREN] {
        let mut sum = [0.0; CHILDREN];
        for ((low, high), p) in self.low.iter().zip(&self.high).zip(p) {
            for ((sum, low), high) in sum.iter_mut().zip(low).zip(high) {
                let outside = greater(greater(low - p, p - high), 0.0);
                *sum += outside * outside;
            }
        }
        sum
    }
}

/// `f32::max` without its care for NaN, which costs a third of a visit.
fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The tree; its lowest level holds the boxes of the things themselves.
#[derive(Clone, Debug)]
pub(super) struct PackedTree {
    origin: Ecef,
    /// Axes of the boxes.
    frame: [Ecef; 3],
    /// From the lowest level to the root.
    levels: Vec<Vec<Node>>,
    /// By how much rounding to `f32` may move a bound, metres.
    slack: f64,
}

/// What is still to be visited: nearest last.
pub(super) type Stack = Vec<(f32, u32, u32)>;

impl PackedTree {
    /// Over `count` boxes, each round two points and as much more as `grow`,
    /// metres. Their axes are those of `frame`, unit vectors at right angles:
    /// the better it fits, the fewer are visited.
    pub fn new(count: usize, frame: [Ecef; 3], grow: f64, ends: impl Fn(usize) -> (Ecef, Ecef)) -> Self {
        let origin = if count > 0 { ends(count / 2).0 } else { [0.0; 3] };
        let within = |p: Ecef| frame.map(|axis| dot(axis, minus(p, origin)));
        let mut farthest = 0.0_f64;
        let mut level = vec![Node::EMPTY; count.div_ceil(CHILDREN)];
        for i in 0..count {
            let (a, b) = ends(i);
            let (a, b) = (within(a), within(b));
            let node = &mut level[i / CHILDREN];
            for axis in 0..3 {
                let (low, high) = (a[axis].min(b[axis]) - grow, a[axis].max(b[axis]) + grow);
                node.low[axis][i % CHILDREN] = low as f32;
                node.high[axis][i % CHILDREN] = high as f32;
                farthest = farthest.max(low.abs()).max(high.abs());
            }
        }
        let mut levels = vec![level];
        while let Some(below) = levels.last().filter(|l| l.len() > 1) {
            levels.push(below.chunks(CHILDREN).map(parent).collect());
        }
        Self {
            origin,
            frame,
            levels,
            // Half a unit in the last place of either corner, twice over.
            slack: 2e-7 * farthest,
        }
    }

    /// The nodes one step above the things' own that may be within a limit
    /// (metres, squared) of a point: where searches near it can begin.
    pub fn nodes_within(&self, at: Ecef, limit: f64, shortlist: &mut Shortlist) {
        let search = self.search(at);
        let within = search.single(limit);
        shortlist.clear();
        let top = self.levels.len() - 1;
        let mut stack = vec![(top, 0)];
        while let Some((level, index)) = stack.pop() {
            let Some(node) = self.levels[level].get(index).filter(|_| level > 1) else {
                // Too low a tree to be narrowed down: begin at its root.
                shortlist.begin_at(level as u32, index as u32);
                continue;
            };
            for (i, &d) in node.distances(search.point).iter().enumerate() {
                if d > within {
                    continue;
                }
                let child = index * CHILDREN + i;
                if level == 2 {
                    shortlist.add(node, i, child as u32);
                } else {
                    stack.push((level - 1, child));
                }
            }
        }
    }

    fn search(&self, at: Ecef) -> Search {
        let way = minus(at, self.origin);
        let relative = self.frame.map(|axis| dot(axis, way));
        Search {
            point: relative.map(|x| x as f32),
            slack: self.slack + 2e-7 * relative.iter().fold(0.0, |m: f64, x| m.max(x.abs())),
        }
    }

    /// Hands over the things whose boxes may be nearer than a limit, roughly
    /// from the nearest on, beginning with a shortlist. `visit` returns the
    /// limit, a squared distance in square metres, that holds from then on; it
    /// may only fall.
    pub fn visit(
        &self,
        at: Ecef,
        limit: f64,
        shortlist: &Shortlist,
        stack: &mut Stack,
        mut visit: impl FnMut(usize) -> f64,
    ) {
        let search = self.search(at);
        let mut best = limit;
        let mut within = search.single(limit);
        stack.clear();
        stack.extend(shortlist.start);
        for (group, node) in shortlist.nodes.iter().enumerate() {
            for (i, &d) in node.distances(search.point).iter().enumerate() {
                if d <= within {
                    stack.push((d, 1, shortlist.indices[group * CHILDREN + i]));
                }
            }
        }
        nearest_last(stack);
        while let Some((distance, level, index)) = stack.pop() {
            if distance > within {
                continue;
            }
            let distances = self.levels[level as usize][index as usize].distances(search.point);
            if level == 0 {
                for (i, &d) in distances.iter().enumerate() {
                    if d <= within {
                        let now = visit(index as usize * CHILDREN + i);
                        if now < best {
                            best = now;
                            within = search.single(now);
                        }
                    }
                }
            } else {
                let from = stack.len();
                for (i, &d) in distances.iter().enumerate() {
                    if d <= within {
                        stack.push((d, level - 1, index * CHILDREN as u32 + i as u32));
                    }
                }
                nearest_last(&mut stack[from..]);
            }
        }
    }

    /// A shortlist of the root alone.
    pub fn whole(&self) -> Shortlist {
        let mut shortlist = Shortlist::default();
        if !self.levels[self.levels.len() - 1].is_empty() {
            shortlist.begin_at(self.levels.len() as u32 - 1, 0);
        }
        shortlist
    }
}

fn nearest_last(entries: &mut [(f32, u32, u32)]) {
    if entries.len() > 1 {
        entries.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    }
}

/// A point as the boxes see it.
struct Search {
    point: [f32; 3],
    slack: f64,
}

impl Search {
    /// A limit in single precision: rounding moved the coordinates by the slack,
    /// and the sum of squares by some 10⁻⁶. (f + s)² ≤ (1 + r) f² + (1 + 1/r) s²
    /// for any r, which spares a root.
    fn single(&self, limit: f64) -> f32 {
        const R: f64 = 1e-4;
        let widened = (1.0 + R + 1e-6) * limit + (1.0 + 1.0 / R) * self.slack * self.slack;
        // Never infinite: so far away are the boxes that hold nothing.
        (widened as f32).min(f32::MAX)
    }
}

/// Where in a tree to begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Shortlist {
    start: Option<(f32, u32, u32)>,
    /// Boxes of nodes of level 1, side by side, and which they are.
    nodes: Vec<Node>,
    indices: Vec<u32>,
}

impl Shortlist {
    fn clear(&mut self) {
        self.start = None;
        self.nodes.clear();
        self.indices.clear();
    }

    fn begin_at(&mut self, level: u32, index: u32) {
        self.start = Some((0.0, level, index));
    }

    fn add(&mut self, parent: &Node, slot: usize, index: u32) {
        let i = self.indices.len() % CHILDREN;
        if i == 0 {
            self.nodes.push(Node::EMPTY);
        }
        if let Some(node) = self.nodes.last_mut() {
            for axis in 0..3 {
                node.low[axis][i] = parent.low[axis][slot];
                node.high[axis][i] = parent.high[axis][slot];
            }
        }
        self.indices.push(index);
    }
}

/// The boxes round up to eight nodes.
fn parent(below: &[Node]) -> Node {
    let mut node = Node::EMPTY;
    for (i, child) in below.iter().enumerate() {
        for axis in 0..3 {
            node.low[axis][i] = child.low[axis].iter().copied().fold(f32::MAX, f32::min);
            node.high[axis][i] = child.high[axis].iter().copied().fold(f32::MIN, f32::max);
        }
    }
    node
}
