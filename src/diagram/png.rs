//! A picture as PNG, through resvg and the font of `fonts/`.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::Arc;

use super::svg::theme::FONT;

/// Pixels of the PNG for one of the SVG: sharp on paper and on screens of today.
const SCALE: f32 = 2.0;
/// No side of the PNG is longer; a larger picture gets fewer pixels for one of its own.
const LONGEST: f32 = 16_000.0;

const REGULAR: &[u8] = include_bytes!("../../fonts/LiberationSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/LiberationSans-Bold.ttf");

/// The PNG of an SVG that this module's parent wrote. Its text is set in the embedded font, so that the same SVG gives
/// the same bytes everywhere; only for scripts that font does not have, the fonts of the system are asked.
///
/// # Errors
/// When the SVG cannot be read or there is no memory for the picture; a sentence for the user.
pub fn render(svg: &str) -> Result<Vec<u8>, String> {
    let mut fonts = fontdb::Database::new();
    if svg.chars().any(is_missing) {
        fonts.load_system_fonts();
    }
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let svg = svg.replace(FONT, "'Liberation Sans'");
    let tree =
        Tree::from_str(&svg, &options).map_err(|e| format!("the picture cannot be read as SVG: {e}"))?;
    let size = tree.size();
    let scale = SCALE.min(LONGEST / size.width().max(size.height()));
    let (w, h) = ((size.width() * scale).ceil(), (size.height() * scale).ceil());
    let mut pixels =
        Pixmap::new(w as u32, h as u32).ok_or("the picture is too large for PNG: write `.svg`")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels
        .encode_png()
        .map_err(|e| format!("the picture cannot be written as PNG: {e}"))
}

/// Whether the embedded font has no picture for a character. It has the Latin, Greek and Cyrillic scripts, Hebrew, and
/// the usual punctuation and arrows.
fn is_missing(c: char) -> bool {
    !matches!(c as u32, 0..=0x05ff | 0x1e00..=0x22ff | 0x2500..=0x25ff | 0xfb00..=0xfb4f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{Diagram, Node, draw};

    /// The picture of one element of this title.
    fn picture(title: &str) -> Vec<u8> {
        let node = Node {
            title: title.into(),
            ..Node::default()
        };
        let diagram = Diagram {
            nodes: vec![node],
            ..Diagram::default()
        };
        render(&draw(&diagram, 0).svg).expect("it renders")
    }

    #[test]
    fn text_is_in_the_picture_and_the_same_twice() {
        let (one, other) = (picture("Web"), picture("Bew"));
        assert!(one.starts_with(b"\x89PNG"));
        assert_eq!(one, picture("Web"));
        assert_ne!(one, other, "the letters are not drawn");
    }
}
