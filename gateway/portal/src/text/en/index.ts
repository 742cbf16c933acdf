import { actions } from "./actions.ts";
import { admin } from "./admin.ts";
import { blocking } from "./blockers.ts";
import { board } from "./board.ts";
import { checkins } from "./checkins.ts";
import { comments } from "./comments.ts";
import { common } from "./common.ts";
import { desk } from "./desk.ts";
import { editing } from "./editing.ts";
import { editor } from "./editor.ts";
import { explorer } from "./explorer.ts";
import { goals } from "./goals.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { importing } from "./importing.ts";
import { inbox } from "./inbox.ts";
import { kpis } from "./kpis.ts";
import { map } from "./map.ts";
import { metrics } from "./metrics.ts";
import { person } from "./person.ts";
import { planning } from "./planning.ts";
import { reviews } from "./reviews.ts";
import { rhythm } from "./rhythm.ts";
import { setup } from "./setup.ts";
import { unit } from "./unit.ts";

/** Words follow the product's terms: sentence case, short, facts before advice, nobody blamed. One file for each part of the portal. */
export const en = {
  ...common,
  ...goals,
  ...checkins,
  ...unit,
  ...metrics,
  ...home,
  ...inbox,
  ...actions,
  ...admin,

  ...blocking,
  ...board,
  ...comments,
  ...desk,
  ...editing,
  ...editor,
  ...explorer,
  ...help,
  ...importing,
  ...kpis,
  ...map,
  ...person,
  ...planning,
  ...reviews,
  ...rhythm,
  ...setup,
};
