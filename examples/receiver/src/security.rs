//! Headers of every page, where a post may come from, the session cookie, and who may look inside.

use std::net::SocketAddr;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest as _, Sha256};

use crate::config::Config;

/// The strictest policy under which a form without script works.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const COOKIE: &str = "blankett-session";

/// Sets the headers that every reply has.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set =
        |name, value| headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    set("content-security-policy", POLICY);
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(), geolocation=(), microphone=()");
    // Not `no-referrer`: that makes browsers post with `Origin: null`, which nobody can judge.
    set("referrer-policy", "same-origin");
    set("x-content-type-options", "nosniff");
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The receiver's own page, or a program that is no browser.
    Own,
    /// A page of the agency.
    Agency,
    /// Anywhere else.
    Foreign,
}

/// Judges `Origin` and, where a browser hides that, `Sec-Fetch-Site`.
pub(crate) fn source(headers: &HeaderMap, config: &Config) -> Source {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let site = text(HeaderName::from_static("sec-fetch-site"));
    match text(header::ORIGIN) {
        None | Some("null") if site == Some("same-origin") => Source::Own,
        None if site.is_none() => Source::Own,
        Some(origin) if is_own(origin, text(header::HOST), config) => Source::Own,
        Some(origin) if config.agency_origins.iter().any(|agency| agency == origin) => Source::Agency,
        _ => Source::Foreign,
    }
}

fn is_own(origin: &str, host: Option<&str>, config: &Config) -> bool {
    let scheme = if config.https { "https://" } else { "http://" };
    host.is_some() && origin.strip_prefix(scheme) == host
}

/// The session's id in the cookie, when it has the shape of one of ours.
pub(crate) fn session_id(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == COOKIE).map(|(_, id)| id).find(|id| crate::random::is_id(id))
}

/// The cookie that carries a session's id until the browser is closed.
pub(crate) fn cookie(id: &str, config: &Config) -> HeaderValue {
    let secure = if config.https { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={id}; Path=/; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(cookie).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Who asks to see what was stored, if they may.
///
/// With a token: who shows it, as `Bearer` or as the password of `Basic`, whose user name is theirs to
/// choose. Without: this machine alone, asked for by a local name and through no proxy, so that neither a
/// forwarded request nor a page that rebinds its name to 127.0.0.1 gets in.
pub(crate) fn reader(headers: &HeaderMap, peer: SocketAddr, config: &Config) -> Option<String> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(token) = &config.admin_token {
        let (name, shown) = text("authorization").and_then(shown_token)?;
        return is_same(&shown, token).then_some(name);
    }
    let forwarded = ["forwarded", "via", "x-forwarded-for"].iter().any(|name| headers.contains_key(*name));
    let host = text("host").unwrap_or_default();
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(name, _)| name);
    let is_here =
        peer.ip().is_loopback() && !forwarded && matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    is_here.then(|| "this machine".to_owned())
}

/// The name that somebody gives, and the token.
fn shown_token(authorization: &str) -> Option<(String, String)> {
    let (scheme, rest) = authorization.split_once(' ')?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(("bearer".to_owned(), rest.trim().to_owned())),
        "basic" => {
            let text = String::from_utf8(from_base64(rest.trim())?).ok()?;
            text.split_once(':').map(|(name, password)| (name.to_owned(), password.to_owned()))
        }
        _ => None,
    }
}

/// Compares digests, so that the time taken tells nothing of the token.
fn is_same(shown: &str, token: &str) -> bool {
    Sha256::digest(shown) == Sha256::digest(token)
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=').bytes().map(|byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    });
    let digits: Vec<u8> = digits.collect::<Option<_>>()?;
    let bytes = digits.chunks(4).flat_map(|chunk| {
        let bits = chunk.iter().fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit));
        let bits = bits << (6 * (4 - chunk.len()));
        let [_, first, second, third] = bits.to_be_bytes();
        [first, second, third].into_iter().take(chunk.len() - 1)
    });
    Some(bytes.collect())
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::{Source, reader, session_id, source};
    use crate::config::Config;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &str)| {
            (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn posts_are_judged_by_where_they_come_from() {
        let host = ("host", "127.0.0.1:8081");
        for (pairs, expected) in [
            (vec![], Source::Own),
            (vec![("origin", "http://127.0.0.1:8081")], Source::Own),
            (vec![("origin", "null"), ("sec-fetch-site", "same-origin")], Source::Own),
            (vec![("origin", "http://localhost:8080")], Source::Agency),
            (vec![("origin", "http://localhost:8080.evil.example")], Source::Foreign),
            (vec![("origin", "https://127.0.0.1:8081")], Source::Foreign),
            (vec![("origin", "null")], Source::Foreign),
            (vec![("origin", "null"), ("sec-fetch-site", "cross-site")], Source::Foreign),
            (vec![("sec-fetch-site", "cross-site")], Source::Foreign),
        ] {
            let all: Vec<_> = pairs.iter().copied().chain([host]).collect();
            assert_eq!(source(&headers(&all), &Config::default()), expected, "{pairs:?}");
        }
    }

    #[test]
    fn only_ids_of_ours_are_taken_from_cookies() {
        let id = "0123456789abcdef0123456789abcdef";
        let cookie = format!("a=b; blankett-session={id}; c=d");
        assert_eq!(session_id(&headers(&[("cookie", &cookie)])), Some(id));
        assert_eq!(session_id(&headers(&[("cookie", "blankett-session=1' OR 1=1")])), None);
    }

    #[test]
    fn strangers_may_not_look() {
        let (near, far): (SocketAddr, SocketAddr) =
            ("127.0.0.1:9".parse().unwrap(), "192.0.2.1:9".parse().unwrap());
        let open = Config::default();
        let locked = Config { admin_token: Some("s3cret".into()), ..Config::default() };
        let local = ("host", "localhost:8081");
        for (pairs, peer, config, expected) in [
            (vec![local], near, &open, Some("this machine")),
            (vec![("host", "[::1]")], near, &open, Some("this machine")),
            (vec![local], far, &open, None),
            (vec![local, ("x-forwarded-for", "192.0.2.1")], near, &open, None),
            (vec![("host", "evil.example:8081")], near, &open, None),
            (vec![local], near, &locked, None),
            (vec![("authorization", "Bearer s3cret")], far, &locked, Some("bearer")),
            (vec![("authorization", "Bearer s3creT")], far, &locked, None),
            (vec![("authorization", "Basic YWRtaW46czNjcmV0")], far, &locked, Some("admin")),
            (vec![("authorization", "Basic YWRtaW46czNjcmV")], far, &locked, None),
            (vec![("authorization", "Basic A")], far, &locked, None),
        ] {
            assert_eq!(reader(&headers(&pairs), peer, config).as_deref(), expected, "{pairs:?}");
        }
    }
}
