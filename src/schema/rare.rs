//! What the core that most pages fetch does without, of schemas: what hardly any form asks of citizens.
//!
//! A compiled form that needs it is not read by that core, and the page fetches the one with the feature `rare`.
//! `contains` is not rare: with it conditions ask which boxes are ticked.

use super::{Format, Keyword, Schema};

impl Schema {
    /// Whether only a core with what is rare can check by it.
    pub(crate) fn is_rare(&self) -> bool {
        self.nodes.iter().any(|node| node.keywords.iter().any(Keyword::is_rare))
    }
}

impl Keyword {
    /// Whether only a core with what is rare checks it.
    pub(crate) fn is_rare(&self) -> bool {
        match self {
            Self::Format(format) => format.is_rare(),
            Self::DynamicRef(_)
            | Self::MaxProperties(_)
            | Self::MinProperties(_)
            | Self::PatternProperties(_)
            | Self::PropertyNames(_)
            | Self::PrefixItems(_)
            | Self::UnevaluatedItems(_)
            | Self::UnevaluatedProperties(_) => true,
            _ => false,
        }
    }
}

impl Format {
    /// Whether only a core with what is rare knows it: what machines are called and how they are talked to, and what rare
    /// widgets ask for. `uri` and `iri` are not: citizens are asked for addresses of pages.
    pub(crate) fn is_rare(self) -> bool {
        matches!(
            self,
            Self::Country
                | Self::YearMonth
                | Self::Duration
                | Self::Hostname
                | Self::IdnHostname
                | Self::Ipv4
                | Self::Ipv6
                | Self::IriReference
                | Self::UriReference
                | Self::UriTemplate
                | Self::Uuid
                | Self::JsonPointer
                | Self::RelativeJsonPointer
                | Self::Regex
        )
    }
}
