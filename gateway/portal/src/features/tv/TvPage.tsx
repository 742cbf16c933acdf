import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { displayQuery, openDisplay } from "@/api/displays.ts";
import { unitQuery } from "@/api/directory.ts";
import { Problem } from "@/api/problem.ts";
import type { Id } from "@/api/types.ts";
import { FormatProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Brand } from "@/ui/Glyph.tsx";
import { Failure, Loading } from "@/ui/States.tsx";
import { Screen } from "./Screen.tsx";
import "./tv.css";

/**
 * A screen on a wall. Its link carries a secret behind the #, which goes to no server by itself: it is exchanged once for
 * a cookie that no script reads, and leaves the address.
 */
export default function TvPage() {
  const { slug } = useParams();
  const { hash } = useLocation();
  const [search] = useSearchParams();
  if (slug !== undefined && search.has("preview")) return <Preview slug={slug} />;
  return hash.length > 1 ? <Opening secret={hash.slice(1)} /> : <ByCookie />;
}

function Opening({ secret }: { secret: string }) {
  const navigate = useNavigate();
  const open = useMutation({ mutationFn: openDisplay, onSuccess: (unit) => navigate(`/tv/${unit.slug}`, { replace: true }) });
  const begun = useRef(false);
  const { mutate } = open;
  useEffect(() => {
    // The link opens once: a second try of the same page would end what the first began.
    if (begun.current) return;
    begun.current = true;
    mutate(secret);
  }, [secret, mutate]);
  if (open.error !== null) return <Message title={t.tv.badLink} hint={t.tv.badLinkHint} />;
  return (
    <Message title={t.tv.opening}>
      <Loading what={t.tv.reading} />
    </Message>
  );
}

function ByCookie() {
  const unit = useQuery({ ...displayQuery, refetchInterval: 24 * 3600_000 });
  if (unit.data !== undefined) return <Shown unit={unit.data.unitId} name={unit.data.unit} timeZone={unit.data.timeZone} display />;
  if (unit.error === null) return <Message title={t.tv.opening} />;
  return unit.error instanceof Problem && unit.error.kind === "absent" ? (
    <Ended />
  ) : (
    <Message title="">
      <Failure error={unit.error} what={t.tv.reading} retry={() => void unit.refetch()} />
    </Message>
  );
}

/** How it will look, for whoever makes the link: as themselves, with what they may see. */
function Preview({ slug }: { slug: string }) {
  const unit = useQuery(unitQuery(slug));
  if (unit.data !== undefined) return <Shown unit={unit.data.id} name={unit.data.name} timeZone={unit.data.timeZone} display={false} />;
  return (
    <Message title="">
      {unit.error !== null && <Failure error={unit.error} what={t.tv.reading} retry={() => void unit.refetch()} />}
    </Message>
  );
}

function Shown({ timeZone, ...rest }: { unit: Id; name: string; timeZone: string; display: boolean }) {
  return (
    <FormatProvider timeZone={timeZone}>
      <Screen {...rest} ended={<Ended />} />
    </FormatProvider>
  );
}

const Ended = () => <Message title={t.tv.ended} hint={t.tv.endedHint} />;

function Message({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <FormatProvider>
      <main className="tv tv--message">
        <title>{t.app.title(title)}</title>
        <Brand />
        {title !== "" && <h1>{title}</h1>}
        {hint !== undefined && <p className="soft">{hint}</p>}
        {children}
      </main>
    </FormatProvider>
  );
}
