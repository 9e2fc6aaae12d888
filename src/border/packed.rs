//! A packed, static tree of boxes over things that come in spatial order, such
//! as the pieces of a line: no pointers, eight children side by side.

use crate::geodesy::Ecef;

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
    /// From the lowest level to the root.
    levels: Vec<Vec<Node>>,
    /// By how much rounding to `f32` may move a bound, metres.
    slack: f64,
}

/// What is still to be visited: nearest last.
pub(super) type Stack = Vec<(f32, u32, u32)>;

impl PackedTree {
    /// Over `count` boxes, each given as lowest and highest corner in metres.
    pub fn new(count: usize, bounds: impl Fn(usize) -> (Ecef, Ecef)) -> Self {
        let origin = if count > 0 { bounds(count / 2).0 } else { [0.0; 3] };
        let mut farthest = 0.0_f64;
        let mut level = vec![Node::EMPTY; count.div_ceil(CHILDREN)];
        for i in 0..count {
            let (low, high) = bounds(i);
            let node = &mut level[i / CHILDREN];
            for axis in 0..3 {
                let (low, high) = (low[axis] - origin[axis], high[axis] - origin[axis]);
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
            levels,
            // Half a unit in the last place of either corner, twice over.
            slack: 2e-7 * farthest,
        }
    }

    /// Hands over the things whose boxes may be nearer than a limit, roughly
    /// from the nearest on. `visit` returns the limit, a squared distance in
    /// square metres, that holds from then on; it may only fall.
    pub fn visit(&self, at: Ecef, limit: f64, stack: &mut Stack, mut visit: impl FnMut(usize) -> f64) {
        let relative = [0, 1, 2].map(|axis| at[axis] - self.origin[axis]);
        let p = relative.map(|x| x as f32);
        let slack = self.slack + 2e-7 * relative.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
        // Rounding: that of the coordinates, and that of the sum of squares.
        let single = |limit: f64| {
            let farthest = limit.sqrt() * (1.0 + 1e-6) + slack;
            // Never infinite: so far away are the boxes that hold nothing.
            ((farthest * farthest) as f32).min(f32::MAX)
        };
        let mut best = limit;
        let mut within = single(limit);
        let top = self.levels.len() - 1;
        stack.clear();
        if !self.levels[top].is_empty() {
            stack.push((0.0, top as u32, 0));
        }
        while let Some((distance, level, index)) = stack.pop() {
            if distance > within {
                continue;
            }
            let distances = self.levels[level as usize][index as usize].distances(p);
            if level == 0 {
                for (i, &d) in distances.iter().enumerate() {
                    if d <= within {
                        let now = visit(index as usize * CHILDREN + i);
                        if now < best {
                            best = now;
                            within = single(now);
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
                if stack.len() > from + 1 {
                    stack[from..].sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
                }
            }
        }
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
