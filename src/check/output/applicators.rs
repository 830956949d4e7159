//! Keywords that apply schemas: to the same value, to items, to members.

use super::annotations::{contained, reach};
use super::walk::{Found, Site, Walk, Way};
use crate::check::run::At;
use crate::check::seen::Seen;
use crate::json::{Object, Value};
use crate::schema::{Contains, If, Keyword, PatternId, SchemaId};

/// A member with the schema that is applied to it: its place in the object, name and value.
type Member<'v> = (usize, &'v str, &'v Value, SchemaId);

/// The place of an item, with the schema that is applied to it.
type Item = (usize, SchemaId);

impl Walk<'_> {
    pub(super) fn applicator(
        &mut self,
        keyword: &Keyword,
        site: &Site<'_>,
        seen: &mut Seen,
        found: &mut Found,
    ) {
        match keyword {
            Keyword::Ref(schema) => self.reference(site, *schema, *schema, seen, found),
            Keyword::DynamicRef(dynamic) => {
                let schema = self.run.dynamic(dynamic.anchor).unwrap_or(dynamic.schema);
                self.reference(site, dynamic.schema, schema, seen, found);
            }
            Keyword::AllOf(schemas) => self.branches(site, "/allOf", schemas, seen, found),
            Keyword::AnyOf(branches) => self.branches(site, "/anyOf", &branches.schemas, seen, found),
            Keyword::OneOf(branches) => self.branches(site, "/oneOf", &branches.schemas, seen, found),
            Keyword::Not(schema) => {
                if self.part(site, *schema, site.value, site.at, &mut Seen::default(), &mut Found::default())
                {
                    self.fail(site, "/not", found);
                }
            }
            Keyword::If(parts) => self.condition(site, parts, seen, found),
            Keyword::DependentSchemas(dependent) => self.dependent(site, dependent, seen, found),
            _ => match site.value {
                Value::Array(items) => self.array(keyword, site, items, seen, found),
                Value::Object(members) => self.object(keyword, site, members, seen, found),
                _ => {}
            },
        }
    }

    /// Applies a schema that stands below a keyword of this one.
    fn part(
        &mut self,
        site: &Site<'_>,
        id: SchemaId,
        value: &Value,
        at: &At<'_>,
        seen: &mut Seen,
        found: &mut Found,
    ) -> bool {
        let part = self.sources.way(site.id, id);
        let way = Way { up: Some(&site.way), part, crosses: site.way.crosses };
        self.step(&Site { id, value, at, way }, seen, found)
    }

    fn step(&mut self, site: &Site<'_>, seen: &mut Seen, found: &mut Found) -> bool {
        let (valid, units) = self.apply(site, seen);
        let unit = self.gather(site, "", None, units);
        if valid { &mut found.annotations } else { &mut found.errors }.extend(unit);
        valid
    }

    /// `named` is where the reference leads by itself, `id` where it leads on this way.
    fn reference(
        &mut self,
        site: &Site<'_>,
        named: SchemaId,
        id: SchemaId,
        seen: &mut Seen,
        found: &mut Found,
    ) {
        let way = Way { up: Some(&site.way), part: self.sources.reference(site.id, named), crosses: true };
        self.step(&Site { id, way, ..*site }, seen, found);
    }

    /// Closes a keyword: what the schemas below it say, or that it does not hold whatever they say.
    fn close(
        &mut self,
        site: &Site<'_>,
        name: &str,
        valid: bool,
        annotation: Option<Value>,
        parts: Found,
        found: &mut Found,
    ) {
        if valid {
            found.annotations.extend(self.gather(site, name, annotation, parts.annotations));
        } else if parts.errors.is_empty() {
            self.fail(site, name, found);
        } else {
            found.errors.extend(self.gather(site, name, None, parts.errors));
        }
    }

    /// `allOf`, `anyOf` and `oneOf`.
    fn branches(
        &mut self,
        site: &Site<'_>,
        name: &str,
        schemas: &[SchemaId],
        seen: &mut Seen,
        found: &mut Found,
    ) {
        let mut parts = Found::default();
        let mut count = 0;
        for schema in schemas {
            count += usize::from(self.part(site, *schema, site.value, site.at, seen, &mut parts));
        }
        let valid = match name {
            "/allOf" => count == schemas.len(),
            "/anyOf" => count > 0,
            _ => count == 1,
        };
        if count > 1 && name == "/oneOf" {
            // That some do not fit is not what is wrong.
            parts.errors.clear();
        }
        self.close(site, name, valid, None, parts, found);
    }

    fn condition(&mut self, site: &Site<'_>, condition: &If, seen: &mut Seen, found: &mut Found) {
        let mut test = Found::default();
        let holds = self.part(site, condition.test, site.value, site.at, seen, &mut test);
        found.annotations.append(&mut test.annotations);
        if let Some(schema) = if holds { condition.then } else { condition.otherwise } {
            self.part(site, schema, site.value, site.at, seen, found);
        }
    }

    fn dependent(
        &mut self,
        site: &Site<'_>,
        dependent: &[(Box<str>, SchemaId)],
        seen: &mut Seen,
        found: &mut Found,
    ) {
        let Some(members) = site.value.as_object() else { return };
        self.run.spend(dependent.len() / 8);
        for (_, schema) in dependent.iter().filter(|(name, _)| members.get(name).is_some()) {
            self.part(site, *schema, site.value, site.at, seen, found);
        }
    }

    fn array(
        &mut self,
        keyword: &Keyword,
        site: &Site<'_>,
        items: &[Value],
        seen: &mut Seen,
        found: &mut Found,
    ) {
        if let Keyword::Contains(contains) = keyword {
            return self.contains(site, contains, items, seen, found);
        }
        let (chosen, annotation) = self.chosen_items(keyword, items, seen);
        self.items(site, &chosen, annotation, found);
    }

    /// Which schema a keyword applies to which items, and what it says of that.
    ///
    /// A function of its own, so that what it needs is not on the stack while schemas are applied.
    fn chosen_items(
        &mut self,
        keyword: &Keyword,
        items: &[Value],
        seen: &mut Seen,
    ) -> (Vec<Item>, Option<Value>) {
        let (chosen, end): (Vec<Item>, _) = match keyword {
            Keyword::PrefixItems(schemas) => {
                let count = schemas.len().min(items.len());
                seen.items_to(count);
                let chosen = schemas.iter().copied().enumerate().take(count);
                return (chosen.collect(), reach(count, items.len()));
            }
            Keyword::Items { from, schema } => {
                ((*from..items.len()).map(|index| (index, *schema)).collect(), items.len())
            }
            Keyword::UnevaluatedItems(schema) => {
                self.run.spend(items.len() / 8);
                let rest = (0..items.len()).filter(|index| !seen.has_item(*index));
                (rest.map(|index| (index, *schema)).collect(), items.len())
            }
            _ => (Vec::new(), 0),
        };
        seen.items_to(end);
        let annotation = (!chosen.is_empty()).then_some(Value::Bool(true));
        (chosen, annotation)
    }

    /// Applies to each item the schema that stands with its index.
    fn items(&mut self, site: &Site<'_>, chosen: &[Item], annotation: Option<Value>, found: &mut Found) {
        let (mut parts, mut valid, mut name) = (Found::default(), true, "");
        for (index, schema) in chosen.iter().copied() {
            let Some(item) = site.value.as_array().and_then(|items| items.get(index)) else { continue };
            name = first(self.sources.way(site.id, schema));
            let at = At::Index(site.at, index);
            valid &= self.part(site, schema, item, &at, &mut Seen::default(), &mut parts);
        }
        self.close(site, name, valid, annotation, parts, found);
    }

    fn contains(
        &mut self,
        site: &Site<'_>,
        contains: &Contains,
        items: &[Value],
        seen: &mut Seen,
        found: &mut Found,
    ) {
        let (mut parts, mut indexes) = (Found::default(), Vec::new());
        for (index, item) in items.iter().enumerate() {
            let at = At::Index(site.at, index);
            if self.part(site, contains.schema, item, &at, &mut Seen::default(), &mut parts) {
                indexes.push(index);
                if contains.evaluates {
                    seen.item(index);
                }
            }
        }
        let wrong = match indexes.len() {
            count if count < contains.min as usize => {
                Some(if contains.min == 1 { "/contains" } else { "/minContains" })
            }
            count => contains.max.filter(|max| count > *max as usize).map(|_| "/maxContains"),
        };
        // That some do not fit is not what is wrong.
        parts.errors.clear();
        let annotation = wrong.is_none().then(|| contained(&indexes, items.len()));
        self.close(site, wrong.unwrap_or("/contains"), wrong.is_none(), annotation, parts, found);
    }

    fn object(
        &mut self,
        keyword: &Keyword,
        site: &Site<'_>,
        members: &Object,
        seen: &mut Seen,
        found: &mut Found,
    ) {
        if let Keyword::PropertyNames(schema) = keyword {
            return self.names(site, *schema, members, found);
        }
        let (name, chosen) = self.chosen_members(keyword, members, seen);
        self.members(site, name, &chosen, seen, found);
    }

    /// Which schema a keyword applies to which members, and its name; apart for the reason given above.
    fn chosen_members<'v>(
        &mut self,
        keyword: &'v Keyword,
        members: &'v Object,
        seen: &Seen,
    ) -> (&'static str, Vec<Member<'v>>) {
        let all = || members.iter().enumerate().map(|(index, (name, value))| (index, name, value));
        match keyword {
            Keyword::Properties(properties) => {
                self.run.spend(properties.len() / 8);
                let known = properties.iter().filter_map(|property| {
                    let (index, value) = members.get_full(&property.name)?;
                    Some((index, &*property.name, value, property.schema))
                });
                ("/properties", known.collect())
            }
            Keyword::PatternProperties(patterns) => ("/patternProperties", self.matching(patterns, members)),
            Keyword::AdditionalProperties(additional) => {
                self.run.spend(members.len() / 8);
                let mut rest = Vec::new();
                for (index, name, value) in all() {
                    let is_named = additional.names.binary_search_by(|own| (**own).cmp(name)).is_ok();
                    if !is_named && !additional.patterns.iter().any(|own| self.run.matches(*own, name)) {
                        rest.push((index, name, value, additional.schema));
                    }
                }
                ("/additionalProperties", rest)
            }
            Keyword::UnevaluatedProperties(schema) => {
                self.run.spend(members.len() / 8);
                let rest = all().filter(|(index, ..)| !seen.has_member(*index));
                let rest = rest.map(|(index, name, value)| (index, name, value, *schema));
                ("/unevaluatedProperties", rest.collect())
            }
            _ => ("", Vec::new()),
        }
    }

    fn matching<'v>(&mut self, patterns: &[(PatternId, SchemaId)], members: &'v Object) -> Vec<Member<'v>> {
        let mut matching = Vec::new();
        for (pattern, schema) in patterns {
            for (index, (name, value)) in members.iter().enumerate() {
                if self.run.matches(*pattern, name) {
                    matching.push((index, name, value, *schema));
                }
            }
        }
        matching
    }

    /// Applies to each member the schema that stands with it.
    fn members(
        &mut self,
        site: &Site<'_>,
        keyword: &str,
        chosen: &[Member<'_>],
        seen: &mut Seen,
        found: &mut Found,
    ) {
        let (mut parts, mut valid) = (Found::default(), true);
        for (index, name, value, schema) in chosen {
            seen.member(*index);
            let at = At::Name(site.at, name);
            valid &= self.part(site, *schema, value, &at, &mut Seen::default(), &mut parts);
        }
        let mut names: Vec<(usize, &str)> = chosen.iter().map(|(index, name, ..)| (*index, *name)).collect();
        names.sort_unstable();
        names.dedup();
        self.run.spend(names.iter().map(|(_, name)| name.len()).sum::<usize>() / 64);
        let annotation = Value::Array(names.into_iter().map(|(_, name)| name.into()).collect());
        self.close(site, keyword, valid, Some(annotation), parts, found);
    }

    /// Names have no places, so what is said about one that fits is dropped.
    fn names(&mut self, site: &Site<'_>, schema: SchemaId, members: &Object, found: &mut Found) {
        let (mut parts, mut valid) = (Found::default(), true);
        for (name, _) in members.iter() {
            let at = At::Name(site.at, name);
            valid &= self.part(site, schema, &Value::from(name), &at, &mut Seen::default(), &mut parts);
        }
        parts.annotations.clear();
        self.close(site, "/propertyNames", valid, None, parts, found);
    }
}

/// The first part of a pointer: the keyword that a schema stands below.
fn first(way: &str) -> &str {
    let end = way.get(1..).and_then(|rest| rest.find('/')).map_or(way.len(), |end| end + 1);
    way.get(..end).unwrap_or(way)
}
