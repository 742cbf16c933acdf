import type { FormItem, Id } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { SelectField } from "@/ui/Field.tsx";
import { workersOf } from "./draft.ts";

type Props = {
  item: FormItem;
  contributors: readonly { id: Id; name: string | null }[];
  value: Id | null;
  onChange: (id: Id | null) => void;
};

/** Whoever checks in on what somebody else owns may be passing on their words. */
export function OnBehalf({ item, contributors, value, onChange }: Props) {
  const { me } = usePerson();
  if (item.owner.id === me.id) return null;
  const others = workersOf(item, contributors).filter((person) => person.id !== me.id);
  return (
    <div className="ci__for">
      <SelectField
        label={t.checkIn.onBehalf}
        value={value ?? ""}
        hint={value === null ? undefined : t.checkIn.onBehalfHint}
        choices={[
          { value: "", name: t.checkIn.onBehalfMine },
          ...others.map((person) => ({ value: person.id, name: person.name ?? t.app.someone })),
        ]}
        onChange={(id) => onChange(id === "" ? null : id)}
      />
    </div>
  );
}
