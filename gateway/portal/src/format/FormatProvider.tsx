import { createContext, use, useMemo, type ReactNode } from "react";
import type { Instant } from "@/api/types.ts";
import { makeDates, type Dates } from "./dates.ts";
import { makeNumbers, type Numbers } from "./numbers.ts";

export type Format = { numbers: Numbers; dates: Dates };

const FormatContext = createContext<Format | null>(null);

type Props = { locale?: string | null | undefined; timeZone?: string | null | undefined; children: ReactNode };

/** The person's locale and time zone for everything below; the browser's where the person has none. */
export function FormatProvider({ locale, timeZone, children }: Props) {
  const format = useMemo(() => makeFormat(locale, timeZone), [locale, timeZone]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** Times of a unit are shown in the unit's own zone, once it is known. */
export function ZoneProvider({ timeZone, children }: { timeZone: string | undefined; children: ReactNode }) {
  const { numbers, dates } = useFormat();
  const format = useMemo(
    () => ({ numbers, dates: timeZone === undefined ? dates : makeDates(numbers.locale, supportedZone(timeZone)) }),
    [numbers, dates, timeZone],
  );
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** Below, today is the day of that moment. */
export function MomentProvider({ moment, children }: { moment: Instant | undefined; children: ReactNode }) {
  const { numbers, dates } = useFormat();
  const format = useMemo(
    () => ({ numbers, dates: moment === undefined ? dates : makeDates(numbers.locale, dates.timeZone, () => new Date(moment)) }),
    [numbers, dates, moment],
  );
  return <FormatContext value={format}>{children}</FormatContext>;
}

export function useFormat(): Format {
  const format = use(FormatContext);
  if (format === null) throw new Error("FormatProvider is missing");
  return format;
}

function makeFormat(locale: string | null | undefined, timeZone: string | null | undefined): Format {
  const tag = supportedLocale(locale);
  return { numbers: makeNumbers(tag), dates: makeDates(tag, supportedZone(timeZone)) };
}

function supportedLocale(tag: string | null | undefined): string {
  try {
    const [supported] = Intl.NumberFormat.supportedLocalesOf([tag ?? navigator.language, "en-GB"]);
    return supported ?? "en-GB";
  } catch {
    return "en-GB";
  }
}

function supportedZone(zone: string | null | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone ?? undefined }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
