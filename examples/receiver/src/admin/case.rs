//! One case to read: `GET /admin/submissions/{reference}`, with the questions that were answered, in the language
//! they were answered in.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use blankett::form::{Form, LoadOptions};
use blankett::i18n::{BUILTIN, Words};
use blankett::json;
use blankett::session::Session;
use blankett::view::{Element, Node, Options, View, el, texts};

use super::{Reader, facts};
use crate::app::App;
use crate::pages;
use crate::problem::{Kind, Refusal};
use crate::store::{Definition, Stored};

/// `GET /admin/submissions/{reference}`
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    Path(reference): Path<String>,
    reader: Reader,
) -> Result<Response, Refusal> {
    let stored = app.store.case(&reference).await?.ok_or(Kind::NotFound)?;
    reader.note(&app, "case", Some(&stored.slug), Some(&reference)).await?;
    let definition = app.store.definition(&stored.definition).await?;
    let answers = definition.and_then(|definition| answers(&stored, &definition));
    let back = el("a").attr("href", "/admin/submissions").child("All submissions");
    let mut main: Vec<Node> = vec![el("p").child(back).into(), el("h1").child(reference.as_str()).into()];
    main.push(answers.map_or_else(
        || {
            el("p")
                .child("The questions cannot be shown: this version reads their definition no more.")
                .into()
        },
        Node::from,
    ));
    main.push(as_stored(&stored).into());
    Ok(pages::frame(StatusCode::OK, "en", "ltr", &reference, main))
}

/// What the citizen saw before sending, without the buttons.
fn answers(stored: &Stored, definition: &Definition) -> Option<Element> {
    let form = Form::load(&definition.text, &LoadOptions::default()).ok()?;
    let answers = json::parse(&stored.answers).ok()?;
    // Conditions on the date hold as they did on the day.
    let today = stored.receipt.received.get(..10).unwrap_or_default();
    let session = Session::of_answers(&form, &stored.locale, today, &answers);
    let pairs = definition.texts.iter().map(|(language, text)| (language.as_str(), text.as_str()));
    let words = Words::new(session.locale(), BUILTIN, &pairs.collect::<Vec<_>>());
    let options = Options::default();
    let view = View { form: &form, session: &session, words: &words, options: &options };
    let title = texts::form_title(&view);
    let heading = el("h2").attr_opt("lang", title.lang.clone());
    let heading = heading.child(texts::plain(&title.text));
    let section = el("section").attr("class", "bl").attr("lang", words.locale().to_owned());
    Some(section.attr("dir", words.dir()).child(heading).children(view.answers()))
}

/// The record itself, for those who compare.
fn as_stored(stored: &Stored) -> Element {
    let rows = facts(stored).into_iter().flat_map(|(name, value)| {
        let value = value.as_str().unwrap_or("none").to_owned();
        [el("dt").child(name), el("dd").child(el("code").child(value))]
    });
    el("section").child(el("h2").child("As stored")).child(el("dl").children(rows))
}
