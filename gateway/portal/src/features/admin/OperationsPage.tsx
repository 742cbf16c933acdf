import { useQueries, useQuery, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import {
  deadLettersQuery,
  discardLetter,
  outboxQuery,
  replayLetter,
  securityEventsQuery,
  services,
  type ServiceName,
} from "@/api/administration.ts";
import type { DeadLetter } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Section } from "@/ui/Section.tsx";
import { Failure, Loading } from "@/ui/States.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";

/** Whether messages flow between the services, what was given up and can be tried again, and who came in. */
export default function OperationsPage() {
  const [search, setSearch] = useSearchParams();
  const states = useQueries({ queries: services.map((service) => outboxQuery(service)) });
  const asked = services.find((name) => name === search.get("service"));
  const worst = services.findLast((_, index) => (states[index]?.data?.deadLetters ?? 0) > 0);
  return (
    <AdminPage section="operations" title={t.admin.sections.operations} hint={t.admin.operations.hint}>
      <Section title={t.admin.operations.messages} csv={t.admin.operations.messages.toLowerCase()}>
        {(labelledBy) => (
          <Scroll labelledBy={labelledBy}>
            <table className="tbl" aria-labelledby={labelledBy}>
              <thead>
                <tr>
                  <th scope="col">{t.admin.operations.columns.service}</th>
                  <th scope="col" className="r">
                    {t.admin.operations.columns.waiting}
                  </th>
                  <th scope="col" className="r">
                    {t.admin.operations.columns.oldest}
                  </th>
                  <th scope="col" className="r">
                    {t.admin.operations.columns.dead}
                  </th>
                  <th scope="col">{t.admin.operations.columns.state}</th>
                </tr>
              </thead>
              <tbody>
                {services.map((service, index) => (
                  <ServiceRow key={service} service={service} state={states[index]} onLook={() => setSearch({ service })} />
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Section>
      <DeadLetters key={asked ?? worst ?? "metrics"} service={asked ?? worst ?? "metrics"} />
      <SecurityEvents />
    </AdminPage>
  );
}

type RowProps = {
  service: ServiceName;
  state: ReturnType<typeof useQuery<{ depth: number; oldestSeconds: number; deadLetters: number }>> | undefined;
  onLook: () => void;
};

function ServiceRow({ service, state, onLook }: RowProps) {
  const { numbers } = useFormat();
  const data = state?.data;
  const words =
    data === undefined
      ? state?.isError === true
        ? t.admin.operations.unreachable
        : ""
      : data.deadLetters > 0
        ? t.admin.operations.stuck
        : data.oldestSeconds > 60
          ? t.admin.operations.slow
          : t.admin.operations.flows;
  return (
    <tr>
      <td className="strong">{t.admin.serviceNames[service]}</td>
      <td className="r">{data !== undefined && numbers.count(data.depth)}</td>
      <td className="r">{data !== undefined && t.admin.operations.seconds(numbers.count(Math.round(data.oldestSeconds)))}</td>
      <td className="r">
        {data !== undefined &&
          (data.deadLetters === 0 ? (
            0
          ) : (
            <button className="link" type="button" onClick={onLook}>
              {numbers.count(data.deadLetters)}
            </button>
          ))}
      </td>
      <td className="soft">{words}</td>
    </tr>
  );
}

function DeadLetters({ service }: { service: ServiceName }) {
  const query = useQuery(deadLettersQuery(service));
  const { dates } = useFormat();
  const [open, setOpen] = useState<DeadLetter | null>(null);
  const letters = query.data?.items ?? [];
  const changes = [[service, "operations"]];
  const replay = useSend({
    send: (id: string) => replayLetter(service, id),
    changes,
    said: t.admin.operations.replayed,
    done: () => setOpen(null),
  });
  const discard = useSend({
    send: (id: string) => discardLetter(service, id),
    changes,
    said: t.admin.operations.discarded,
    done: () => setOpen(null),
  });
  return (
    <Section
      title={t.admin.operations.letters(t.admin.serviceNames[service])}
      csv={t.admin.operations.letters(t.admin.serviceNames[service]).toLowerCase()}
      {...(letters.length > 0 && { summary: letters.length })}
    >
      {(labelledBy) =>
        query.isPending ? (
          <Loading what={t.states.things.letters} />
        ) : query.isLoadingError ? (
          <Failure error={query.error} what={t.states.things.letters} retry={() => void query.refetch()} />
        ) : letters.length === 0 ? (
          <p className="adm__lead">{t.admin.operations.noLetters}</p>
        ) : (
          <>
            <Scroll labelledBy={labelledBy}>
              <table className="tbl" aria-labelledby={labelledBy}>
                <thead>
                  <tr>
                    <th scope="col">{t.admin.operations.columns.at}</th>
                    <th scope="col">{t.admin.operations.columns.message}</th>
                    <th scope="col">{t.admin.operations.columns.error}</th>
                    <th scope="col">
                      <span className="sr">{t.form.actions}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {letters.map((letter) => (
                    <tr key={letter.id}>
                      <td className="nowrap" data-value={letter.at}>
                        {dates.moment(letter.at)}
                      </td>
                      <td>
                        <button className="link" type="button" onClick={() => setOpen(letter)}>
                          {letter.type ?? letter.endpoint}
                        </button>
                      </td>
                      <td className="soft sm">{letter.error.slice(0, 160)}</td>
                      <td className="act">
                        <button className="btn btn--s" type="button" disabled={replay.isPending} onClick={() => replay.send(letter.id)}>
                          {t.admin.operations.replay}
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            {open !== null && (
              <FormDialog
                title={open.type ?? open.endpoint}
                onClose={() => setOpen(null)}
                wide
                submit={t.admin.operations.replay}
                isPending={replay.isPending}
                problems={[...replay.otherThan(), ...discard.otherThan()]}
                onSubmit={() => replay.send(open.id)}
              >
                <p>{open.error}</p>
                <pre className="mono">{open.body}</pre>
                <p className="soft sm">{t.admin.operations.discardMeans}</p>
                <div>
                  <button className="btn btn--s" type="button" disabled={discard.isPending} onClick={() => discard.send(open.id)}>
                    {t.admin.operations.discard}
                  </button>
                </div>
              </FormDialog>
            )}
          </>
        )
      }
    </Section>
  );
}

function SecurityEvents() {
  const query = useInfiniteQuery(securityEventsQuery({}));
  const { dates } = useFormat();
  const events = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={t.admin.operations.security}
      action={
        <ActionsMenu
          label={t.admin.operations.securityActions}
          actions={[
            {
              id: "csv",
              name: t.form.exportCsv,
              onAction: () =>
                saveCsv(
                  "security-events",
                  ["at", "kind", "reason", "person", "address", "count"],
                  events.map((event) => [event.at, event.kind, event.reason, event.person, event.address, event.count]),
                ),
            },
            { id: "all", name: t.admin.operations.exportAll, to: "/api/gateway/security-events/export" },
          ]}
        />
      }
    >
      {(labelledBy) => (
        <>
          {query.isPending && <Loading what={t.states.things.security} />}
          {query.isLoadingError && <Failure error={query.error} what={t.states.things.security} retry={() => void query.refetch()} />}
          {events.length > 0 && (
            <Scroll labelledBy={labelledBy}>
              <table className="tbl" aria-labelledby={labelledBy}>
                <thead>
                  <tr>
                    <th scope="col">{t.admin.operations.columns.at}</th>
                    <th scope="col">{t.admin.operations.columns.event}</th>
                    <th scope="col">{t.form.pickers.person}</th>
                    <th scope="col">{t.admin.operations.columns.address}</th>
                  </tr>
                </thead>
                <tbody>
                  {events.map((event) => (
                    <tr key={event.seq}>
                      <td className="nowrap">{dates.moment(event.at)}</td>
                      <td>
                        {t.admin.operations.events[event.kind] ?? event.kind}
                        {event.reason !== null && <span className="soft"> {event.reason}</span>}
                        {event.count > 1 && <span className="soft"> ×{event.count}</span>}
                      </td>
                      <td>{event.person}</td>
                      <td className="soft">{event.address}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          {query.hasNextPage && (
            <button className="btn adm__more" type="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t.admin.more}
            </button>
          )}
        </>
      )}
    </Section>
  );
}
