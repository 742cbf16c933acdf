import { useQueryClient } from "@tanstack/react-query";
import { unitsQuery } from "@/api/directory.ts";
import { get } from "@/api/http.ts";
import type { Metric, ObjectiveRow, Page, PersonView } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Picker, type Option } from "./Picker.tsx";

type Props = {
  label?: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  value: Option | null;
  onChange: (option: Option | null) => void;
};

export function PersonPicker({ label = t.form.pickers.person, ...rest }: Props) {
  return (
    <Picker
      {...rest}
      label={label}
      search={(q) => ({
        queryKey: ["directory", "people", "pick", q],
        queryFn: async ({ signal }) => {
          const page = await get<Page<PersonView>>("/api/directory/people", { q: q === "" ? null : q, limit: 12 }, signal);
          return page.items.map((person) => ({ id: person.id, name: person.name, hint: person.email }));
        },
      })}
    />
  );
}

/** The units are all known already: they are searched here. */
export function UnitPicker({ label = t.form.pickers.unit, ...rest }: Props) {
  const client = useQueryClient();
  return (
    <Picker
      {...rest}
      label={label}
      search={(q) => ({
        queryKey: ["directory", "units", "pick", q],
        queryFn: async () => {
          const units = await client.query(unitsQuery);
          const wanted = q.toLocaleLowerCase();
          return units
            .filter((unit) => unit.name.toLocaleLowerCase().includes(wanted))
            .slice(0, 50)
            .map((unit) => ({ id: unit.id, name: unit.name, hint: t.unit.kinds[unit.kind] }));
        },
      })}
    />
  );
}

export function KpiPicker({ label = t.form.pickers.kpi, ...rest }: Props) {
  return (
    <Picker
      {...rest}
      label={label}
      search={(q) => ({
        queryKey: ["metrics", "pick", q],
        queryFn: async ({ signal }) => {
          const page = await get<Page<Metric>>("/api/metrics", { q: q === "" ? null : q, limit: 12 }, signal);
          return page.items.map((metric) => ({ id: metric.id, name: metric.name, hint: metric.unit.name }));
        },
      })}
    />
  );
}

export function ObjectivePicker({ label = t.form.pickers.objective, cycle, ...rest }: Props & { cycle?: string }) {
  return (
    <Picker
      {...rest}
      label={label}
      search={(q) => ({
        queryKey: ["goals", "pick", q, cycle],
        queryFn: async ({ signal }) => {
          const page = await get<Page<ObjectiveRow>>("/api/goals/objectives", { q: q === "" ? null : q, cycle, limit: 12 }, signal);
          return page.items.map((objective) => ({ id: objective.id, name: objective.title, hint: objective.unit.name }));
        },
      })}
    />
  );
}
