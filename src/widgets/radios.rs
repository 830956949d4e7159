//! One of few options: all of them in sight, none chosen beforehand.

use super::options;
use super::{LINE, Spec, Written};
use crate::form::{Kind, Shape};

/// More options than this are a select unless the author says otherwise.
const MOST: usize = 10;

pub(super) const WRITTEN: Written = Written {
    name: "radios",
    needs: options::NEEDS,
    fits: |shape| shape.kind == Kind::Choice,
    natural: |shape: &Shape<'_>| shape.kind == Kind::Choice && shape.options <= MOST,
};

pub(super) const WIDGET: Spec = Spec {
    verb: "choice",
    prefills: false,
    read: options::read,
    show: |question| options::radiogroup(question, options::of(question)),
    ..LINE
};
