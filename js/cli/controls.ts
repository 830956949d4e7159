// The controls of a form that the core wrote as HTML: what a browser would post.
//
// Reads only what `src/html.rs` writes: every `<`, `>`, `&` and `"` in texts and values is escaped.

export interface Control {
  name: string;
  value: string;
  /** The type of an input, `submit`, `select` or `textarea`. */
  kind: string;
  /** Whether it is posted when another control submits the form. */
  successful: boolean;
}

const TAG = /<(input|button|textarea|select|option)((?: [^<>]*)?)>([^<]*)/g;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g;
const REFERENCES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#13;": "\r", "&amp;": "&" };

const plain = (text: string) => text.replace(/&(?:lt|gt|quot|#13|amp);/g, (reference) => REFERENCES[reference] ?? reference);

/** The texts of the page, those of one element right behind those of another. */
export const text = (html: string) => plain(html.replace(/<[^<>]*>/g, "")).replace(/[\u2066-\u2069]/g, "");

/** The controls in the order of the page. */
export function controls(html: string): Control[] {
  const found: Control[] = [];
  for (const [, tag, attributes, text] of html.matchAll(TAG)) {
    const has = new Map([...(attributes ?? "").matchAll(ATTRIBUTE)].map(([, name, value]) => [name, plain(value ?? "")]));
    const select = found.at(-1);
    if (tag === "option") {
      // Where no option is marked, the first is chosen, which has no value.
      if (select && has.has("selected")) select.value = has.get("value") ?? "";
      continue;
    }
    const kind = tag === "button" ? "submit" : tag === "input" ? has.get("type") ?? "text" : tag ?? "";
    const value = tag === "textarea" ? plain((text ?? "").replace(/^\n/, "")) : has.get("value") ?? "";
    const boxed = kind === "checkbox" || kind === "radio";
    const successful = kind !== "submit" && (!boxed || has.has("checked"));
    found.push({ name: has.get("name") ?? "", value, kind, successful });
  }
  return found.filter(({ name }) => name !== "");
}
