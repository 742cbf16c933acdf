import type { Me } from "@/api/types.ts";

const leading = new Set(["lead", "executive", "administrator"]);

/** Whether a person leads any unit and so may define KPIs; which units is judged by the service. */
export const mayDefine = (me: Me): boolean => me.roles.some((role) => leading.has(role.role));
