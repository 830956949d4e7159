// A quarter of the case files, in Chromium.
import { runShare } from "./support/cases.mjs";

runShare(3, 4);
