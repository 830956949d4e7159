//! From a compiled schema to fields: what is asked, in which order, inside which groups and rows.

use super::definition::{self, FieldKeyword};
use super::diagnostic::{Report, Severity};
use super::fitting::form_location;
use super::layers::{Guard, Layer, Layers, Location, keyword, own};
use super::load::Limits;
use super::member::{Member, items, members};
use super::told::{Identity, Told};
use super::widget::{self, Kind, Shape};
use super::{Choice, Field, FieldId, OnHide, Widget, open, particular, tuple};
use crate::json::Value;
use crate::map::Map;
use crate::pointer::{Mark, Place, Pointer};
use crate::schema::Discriminator;

/// What was found on the way through the schema.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Parents before children, in document order; conditions are still missing.
    pub(super) fields: Vec<Field>,
    /// The field of each place.
    pub(super) by_place: Map<Place, FieldId>,
    /// Fields that are relevant only sometimes, or computed.
    pub(super) conditional: Vec<Conditional>,
    /// Where the `form` of fields with a level (`soft`, `unknown`) stands.
    pub(super) levels: Vec<(FieldId, Pointer)>,
    /// Where the `checks` of fields stand.
    pub(super) checks: Vec<(FieldId, Pointer)>,
    /// Where the schemas of each field stand.
    pub(super) locations: Vec<Vec<Location>>,
    /// Every schema object that speaks of each field's value.
    pub(super) layers: Vec<Vec<Location>>,
    /// What a form cannot show yet, for lint.
    pub(super) notes: Report,
}

/// Why a field is relevant only sometimes, or what computes it.
#[derive(Debug)]
pub(super) struct Conditional {
    pub(super) field: FieldId,
    /// The branches that it stands in: any of them, each with all its guards. Empty: it always stands.
    pub(super) branches: Vec<Vec<Guard>>,
    /// Where its `when` stands.
    pub(super) when: Option<Pointer>,
    /// Where its `compute` stands.
    pub(super) compute: Option<Pointer>,
}

/// Groups and rows nest this deep.
pub(super) const DEEPEST: usize = 32;

/// In a schema without the `form` keyword, groups that are this deep, and optional, are closed at first.
const DEEP: usize = 2;

/// How often a schema is asked again inside itself.
const MOST_REPEATS: usize = 3;

/// A form with a schema that repeats itself is not made longer than this by it.
const MOST_REPEATED: usize = 1_000;

/// Walks from the root, as deep into schemas that contain themselves as the form stays of a size for people.
pub(super) fn fields(layers: &Layers<'_>, on_hide: OnHide, limits: &Limits, report: &mut Report) -> Found {
    for repeats in (0..=MOST_REPEATS).rev() {
        let most = if repeats == 0 { limits.fields } else { limits.fields.min(MOST_REPEATED) };
        let mut own = Report::default();
        let mut walk = Walk {
            layers,
            on_hide,
            limits: Limits { fields: most, ..*limits },
            report: &mut own,
            found: Found::default(),
            above: Vec::new(),
            repeats,
            is_full: false,
        };
        let root = Member { locations: vec![(Pointer::root(), Vec::new())], ..Member::default() };
        walk.field(root, "", &Place::root(), None, None);
        let found = walk.found;
        let is_deep_enough = !walk.is_full;
        if is_deep_enough || repeats == 0 {
            report.extend(own);
            return found;
        }
    }
    Found::default()
}

pub(super) struct Walk<'a, 'r> {
    pub(super) layers: &'r Layers<'a>,
    pub(super) on_hide: OnHide,
    limits: Limits,
    pub(super) report: &'r mut Report,
    pub(super) found: Found,
    /// The groups and rows around, to see recursion.
    pub(super) above: Vec<FieldId>,
    /// How often a schema may stand inside itself.
    repeats: usize,
    /// There were more fields than there may be.
    is_full: bool,
}

