//! From a compiled schema to fields: what is asked, in which order, inside which groups and rows.

use super::definition::{self, FieldKeyword};
use super::diagnostic::{Report, Severity};
use super::layers::{Guard, Layer, Layers, Location, Test, keyword, own};
use super::load::Limits;
use super::told::{Identity, Told};
use super::widget::{self, Kind};
use super::{Choice, Field, FieldId, OnHide, Widget};
use crate::json::{Number, Object, Value};
use crate::map::{Map, Set};
use crate::pointer::{Place, Pointer};
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

/// Walks from the root.
pub(super) fn fields(layers: &Layers<'_>, on_hide: OnHide, limits: &Limits, report: &mut Report) -> Found {
    let mut walk = Walk { layers, on_hide, limits, report, found: Found::default(), above: Vec::new() };
    let root = Member { locations: vec![(Pointer::root(), Vec::new())], ..Member::default() };
    walk.field(root, "", &Place::root(), None);
    walk.found
}

struct Walk<'a, 'r> {
    layers: &'r Layers<'a>,
    on_hide: OnHide,
    limits: &'r Limits,
    report: &'r mut Report,
    found: Found,
    /// The groups and rows around, to see recursion.
    above: Vec<FieldId>,
}

/// A property as its group's layers tell of it.
#[derive(Debug, Default)]
struct Member {
    /// Where its schemas stand; guards as seen from the member.
    locations: Vec<Location>,
    /// Of a member that stands only in branches: the guards of each, as seen from the member.
    branches: Vec<Vec<Guard>>,
    required: bool,
    /// Of a property that tells branches apart: one option a branch.
    choices: Vec<Choice>,
}

impl Member {
    /// Told of at these locations, with guards as seen from the group.
    fn new(locations: &[Location], required: bool) -> Self {
        let lifted: Vec<Location> =
            locations.iter().map(|(at, guards)| (at.clone(), lifted(guards))).collect();
        if lifted.iter().any(|(_, guards)| guards.is_empty()) {
            return Self { locations: lifted, required, ..Self::default() };
        }
        let branches = lifted.iter().map(|(_, guards)| guards.clone()).collect();
        match lifted.as_slice() {
            // The member has the condition itself; what is below it needs none.
            [(at, _)] => {
                Self { locations: vec![(at.clone(), Vec::new())], branches, required, ..Self::default() }
            }
            _ => Self { locations: lifted, branches, required, ..Self::default() },
        }
    }
}

impl<'a> Walk<'a, '_> {
    /// Adds a field with everything below it.
    fn field(&mut self, member: Member, name: &str, place: &Place, parent: Option<FieldId>) {
        let layers = self.layers.of(&member.locations);
        let Some((first, _)) = member.locations.first() else { return };
        if self.found.fields.len() >= self.limits.fields {
            return self.report.error(first, "limit", self.limits.sentence());
        }
        let Some(schema) = self.layers.schema.at(first) else { return };
        let id = FieldId(u32::try_from(self.found.fields.len()).unwrap_or(u32::MAX));
        let form = self.keyword(&layers, place);
        let choices = widget::named(member.choices, widget::choices(&layers));
        let kind = if place.is_root() { Kind::Object } else { Kind::of(&layers, &choices) };
        let choices = if kind == Kind::Array { self.item_choices(&layers) } else { choices };
        let widget = self.widget(&layers, kind, &choices, &form);
        if self.is_recursive(widget, &layers, first) {
            return;
        }
        let choices = if matches!(widget, Widget::Radios | Widget::Select | Widget::Checkboxes) {
            choices
        } else {
            Vec::new()
        };
        let told = Told { layers: &layers, on_hide: form.on_hide.unwrap_or(self.on_hide), form, widget };
        let field =
            told.field(&Identity { name, place, parent, schema, location: first }, member.required, choices);
        self.found.by_place.insert(place.clone(), id);
        self.found.fields.push(field);
        if let Some(siblings) = parent.and_then(|parent| self.found.fields.get_mut(parent.0 as usize)) {
            siblings.children.push(id);
        }
        self.conditional(id, member.branches, &layers, place);
        self.found.locations.push(member.locations);
        self.found
            .layers
            .push(layers.iter().map(|layer| (layer.location.clone(), layer.guards.clone())).collect());
        self.above.push(id);
        match widget {
            Widget::Group => self.members(&layers, id, place),
            Widget::Rows => self.item(&layers, id, place),
            _ => {}
        }
        self.above.pop();
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

    /// The widget; what the author's choice does not fit goes into the report.
    fn widget(
        &mut self,
        layers: &[Layer<'a>],
        kind: Kind,
        choices: &[Choice],
        form: &FieldKeyword,
    ) -> Widget {
        let at = |name| form_location(layers).child(name);
        let widget = widget::widget(layers, kind, choices, form).unwrap_or_else(|needs| {
            self.report.error(&at("widget"), "widget", ["This widget needs ", needs, " beside it."].concat());
            Widget::Hidden
        });
        if form.movable && widget != Widget::Rows {
            let message = "Only rows can be moved: this needs \"type\": \"array\" beside it.";
            self.report.error(&at("movable"), "movable", message);
        }
        widget
    }

    /// Whether the group or rows stand inside themselves: asked on demand one day, not shown today.
    fn is_recursive(&mut self, widget: Widget, layers: &[Layer<'a>], at: &Pointer) -> bool {
        let nests = matches!(widget, Widget::Group | Widget::Rows);
        let known = |id: &FieldId| self.found.layers.get(id.0 as usize).into_iter().flatten();
        let above: Vec<&Pointer> = self.above.iter().flat_map(known).map(|(location, _)| location).collect();
        let again = layers.iter().any(|layer| above.contains(&&layer.location));
        let stops = nests && (self.above.len() > DEEPEST || again);
        if stops {
            let message = "This repeats what is around it, so no questions are shown from here on.";
            self.found.notes.add(Severity::Warning, at, "recursive", message.to_owned());
        }
        stops
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
        if members.is_empty() {
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
            self.field(member, name, &place.child(name), Some(group));
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
                        let option =
                            |(index, value)| self.option(&at.child(&usize::to_string(&index)), value);
                        tellers.push((teller, teller.constants.iter().enumerate().map(option).collect()));
                    }
                    None if branches.len() > 1 && branches.iter().all(is_asked) => {
                        let message = "Nothing tells these branches apart, so none of their questions are shown: \
                                       give each the same property with a \"const\" of its own.";
                        self.found.notes.add(Severity::Warning, &at, "discriminator", message.to_owned());
                    }
                    None => {}
                }
            }
        }
        tellers
    }

    /// The option that leads to a branch, with the branch's texts.
    fn option(&self, branch: &Pointer, value: &Value) -> Choice {
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
        self.field(member, "", &place.any_row(), Some(rows));
    }
}

