import { keepPreviousData, useQuery, type QueryKey } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import type { Id } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { cx } from "./cx.ts";
import "./field.css";
import "./popover.css";

export type Option = { id: Id; name: string; hint?: string | undefined };

type Props = {
  label: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  placeholder?: string;
  value: Option | null;
  onChange: (option: Option | null) => void;
  /** What to ask for a text; the key tells searches apart in the cache. */
  search: (text: string) => { queryKey: QueryKey; queryFn: (context: { signal: AbortSignal }) => Promise<Option[]> };
};

/** One of many, found by typing: a person, a unit, a KPI, an objective. */
export function Picker({ label, hint, error, optional = false, placeholder = t.form.search, value, onChange, search }: Props) {
  const [text, setText] = useState(value?.name ?? "");
  const said = text === value?.name ? "" : text.trim();
  const wanted = useDeferredValue(said);
  const found = useQuery({ ...search(wanted), placeholderData: keepPreviousData });
  // The last answer stays until the next is there, but only as far as it fits: whoever types on and takes the first gets what they typed.
  const isBehind = found.isPending || found.isPlaceholderData || wanted !== said;
  const options = (found.data ?? []).filter((option) => !isBehind || fits(option, said));
  return (
    <ComboBox
      className="fld"
      items={options}
      inputValue={text}
      value={value?.id ?? null}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      onInputChange={(next) => {
        setText(next);
        if (next === "" && value !== null) onChange(null);
      }}
      onChange={(key) => {
        const option = options.find((other) => other.id === key);
        if (option === undefined) return;
        setText(option.name);
        onChange(option);
      }}
      onBlur={() => setText(value?.name ?? "")}
    >
      <Label className="fld__l">
        {label}
        {optional && <span className="fld__opt"> {t.form.optional}</span>}
      </Label>
      <div className={cx("fld__in", error !== undefined && "fld__in--bad")}>
        <Input placeholder={placeholder} />
        <Button className="btn btn--bare btn--icon">
          <ChevronDown className="i" aria-hidden="true" />
        </Button>
      </div>
      {error !== undefined && (
        <Text slot="errorMessage" className="fld__bad">
          {error}
        </Text>
      )}
      {hint !== undefined && (
        <Text slot="description" className="fld__hint">
          {hint}
        </Text>
      )}
      <Popover className="menu picker" offset={4}>
        <ListBox
          className="menu__in"
          renderEmptyState={() => <p className="menu__h">{isBehind ? t.states.reading(label) : t.form.nothing(text)}</p>}
        >
          {(option: Option) => (
            <ListBoxItem className="menu__i" id={option.id} textValue={option.name}>
              <span className="cut">{option.name}</span>
              {option.hint !== undefined && <small className="cut">{option.hint}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

const fits = ({ name, hint = "" }: Option, text: string) => `${name}\n${hint}`.toLocaleLowerCase().includes(text.toLocaleLowerCase());
