//! In the answers but never shown: what the form says by itself, such as a constant.

use super::{LINE, Spec, Written};
use crate::form::{Kind, Shape};

pub(super) const WRITTEN: Written =
    Written { name: "hidden", needs: "nothing", fits: |_| true, natural: is_told };

pub(super) const WIDGET: Spec = LINE;

/// There is nothing to ask.
fn is_told(shape: &Shape<'_>) -> bool {
    shape.kind == Kind::Constant && !shape.is_consent
}
