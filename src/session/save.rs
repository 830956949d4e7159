//! A session as JSON text and back: what a receiver keeps between two posted pages.

use super::{Phase, Position, Session};
use crate::answers::Answer;
use crate::form::Form;
use crate::json::{Object, Value, parse, whole, write};
use crate::pointer::{Place, RowKey};

impl Session {
    /// Everything that a later [`Session::restore`] needs: raw texts, rows, place in the journey.
    ///
    /// Values are read again from the raw texts and problems are found again, so neither is saved.
    pub fn save(&self, form: &Form) -> String {
        let answers: Object =
            self.answers.iter().map(|(place, answer)| (place.as_str(), raw_to_json(answer))).collect();
        let rows: Object = self
            .answers
            .row_lists()
            .map(|(place, keys)| {
                (place.as_str(), Value::Array(keys.iter().map(|key| (*key).into()).collect()))
            })
            .collect();
        let passed = self.passed.iter().map(|id| id.as_str().into()).collect();
        // Those that are shown now are warned of anew, as all problems are found again.
        let is_shown = |place: &&Place| self.shown_at(place).any(|shown| shown.problem.code == "soft");
        let warned = self.warned.iter().filter(|place| !is_shown(place)).map(|place| place.as_str().into());
        let mut saved = Object::new();
        saved.insert("form", form.hash.as_str());
        saved.insert("locale", self.locale.as_str());
        saved.insert("page", self.page_id(form));
        if let Some(row) = &self.row {
            saved.insert("row", row.as_str());
            saved.insert("rowAlone", self.row_alone);
        }
        saved.insert("returning", self.returning);
        saved.insert("problems", !self.shown.is_empty());
        saved.insert("passed", Value::Array(passed));
        saved.insert("warned", Value::Array(warned.collect()));
        saved.insert("answers", answers);
        saved.insert("rows", rows);
        saved.insert("lastKey", self.answers.last_key());
        if let Some((key, body)) = &self.key {
            saved.insert("key", key.as_str());
            saved.insert("body", body.as_str());
        }
        write(&Value::Object(saved))
    }

    /// A saved session; `None` for a text that is none. Answers that the form no longer asks for are dropped.
    pub fn restore(form: &Form, text: &str, today: &str) -> Option<Self> {
        let saved = parse(text).ok()?;
        let mut session = Self::new(form, saved.get("locale")?.as_str()?, today);
        session.answers = crate::answers::Answers::default();
        let last_key = key_of(saved.get("lastKey")?)?;
        for (place, keys) in saved.get("rows")?.as_object()?.iter() {
            let keys = keys.as_array()?.iter().map(key_of).collect::<Option<Vec<_>>>()?;
            let place = Place::parse(place)?;
            if form.field_at(&place).is_some() {
                session.answers.restore_rows(&place, keys, last_key);
            }
        }
        for (place, raw) in saved.get("answers")?.as_object()?.iter() {
            session.restore_answer(form, &Place::parse(place)?, raw)?;
        }
        // Older sessions have none.
        for place in saved.get("warned").and_then(Value::as_array).unwrap_or_default() {
            session.warned.insert(Place::parse(place.as_str()?)?);
        }
        session.refresh_relevance(form);
        for id in saved.get("passed")?.as_array()? {
            session.passed.insert(id.as_str()?.to_owned());
        }
        session.returning = saved.get("returning")?.as_bool()?;
        session.restore_position(form, &saved)?;
        let text = |name| saved.get(name).and_then(Value::as_str).map(str::to_owned);
        session.key = text("key").zip(text("body"));
        Some(session)
    }

    /// The id of the page shown, `~check` or `~receipt`.
    pub fn page_id<'a>(&self, form: &'a Form) -> &'a str {
        match self.position {
            Position::Page(index) => form.pages.get(index).map_or("", |page| &page.id),
            Position::Check => "~check",
            Position::Receipt => "~receipt",
        }
    }

    fn restore_answer(&mut self, form: &Form, place: &Place, raw: &Value) -> Option<()> {
        let Some(field) = form.field_at(place) else { return Some(()) };
        let mut answer = Answer::default();
        for (part, text) in raw.as_object()?.iter() {
            answer.set_part(part, text.as_str()?);
        }
        answer.value = form.read(field, &answer, &self.locale);
        *self.answers.entry(place) = answer;
        Some(())
    }

    fn restore_position(&mut self, form: &Form, saved: &Value) -> Option<()> {
        let (id, with_problems) = (saved.get("page")?.as_str()?, saved.get("problems")?.as_bool()?);
        let row = saved.get("row").and_then(Value::as_str).and_then(Place::parse);
        let journey = self.journey(form);
        let page = form.pages.iter().position(|page| page.id == id).filter(|page| journey.contains(page));
        match page {
            Some(page) => {
                let is_here = |row: &Place| {
                    self.has_row(row) && self.spot_of(form, row) == Some((page, Some(row.clone())))
                };
                let is_alone = saved.get("rowAlone").and_then(Value::as_bool).unwrap_or(false);
                self.stand((page, row.filter(is_here)), is_alone);
                if with_problems {
                    self.show_problems_here(form);
                }
            }
            None if id == "~check" => self.position = self.end(form),
            None => {}
        }
        self.phase = Phase::Editing;
        Some(())
    }
}

fn raw_to_json(answer: &Answer) -> Value {
    Value::Object(answer.raw.iter().map(|(part, text)| (part.as_str(), text.as_str())).collect())
}

fn key_of(value: &Value) -> Option<RowKey> {
    whole(&value.as_number()?.to_text())
}
