import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Building2, Gauge, Target } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useNavigate } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { objectivesQuery } from "@/api/goals.ts";
import { searchMetricsQuery } from "@/api/metrics.ts";
import { t } from "@/text/index.ts";
import "./goto.css";

type Place = { id: string; to: string; name: string; hint: string; icon: typeof Target };
type Group = { name: string; places: Place[] };

/** One field that goes to any unit, objective or KPI; arrow keys choose, Enter goes. */
export default function GoTo({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const groups = usePlaces(useDeferredValue(text.trim()));
  const places = groups.flatMap((group) => group.places);
  const index = Math.min(chosen, places.length - 1);
  const navigate = useNavigate();
  const go = (place: Place | undefined) => {
    if (place === undefined) return;
    onClose();
    void navigate(place.to);
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
  const wanted = text.toLocaleLowerCase();
  const groups: Group[] = [
    {
      name: t.goTo.groups.units,
      places: units
        .filter((unit) => unit.name.toLocaleLowerCase().includes(wanted))
        .slice(0, 6)
        .map((unit) => ({ id: unit.id, to: `/d/${unit.slug}`, name: unit.name, hint: t.unit.kinds[unit.kind], icon: Building2 })),
    },
    {
      name: t.goTo.groups.objectives,
      places: asked
        ? (objectives.data?.items ?? []).map((objective) => ({
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
        ? (metrics.data?.items ?? []).map((metric) => ({
            id: metric.id,
            to: `/kpis/${metric.id}`,
            name: metric.name,
            hint: metric.unit.name,
            icon: Gauge,
          }))
        : [],
    },
  ];
  return groups.filter((group) => group.places.length > 0);
}
