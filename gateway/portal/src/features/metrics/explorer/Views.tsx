import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { forgetView, saveView, viewsQuery } from "@/api/metrics.ts";
import type { Id, SavedView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";
import type { KpiFilter } from "./useKpiFilter.ts";

/** Lists that many want, and one's own under their names. */
export function Views({ kpis, me }: { kpis: KpiFilter; me: Id }) {
  const saved = useQuery(viewsQuery).data?.items ?? [];
  const [naming, setNaming] = useState(false);
  const back = useSend<SavedView>({ send: ({ name, query }) => saveView({ name, query }), changes: [["metrics", "views"]] });
  const { send: forget } = useSend<SavedView>({
    send: ({ id }) => forgetView(id),
    changes: [["metrics", "views"]],
    said: t.views.forgotten,
    undo: (_, view) => back.send(view),
  });
  const given = [
    { name: t.views.all, query: "" },
    { name: t.views.attention, query: "health=red%2Camber" },
    { name: t.views.mine, query: `owner=${me}` },
    { name: t.views.stale, query: "stale=yes" },
    { name: t.views.board, query: "tag=board" },
  ];
  const known = [...given, ...saved].some((view) => view.query === kpis.query);
  return (
    <div className="views" role="group" aria-label={t.views.label}>
      {given.map((view) => (
        <button
          key={view.query}
          className="view"
          type="button"
          aria-pressed={view.query === kpis.query}
          onClick={() => kpis.show(view.query)}
        >
          {view.name}
        </button>
      ))}
      {saved.map((view) => (
        <span key={view.id} className="view--own">
          <button className="view" type="button" aria-pressed={view.query === kpis.query} onClick={() => kpis.show(view.query)}>
            {view.name}
          </button>
          <button className="view__x" type="button" aria-label={t.views.forget(view.name)} onClick={() => forget(view)}>
            <X className="i i--s" aria-hidden="true" />
          </button>
        </span>
      ))}
      {!known && (
        <button className="btn btn--s btn--bare" type="button" onClick={() => setNaming(true)}>
          {t.views.save}
        </button>
      )}
      {naming && <SaveView query={kpis.query} onClose={() => setNaming(false)} />}
    </div>
  );
}

function SaveView({ query, onClose }: { query: string; onClose: () => void }) {
  const [name, setName] = useState("");
  const { send, isPending, errorAt, otherThan } = useSend<{ name: string; query: string }>({
    send: saveView,
    changes: [["metrics", "views"]],
    said: t.views.saved,
    done: onClose,
  });
  return (
    <FormDialog
      title={t.views.title}
      submit={t.views.save}
      isPending={isPending}
      problems={otherThan("name")}
      onClose={onClose}
      onSubmit={() => send({ name, query })}
    >
      <TextField label={t.views.name} hint={t.views.nameHint} value={name} onChange={setName} maxLength={80} error={errorAt("name")} />
    </FormDialog>
  );
}
