import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { createPerson, peopleQuery } from "@/api/administration.ts";
import type { PersonRequest } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormProblems } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";
import { CsvImport } from "../admin/CsvImport.tsx";
import { emptyPerson, PersonFields, requestOf, shownFields } from "../admin/PersonForm.tsx";

export function FirstPeople() {
  const { numbers } = useFormat();
  const query = useInfiniteQuery(peopleQuery({}, 100));
  const count = query.data?.pages[0]?.items.length ?? 0;
  const [draft, setDraft] = useState(emptyPerson);
  const [round, setRound] = useState(0);
  const add = useSend({
    send: (body: PersonRequest, key) => createPerson(body, key),
    changes: [["directory"]],
    said: (person) => t.admin.people.added(person.name),
    done: () => {
      setDraft(emptyPerson);
      setRound(round + 1);
    },
  });
  return (
    <>
      <p className="soft sm" role="status">
        {t.setup.people.there(query.hasNextPage ? `${numbers.count(count)}+` : numbers.count(count))}
      </p>
      <CsvImport kind="people" />
      <details>
        <summary>{t.setup.people.one}</summary>
        <form
          key={round}
          className="form imp"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            add.send(requestOf(draft));
          }}
        >
          <PersonFields draft={draft} onChange={setDraft} errorAt={add.errorAt} />
          <FormProblems messages={add.otherThan(...shownFields)} />
          <div className="form__act">
            <button className="btn" type="submit" disabled={add.isPending}>
              {t.admin.people.create}
            </button>
          </div>
        </form>
      </details>
    </>
  );
}