impl<'a> Walk<'a, '_> {
    /// Adds a field with everything below it.
    pub(super) fn field(
        &mut self,
        member: Member,
        name: &str,
        place: &Place,
        parent: Option<FieldId>,
        mark: Option<Mark>,
    ) {
        let layers = self.layers.of(&member.locations);
        let Some((first, _)) = member.locations.first() else { return };
        if self.found.fields.len() >= self.limits.fields {
            self.is_full = true;
            return self.report.error(first, "limit", self.limits.sentence());
        }
        let Some(schema) = self.layers.schema.at(first) else { return };
        let form = self.keyword(&layers, place);
        let choices = widget::named(member.choices, widget::choices(&layers));
        let kind = if place.is_root() { Kind::Object } else { Kind::of(&layers, &choices) };
        let choices = if kind == Kind::Array { self.item_choices(&layers) } else { choices };
        let shape = Shape::new(&layers, kind, &choices, &form);
        let widget = self.widget(&layers, &shape, &form);
        let prefix = if widget == Widget::Rows { tuple::prefix(&layers) } else { None };
        let widget = match prefix {
            _ if !place.is_root() && self.is_refused(&member.locations) => Widget::Hidden,
            Some(_) => Widget::Group,
            None => widget,
        };
        let Some(repeats) = self.repeats(widget, &layers, first) else { return };
        if !place.is_root() {
            particular::verify(&form, (widget, &shape), &choices, &form_location(&layers), self.report);
        }
        let has_choices = widget.has_options();
        let choices = if has_choices { choices } else { Vec::new() };
        let on_hide = form.on_hide.unwrap_or(self.on_hide);
        let told = Told { layers: &layers, on_hide, form, widget, language: self.language() };
        let (who, at) = (Identity { name, place, parent, schema, location: first, mark }, first.clone());
        let mut field = told.field(&who, member.required, choices);
        field.tuple = prefix.is_some();
        // Where nobody said what stands on which page, what is deep and may be left out would hide the rest.
        let is_deep = self.above.len() > DEEP && self.layers.definition.get("form").is_none();
        field.folded = (repeats > 0 || is_deep) && widget.is_group() && !field.required && mark.is_none();
        let id = self.push(field);
        self.conditional(id, member.branches, &layers, place);
        self.found.locations.push(member.locations);
        let known = layers.iter().map(|layer| (layer.location.clone(), layer.guards.clone()));
        self.found.layers.push(known.collect());
        self.above.push(id);
        self.inside(&layers, (widget, prefix), id, place, &at);
        self.above.pop();
    }

    /// The first language of the form.
    pub(super) fn language(&self) -> &'a str {
        let languages = self.layers.definition.get("form").and_then(|form| form.get("languages"));
        languages.and_then(Value::as_array).and_then(|all| all.first()?.as_str()).unwrap_or_default()
    }

    /// What is in a group or a list.
    fn inside(
        &mut self,
        layers: &[Layer<'a>],
        (widget, prefix): (Widget, Option<tuple::Prefix>),
        id: FieldId,
        place: &Place,
        at: &Pointer,
    ) {
        if place.open_row().as_ref() == Some(place) {
            let around = self.around(id);
            self.name(&around, id, place, at);
        }
        match (widget, prefix) {
            (_, Some(prefix)) => self.tuple(layers, prefix, id, place),
            (Widget::Rows, None) => self.item(layers, id, place),
            (widget, None) if widget.is_group() => self.members(layers, id, place),
            _ => {}
        }
        self.fit(layers, id);
    }

    /// Whether no answer is allowed, so that there is nothing to ask.
    fn is_refused(&self, locations: &[Location]) -> bool {
        let refuses = |(at, guards): &Location| {
            guards.is_empty() && self.layers.definition.at(at) == Some(&Value::Bool(false))
        };
        locations.iter().any(refuses)
    }

    /// How many fields there may be.
    pub(super) fn most(&self) -> usize {
        self.limits.fields
    }

    /// The layers of the group whose open member a row is.
    fn around(&self, row: FieldId) -> Vec<Layer<'a>> {
        let parent = |id: FieldId| self.found.fields.get(id.0 as usize)?.parent;
        let group = parent(row).and_then(parent).and_then(|id| self.found.locations.get(id.0 as usize));
        self.layers.of(group.map_or(&[], Vec::as_slice))
    }

    /// Adds a field to its group; what is known of its schemas goes beside it.
    pub(super) fn push(&mut self, field: Field) -> FieldId {
        let id = FieldId(u32::try_from(self.found.fields.len()).unwrap_or(u32::MAX));
        self.found.by_place.insert(field.place.clone(), id);
        if let Some(around) = field.parent.and_then(|parent| self.found.fields.get_mut(parent.0 as usize)) {
            around.children.push(id);
        }
        self.found.fields.push(field);
        id
    }

    /// The `form` keyword of the first layer that has one; the root's own is another.
    fn keyword(&mut self, layers: &[Layer<'a>], place: &Place) -> FieldKeyword {
        let found = layers.iter().find_map(|layer| Some((layer, layer.object.get("form")?)));
        match found {
            Some((layer, value)) if !place.is_root() => {
                definition::read_field(value, &layer.location.child("form"), self.report)
            }
            _ => FieldKeyword::default(),
        }
    }

    /// How often the schema of a group or of rows stands around it already. `None` when that is often enough: what
    /// is further down is not asked.
    fn repeats(&mut self, widget: Widget, layers: &[Layer<'a>], at: &Pointer) -> Option<usize> {
        if !widget.has_members() {
            return Some(0);
        }
        let around = |layer: &Layer<'_>| {
            let has = |id: &&FieldId| {
                let known = self.found.layers.get(id.0 as usize).into_iter().flatten();
                known.into_iter().any(|(location, _)| *location == layer.location)
            };
            self.above.iter().filter(has).count()
        };
        let repeats = layers.iter().map(around).max().unwrap_or(0);
        if self.above.len() <= DEEPEST && repeats <= self.repeats {
            return Some(repeats);
        }
        let times = usize::to_string(&(repeats));
        let message =
            ["This repeats what is around it: it is asked ", &times, " levels deep, and not further down."];
        self.found.notes.add(Severity::Info, at, "recursive", message.concat());
        None
    }

    fn conditional(
        &mut self,
        field: FieldId,
        branches: Vec<Vec<Guard>>,
        layers: &[Layer<'a>],
        place: &Place,
    ) {
        let has_when = |layer: &&Layer<'_>| layer.object.get("form").is_some();
        let layer = layers.iter().find(has_when).filter(|_| !place.is_root());
        let at = |name: &str| {
            let layer = layer?;
            layer.object.get("form")?.get(name)?;
            Some(layer.location.child("form").child(name))
        };
        let (when, compute) = (at("when"), at("compute"));
        self.found.checks.extend(at("checks").map(|at| (field, at)));
        let level = at("soft").or_else(|| at("unknown")).and_then(|at| at.parent());
        self.found.levels.extend(level.map(|form| (field, form)));
        if !branches.is_empty() || when.is_some() || compute.is_some() {
            self.found.conditional.push(Conditional { field, branches, when, compute });
        }
    }

    fn members(&mut self, layers: &[Layer<'a>], group: FieldId, place: &Place) {
        let members = members(layers);
        let open = open::members(layers);
        if members.is_empty() && open.is_none() {
            let Some(layer) = layers.first() else { return };
            let message = "This object names no properties, so there is nothing to ask here.";
            self.found.notes.add(Severity::Warning, &layer.location, "nothing-to-ask", message.to_owned());
        }
        let tellers = self.tellers(layers);
        for (name, mut member) in members {
            if let Some((_, choices)) = tellers.iter().find(|(teller, _)| teller.name.as_ref() == name) {
                member.choices.clone_from(choices);
            }
            member.required |=
                tellers.iter().any(|(teller, _)| teller.required && teller.name.as_ref() == name);
            self.field(member, name, &place.child(name), Some(group), None);
        }
        if let Some(open) = open {
            self.open(&open, layers, group, place);
        }
    }

    /// The properties that tell branches of a group apart, each with one option a branch.
    fn tellers(&mut self, layers: &[Layer<'a>]) -> Vec<(&'a Discriminator, Vec<Choice>)> {
        let mut tellers = Vec::new();
        for layer in layers {
            for keyword in ["oneOf", "anyOf"] {
                let at = layer.location.child(keyword);
                let branches = layer.object.get(keyword).and_then(Value::as_array).unwrap_or_default();
                let is_asked = |branch: &Value| branch.get("properties").is_some();
                match self.layers.discriminator(&at) {
                    Some(teller) => {
                        let option = |(value, branch): &(Value, usize)| {
                            let is_only = teller.values.iter().filter(|(_, own)| own == branch).count() == 1;
                            self.option(&at.child(&branch.to_string()), value, is_only)
                        };
                        tellers.push((teller, teller.values.iter().map(option).collect()));
                    }
                    None if branches.len() > 1 && branches.iter().all(is_asked) => {
                        let message = "Nothing tells these branches apart, so none of their questions are shown: \
                                       give each the same property with a \"const\" or \"enum\" of its own.";
                        self.found.notes.add(Severity::Warning, &at, "discriminator", message.to_owned());
                    }
                    None => {}
                }
            }
        }
        tellers
    }

    /// An option that leads to a branch; the only one is called as the branch is.
    fn option(&self, branch: &Pointer, value: &Value, is_only: bool) -> Choice {
        if !is_only {
            return widget::choice(value, None, None);
        }
        let layers = self.layers.of(&[(branch.clone(), Vec::new())]);
        let text = |name| own(&layers).find_map(|layer| layer.object.get(name)?.as_str());
        widget::choice(value, text("title"), text("description"))
    }

    /// The options of a list that may hold each of them once.
    fn item_choices(&self, layers: &[Layer<'a>]) -> Vec<Choice> {
        if keyword(layers, "uniqueItems") != Some(&Value::Bool(true)) {
            return Vec::new();
        }
        widget::choices(&self.layers.of(&items(layers)))
    }

    fn item(&mut self, layers: &[Layer<'a>], rows: FieldId, place: &Place) {
        let locations = items(layers);
        let member = Member { locations, required: true, ..Member::default() };
        if let (true, Some(layer)) = (member.locations.is_empty(), layers.first()) {
            let message = "This list does not say what its items are (\"items\"), so it cannot be asked.";
            self.found.notes.add(Severity::Warning, &layer.location, "nothing-to-ask", message.to_owned());
        }
        self.field(member, "", &place.any_row(), Some(rows), None);
    }
}

#[cfg(test)]
mod tests {
    use crate::form::tests::form;
    use crate::json::parse;
    use crate::pointer::Place;

    #[test]
    fn branches_with_values_of_their_own_are_told_apart() {
        let form = form(
            r#"{"properties":{"g":{"type":"object","oneOf":[
                {"title":"Alone","properties":{"kind":{"enum":["alone"]},"x":{}}},
                {"title":"Some","properties":{"kind":{"enum":["two","three"]},"y":{}},"required":["y"]}]}}}"#,
        );
        let kind = form.field_at(&Place::root().child("g").child("kind")).unwrap();
        let options: Vec<(&str, &str)> =
            kind.choices.iter().map(|choice| (choice.key.as_str(), choice.label.as_str())).collect();
        assert_eq!(options, [("alone", "Alone"), ("two", "two"), ("three", "three")]);
        for (kind, expected) in
            [("alone", ""), ("two", "/g/y required"), ("three", "/g/y required"), ("four", "/g/kind oneOf")]
        {
            let answers = parse(&[r#"{"g":{"kind":""#, kind, r#""}}"#].concat()).unwrap();
            let found = form.check(&answers, "2026-01-31");
            let found: Vec<String> =
                found.iter().map(|one| [one.pointer.as_str(), " ", one.code].concat()).collect();
            assert_eq!(found.join(", "), expected, "{kind}");
        }
    }

    #[test]
    fn values_that_branches_share_tell_nothing() {
        let form = form(
            r#"{"properties":{"g":{"type":"object","anyOf":[
                {"properties":{"kind":{"enum":["one","two"]},"x":{}}},
                {"properties":{"kind":{"enum":["two","three"]},"y":{}}}]}}}"#,
        );
        let found = form.lint();
        let told = found.iter().find(|one| one.code == "discriminator").unwrap();
        assert_eq!(told.pointer.as_str(), "/properties/g/anyOf");
        assert!(told.message.contains("give each"), "{}", told.message);
    }
}
