import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { changePerson, endSessions } from "@/api/administration.ts";
import { personQuery, unitsQuery } from "@/api/directory.ts";
import type { PersonView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { FormProblems } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { Failure, Loading } from "@/ui/States.tsx";
import { useSend } from "@/ui/useSend.ts";
import { AdminPage } from "./AdminPage.tsx";
import { Deactivate } from "./Deactivate.tsx";
import { AnswersFor } from "./AnswersFor.tsx";
import { emptyPerson, PersonFields, requestOf, shownFields, type PersonDraft } from "./PersonForm.tsx";
import { PersonRoles } from "./PersonRoles.tsx";

export default function PersonAdminPage() {
  const { id = "" } = useParams();
  const query = useQuery(personQuery(id));
  const person = query.data;
  return (
    <AdminPage
      section="people"
      title={person?.name ?? t.person.title}
      crumb={person?.name ?? t.person.title}
      {...(person !== undefined && { hint: statusOf(person), actions: <Actions person={person} /> })}
    >
      {person === undefined ? (
        query.error === null ? (
          <Loading what={t.states.things.person} />
        ) : (
          <Failure error={query.error} what={t.states.things.person} retry={() => void query.refetch()} />
        )
      ) : (
        <>
          <Details key={person.version} person={person} />
          <PersonRoles person={person} />
          <AnswersFor person={person} />
        </>
      )}
    </AdminPage>
  );
}

const statusOf = (person: PersonView) =>
  [person.kind === "service" ? t.person.service : null, person.active ? t.admin.people.isActive : t.person.inactive]
    .filter(Boolean)
    .join(", ");

function Actions({ person }: { person: PersonView }) {
  const [leaving, setLeaving] = useState(false);
  const end = useSend({ send: () => endSessions(person.id), changes: [["gateway"]], said: t.admin.people.sessionsEnded(person.name) });
  const back = useSend({
    send: (_: null, idempotencyKey) =>
      changePerson(person.id, { ...requestOfPerson(person), active: true }, { version: person.version, idempotencyKey }),
    changes: [["directory"]],
    said: t.admin.people.activated(person.name),
  });
  return (
    <>
      <Link className="btn" to={`/people/${person.id}`}>
        {t.admin.people.page}
      </Link>
      <ActionsMenu
        actions={[
          { id: "access", name: t.admin.access.who, to: `/admin/access?of=person&id=${person.id}` },
          ...(person.active
            ? [
                ...(person.kind === "human"
                  ? [{ id: "sessions", name: t.admin.people.endSessions, onAction: () => end.send(undefined) }]
                  : [{ id: "token", name: t.admin.tokens.create, to: `/admin/tokens?for=${person.id}` }]),
                { id: "deactivate", name: t.admin.people.deactivate, onAction: () => setLeaving(true) },
              ]
            : [{ id: "activate", name: t.admin.people.activate, onAction: () => back.send(null) }]),
        ]}
      />
      {leaving && <Deactivate person={person} onClose={() => setLeaving(false)} />}
    </>
  );
}

/** The person as they are, in the words of a request. */
export const requestOfPerson = (person: PersonView) => ({
  name: person.name,
  email: person.email,
  unitIds: person.units,
  primaryUnitId: person.primaryUnitId,
  managerId: person.managerId,
  locale: person.locale,
  timeZone: person.timeZone,
  roles: person.roles,
  active: person.active,
  kind: person.kind,
});

function Details({ person }: { person: PersonView }) {
  const units = useQuery(unitsQuery).data ?? [];
  const manager = useQuery({ ...personQuery(person.managerId ?? ""), enabled: person.managerId !== null });
  const known = units.length > 0 && (person.managerId === null || !manager.isPending);
  const primary = units.find((unit) => unit.id === person.primaryUnitId);
  return (
    <Section title={t.admin.people.details}>
      {() =>
        known && (
          <DetailsForm
            person={person}
            initial={{
              ...emptyPerson,
              name: person.name,
              email: person.email,
              unit: primary === undefined ? null : { id: primary.id, name: primary.name },
              manager: manager.data === undefined ? null : { id: manager.data.id, name: manager.data.name },
              locale: person.locale ?? "",
              timeZone: person.timeZone ?? "",
            }}
          />
        )
      }
    </Section>
  );
}

function DetailsForm({ person, initial }: { person: PersonView; initial: PersonDraft }) {
  const [draft, setDraft] = useState(initial);
  const save = useSend({
    send: (body: PersonDraft, idempotencyKey) =>
      changePerson(person.id, requestOf(body, person), { version: person.version, idempotencyKey }),
    changes: [["directory"]],
    said: t.admin.saved,
  });
  const changed = JSON.stringify(draft) !== JSON.stringify(initial);
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.send(draft);
      }}
    >
      <PersonFields draft={draft} onChange={setDraft} errorAt={save.errorAt} isService={person.kind === "service"} />
      <FormProblems messages={save.problem?.kind === "stale" ? [t.admin.conflict] : save.otherThan(...shownFields)} />
      <div className="form__act">
        {changed && (
          <button className="btn" type="button" onClick={() => setDraft(initial)}>
            {t.form.cancel}
          </button>
        )}
        <button className="btn btn--ink" type="submit" disabled={!changed || save.isPending}>
          {t.form.save}
        </button>
      </div>
    </form>
  );
}
