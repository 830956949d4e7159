//! All that was sent with one form, as a file: `GET /admin/export/{slug}.csv` for spreadsheets, `.jsonl`
//! (JSON Lines) for programs. Oldest first.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use blankett::json::{self, Object, Value};
use blankett::pointer::Pointer;

use super::Reader;
use crate::app::App;
use crate::problem::{Kind, Refusal};
use crate::store::Stored;

/// Spreadsheets take a file without it for one in an older encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Makes the file; `None` where the database holds what is no JSON.
type Writer = fn(&[Stored]) -> Option<String>;

/// `GET /admin/export/{name}`
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    reader: Reader,
) -> Result<Response, Refusal> {
    let (slug, ending) = name.rsplit_once('.').ok_or(Kind::NotFound)?;
    let (media_type, write): (_, Writer) = match ending {
        "csv" => ("text/csv; charset=utf-8; header=present", csv),
        "jsonl" => ("application/jsonl", json_lines),
        _ => return Err(Kind::NotFound.into()),
    };
    reader.note(&app, ending, Some(slug), None).await?;
    let stored = app.store.all_of(slug).await?;
    if stored.is_empty() && app.catalog.get(slug).is_none() {
        return Err(Kind::NotFound.into());
    }
    let file = write(&stored).ok_or(Kind::Unavailable)?;
    // The name is a form's that is served or was, and those are names of folders.
    let disposition = format!("attachment; filename*=UTF-8''{}", encoded(&name));
    let headers = [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, file).into_response())
}

/// What stands before the answers.
fn facts(stored: &Stored) -> [(&'static str, &str); 6] {
    [
        ("reference", &stored.receipt.reference),
        ("received", &stored.receipt.received),
        ("form", &stored.slug),
        ("definition", &stored.definition),
        ("version", stored.version.as_deref().unwrap_or_default()),
        ("language", &stored.locale),
    ]
}

/// One object per line, with the answers as they were sent, digit by digit.
fn json_lines(stored: &[Stored]) -> Option<String> {
    let line = |stored: &Stored| {
        let mut line: Object = facts(stored).into_iter().collect();
        line.insert("answers", json::parse(&stored.answers).ok()?);
        Some(json::write(&Value::Object(line)) + "\n")
    };
    stored.iter().map(line).collect()
}

/// One line per submission. An answer's column is its JSON Pointer, so that rows have columns of their own.
fn csv(stored: &[Stored]) -> Option<String> {
    let mut rows = Vec::new();
    for stored in stored {
        let mut cells = Vec::new();
        collect(&json::parse(&stored.answers).ok()?, &Pointer::root(), &mut cells);
        rows.push(cells);
    }
    let columns = columns(&rows);
    let mut file = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let names = ["reference", "received", "form", "definition", "version", "language"];
    file.write_record(names.into_iter().chain(columns.iter().map(String::as_str))).ok()?;
    for (stored, cells) in stored.iter().zip(&rows) {
        let facts = facts(stored).map(|(_, text)| inert(text));
        let cell = |column: &String| cells.iter().find(|(at, _)| at == column).map(|(_, text)| text.clone());
        let cells = columns.iter().map(|column| cell(column).unwrap_or_default());
        file.write_record(facts.into_iter().chain(cells)).ok()?;
    }
    Some(BYTE_ORDER_MARK.to_owned() + &String::from_utf8(file.into_inner().ok()?).ok()?)
}

/// Each answer with its pointer, in order.
fn collect(value: &Value, at: &Pointer, cells: &mut Vec<(String, String)>) {
    let text = match value {
        Value::Object(members) => {
            return members.iter().for_each(|(name, member)| collect(member, &at.child(name), cells));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            return items.for_each(|(index, item)| collect(item, &at.child(&index.to_string()), cells));
        }
        Value::String(text) => inert(text),
        // Digits, a sign, a point: a spreadsheet reads `-1` as the number that it is.
        other => json::write(other),
    };
    cells.push((at.as_str().to_owned(), text));
}

/// A text that no spreadsheet takes for a formula (OWASP, "CSV injection"): an apostrophe goes before what
/// could begin one, also after spaces, which some programs cut off.
fn inert(text: &str) -> String {
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// All columns: what only some have stands after what it follows there.
fn columns(rows: &[Vec<(String, String)>]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for cells in rows {
        let mut next = 0;
        for (at, _) in cells {
            next = columns.iter().position(|column| column == at).unwrap_or_else(|| {
                columns.insert(next, at.clone());
                next
            }) + 1;
        }
    }
    columns
}

/// A file's name in a header (RFC 8187).
pub(super) fn encoded(name: &str) -> String {
    form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::{columns, inert};

    #[test]
    fn no_text_is_a_formula() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "=HYPERLINK(\"x\")"]
        {
            assert_eq!(inert(text), format!("'{text}"));
        }
        for text in ["", "Åse", "1-2", "a=b", "'=1", "a@example.org"] {
            assert_eq!(inert(text), text);
        }
    }

    #[test]
    fn columns_stand_in_the_order_of_the_questions() {
        let row = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), String::new())).collect();
        let rows = [row(&["/a", "/d"]), row(&["/a", "/b", "/d"]), row(&["/b", "/c", "/e"])];
        assert_eq!(columns(&rows), ["/a", "/b", "/c", "/e", "/d"]);
    }
}
