import { CircleCheckBig } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Objective } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu, type Action } from "@/ui/ActionsMenu.tsx";
import { ApproveDialog, ProposeDialog, PublishDialog, RetireDialog, ReturnDialog } from "./AgreeDialogs.tsx";
import { GradeDialog } from "./GradeDialog.tsx";
import { OverrideDialog, useTakeBack } from "./OverrideDialog.tsx";
import { CopyDialog, MoveDialog, ShareDialog } from "./PlaceDialogs.tsx";

type Step =
  | { is: "propose" | "publish" | "return" | "override" | "duplicate" | "recommit" | "move" | "retire" | "share" | "grade" }
  | { is: "approve"; unit: { id: string; name: string } };

/** What the person may do with this objective: the next step as a button, everything else in a menu. */
export function ObjectiveActions({ objective }: { objective: Objective }) {
  const { me } = usePerson();
  const [step, setStep] = useState<Step | null>(null);
  const takeBack = useTakeBack(objective);
  const { canEdit, lifecycle, cycle, governance } = objective;
  const canDecide = objective.canDecide ?? (governance?.deciders ?? []).some((decider) => decider.id === me.id);
  const isAgreed = lifecycle === "published";
  const isOpen = lifecycle === "draft" || lifecycle === "proposed";
  const approvals = (governance?.coOwners ?? []).filter(
    (owner) => owner.approvedBy === null && owner.deciders.some(({ id }) => id === me.id),
  );

  const go = (next: Step) => () => setStep(next);
  const can = (allowed: boolean, id: string, name: string, onAction: () => void): Action[] => (allowed ? [{ id, name, onAction }] : []);
  const primary = primaryOf(objective, canDecide);
  const menu: Action[] = [
    ...(canEdit ? [{ id: "edit", name: t.act.edit, to: `/objectives/${objective.id}/edit` }] : []),
    ...can(canEdit && lifecycle === "draft" && primary !== "propose", "propose", t.act.propose, go({ is: "propose" })),
    ...can(canDecide && isOpen && primary !== "publish", "publish", t.act.publish, go({ is: "publish" })),
    ...approvals.flatMap(({ unit }) => can(true, `approve-${unit.id}`, t.act.approve(unit.name), go({ is: "approve", unit }))),
    ...can(canEdit && isAgreed && cycle.phase === "grading" && primary !== "grade", "grade", t.act.grade, go({ is: "grade" })),
    ...can(canEdit && isAgreed && objective.override === null, "override", t.act.override, go({ is: "override" })),
    ...can(canEdit && objective.override !== null, "take-back", t.act.takeBack, () => takeBack.send(undefined)),
    ...can(canEdit && isOpen, "share", t.act.share, go({ is: "share" })),
    ...can(canEdit, "move", t.act.move, go({ is: "move" })),
    ...can(me.units.length + me.roles.length > 0, "duplicate", t.act.duplicate, go({ is: "duplicate" })),
    ...can((objective.canRecommit ?? canEdit) && mayContinue(objective), "recommit", t.act.recommit, go({ is: "recommit" })),
    ...can(canEdit, "retire", t.act.retire, go({ is: "retire" })),
  ];
  const close = () => setStep(null);
  return (
    <div className="head__r">
      {primary === "check-in" && (
        <Link className="btn btn--ink" to={`/checkin/${objective.id}`}>
          <CircleCheckBig className="i" aria-hidden="true" />
          {t.objective.checkIn}
        </Link>
      )}
      {primary !== null && primary !== "check-in" && (
        <button className="btn btn--ink" type="button" onClick={go({ is: primary })}>
          {primary === "publish" && lifecycle === "proposed" ? t.act.approveProposal : t.act[primary]}
        </button>
      )}
      {canDecide && lifecycle === "proposed" && (
        <button className="btn" type="button" onClick={go({ is: "return" })}>
          {t.act.return}
        </button>
      )}
      <ActionsMenu actions={menu} label={t.act.more} />
      {takeBack.problem !== null && <p className="fld__bad">{takeBack.otherThan().join(" ")}</p>}
      {step !== null && <StepDialog objective={objective} step={step} onClose={close} />}
    </div>
  );
}

function primaryOf(objective: Objective, canDecide: boolean): "propose" | "publish" | "grade" | "check-in" | null {
  const { canEdit, canCheckIn, lifecycle, cycle } = objective;
  if (lifecycle === "published" && cycle.phase === "grading" && canEdit) return "grade";
  if (canCheckIn) return "check-in";
  if (lifecycle === "proposed" && canDecide) return "publish";
  if (lifecycle === "draft" && canDecide) return "publish";
  return lifecycle === "draft" && canEdit ? "propose" : null;
}

/** What has ended, or is being graded, may go on in a later cycle. */
const mayContinue = ({ lifecycle, cycle }: Objective) =>
  lifecycle === "graded" || lifecycle === "retired" || (lifecycle === "published" && cycle.phase === "grading");

function StepDialog({ objective, step, onClose }: { objective: Objective; step: Step; onClose: () => void }) {
  const given = { objective, onClose };
  switch (step.is) {
    case "propose":
      return <ProposeDialog {...given} />;
    case "publish":
      return <PublishDialog {...given} />;
    case "return":
      return <ReturnDialog {...given} />;
    case "approve":
      return <ApproveDialog {...given} unit={step.unit} />;
    case "override":
      return <OverrideDialog {...given} />;
    case "duplicate":
      return <CopyDialog {...given} again={false} />;
    case "recommit":
      return <CopyDialog {...given} again />;
    case "move":
      return <MoveDialog {...given} />;
    case "share":
      return <ShareDialog {...given} />;
    case "retire":
      return <RetireDialog {...given} />;
    case "grade":
      return <GradeDialog {...given} />;
  }
}
