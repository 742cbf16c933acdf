/**
 * Making a formatter takes a hundred times as long as using it, and a page writes hundreds of dates and numbers in a handful of ways:
 * each is made once.
 */
function keeping<Options extends object, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const formatter = make(locale, options);
    made.set(key, formatter);
    return formatter;
  };
}

export const dateFormatter = keeping((locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));

export const numberFormatter = keeping((locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
