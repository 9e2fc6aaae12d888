//! What many elements have in common, in the form that plotters asks for.

/// The places of an element: those in a field, or none.
macro_rules! places {
    ($element:ident, $field:ident) => {
        impl<'a, C: 'a> $crate::draw::canvas::plot::PointCollection<'a, C> for &'a $element<C> {
            type Point = &'a C;
            type IntoIter = &'a [C];

            fn point_iter(self) -> Self::IntoIter {
                &self.$field
            }
        }
    };
    ($element:ident) => {
        impl<'a, C: 'a> $crate::draw::canvas::plot::PointCollection<'a, C> for &'a $element {
            type Point = &'a C;
            type IntoIter = std::iter::Empty<&'a C>;

            fn point_iter(self) -> Self::IntoIter {
                std::iter::empty()
            }
        }
    };
}

/// How an element is given its `class` and `title`.
macro_rules! named {
    () => {
        /// A class for style sheets.
        pub fn class(mut self, class: impl Into<String>) -> Self {
            self.class = Some(class.into());
            self
        }

        /// Shown when the pointer rests on it, and read out.
        pub fn title(mut self, title: impl Into<String>) -> Self {
            self.title = Some(title.into());
            self
        }
    };
}

/// How an element is given its `fill` and `stroke`.
macro_rules! painted {
    () => {
        pub fn fill(mut self, fill: impl Into<Fill>) -> Self {
            self.fill = Some(fill.into());
            self
        }

        pub fn stroke(mut self, stroke: Stroke) -> Self {
            self.stroke = Some(stroke);
            self
        }
    };
}

pub(super) use {named, painted, places};
