//! One compiled constraint, named as in the specification.

use super::{Format, SchemaId};
use crate::json::{Number, Value};
use crate::packed::packed;

/// A compiled keyword, or several that only mean something together.
///
/// The variants stand in the order in which a node's keywords are checked: the type first, so that
/// one problem is reported where the whole value is of the wrong kind; `unevaluated…` last, because
/// it depends on all others.
#[derive(Debug)]
pub(crate) enum Keyword {
    /// The schema `false`.
    False,
    Type(Types),
    Const(Box<Value>),
    Enum(Box<[Value]>),

    Minimum(Number),
    ExclusiveMinimum(Number),
    Maximum(Number),
    ExclusiveMaximum(Number),
    MultipleOf(Number),

    MinLength(usize),
    MaxLength(usize),
    Pattern(PatternId),
    Format(Format),

    MinItems(usize),
    MaxItems(usize),
    UniqueItems,
    PrefixItems(Box<[SchemaId]>),
    /// `items` (in older dialects also `additionalItems`): the items from an index on.
    Items {
        from: usize,
        schema: SchemaId,
    },
    Contains(Contains),

    MinProperties(usize),
    MaxProperties(usize),
    /// The names that `properties` does not list; the others are marked there.
    Required(Names),
    DependentRequired(Box<[(Box<str>, Names)]>),
    /// In the order of the document: a form's problems come in that order.
    Properties(Box<[Property]>),
    PatternProperties(Box<[(PatternId, SchemaId)]>),
    AdditionalProperties(Box<Additional>),
    PropertyNames(SchemaId),

    DependentSchemas(Box<[(Box<str>, SchemaId)]>),
    Ref(SchemaId),
    DynamicRef(DynamicRef),
    AllOf(Box<[SchemaId]>),
    AnyOf(Box<Branches>),
    OneOf(Box<Branches>),
    Not(SchemaId),
    If(If),

    UnevaluatedItems(SchemaId),
    UnevaluatedProperties(SchemaId),
}

/// The place of a pattern in its schema.
pub(crate) type PatternId = u32;

/// Names of members.
pub(crate) type Names = Box<[Box<str>]>;

/// `contains` with `minContains` and `maxContains`.
#[derive(Debug)]
pub(crate) struct Contains {
    pub(crate) schema: SchemaId,
    /// 1 unless `minContains` says otherwise.
    pub(crate) min: u32,
    pub(crate) max: Option<u32>,
    /// Whether items that match count as evaluated: since 2020-12.
    pub(crate) evaluates: bool,
}

/// One member under `properties`.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: Box<str>,
    pub(crate) schema: SchemaId,
    /// Whether `required` lists it.
    pub(crate) required: bool,
}

/// `additionalProperties`, with the properties that are not additional.
#[derive(Debug)]
pub(crate) struct Additional {
    /// The names under `properties`, sorted.
    pub(crate) names: Names,
    /// The patterns under `patternProperties`.
    pub(crate) patterns: Box<[PatternId]>,
    pub(crate) schema: SchemaId,
}

/// A `$dynamicRef` whose target depends on the way to it.
#[derive(Debug)]
pub(crate) struct DynamicRef {
    /// The target when no resource on the way has the anchor.
    pub(crate) schema: SchemaId,
    /// The number of the anchor's name.
    pub(crate) anchor: u32,
}

/// `if` with `then` and `else`.
#[derive(Debug)]
pub(crate) struct If {
    pub(crate) test: SchemaId,
    pub(crate) then: Option<SchemaId>,
    pub(crate) otherwise: Option<SchemaId>,
}

/// The branches of `anyOf` and `oneOf`.
#[derive(Debug)]
pub(crate) struct Branches {
    pub(crate) schemas: Box<[SchemaId]>,
    pub(crate) tell: Tell,
}

/// How to tell which branch a value is meant for, so that only that branch's problems are reported.
#[derive(Debug)]
pub(crate) enum Tell {
    /// Not at all: the problem is that nothing fits.
    Nothing,
    /// By a property that has values of its own in each branch.
    Property(Discriminator),
    /// Every branch is only a constant: the options of one question, in the order of the branches.
    Options(Box<[Value]>),
    /// By the types of the branches, which do not overlap; in the order of the branches.
    Type(Box<[Types]>),
}

/// A property that tells branches apart.
#[derive(Debug)]
pub(crate) struct Discriminator {
    pub(crate) name: Box<str>,
    /// Its values, each with the index of its branch, in the order of the branches.
    pub(crate) values: Box<[(Value, usize)]>,
    /// Whether every branch requires it.
    pub(crate) required: bool,
}

/// One type of the `type` keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Type {
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Number = 16,
    String = 32,
    Integer = 64,
}

/// A set of types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Types(u8);

impl Type {
    /// All types, in the order in which they are named in problems.
    pub(crate) const ALL: [(Self, &str); 7] = [
        (Self::Null, "null"),
        (Self::Boolean, "boolean"),
        (Self::Object, "object"),
        (Self::Array, "array"),
        (Self::Number, "number"),
        (Self::String, "string"),
        (Self::Integer, "integer"),
    ];

    /// The type with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, own)| *own == name).map(|(one, _)| *one)
    }
}

impl Types {
    /// Adds a type; `false` when it was there.
    pub(crate) fn add(&mut self, one: Type) -> bool {
        let new = !self.has(one);
        self.0 |= one as u8;
        new
    }

