//! A form compiled ahead: as bytes that a page reads instead of a definition.
//!
//! They hold what showing, filling in and checking a form needs, and neither the definition nor what lint
//! noticed. They begin with the version of the library and are read by no other, and with a word where the form
//! asks for what is rare, so that a page knows which core reads it. What follows from other
//! fields (places, children, the map of places) is made anew, and with it goes every way to be inconsistent
//! that a session could walk in circles on; numbers of schemas, patterns and fields are looked up and may
//! lead nowhere, as everywhere.

use super::fields::DEEPEST;
use super::told::LIMITS;
use super::{
    Acting, Check, Choice, Condition, Contact, Encoding, Field, FieldId, FieldLimits, Form, Naming, Note,
    NoteKind, OnHide, Page, PageKind, Submit, Task, Term, Widget,
};
use crate::json::{Number, Value};
use crate::map::Map;
use crate::packed::{Packed, Reader, WITH_RARE, packed};
use crate::pointer::{Mark, Place, Pointer};

/// How the bytes begin.
const HEADER: &[u8] = concat!("blankett ", env!("CARGO_PKG_VERSION")).as_bytes();

/// How that line ends, of usual forms and of those that ask for what is rare (`js/compiled.ts`).
const ENDS: [&[u8]; 2] = [b"\n", b" rare\n"];

impl Form {
    /// The form as bytes, for [`Form::unpack`] of the same version of this library.
    ///
    /// Limits that a host raised for its checks are not in it.
    pub fn pack(&self) -> Vec<u8> {
        let [usual, rare] = ENDS;
        let mut out = [HEADER, if self.is_rare() { rare } else { usual }].concat();
        Packed::pack(self, &mut out);
        out
    }

    /// The form that [`Form::pack`] wrote; `None` where another version did, or the bytes are no form, or,
    /// without the feature `rare`, where the form asks for what is.
    ///
    /// It has no definition: [`Form::lint`] and [`Form::plain_schema`] have nothing to go by.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(HEADER)?;
        let [usual, rare] = ENDS.map(|end| bytes.strip_prefix(end));
        let mut reader = Reader::new(usual.or(rare.filter(|_| WITH_RARE))?);
        let form: Self = Packed::unpack(&mut reader);
        if !reader.is_done() || form.is_rare() == usual.is_some() {
            return None;
        }
        form.connected()
    }

    /// Fills in what follows from the fields; `None` where they are no tree.
    fn connected(mut self) -> Option<Self> {
        for index in 0..self.fields.len() {
            let id = FieldId(u32::try_from(index).ok()?);
            let field = self.fields.get(index)?;
            let place = match field.parent {
                None if index == 0 && field.widget.is_group() => Place::root(),
                Some(parent) if parent < id => {
                    let (name, mark) = (field.name.clone(), field.mark);
                    let around = self.fields.get_mut(parent.0 as usize)?;
                    around.children.push(id);
                    match (around.widget, mark) {
                        (Widget::Rows, None) => around.place.any_row(),
                        (widget, Some(mark)) if widget.is_group() => around.place.mark(mark),
                        (widget, None) if widget.is_group() => around.place.child(&name),
                        _ => return None,
                    }
                }
                _ => return None,
            };
            if place.steps().count() > DEEPEST + 1 {
                return None;
            }
            self.by_place.insert(place.clone(), id);
            self.fields.get_mut(index)?.place = place;
        }
        self.schema.prepare();
        let is_whole = !(self.fields.is_empty() || self.pages.is_empty() || self.languages.is_empty());
        is_whole.then_some(self)
    }
}

packed! {
    struct Form {
        id,
        title,
        description,
        version,
        hash,
        languages,
        pages,
        fields,
        order,
        checks,
        submit,
        contact,
        receipt_next,
        acting,
        glossary,
        errors,
        schema;
        by_place: Map::new(),
        notes: Vec::new(),
        definition: Value::Null,
    }
    struct FieldId(number)
    struct Page { id, title, description, text, kind, fields, when }
    enum PageKind { Questions, Start { needed, minutes }, Tasks(tasks), Exit }
    struct Task { id, title, pages }
    struct Field {
        name,
        mark,
        tuple,
        folded,
        parent,
        widget,
        identifier,
        schema,
        required,
        soft,
        reason_for,
        unknown,
        instead,
        compute,
        when,
        has_own_condition,
        message,
        label,
        titled,
        hint,
        help,
        autocomplete,
        width,
        lines,
        text,
        notes,
        unit,
        beside,
        decimals,
        units,
        exclusive,
        other,
        read_only,
        custom,
        accept,
        several,
        source,
        movable,
        paged,
        choices,
        constant,
        errors,
        default,
        on_hide,
        limits,
        is_piped,
        readers;
        place: Place::root(),
        children: Vec::new(),
        location: Pointer::root(),
    }
    struct Note { id, kind, title, text, source }
    enum NoteKind { Inset, Warning, Details, Image }
    enum Mark { Groups, Values, Name, Value }
    struct Choice { value, key, label, hint }
    enum Condition { All(tests), Any(conditions), Every(conditions), Not(condition), Present(reference), Expression(expression) }
    struct Check { id, owner, that, reads, message }
    struct Contact { title, lines }
    struct Acting { when, about, name, question }
    struct Term { id, term, text }
    struct Submit { endpoint, envelope, encoding, naming, key_at, settings }
    enum Encoding { Json, Urlencoded, Multipart }
    enum Naming { Brackets, Dots, Mixed }
    enum OnHide { Keep, Clear }
}

/// Each limit by the name of its keyword.
impl Packed for FieldLimits {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.len().pack(out);
        for (name, limit) in &self.0 {
            (*name).to_owned().pack(out);
            limit.pack(out);
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        let limits = Vec::<(String, Number)>::unpack(from);
        let known = |(name, limit)| Some((*LIMITS.iter().find(|own| **own == name)?, limit));
        Self(limits.into_iter().filter_map(known).collect())
    }
}
