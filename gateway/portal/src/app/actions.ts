import { BookOpen, CalendarCheck, CircleCheckBig, House, Inbox, LogOut, Moon, Settings, Target, User, type LucideIcon } from "lucide-react";
import { useMarkRead } from "@/features/notifications/useMarkRead.ts";
import { t } from "@/text/index.ts";
import { useSignOut } from "./signOut.ts";
import { useAdministered } from "./administered.ts";
import { usePerson } from "./SignedIn.tsx";
import { setTheme } from "./theme.ts";

export type Deed = { id: string; name: string; icon: LucideIcon } & ({ to: string } | { run: () => void });

/** What can be done from anywhere, as far as the person may. */
export function useDeeds(): Deed[] {
  const { me } = usePerson();
  const administered = useAdministered();
  const leave = useSignOut();
  const { all } = useMarkRead();
  const { actions } = t.goTo;
  return [
    { id: "check-in", name: actions.checkIn, icon: CircleCheckBig, to: "/checkin" },
    { id: "new-objective", name: actions.newObjective, icon: Target, to: "/objectives/new" },
    { id: "planning", name: actions.planning, icon: CalendarCheck, to: "/planning" },
    { id: "home", name: actions.home, icon: House, to: "/" },
    { id: "inbox", name: actions.inbox, icon: Inbox, to: "/inbox" },
    { id: "me", name: actions.myPage, icon: User, to: `/people/${me.id}` },
    { id: "mark-read", name: actions.markRead, icon: Inbox, run: () => all.mutate() },
    ...(administered.any ? [{ id: "admin", name: actions.administration, icon: Settings, to: "/admin" }] : []),
    ...(administered.any ? [{ id: "policies", name: actions.policies, icon: Settings, to: "/admin/policies" }] : []),
    ...(administered.company
      ? [
          { id: "add-person", name: actions.addPerson, icon: Settings, to: "/admin/people?new=person" },
          { id: "audit", name: actions.audit, icon: Settings, to: "/admin/audit" },
          { id: "setup", name: actions.setup, icon: Settings, to: "/setup" },
        ]
      : []),
    { id: "glossary", name: actions.glossary, icon: BookOpen, to: "/glossary" },
    { id: "dark", name: actions.dark, icon: Moon, run: () => setTheme("dark") },
    { id: "light", name: actions.light, icon: Moon, run: () => setTheme("light") },
    { id: "system", name: actions.system, icon: Moon, run: () => setTheme("system") },
    { id: "sign-out", name: actions.signOut, icon: LogOut, run: () => void leave() },
  ];
}
