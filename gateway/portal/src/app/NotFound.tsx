import { t } from "@/text/index.ts";
import { Absent } from "@/ui/States.tsx";
import { Page } from "./Page.tsx";

export function NotFound() {
  return (
    <Page title={t.states.absent} crumbs={[]}>
      <Absent />
    </Page>
  );
}
