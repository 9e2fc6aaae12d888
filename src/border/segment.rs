//! A short geodesic piece of the line, and the point of it nearest to another.

use crate::geodesy::{
    AUTHALIC_RADIUS, Arc, Ecef, KM, LonLat, SurfacePoint, course, dot, inverse, middle, minus, over_middle, plus_times,
    to_ecef,
};

/// Pieces of the line are no longer than this, in metres, so that a chord in
/// earth-centred space is never more than [`SAG`] from its geodesic.
pub(super) const LONGEST_PIECE: f64 = 5_000.0;

/// L² / 8R for the longest piece and the smallest radius of curvature of the
/// ellipsoid (6,335 km), rounded up; metres.
pub(super) const SAG: f64 = 0.5;

/// A point this near the line, in metres, is on it.
const TOUCHING: f64 = 1e-6;

/// The feet of the straight line and of the geodesic are less than this apart,
/// in shares of the distance (14 m at 1,000 km).
const FARTHEST_STEP: f64 = 5e-5;

/// A geodesic of at most [`LONGEST_PIECE`], as the circle over its chord: the
/// two are less than a hundredth of a millimetre apart.
pub(super) struct Piece {
    /// The middle of the chord.
    centre: Ecef,
    /// Unit vectors along the chord, and up from it.
    way: Ecef,
    up: Ecef,
    /// Half the chord, metres.
    half: f64,
    /// Curvature of the surface along the piece, per metre.
    bend: f64,
    /// Measure of its beginning, and its length, metres.
    pub measure: f64,
    pub length: f64,
    pub from: LonLat,
    pub to: LonLat,
}

/// The point of a piece nearest to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Foot {
    /// Geodesic distance, metres.
    pub metres: f64,
    /// Measure along the line, metres.
    pub measure: f64,
}

impl Foot {
    pub fn km(&self) -> f64 {
        self.metres / KM
    }
}

impl Piece {
    pub fn new(from: LonLat, to: LonLat, measure: f64, length: f64) -> Self {
        let (a, b) = (to_ecef(from), to_ecef(to));
        let ab = minus(b, a);
        let chord = dot(ab, ab).sqrt();
        let way = if chord > 0.0 { ab.map(|x| x / chord) } else { [0.0; 3] };
        let centre = middle(a, b);
        let (over, bend) = over_middle(centre, way);
        Self {
            centre,
            way,
            up: over.up(),
            half: chord / 2.0,
            bend,
            measure,
            length,
            from,
            to,
        }
    }

    /// The ends of the chord.
    pub fn ends(&self) -> (Ecef, Ecef) {
        let end = |half| plus_times(self.centre, half, self.way);
        (end(-self.half), end(self.half))
    }

    /// The least straight distance of a point to the piece, squared, and where
    /// that is: metres from the middle of the chord, were the piece endless.
    ///
    /// The piece at `x` is centre + x way + κ/2 (half² − x²) up, and the square
    /// of the distance to it is least at x = a / (1 + κ v), where a and v are
    /// the point's parts along the chord and up from it.
    #[inline]
    pub fn straight(&self, p: Ecef) -> (f64, f64) {
        let w = minus(p, self.centre);
        let (a, v) = (dot(w, self.way), dot(w, self.up));
        let curve = 1.0 + self.bend * v;
        // Beyond a quarter of the globe an end is the nearest.
        let free = if curve > 0.0 {
            a / curve
        } else {
            f64::INFINITY.copysign(a)
        };
        let x = free.clamp(-self.half, self.half);
        let h = self.rise(x);
        (dot(w, w) - 2.0 * (x * a + h * v) + x * x + h * h, free)
    }

    fn rise(&self, x: f64) -> f64 {
        self.bend / 2.0 * (self.half * self.half - x * x)
    }

    fn at(&self, x: f64) -> Ecef {
        plus_times(plus_times(self.centre, x, self.way), self.rise(x), self.up)
    }

    /// The point of the piece at a measure of the line.
    pub fn place(&self, measure: f64) -> SurfacePoint {
        let share = (measure - self.measure) / self.length.max(f64::MIN_POSITIVE);
        SurfacePoint::new(self.at((2.0 * share - 1.0) * self.half))
    }

