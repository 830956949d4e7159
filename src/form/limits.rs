//! What `validator`'s derive writes against: its judgments, with an error type of our own.
//!
//! The derive names its crate by `#[validate(crate = "…")]`, and this module stands in for it. Length and
//! range are still judged by `validator`. Only its error type is replaced: hash maps of `serde_json`
//! values that cost 14 kB (brotli) in every page, where a definition's diagnostics need a name and a limit.

use std::borrow::Cow;

pub(super) use validator::{ValidateLength, ValidateRange};

/// A member that is outside its limits.
#[derive(Debug)]
pub(super) struct ValidationError {
    /// `length` or `range`.
    pub(super) code: &'static str,
    /// The least that is allowed.
    pub(super) min: Option<u64>,
    /// The most that is allowed.
    pub(super) max: Option<u64>,
}

impl ValidationError {
    /// No limit known yet.
    pub(super) fn new(code: &'static str) -> Self {
        Self { code, min: None, max: None }
    }

    /// The derive gives the limits and the value; the value is not kept.
    #[allow(clippy::needless_pass_by_value)] // The derive's call decides the signature.
    pub(super) fn add_param(&mut self, name: Cow<'static, str>, param: &impl Param) {
        match &*name {
            "min" => self.min = param.number(),
            "max" => self.max = param.number(),
            _ => {}
        }
    }
}

/// What the derive hands to [`ValidationError::add_param`]: limits are numbers, values may be anything.
pub(super) trait Param {
    /// The number, of a limit.
    fn number(&self) -> Option<u64> {
        None
    }
}

impl Param for String {}
impl<T> Param for Vec<T> {}
impl<T: Param> Param for &T {}

impl Param for u32 {
    fn number(&self) -> Option<u64> {
        Some(u64::from(*self))
    }
}

impl Param for i32 {
    fn number(&self) -> Option<u64> {
        u64::try_from(*self).ok()
    }
}

/// The members that are outside their limits, by their names in Rust.
#[derive(Debug)]
pub(super) struct ValidationErrors(pub(super) Vec<(&'static str, ValidationError)>);

impl ValidationErrors {
    /// None yet.
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// One more.
    pub(super) fn add(&mut self, member: &'static str, error: ValidationError) {
        self.0.push((member, error));
    }

    /// Whether all members are within their limits.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Members within declared limits.
pub(super) trait Validate {
    /// Checks each member.
    fn validate(&self) -> Result<(), ValidationErrors>;
}

/// As [`Validate`]; the derive implements this one.
pub(super) trait ValidateArgs<'v_a> {
    /// Always `()` here.
    type Args;
    /// Checks each member.
    fn validate_with_args(&self, args: Self::Args) -> Result<(), ValidationErrors>;
}
