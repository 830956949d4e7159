//! A copy of the answers to keep: a file that opens anywhere, with no script and nothing to fetch.

use super::{Element, Node, Options, View, acting, check, contact, el, receipt, texts};
use crate::i18n::folded;
use crate::problem::Arg;
use crate::session::Phase;

/// How the file looks, on a screen and on paper. No character in it is one that must be escaped.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-inline-size:44em;margin:2em auto;padding-inline:1em;font:1em/1.5 system-ui,sans-serif}\
h1{font-size:1.7em}h2{font-size:1.4em}h2,h3{margin-block:1.2em .4em}\
dl{margin:0}dt{font-weight:700}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}\
dl div{padding-block:.5em;break-inside:avoid}dd div{padding:0}\
.bl-box{margin-block:1em;border-inline-start:.2em solid;padding-inline-start:1em}";

/// Nothing of it may run or load anything, whatever opens it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The `html` element. `now` is an RFC 3339 time stamp of the edge's clock.
pub(super) fn document(view: &View<'_>, now: &str) -> Element {
    let options = Options { heading_level: 1, ..Options::default() };
    let view = &View { options: &options, ..*view };
    let title = texts::form_title(view);
    let meta = |name, value: &'static str, content: &'static str| {
        el("meta").attr(name, value).attr("content", content)
    };
    let head = el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(meta("http-equiv", "Content-Security-Policy", POLICY))
        .child(meta("name", "viewport", "width=device-width, initial-scale=1"))
        .child(el("title").child(texts::plain(&title.text)))
        .child(el("style").child(STYLE));
    let main = el("main").child(texts::put(el("h1"), &title)).children(body(view, now));
    el("html")
        .attr("lang", view.words.locale().to_owned())
        .attr("dir", view.words.dir())
        .child(head)
        .child(el("body").child(main))
}

fn body(view: &View<'_>, now: &str) -> Vec<Node> {
    let id = match view.session.phase() {
        Phase::Accepted(_) => "copy-sent",
        Phase::Waiting(_) => "copy-unknown",
        Phase::Failed(failure) if failure.may_have_arrived() => "copy-unknown",
        _ => "copy-unsent",
    };
    let about = view.phrase_with(id, &[("time", Arg::Text(view.words.date_time(now)))]);
    let mut nodes: Vec<Node> = vec![texts::put(el("p"), &about).into()];
    nodes.extend(receipt::facts(view).map(Node::from));
    nodes.extend(acting::notice(view, false).map(Node::from));
    nodes.extend(check::answers(view, 1, false));
    nodes.extend(contact::element(view).map(Node::from));
    nodes
}

/// What the file is called: the form's title in letters that every system takes.
pub(super) fn file_name(view: &View<'_>, ending: &str) -> String {
    let mut name = String::new();
    for c in folded(&view.form.title).chars().take(LONGEST) {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            'æ' | 'ä' => name.push_str("ae"),
            'ø' | 'ö' => name.push_str("oe"),
            'å' => name.push_str("aa"),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
    }
    let name = name.trim_end_matches('-');
    [if name.is_empty() { "form" } else { name }, ending].concat()
}

/// As many characters of the title as a file's name takes.
const LONGEST: usize = 60;
