import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Building2, Gauge, Target, User, type LucideIcon } from "lucide-react";
import { useLayoutEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useNavigate } from "react-router";
import { searchPeopleQuery, unitsQuery } from "@/api/directory.ts";
import { objectivesQuery } from "@/api/goals.ts";
import { searchMetricsQuery } from "@/api/metrics.ts";
import { t } from "@/text/index.ts";
import { useDeeds, type Deed } from "./actions.ts";
import { giveTyped } from "./typedAhead.ts";
import "./goto.css";

type Place = { id: string; name: string; hint: string; icon: LucideIcon } & ({ to: string } | { run: () => void });
type Group = { name: string; places: Place[] };

/** One field that goes to any unit, objective, KPI or person and does what can be done anywhere; arrow keys choose, Enter goes. */
export default function GoTo({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const groups = usePlaces(text.trim());
  const places = groups.flatMap((group) => group.places);
  const index = Math.min(chosen, places.length - 1);
  useLayoutEffect(() => giveTyped((typed) => setText((now) => now + typed)), []);
  const navigate = useNavigate();
  const go = (place: Place | undefined) => {
    if (place === undefined) return;
    onClose();
    if ("to" in place) void navigate(place.to);
    else place.run();
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((index + step + places.length) % Math.max(1, places.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(places[index]);
    }
  };

  return (
    <ModalOverlay className="scrim" isOpen onOpenChange={(open) => open || onClose()} isDismissable>
      <Modal className="goto">
        <Dialog className="goto__in">
          <Heading slot="title" className="sr">
            {t.goTo.title}
          </Heading>
          <input
            className="goto__field"
            type="text"
            role="combobox"
            aria-label={t.goTo.label}
            aria-expanded={places.length > 0}
            aria-controls="goto-places"
            aria-activedescendant={places[index] && `goto-${places[index].id}`}
            aria-autocomplete="list"
            autoComplete="off"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog that is opened to type in
            autoFocus
            placeholder={t.goTo.label}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
          <div className="goto__list" id="goto-places" role="listbox" aria-label={t.goTo.title}>
            {groups.map((group) => (
              <div key={group.name} role="group" aria-label={group.name}>
                <p className="menu__h" aria-hidden="true">
                  {group.name}
                </p>
                {group.places.map((place) => (
                  // The keyboard is the field's; the list only takes the pointer.
                  // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                  <div
                    key={place.id}
                    id={`goto-${place.id}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={place.id === places[index]?.id}
                    className="goto__place"
                    onClick={() => go(place)}
                    onPointerMove={() => setChosen(places.indexOf(place))}
                  >
                    <place.icon className="i" aria-hidden="true" />
                    <span className="cut">{place.name}</span>
                    <span className="goto__hint">{place.hint}</span>
                  </div>
                ))}
              </div>
            ))}
            {places.length === 0 && text.trim() !== "" && <p className="goto__none soft">{t.goTo.nothing(text.trim())}</p>}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function usePlaces(text: string): Group[] {
  const asked = text.length >= 2;
  const units = useQuery(unitsQuery).data ?? [];
  const objectives = useQuery({ ...objectivesQuery({ q: text, limit: 8 }), enabled: asked, placeholderData: keepPreviousData });
  const metrics = useQuery({ ...searchMetricsQuery(text), enabled: asked, placeholderData: keepPreviousData });
  const people = useQuery({ ...searchPeopleQuery(text), enabled: asked, placeholderData: keepPreviousData });
  const deeds = useDeeds();
  const wanted = text.toLocaleLowerCase();
  const groups: Group[] = [
    { name: t.goTo.groups.actions, places: matching(deeds, wanted) },
    {
      name: t.goTo.groups.units,
      places: units
        .filter((unit) => begins(unit.name, wanted))
        .slice(0, 6)
        .map((unit) => ({ id: unit.id, to: `/d/${unit.slug}`, name: unit.name, hint: t.unit.kinds[unit.kind], icon: Building2 })),
    },
    {
      name: t.goTo.groups.objectives,
      places: asked
        ? fitting(objectives, (objective) => objective.title, wanted).map((objective) => ({
            id: objective.id,
            to: `/objectives/${objective.id}`,
            name: objective.title,
            hint: `${objective.unit.name}, ${objective.cycle.name}`,
            icon: Target,
          }))
        : [],
    },
    {
      name: t.goTo.groups.kpis,
      places: asked
        ? fitting(metrics, (metric) => metric.name, wanted).map((metric) => ({
            id: metric.id,
            to: `/kpis/${metric.id}`,
            name: metric.name,
            hint: metric.unit.name,
            icon: Gauge,
          }))
        : [],
    },
    {
      name: t.goTo.groups.people,
      places: asked
        ? fitting(people, (person) => person.name, wanted).map((person) => ({
            id: person.id,
            to: `/people/${person.id}`,
            name: person.name,
            hint: units.find((unit) => unit.id === person.primaryUnitId)?.name ?? person.email,
            icon: User,
          }))
        : [],
    },
  ];
  // What has a name that was typed comes before what can be done.
  const ordered = asked ? [...groups.slice(1), ...groups.slice(0, 1)] : groups;
  return ordered.filter((group) => group.places.length > 0);
}

/** Some word of it begins with what was typed. */
const begins = (name: string, wanted: string) =>
  name.toLocaleLowerCase().startsWith(wanted) ||
  name
    .toLocaleLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(wanted));

/** What was found for the text before is shown until the new answer is there, as far as it still fits. */
function fitting<T>(
  query: { data?: { items: readonly T[] } | undefined; isPlaceholderData: boolean },
  nameOf: (item: T) => string,
  wanted: string,
): readonly T[] {
  const items = query.data?.items ?? [];
  return query.isPlaceholderData ? items.filter((item) => nameOf(item).toLocaleLowerCase().includes(wanted)) : items;
}

/** With nothing typed the first few are offered; a word finds all. */
function matching(deeds: readonly Deed[], wanted: string): Place[] {
  const words = wanted.split(/\s+/).filter(Boolean);
  return deeds
    .filter((deed) => words.every((word) => deed.name.toLocaleLowerCase().includes(word)))
    .slice(0, 5)
    .map((deed) => ({ ...deed, hint: "" }));
}
