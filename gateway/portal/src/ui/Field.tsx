import { useId, type ReactNode } from "react";
import { t } from "@/text/index.ts";
import { cx } from "./cx.ts";
import "./field.css";

type Common = {
  label: string;
  hint?: ReactNode;
  /** What the server or the form says about this field; it is read with the field. */
  error?: string | undefined;
  optional?: boolean;
};

type Wired = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** A label, what belongs into the field, and what is wrong with it, tied together for every reader. */
export function Field({ label, hint, error, optional = false, children }: Common & { children: (wired: Wired) => ReactNode }) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="fld">
      <label htmlFor={id} className="fld__l">
        {label}
        {optional && <span className="fld__opt"> {t.form.optional}</span>}
      </label>
      {children({ id, ...(described !== "" && { "aria-describedby": described }), ...(error !== undefined && { "aria-invalid": true }) })}
      {error !== undefined && (
        <p className="fld__bad" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p className="fld__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

type Text = Common & {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  required?: boolean;
  maxLength?: number;
  disabled?: boolean;
};

type TextFieldProps = Text & {
  type?: "text" | "search" | "date" | "time" | "datetime-local" | "email" | "url" | "number";
  /** Numbers are typed as the reader writes them and read by the form: `number` is for whole counts only. */
  inputMode?: "decimal" | "numeric";
  /** Stands behind the value, such as % or days. */
  unit?: string;
};

export function TextField({
  value,
  onChange,
  type = "text",
  unit,
  placeholder,
  required,
  maxLength,
  disabled,
  inputMode,
  ...common
}: TextFieldProps) {
  return (
    <Field {...common}>
      {(wired) => (
        <span className={cx("fld__in", common.error !== undefined && "fld__in--bad")}>
          <input
            {...wired}
            type={type}
            value={value}
            autoComplete="off"
            {...(placeholder !== undefined && { placeholder })}
            {...(required !== undefined && { required })}
            {...(maxLength !== undefined && { maxLength })}
            {...(disabled !== undefined && { disabled })}
            {...(inputMode !== undefined && { inputMode })}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit !== undefined && <span className="fld__unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

/** Grows with its text, up to a third of the screen. */
export function TextArea({ value, onChange, placeholder, required, maxLength, disabled, ...common }: Text) {
  return (
    <Field {...common}>
      {(wired) => (
        <textarea
          {...wired}
          className={cx("fld__area", common.error !== undefined && "fld__in--bad")}
          value={value}
          rows={2}
          {...(placeholder !== undefined && { placeholder })}
          {...(required !== undefined && { required })}
          {...(maxLength !== undefined && { maxLength })}
          {...(disabled !== undefined && { disabled })}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type Choice<V extends string> = { value: V; name: string; disabled?: boolean };
type SelectProps<V extends string> = Common & {
  value: V;
  onChange: (value: V) => void;
  choices: readonly Choice<V>[];
  disabled?: boolean;
};

/** A few named choices. Many, or those that are searched, are picked with a `Picker`. */
export function SelectField<V extends string>({ value, onChange, choices, disabled = false, ...common }: SelectProps<V>) {
  return (
    <Field {...common}>
      {(wired) => (
        <span className={cx("fld__in fld__in--sel", common.error !== undefined && "fld__in--bad")}>
          <select {...wired} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as V)}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value} disabled={choice.disabled === true}>
                {choice.name}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  );
}

type CheckProps = { label: ReactNode; hint?: ReactNode; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean };

export function CheckField({ label, hint, checked, onChange, disabled = false }: CheckProps) {
  const id = useId();
  return (
    <div className="chk">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        {...(hint !== undefined && { "aria-describedby": `${id}-hint` })}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="fld__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What a form could not say at a field. */
export function FormProblems({ messages }: { messages: readonly string[] }) {
  return messages.length === 0 ? null : (
    <div className="fld__rest" role="alert">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}
