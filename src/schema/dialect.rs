//! Dialects and the vocabularies that they are made of.

/// A version of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// Draft 7.
    Draft7,
    /// Draft 2019-09.
    Draft201909,
    /// Draft 2020-12.
    Draft202012,
}

impl Dialect {
    /// The dialect whose meta-schema has this URI.
    pub fn named(uri: &str) -> Option<Self> {
        match uri.strip_suffix('#').unwrap_or(uri) {
            "https://json-schema.org/draft/2020-12/schema" => Some(Self::Draft202012),
            "https://json-schema.org/draft/2019-09/schema" => Some(Self::Draft201909),
            "http://json-schema.org/draft-07/schema" | "https://json-schema.org/draft-07/schema" => {
                Some(Self::Draft7)
            }
            _ => None,
        }
    }
}

/// Which vocabularies a schema uses (2020-12 core, section 8.1.2), with the dialect they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vocabularies {
    /// The version whose meaning the keywords have.
    pub(super) dialect: Dialect,
    set: u8,
}

impl Vocabularies {
    pub(super) const APPLICATOR: u8 = 1;
    pub(super) const UNEVALUATED: u8 = 2;
    pub(super) const VALIDATION: u8 = 4;
    pub(super) const FORMAT: u8 = 8;
    /// In every dialect; also stands for vocabularies without constraints.
    pub(super) const CORE: u8 = 16;

    /// Everything that the dialect has; formats as the host wants.
    pub(super) fn all(dialect: Dialect, format_assertion: bool) -> Self {
        let format = if format_assertion { Self::FORMAT } else { 0 };
        Self { dialect, set: Self::CORE | Self::APPLICATOR | Self::UNEVALUATED | Self::VALIDATION | format }
    }

    /// Only what a `$vocabulary` lists will be added.
    pub(super) fn none(dialect: Dialect) -> Self {
        Self { dialect, set: Self::CORE }
    }

    /// Adds the vocabulary with this URI; `false` when it is not known.
    pub(super) fn add(&mut self, uri: &str, format_assertion: bool) -> bool {
        let name = match uri.strip_prefix("https://json-schema.org/draft/") {
            Some(rest) => rest.strip_prefix("2020-12/vocab/").or_else(|| rest.strip_prefix("2019-09/vocab/")),
            None => None,
        };
        let annotation = if format_assertion { Self::FORMAT } else { Self::CORE };
        let bit = match name {
            // 2019-09 has the unevaluated keywords in its applicator vocabulary.
            Some("applicator") if self.dialect == Dialect::Draft201909 => {
                Self::APPLICATOR | Self::UNEVALUATED
            }
            Some("applicator") => Self::APPLICATOR,
            Some("unevaluated") => Self::UNEVALUATED,
            Some("validation") => Self::VALIDATION,
            Some("format-assertion") => Self::FORMAT,
            Some("format-annotation" | "format") => annotation,
            Some("core" | "meta-data" | "content") => Self::CORE,
            _ => return false,
        };
        self.set |= bit;
        true
    }

    /// Whether the vocabulary is used.
    pub(super) fn has(self, vocabulary: u8) -> bool {
        self.set & vocabulary != 0
    }
}
