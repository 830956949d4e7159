//! A browser without script, and what somebody answers in it.

use crate::server::{Reply, Sent, Server};

pub(crate) const PATH: &str = "/forms/health-supplement";

/// A browser without script: one cookie, and the hidden inputs of the page it sees.
pub(crate) struct Browser<'a> {
    pub(crate) server: &'a Server,
    pub(crate) cookie: Option<String>,
    pub(crate) page: Reply,
}

impl<'a> Browser<'a> {
    pub(crate) fn open(server: &'a Server) -> Self {
        let page = server.get(PATH, &[("accept-language", "da")]);
        Self { server, cookie: None, page }
    }

    /// Fills in the page and presses a button. Follows the redirect; gives the status of the post.
    pub(crate) fn press(&mut self, button: (&str, &str), answers: &[(&str, &str)]) -> u16 {
        let origin = self.server.origin.clone();
        self.post(&origin, &self.pairs(button, answers))
    }

    /// As [`Browser::press`], for servers that may be gone by now. Stays on the page.
    pub(crate) fn try_press(&self, button: (&str, &str), answers: &[(&str, &str)]) -> Sent {
        self.try_post(&self.server.origin, &self.pairs(button, answers))
    }

    /// What the page posts.
    fn pairs(&self, button: (&str, &str), answers: &[(&str, &str)]) -> Vec<(String, String)> {
        let shown = answers.iter().chain([&button]);
        let shown = shown.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        hidden(&self.page.body).into_iter().chain(shown).collect()
    }

    fn try_post(&self, origin: &str, pairs: &[(String, String)]) -> Sent {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let mut headers = vec![("content-type", "application/x-www-form-urlencoded"), ("origin", origin)];
        let cookie = self.cookie.clone().unwrap_or_default();
        headers.extend((!cookie.is_empty()).then_some(("cookie", cookie.as_str())));
        self.server.try_post(PATH, &headers, &body)
    }

    pub(crate) fn post(&mut self, origin: &str, pairs: &[(String, String)]) -> u16 {
        let reply = Reply::read(self.try_post(origin, pairs));
        if let Some(set) = reply.header("set-cookie") {
            assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{set}");
            self.cookie = set.split(';').next().map(str::to_owned);
        }
        let status = reply.status;
        self.page = match reply.header("location") {
            Some(location) => self.visit(location.split('#').next().unwrap_or_default()),
            None => reply,
        };
        status
    }

    pub(crate) fn visit(&self, path: &str) -> Reply {
        self.server
            .get(path, &[("cookie", self.cookie.as_deref().unwrap_or_default()), ("accept-language", "da")])
    }

    pub(crate) fn at(&self) -> String {
        let pairs = hidden(&self.page.body);
        pairs.into_iter().find(|(name, _)| name == "~page").map(|(_, page)| page).unwrap_or_default()
    }
}

/// Names and values of the hidden inputs in a page.
pub(crate) fn hidden(html: &str) -> Vec<(String, String)> {
    let inputs = html.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
    let attribute = |input: &str, name: &str| {
        let value = input.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
        Some(value.replace("&quot;", "\"").replace("&amp;", "&"))
    };
    inputs
        .filter(|input| attribute(input, " type").as_deref() == Some("hidden"))
        .filter_map(|input| Some((attribute(input, " name")?, attribute(input, " value")?)))
        .collect()
}

pub(crate) const NEXT: (&str, &str) = ("~next", "");

pub(crate) const YOU: [(&str, &str); 8] = [
    ("/name", "Åse Berg"),
    ("/cpr", "010145-1234"),
    ("/phone", "12 34 56 78"),
    ("/email", ""),
    ("/pension", "retirement"),
    ("/pensionFrom~day", "31"),
    ("/pensionFrom~month", "3"),
    ("/pensionFrom~year", "2012"),
];

pub(crate) const HOUSEHOLD: [(&str, &str); 6] = [
    ("/married", "false"),
    ("/children/0/name", "Bo"),
    ("/children/0/born~day", "2"),
    ("/children/0/born~month", "januar"),
    ("/children/0/born~year", "2015"),
    ("/savings", "1.234,50"),
];

pub(crate) const APPLICATION: [(&str, &str); 5] = [
    ("/treatment", "glasses"),
    ("/price", "999,95"),
    ("/insured", "true"),
    ("/reason", ""),
    ("/consent", "true"),
];

pub(crate) fn fill_in(browser: &mut Browser<'_>) {
    assert_eq!((browser.press(NEXT, &YOU), browser.at().as_str()), (303, "household"));
    assert_eq!((browser.press(("/children~add", ""), &[]), browser.at().as_str()), (303, "household"));
    assert_eq!((browser.press(NEXT, &HOUSEHOLD), browser.at().as_str()), (303, "application"));
    assert_eq!((browser.press(NEXT, &APPLICATION), browser.at().as_str()), (303, "~check"));
}
