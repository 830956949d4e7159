// Share 2 of the gallery: every state of every page, in each language.
import { share } from "../support/gallery.mjs";

await share(2);
