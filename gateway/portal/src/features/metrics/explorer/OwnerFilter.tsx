import { useQuery } from "@tanstack/react-query";
import { get } from "@/api/http.ts";
import type { Me, PersonView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { PersonPicker } from "@/ui/pickers.tsx";
import type { KpiFilter } from "./useKpiFilter.ts";

/** The accountable person; a link names them by id, so their name is asked for. */
export function OwnerFilter({ kpis, me }: { kpis: KpiFilter; me: Me }) {
  const id = kpis.at("owner");
  const person = useQuery({
    queryKey: ["directory", "person", id],
    queryFn: ({ signal }) => get<PersonView>(`/api/directory/people/${id}`, undefined, signal),
    enabled: id !== "" && id !== me.id,
    staleTime: 300_000,
  });
  const name = id === me.id ? me.name : person.data?.name;
  return (
    <PersonPicker
      key={`${id} ${name ?? ""}`}
      label={t.explorer.owner}
      value={id === "" || name === undefined ? null : { id, name }}
      onChange={(option) => kpis.set("owner", option?.id ?? "")}
    />
  );
}
