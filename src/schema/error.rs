//! Why a schema does not compile, as data and as a sentence for developers.

use std::fmt;

use super::PatternError;
use crate::pointer::Pointer;

/// One thing that is wrong with a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Where it stands: the keyword in the document.
    pub pointer: Pointer,
    /// The URI of the document, where it is not the main one.
    pub document: Option<String>,
    /// What is wrong.
    pub kind: ErrorKind,
}

/// What is wrong with a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The keyword needs another kind of value; says which.
    Expected(&'static str),
    /// The reference leads to no schema in the documents at hand.
    Reference(String),
    /// References lead back to the same schema for the same value: a check would never end.
    Loop,
    /// Two resources have this URI, or two anchors this name.
    Duplicate(String),
    /// The pattern cannot be used.
    Pattern(PatternError),
    /// `$schema` names a dialect that is not known.
    Dialect(String),
    /// The dialect needs a vocabulary that is not known.
    Vocabulary(String),
    /// Schemas nest deeper than [`super::Limits::depth`].
    Depth,
    /// There are more schemas than [`super::Limits::schemas`].
    Size,
}

impl ErrorKind {
    /// A short name that does not change, for tools.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Expected(_) => "schema-keyword",
            Self::Reference(_) => "schema-reference",
            Self::Loop => "schema-loop",
            Self::Pattern(_) => "schema-pattern",
            Self::Duplicate(_) => "schema-duplicate",
            Self::Dialect(_) | Self::Vocabulary(_) => "schema-dialect",
            Self::Depth | Self::Size => "limit",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Pattern(error) = self {
            return write!(f, "the pattern cannot be used: {} (at character {})", error.kind, error.at + 1);
        }
        let (before, name, after) = match self {
            Self::Expected(what) => ("this must be ", *what, ""),
            Self::Reference(to) => {
                ("the reference \"", to.as_str(), "\" leads to no schema in the documents at hand")
            }
            Self::Pattern(_) => ("", "", ""),
            Self::Loop => ("this reference only leads back to itself", "", ""),
            Self::Duplicate(name) => ("\"", name.as_str(), "\" already names another schema"),
            Self::Dialect(name) => (
                "the dialect \"",
                name.as_str(),
                "\" is not known: use https://json-schema.org/draft/2020-12/schema",
            ),
            Self::Vocabulary(name) => {
                ("the dialect needs the vocabulary \"", name.as_str(), "\", which is not known")
            }
            Self::Depth => ("schemas nest too deeply here: put parts of them under $defs", "", ""),
            Self::Size => ("the document has too many schemas", "", ""),
        };
        f.write_str(before)?;
        f.write_str(name)?;
        f.write_str(after)
    }
}