    /// Whether the set has this type by name.
    pub(crate) fn has(self, one: Type) -> bool {
        self.0 & one as u8 != 0
    }

    /// Whether no value can be of both sets. A number may be an integer.
    pub(crate) fn is_apart_from(self, other: Self) -> bool {
        let numbers = Type::Number as u8 | Type::Integer as u8;
        self.0 & other.0 == 0 && (self.0 & numbers == 0 || other.0 & numbers == 0)
    }

    /// Whether the value is of one of the types.
    pub(crate) fn hold(self, value: &Value) -> bool {
        self.has(match value {
            Value::Null => Type::Null,
            Value::Bool(_) => Type::Boolean,
            Value::Object(_) => Type::Object,
            Value::Array(_) => Type::Array,
            Value::String(_) => Type::String,
            Value::Number(number) => {
                return self.has(Type::Number) || (self.has(Type::Integer) && number.is_integer());
            }
        })
    }

    /// The names, with commas between them.
    pub(crate) fn names(self) -> String {
        let names: Vec<&str> =
            Type::ALL.iter().filter(|(one, _)| self.has(*one)).map(|(_, name)| *name).collect();
        names.join(", ")
    }
}

impl Keyword {
    /// The place in the order of checking.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Self::False => 0,
            Self::Type(_) => 1,
            Self::Const(_) => 2,
            Self::Enum(_) => 3,
            Self::Minimum(_) | Self::ExclusiveMinimum(_) => 4,
            Self::Maximum(_) | Self::ExclusiveMaximum(_) => 5,
            Self::MultipleOf(_) => 6,
            Self::MinLength(_) | Self::MinItems(_) | Self::MinProperties(_) => 7,
            Self::MaxLength(_) | Self::MaxItems(_) | Self::MaxProperties(_) => 8,
            Self::Pattern(_) => 9,
            Self::Format(_) | Self::UniqueItems | Self::Required(_) => 10,
            Self::PrefixItems(_) | Self::DependentRequired(_) => 11,
            Self::Items { .. } | Self::Properties(_) => 12,
            Self::PatternProperties(_) => 13,
            Self::Contains(_) | Self::AdditionalProperties(_) => 14,
            Self::PropertyNames(_) => 15,
            Self::DependentSchemas(_) => 16,
            Self::Ref(_) => 17,
            Self::DynamicRef(_) => 18,
            Self::AllOf(_) => 19,
            Self::AnyOf(_) => 20,
            Self::OneOf(_) => 21,
            Self::Not(_) => 22,
            Self::If(_) => 23,
            Self::UnevaluatedItems(_) => 24,
            Self::UnevaluatedProperties(_) => 25,
        }
    }

    /// Adds a keyword at its place in the order of checking.
    pub(crate) fn add_to(self, keywords: &mut Vec<Self>) {
        let place = keywords.partition_point(|own| own.rank() <= self.rank());
        keywords.insert(place, self);
    }

    /// Calls `visit` with every schema that is applied to the same value as this keyword.
    pub(crate) fn in_place(&self, mut visit: impl FnMut(SchemaId)) {
        match self {
            Self::Ref(schema) | Self::Not(schema) => visit(*schema),
            Self::DynamicRef(dynamic) => visit(dynamic.schema),
            Self::AllOf(schemas) => schemas.iter().for_each(|schema| visit(*schema)),
            Self::AnyOf(branches) | Self::OneOf(branches) => {
                branches.schemas.iter().for_each(|schema| visit(*schema));
            }
            Self::DependentSchemas(schemas) => schemas.iter().for_each(|(_, schema)| visit(*schema)),
            Self::If(parts) => {
                visit(parts.test);
                parts.then.into_iter().for_each(&mut visit);
                parts.otherwise.into_iter().for_each(visit);
            }
            _ => {}
        }
    }
}

packed! {
    enum Keyword {
        False,
        Type(types),
        Const(value),
        Enum(values),
        Minimum(limit),
        ExclusiveMinimum(limit),
        Maximum(limit),
        ExclusiveMaximum(limit),
        MultipleOf(step),
        MinLength(limit),
        MaxLength(limit),
        Pattern(pattern),
        Format(format),
        MinItems(limit),
        MaxItems(limit),
        UniqueItems,
        PrefixItems(schemas),
        Items { from, schema },
        Contains(contains),
        MinProperties(limit),
        MaxProperties(limit),
        Required(names),
        DependentRequired(names),
        Properties(properties),
        PatternProperties(patterns),
        AdditionalProperties(additional),
        PropertyNames(schema),
        DependentSchemas(schemas),
        Ref(schema),
        DynamicRef(dynamic),
        AllOf(schemas),
        AnyOf(branches),
        OneOf(branches),
        Not(schema),
        If(parts),
        UnevaluatedItems(schema),
        UnevaluatedProperties(schema),
    }
    struct Contains { schema, min, max, evaluates }
    struct Property { name, schema, required }
    struct Additional { names, patterns, schema }
    struct DynamicRef { schema, anchor }
    struct If { test, then, otherwise }
    struct Branches { schemas, tell }
    enum Tell { Nothing, Property(discriminator), Options(values), Type(types) }
    struct Discriminator { name, values, required }
    struct Types(set)
}
