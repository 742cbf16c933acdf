import { en } from "./en/index.ts";

/** All text of the portal. A second language is a second object of this type, chosen here. */
export type Text = typeof en;
export const t: Text = en;
