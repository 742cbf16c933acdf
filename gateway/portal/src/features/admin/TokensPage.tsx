import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { revokeToken, tokensQuery } from "@/api/administration.ts";
import { personQuery, unitsQuery } from "@/api/directory.ts";
import type { Token } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { CheckField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { Empty, Failure, Loading } from "@/ui/States.tsx";
import { useSend } from "@/ui/useSend.ts";
import { Scroll } from "@/ui/Scroll.tsx";
import { AdminPage } from "./AdminPage.tsx";
import { NewTokenDialog, RotateToken } from "./NewToken.tsx";

type Doing = { what: "rotate" | "revoke"; token: Token };

/** Tokens of everybody, with what each may do, until when and when it was last used. */
export default function TokensPage() {
  const [search, setSearch] = useSearchParams();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { dates } = useFormat();
  const ended = search.get("ended") === "yes";
  const query = useInfiniteQuery(tokensQuery);
  const tokens = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isOver = (token: Token) => token.revokedAt !== null || token.expiresAt <= dates.now().toISOString();
  const shown = tokens.filter((token) => ended || !isOver(token));
  const set = (name: string, value: string | null) =>
    setSearch(
      (now) => {
        if (value === null) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  return (
    <AdminPage
      section="tokens"
      title={t.admin.sections.tokens}
      hint={t.admin.tokens.hint}
      actions={
        <>
          <button className="btn btn--ink" type="button" onClick={() => set("new", "yes")}>
            {t.admin.tokens.create}
          </button>
          <ActionsMenu
            actions={[
              { id: "services", name: t.admin.tokens.services, to: "/admin/people?show=service" },
              { id: "csv", name: t.form.exportCsv, onAction: () => saveTokens(shown) },
            ]}
          />
        </>
      }
    >
      <div className="adm__bar">
        <CheckField label={t.admin.tokens.showEnded} checked={ended} onChange={(checked) => set("ended", checked ? "yes" : null)} />
      </div>
      {query.isPending && <Loading what={t.states.things.tokens} />}
      {query.isLoadingError && <Failure error={query.error} what={t.states.things.tokens} retry={() => void query.refetch()} />}
      {query.isSuccess && shown.length === 0 && !query.hasNextPage && <Empty title={t.admin.tokens.none} hint={t.admin.tokens.noneHint} />}
      {shown.length > 0 && (
        <Scroll label={t.admin.sections.tokens}>
          <table className="tbl" aria-label={t.admin.sections.tokens}>
            <thead>
              <tr>
                <th scope="col">{t.admin.tokens.columns.name}</th>
                <th scope="col">{t.admin.tokens.columns.acts}</th>
                <th scope="col">{t.admin.tokens.columns.may}</th>
                <th scope="col">{t.admin.tokens.columns.used}</th>
                <th scope="col">{t.admin.tokens.columns.until}</th>
                <th scope="col">
                  <span className="sr">{t.form.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((token) => (
                <Row key={token.id} token={token} over={isOver(token)} onDo={(what) => setDoing({ what, token })} />
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
      {(search.has("new") || search.has("for")) && (
        <NewTokenDialog
          forPerson={search.get("for")}
          onClose={() =>
            setSearch(
              (now) => {
                now.delete("new");
                now.delete("for");
                return now;
              },
              { replace: true },
            )
          }
        />
      )}
      {doing?.what === "rotate" && <RotateToken token={doing.token} onClose={() => setDoing(null)} />}
      {doing?.what === "revoke" && <Revoke token={doing.token} onClose={() => setDoing(null)} />}
    </AdminPage>
  );
}

function Row({ token, over, onDo }: { token: Token; over: boolean; onDo: (what: Doing["what"]) => void }) {
  const { dates } = useFormat();
  const units = useQuery(unitsQuery).data ?? [];
  const unit = units.find((other) => other.id === token.unitId);
  return (
    <tr>
      <td>
        <span className="strong">{token.name}</span>
        {unit !== undefined && <p className="faint sm">{t.admin.tokens.within(unit.name)}</p>}
      </td>
      <td>
        <PersonName id={token.personId} />
      </td>
      <td className="soft sm">{token.scopes.join(", ")}</td>
      <td className="soft nowrap">{token.lastUsedAt === null ? t.admin.tokens.neverUsed : dates.moment(token.lastUsedAt)}</td>
      <td className="nowrap">
        {token.revokedAt !== null ? t.admin.tokens.revokedOn(dates.day(token.revokedAt)) : dates.day(token.expiresAt)}
        {token.previousUntil !== null && !over && <p className="faint sm">{t.admin.tokens.oldUntil(dates.moment(token.previousUntil))}</p>}
      </td>
      <td className="act">
        {!over && (
          <ActionsMenu
            label={t.admin.tokens.actionsFor(token.name)}
            actions={[
              { id: "rotate", name: t.admin.tokens.rotate, onAction: () => onDo("rotate") },
              { id: "revoke", name: t.admin.tokens.revoke, onAction: () => onDo("revoke") },
              { id: "access", name: t.admin.access.who, to: `/admin/access?of=token&id=${token.id}` },
            ]}
          />
        )}
      </td>
    </tr>
  );
}

/** The list of tokens names nobody; a person is read once and kept. */
export function PersonName({ id }: { id: string }) {
  const { me } = usePerson();
  const person = useQuery({ ...personQuery(id), staleTime: 5 * 60_000, enabled: id !== me.id }).data;
  return <Link to={`/admin/people/${id}`}>{id === me.id ? me.name : (person?.name ?? t.app.someone)}</Link>;
}

function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const revoke = useSend({
    send: (id: string) => revokeToken(id),
    changes: [["directory", "tokens"]],
    said: t.admin.tokens.revoked(token.name),
    done: onClose,
  });
  return (
    <FormDialog
      title={t.admin.tokens.revokeTitle(token.name)}
      onClose={onClose}
      submit={t.admin.tokens.revoke}
      isPending={revoke.isPending}
      problems={revoke.otherThan()}
      onSubmit={() => revoke.send(token.id)}
    >
      <p>{t.admin.tokens.revokeMeans}</p>
    </FormDialog>
  );
}

const saveTokens = (tokens: readonly Token[]) =>
  saveCsv(
    "tokens",
    ["name", "person_id", "scopes", "unit_id", "created_at", "expires_at", "last_used_at", "revoked_at"],
    tokens.map((token) => [
      token.name,
      token.personId,
      token.scopes.join(" "),
      token.unitId,
      token.createdAt,
      token.expiresAt,
      token.lastUsedAt,
      token.revokedAt,
    ]),
  );
