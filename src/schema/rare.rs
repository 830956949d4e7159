//! What the core that a page fetches does without: what hardly any form asks of citizens.
//!
//! A compiled form that needs it is not read by that core, and the page fetches the whole one. `contains` is
//! not rare: with it conditions ask which boxes are ticked.

use super::{Format, Keyword, Schema};

/// Whether this is the whole core, not the page's.
pub(crate) const IS_WHOLE: bool = cfg!(feature = "tools");

impl Schema {
    /// Whether only the whole core can check by it.
    pub(crate) fn is_rare(&self) -> bool {
        self.nodes.iter().any(|node| node.keywords.iter().any(Keyword::is_rare))
    }
}

impl Keyword {
    /// Whether only the whole core checks it.
    pub(crate) fn is_rare(&self) -> bool {
        match self {
            Self::Format(format) => format.is_rare(),
            Self::DynamicRef(_) | Self::UnevaluatedItems(_) | Self::UnevaluatedProperties(_) => true,
            _ => false,
        }
    }
}

impl Format {
    /// Whether only the whole core knows it: what machines are called, and how they are talked to.
    pub(crate) fn is_rare(self) -> bool {
        matches!(
            self,
            Self::Duration
                | Self::Hostname
                | Self::IdnHostname
                | Self::UriTemplate
                | Self::JsonPointer
                | Self::RelativeJsonPointer
                | Self::Regex
        )
    }
}
