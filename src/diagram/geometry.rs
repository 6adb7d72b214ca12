//! Points, rectangles and axis-parallel segments in whole pixels, y growing downwards.

use serde::Serialize;

/// A place on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Pixels from the left.
    pub x: i32,
    /// Pixels from the top.
    pub y: i32,
}

/// A rectangle by its top left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rect {
    /// Left side.
    pub x: i32,
    /// Top side.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

impl Rect {
    /// The rectangle of this size around a centre.
    pub fn around(x: i32, y: i32, w: i32, h: i32) -> Rect {
        Rect {
            x: x - w / 2,
            y: y - h / 2,
            w,
            h,
        }
    }

    /// The right side.
    pub fn right(&self) -> i32 {
        self.x + self.w
    }

    /// The bottom side.
    pub fn bottom(&self) -> i32 {
        self.y + self.h
    }

    /// The middle.
    pub fn center(&self) -> Point {
        Point {
            x: self.x + self.w / 2,
            y: self.y + self.h / 2,
        }
    }

    /// Whether the insides meet; rectangles that share a side do not.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `other` lies within, sides included.
    pub fn contains(&self, other: &Rect) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }

    /// The rectangle with `by` more on every side.
    pub fn grow(&self, by: i32) -> Rect {
        Rect {
            x: self.x - by,
            y: self.y - by,
            w: self.w + 2 * by,
            h: self.h + 2 * by,
        }
    }

    /// The rectangle moved.
    pub fn shift(&self, dx: i32, dy: i32) -> Rect {
        Rect {
            x: self.x + dx,
            y: self.y + dy,
            ..*self
        }
    }

    /// The smallest rectangle that holds both.
    pub fn hull(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (r, b) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Rect {
            x,
            y,
            w: r - x,
            h: b - y,
        }
    }
}

/// A horizontal or vertical piece of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it starts.
    pub a: Point,
    /// Where it ends.
    pub b: Point,
}

impl Segment {
    /// Whether it runs left or right.
    pub fn is_horizontal(&self) -> bool {
        self.a.y == self.b.y
    }

    /// Length in pixels.
    pub fn length(&self) -> i32 {
        (self.a.x - self.b.x).abs() + (self.a.y - self.b.y).abs()
    }

    /// The rectangle of no width or no height that it fills.
    pub fn rect(&self) -> Rect {
        Rect {
            x: self.a.x.min(self.b.x),
            y: self.a.y.min(self.b.y),
            w: (self.a.x - self.b.x).abs(),
            h: (self.a.y - self.b.y).abs(),
        }
    }

    /// Whether it runs through the inside of a rectangle.
    pub fn enters(&self, rect: &Rect) -> bool {
        let own = self.rect();
        own.x < rect.right()
            && rect.x < own.right().max(own.x + 1)
            && own.y < rect.bottom()
            && rect.y < own.bottom().max(own.y + 1)
            && (own.w > 0 || own.x > rect.x)
            && (own.h > 0 || own.y > rect.y)
    }

    /// The points nearest to its ends `a` and `b` where it meets a rectangle that it enters.
    pub fn clipped(&self, rect: &Rect) -> (Point, Point) {
        let within = |p: Point| Point {
            x: p.x.clamp(rect.x, rect.right()),
            y: p.y.clamp(rect.y, rect.bottom()),
        };
        (within(self.a), within(self.b))
    }

    /// Whether the two cross, one across and one down, inside both.
    pub fn crosses(&self, other: &Segment) -> bool {
        if self.is_horizontal() == other.is_horizontal() {
            return false;
        }
        let (across, down) = if self.is_horizontal() {
            (self, other)
        } else {
            (other, self)
        };
        let (h, v) = (across.rect(), down.rect());
        h.x < v.x && v.x < h.right() && v.y < h.y && h.y < v.bottom()
    }

    /// Whether the two share more than a point of one line.
    pub fn shares_track(&self, other: &Segment) -> bool {
        if self.is_horizontal() != other.is_horizontal() {
            return false;
        }
        let (p, q) = (self.rect(), other.rect());
        if self.is_horizontal() {
            p.y == q.y && p.x.max(q.x) < p.right().min(q.right())
        } else {
            p.x == q.x && p.y.max(q.y) < p.bottom().min(q.bottom())
        }
    }

    /// Whether a point lies on it, ends included.
    pub fn holds(&self, point: Point) -> bool {
        let r = self.rect();
        r.x <= point.x && point.x <= r.right() && r.y <= point.y && point.y <= r.bottom()
    }
}

/// The segments of a polyline.
pub fn segments(points: &[Point]) -> impl Iterator<Item = Segment> + '_ {
    points.windows(2).map(|w| Segment { a: w[0], b: w[1] })
}