    /// The geodesic from a point to the piece at `x`.
    pub fn arc(&self, p: &SurfacePoint, x: f64) -> Arc {
        Arc::between(*p, SurfacePoint::new(self.at(x.clamp(-self.half, self.half))))
    }

    /// Whether the foot is an end of the piece, and no step moves it from there.
    pub fn is_surely_at_end(&self, free: f64, chord: f64) -> bool {
        free.abs() - self.half > FARTHEST_STEP * chord
    }

    /// The foot of a point no farther than [`LONGEST_CHORD`](crate::geodesy::LONGEST_CHORD),
    /// from where its straight distance would be least: one step of Newton's
    /// method, since the geodesic leaves that place at nearly a right angle.
    pub fn foot(&self, p: &SurfacePoint, free: f64) -> Foot {
        let x = free.clamp(-self.half, self.half);
        let arc = self.arc(p, x);
        if self.is_surely_at_end(free, arc.chord) || arc.chord < TOUCHING {
            return self.found(x, arc.length());
        }
        let tangent = plus_times(self.way, -self.bend * x, self.up);
        let spread = arc.chord * (1.0 + (arc.chord / AUTHALIC_RADIUS).powi(2) / 3.0);
        let moved = (x - arc.growth(tangent) * spread).clamp(-self.half, self.half);
        // The distance is least there, so that a small move hardly changes it.
        let metres = if (moved - x).powi(2) < 2e-7 * arc.chord {
            arc.length()
        } else {
            self.arc(p, moved).length()
        };
        self.found(moved, metres)
    }

    fn found(&self, x: f64, metres: f64) -> Foot {
        let share = if self.half > 0.0 {
            (x / self.half + 1.0) / 2.0
        } else {
            0.0
        };
        Foot {
            metres,
            measure: self.measure + share * self.length,
        }
    }

    /// The foot of a point any way off.
    ///
    /// Newton's method on the distance along the piece: its derivative is
    /// −cos θ, θ being the angle at the foot between the piece and the way to
    /// the point, its second derivative sin²θ / (R tan σ) on a sphere, which is
    /// near enough for the step. After Baselga and Martínez-Llario (2018),
    /// *Intersection and point-to-line solutions for geodesics on the
    /// ellipsoid*, Stud. Geophys. Geod. 62, doi:10.1007/s11200-017-1020-z.
    pub fn far_foot(&self, point: LonLat) -> Foot {
        const STEPS: usize = 12;
        const ENOUGH: f64 = 1e-4;
        let (_, azimuth) = inverse(self.from, self.to);
        let at = |along: f64| Sight::of(self.from, azimuth, along, point);
        let (_, free) = self.straight(to_ecef(point));
        let x = free.clamp(-self.half, self.half);
        let mut along = (x / self.half.max(f64::MIN_POSITIVE) + 1.0) / 2.0 * self.length;
        let mut found = at(along);
        for _ in 0..STEPS {
            if found.metres < ENOUGH {
                break;
            }
            let sigma = (found.metres / AUTHALIC_RADIUS).min(1.5);
            let step = AUTHALIC_RADIUS * sigma.tan() * found.cos / (1.0 - found.cos * found.cos).max(1e-3);
            let next = (along + step).clamp(0.0, self.length);
            let moved = (next - along).abs();
            along = next;
            if moved < ENOUGH {
                break;
            }
            found = at(along);
        }
        // Beyond a quarter of the globe the distance is no longer convex.
        if found.metres > 5e6 {
            for end in [0.0, self.length] {
                let other = at(end);
                if other.metres < found.metres {
                    (along, found) = (end, other);
                }
            }
        }
        Foot {
            metres: found.metres,
            measure: self.measure + along,
        }
    }
}

/// What is seen from a point of a piece: how far and where the other point is.
struct Sight {
    metres: f64,
    /// Of the angle between the piece and the way.
    cos: f64,
}

impl Sight {
    fn of(from: LonLat, azimuth: f64, along: f64, point: LonLat) -> Self {
        let (foot, heading) = course(from, azimuth, along);
        let (metres, azimuth) = inverse(foot, point);
        Self {
            metres,
            cos: (azimuth - heading).to_radians().cos(),
        }
    }
}
