import { actions } from "./actions.ts";
import { admin } from "./admin.ts";
import { checkins } from "./checkins.ts";
import { comments } from "./comments.ts";
import { common } from "./common.ts";
import { editor } from "./editor.ts";
import { goals } from "./goals.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { inbox } from "./inbox.ts";
import { metrics } from "./metrics.ts";
import { person } from "./person.ts";
import { planning } from "./planning.ts";
import { setup } from "./setup.ts";
import { unit } from "./unit.ts";

/** Words follow the product's terms: sentence case, short, facts before advice, nobody blamed. One file for each part of the portal. */
export const en = {
  ...common,
  ...actions,
  ...admin,
  ...checkins,
  ...comments,
  ...editor,
  ...goals,
  ...help,
  ...home,
  ...inbox,
  ...metrics,
  ...person,
  ...planning,
  ...setup,
  ...unit,
};