/// Where the schemas of a list's items stand.
fn items(layers: &[Layer<'_>]) -> Vec<Location> {
    let says = |layer: &&Layer<'_>| layer.object.get("items").is_some_and(|items| items.as_array().is_none());
    layers.iter().filter(says).map(|layer| (layer.location.child("items"), Vec::new())).collect()
}

/// The properties of a group in the order they are first told of.
fn members<'a>(layers: &[Layer<'a>]) -> Vec<(&'a str, Member)> {
    let mut order: Vec<(&'a str, Vec<Location>)> = Vec::new();
    // An object that gives the place of a name: it is quick for many names, and there already.
    let mut known = Object::new();
    for layer in layers {
        let properties = layer.object.get("properties").and_then(Value::as_object);
        for (name, _) in properties.into_iter().flat_map(Object::iter) {
            let index = if let Some(Value::Number(Number::Int(index))) = known.get(name) {
                usize::try_from(*index).unwrap_or(0)
            } else {
                known.insert(name, u32::try_from(order.len()).unwrap_or(u32::MAX));
                order.push((name, Vec::new()));
                order.len() - 1
            };
            if let Some((_, locations)) = order.get_mut(index) {
                // What tells branches apart is asked once, before any of them is chosen.
                let tells =
                    |guard: &Guard| matches!(&guard.test, Test::Is(own, _) if own == name && guard.up == 0);
                let guards = layer.guards.iter().filter(|guard| !tells(guard)).cloned().collect();
                locations.push((layer.location.child("properties").child(name), guards));
            }
        }
    }
    let required: Vec<Set<&str>> = layers.iter().map(required).collect();
    let member = |(name, locations): (&'a str, Vec<Location>)| {
        let mut layers = layers.iter().zip(&required);
        let required = layers.any(|(layer, names)| names.contains(name) && applies(layer, &locations));
        (name, Member::new(&locations, required))
    };
    order.into_iter().map(member).collect()
}

fn required<'a>(layer: &Layer<'a>) -> Set<&'a str> {
    let names = layer.object.get("required").and_then(Value::as_array).unwrap_or_default();
    names.iter().filter_map(Value::as_str).collect()
}

/// Whether a layer applies whenever the member stands at all.
fn applies(layer: &Layer<'_>, locations: &[Location]) -> bool {
    layer.guards.is_empty() || locations.iter().all(|(_, guards)| *guards == layer.guards)
}

/// The guards as seen from one level further down.
fn lifted(guards: &[Guard]) -> Vec<Guard> {
    guards.iter().map(|guard| Guard { up: guard.up + 1, ..guard.clone() }).collect()
}

/// Where the `form` keyword of the first layer that has one stands.
fn form_location(layers: &[Layer<'_>]) -> Pointer {
    let layer = layers.iter().find(|layer| layer.object.get("form").is_some());
    layer.map(|layer| layer.location.child("form")).unwrap_or_default()
}
