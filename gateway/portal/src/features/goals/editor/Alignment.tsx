import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { Link } from "react-router";
import { objectiveQuery } from "@/api/goals.ts";
import type { Relation, SuggestedObjective, Suggestions } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { SelectField, TextField } from "@/ui/Field.tsx";
import { ObjectivePicker } from "@/ui/pickers.tsx";
import type { AlignmentForm } from "./form.ts";

type Props = {
  alignments: readonly AlignmentForm[];
  suggestions: Suggestions | undefined;
  /** The one that is edited: it does not serve itself. */
  self: string | null;
  errorAt: (path: string) => string | undefined;
  onChange: (alignments: AlignmentForm[]) => void;
};

const most = 5;

/** What it serves above: what fits is offered, everything else can be searched. */
export function Alignment({ alignments, suggestions, self, errorAt, onChange }: Props) {
  const served = new Set([...alignments.map(({ parent }) => parent.id), ...(self === null ? [] : [self])]);
  const fitting = (suggestions?.serves ?? []).filter((other) => !served.has(other.id)).slice(0, most);
  const alike = (suggestions?.duplicates ?? []).filter((other) => !served.has(other.id)).slice(0, 3);
  const serve = (parent: AlignmentForm["parent"]) =>
    served.has(parent.id) ? undefined : onChange([...alignments, { parent, relation: "contributes", weight: "1", keyResultId: null }]);
  return (
    <div className="form" data-field="alignments">
      {alignments.length === 0 && <p className="soft sm">{t.editor.nothingServed}</p>}
      {alignments.map((alignment, index) => (
        <Served
          key={alignment.parent.id}
          alignment={alignment}
          at={`alignments[${index}]`}
          errorAt={errorAt}
          onChange={(part) => onChange(alignments.map((other, n) => (n === index ? { ...other, ...part } : other)))}
          onRemove={() => onChange(alignments.filter((_, n) => n !== index))}
        />
      ))}
      {errorAt("alignments") !== undefined && <p className="fld__bad">{errorAt("alignments")}</p>}
      {fitting.length > 0 && (
        <div>
          <h3 className="sub">{t.editor.fitting}</h3>
          <ul className="fits">
            {fitting.map((other) => (
              <Fit key={other.id} other={other} onServe={() => serve({ id: other.id, name: other.title })} />
            ))}
          </ul>
        </div>
      )}
      {/* A new one after each choice, so that it is empty again. */}
      <ObjectivePicker
        key={alignments.length}
        label={t.editor.otherObjective}
        optional
        value={null}
        onChange={(parent) => parent !== null && serve(parent)}
      />
      {alike.length > 0 && (
        <div>
          <h3 className="sub">{t.editor.alsoAt}</h3>
          <p className="fld__hint">{t.editor.alsoAtHint}</p>
          <ul className="fits">
            {alike.map((other) => (
              <Fit key={other.id} other={other} onServe={() => serve({ id: other.id, name: other.title })} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** The reasons are stems; the words of its title that begin with them are what a person reads. */
function wordsOf({ title, because }: SuggestedObjective): string[] {
  const words = title.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [
    ...new Set(because.words.flatMap((stem) => words.find((word) => stem.length > 3 && word.startsWith(stem.slice(0, -1))) ?? [])),
  ].slice(0, 4);
}

function Fit({ other, onServe }: { other: SuggestedObjective; onServe: () => void }) {
  const because = other.because.metricIds.length > 0 ? t.editor.sharesMetric : t.editor.fits(wordsOf(other));
  return (
    <li className="fits__r">
      <div>
        <p className="strong">
          <Link to={`/objectives/${other.id}`} target="_blank" rel="noreferrer">
            {other.title}
          </Link>
        </p>
        <p className="soft sm">
          {other.unit.name}, {other.cycle.name}: {because}
        </p>
      </div>
      <button className="btn btn--s" type="button" onClick={onServe}>
        {t.editor.serve}
        <span className="sr">: {other.title}</span>
      </button>
    </li>
  );
}

type ServedProps = {
  alignment: AlignmentForm;
  at: string;
  errorAt: (path: string) => string | undefined;
  onChange: (part: Partial<AlignmentForm>) => void;
  onRemove: () => void;
};

function Served({ alignment, at, errorAt, onChange, onRemove }: ServedProps) {
  const { parent, relation, weight, keyResultId } = alignment;
  const known = useQuery({ ...objectiveQuery(parent.id), enabled: parent.name !== "" }).data;
  const name = parent.name === "" ? t.editor.hiddenParent : (known?.title ?? parent.name);
  const named = known?.keyResults.find((keyResult) => keyResult.id === keyResultId);
  // A key result with a measure of its own takes only support.
  const onlySupport = named !== undefined && named.measure !== "children";
  return (
    <div className="served" role="group" aria-label={name}>
      <p className="served__h">
        <span className="strong">{name}</span>
        {known !== undefined && <span className="soft sm">{known.unit.name}</span>}
        <button className="btn btn--s btn--bare btn--icon" type="button" aria-label={t.editor.remove(name)} onClick={onRemove}>
          <X className="i i--s" aria-hidden="true" />
        </button>
      </p>
      {errorAt(`${at}.parentId`) !== undefined && <p className="fld__bad">{errorAt(`${at}.parentId`)}</p>}
      <div className="form__row">
        <SelectField
          label={t.editor.relation}
          value={relation}
          error={errorAt(`${at}.relation`)}
          choices={(["contributes", "supports"] as const).map((value: Relation) => ({
            value,
            name: t.editor.relations[value],
            disabled: value === "contributes" && onlySupport,
          }))}
          onChange={(next) => onChange({ relation: next })}
        />
        {known !== undefined && known.keyResults.length > 0 && (
          <SelectField
            label={t.editor.ofKeyResult}
            value={keyResultId ?? ""}
            error={errorAt(`${at}.parentKeyResultId`)}
            choices={[
              { value: "", name: t.editor.whole },
              ...known.keyResults.map((keyResult) => ({ value: keyResult.id, name: keyResult.title })),
            ]}
            onChange={(id) => {
              const chosen = known.keyResults.find((keyResult) => keyResult.id === id);
              onChange({
                keyResultId: id === "" ? null : id,
                ...(chosen !== undefined && chosen.measure !== "children" && { relation: "supports" }),
              });
            }}
          />
        )}
        {relation === "contributes" && (
          <TextField
            label={t.editor.weight}
            inputMode="decimal"
            value={weight}
            error={errorAt(`${at}.weight`)}
            onChange={(next) => onChange({ weight: next })}
          />
        )}
      </div>
    </div>
  );
}
