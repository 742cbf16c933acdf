import { board } from "./board.ts";
import { checkins } from "./checkins.ts";
import { common } from "./common.ts";
import { goals } from "./goals.ts";
import { home } from "./home.ts";
import { inbox } from "./inbox.ts";
import { map } from "./map.ts";
import { metrics } from "./metrics.ts";
import { unit } from "./unit.ts";

/** Words follow the product's terms: sentence case, short, facts before advice, nobody blamed. One file for each part of the portal. */
export const en = { ...common, ...goals, ...checkins, ...unit, ...metrics, ...home, ...inbox, ...map, ...board };
