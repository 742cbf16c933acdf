import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { openReview, reviewPlansQuery } from "@/api/reviews.ts";
import type { ReviewPlan, Unit } from "@/api/types.ts";
import { useRights } from "@/app/roles.ts";
import { useFormat, ZoneProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker } from "@/ui/pickers.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";
import { localMoment, momentIn } from "@/format/localMoment.ts";
import { TemplateDialog } from "./TemplateDialog.tsx";

/** When a unit's reviews are and what they speak of; its leads open one or decide otherwise. */
export function Schedule({ unit, mayDecide }: { unit: Unit; mayDecide: boolean }) {
  const plans = useQuery(reviewPlansQuery(unit.id));
  return (
    <ZoneProvider timeZone={unit.timeZone}>
      <Section title={t.reviews.schedule(unit.name)}>
        {(id) => (
          <Await query={plans} what={t.reviews.things}>
            {({ items }) => (
              <ul className="rv__list" aria-labelledby={id}>
                {items.map((plan) => (
                  <Plan key={plan.kind} unit={unit} plan={plan} mayDecide={mayDecide} />
                ))}
              </ul>
            )}
          </Await>
        )}
      </Section>
    </ZoneProvider>
  );
}

export const sayHour = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

function Plan({ unit, plan, mayDecide }: { unit: Unit; plan: ReviewPlan; mayDecide: boolean }) {
  const { dates } = useFormat();
  const { units } = useRights();
  const [doing, setDoing] = useState<"open" | "edit" | null>(null);
  const decider = units.find((other) => other.id === plan.decidedBy);
  const origin =
    plan.decidedBy === null
      ? t.reviews.usual
      : decider?.id === unit.id
        ? t.reviews.decidedHere
        : t.reviews.decidedAbove(decider?.name ?? "");
  const close = () => setDoing(null);
  return (
    <li className="rv__plan">
      <div>
        <p className="strong">{t.reviews.kinds[plan.kind]}</p>
        <p className="soft sm">
          {t.reviews.rhythm(plan.everyWeeks, t.reviews.weekdays[plan.weekday] ?? plan.weekday, sayHour(plan.hour))},{" "}
          {t.reviews.next(dates.moment(plan.next))}
        </p>
        <p className="faint sm">
          {plan.parts.map((part) => t.reviews.sections[part.section]).join(", ")}.{" "}
          {t.reviews.minutesOf(plan.parts.reduce((sum, part) => sum + part.minutes, 0))}, {origin}
        </p>
      </div>
      {mayDecide && (
        <div className="rv__b">
          <button
            className="btn btn--s btn--bare"
            type="button"
            aria-label={t.reviews.editOf(t.reviews.kinds[plan.kind])}
            onClick={() => setDoing("edit")}
          >
            {t.reviews.edit}
          </button>
          <button
            className="btn btn--s"
            type="button"
            aria-label={t.reviews.openOf(t.reviews.kinds[plan.kind])}
            onClick={() => setDoing("open")}
          >
            {t.reviews.open}
          </button>
        </div>
      )}
      {doing === "edit" && <TemplateDialog unit={unit} plan={plan} onClose={close} />}
      {doing === "open" && <OpenDialog unit={unit} plan={plan} onClose={close} />}
    </li>
  );
}

function OpenDialog({ unit, plan, onClose }: { unit: Unit; plan: ReviewPlan; onClose: () => void }) {
  const navigate = useNavigate();
  const [when, setWhen] = useState(() => localMoment(plan.next, unit.timeZone));
  const [facilitator, setFacilitator] = useState<Option | null>(null);
  const opening = useSend({
    send: (body: Parameters<typeof openReview>[0], key) => openReview(body, key),
    changes: [["checkins", "reviews"]],
    said: t.reviews.opened,
    done: (review) => void navigate(`/reviews/${review.id}`),
  });
  return (
    <FormDialog
      title={t.reviews.openOf(t.reviews.kinds[plan.kind])}
      submit={t.reviews.open}
      isPending={opening.isPending}
      problems={opening.otherThan("scheduledAt", "facilitatorId")}
      onSubmit={() =>
        opening.send({
          unitId: unit.id,
          kind: plan.kind,
          scheduledAt: when === "" ? null : momentIn(when, unit.timeZone),
          facilitatorId: facilitator?.id ?? null,
        })
      }
      onClose={onClose}
    >
      <p className="soft">{t.reviews.openHint}</p>
      <TextField
        label={t.reviews.when}
        type="datetime-local"
        hint={unit.timeZone}
        value={when}
        onChange={setWhen}
        error={opening.errorAt("scheduledAt")}
      />
      <PersonPicker
        label={t.reviews.facilitator}
        hint={t.reviews.facilitatorHint}
        optional
        value={facilitator}
        onChange={setFacilitator}
        error={opening.errorAt("facilitatorId")}
      />
    </FormDialog>
  );
}
