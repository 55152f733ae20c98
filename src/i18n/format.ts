/** How a brand writes its money: the API never names a currency. */
export interface MoneyStyle {
  /** ISO 4217 code. */
  readonly currency: string;
  /** Digits behind the point for amounts; prices per hour get more. */
  readonly decimals: number;
}

/** What money comes in: as the platform says it, or a decimal of a library. Decimals are rounded here, once. */
export type Amount = string | number | { toFixed: () => string };

export interface Format {
  readonly language: string;
  number: (value: number) => string;
  percent: (value: number) => string;
  /** An amount as on an invoice. */
  money: (amount: Amount) => string;
  /** An amount as the platform gave it, with all of its digits: what stands on a document is never rounded. */
  exact: (amount: Amount) => string;
  /** A price per hour: as many digits as it needs, four places at most. What would round to nothing has two digits that count. */
  hourly: (amount: Amount) => string;
  /** Memory: megabytes in, "512 MB" or "4 GB" out. */
  memory: (megabytes: number) => string;
  /** Disks: gigabytes in. */
  disk: (gigabytes: number) => string;
  /** Files: bytes in, "340 kB" or "1.2 GB" out; a GB is 2³⁰ bytes, as the platform counts. */
  bytes: (bytes: number) => string;
  date: (moment: Date) => string;
  time: (moment: Date) => string;
  dateTime: (moment: Date) => string;
  /** A moment to plan with: "Tue, 14 Oct, 15:00", with its year when it is another one than now's. */
  dayTime: (moment: Date, now?: number) => string;
  /** The same moment in UTC, for the hint. */
  utc: (moment: Date) => string;
  /** A day of the platform's calendar, which is UTC: periods, due dates, invoices. */
  utcDate: (moment: Date) => string;
  /** A month of the platform's calendar: "November 2026". */
  month: (moment: Date) => string;
  /** "3 minutes ago", "in 2 days". */
  ago: (moment: Date, now?: number) => string;
  /** A span in seconds: "4 s", "1 min 20 s". */
  span: (seconds: number) => string;
  compare: (a: string, b: string) => number;
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/**
 * Everything that is written differently in another language or for another brand, through one place. `zone` is the time zone
 * of moments, that of the device unless told; where it is told, it is written behind the time.
 */
export function formatFor(language: string, money: MoneyStyle, zone?: string): Format {
  const locale = Intl.getCanonicalLocales(language)[0] ?? 'en';
  const inZone = zone === undefined ? {} : { timeZone: zone };
  const zoned = (text: string) => (zone === undefined ? text : `${text} ${zone}`);
  const number = onFirstUse(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 3, signDisplay: 'negative' }));
  const percent = onFirstUse(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2, signDisplay: 'negative' }));
  const currency = (most: number, more?: Intl.NumberFormatOptions) =>
    onFirstUse(
      () =>
        new Intl.NumberFormat(locale, {
          style: 'currency',
          currency: money.currency,
          currencyDisplay: 'narrowSymbol',
          // What rounds to nothing has no sign.
          signDisplay: 'negative',
          minimumFractionDigits: money.decimals,
          maximumFractionDigits: most,
          ...more,
        }),
    );
  const amount = currency(money.decimals);
  const places = Math.max(money.decimals, 4);
  const hourly = currency(places);
  const tiny = currency(places, { maximumSignificantDigits: 2 });
  const exact = currency(10);
  const unit = (name: string, unitDisplay: 'short' | 'long' = 'short') =>
    onFirstUse(() => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: 1 }));
  const megabyte = unit('megabyte');
  const gigabyte = unit('gigabyte');
  const byteUnits = [unit('byte', 'long'), unit('kilobyte'), megabyte, gigabyte, unit('terabyte')];
  const second = unit('second');
  const minute = unit('minute');
  const moments = (options: Intl.DateTimeFormatOptions) => onFirstUse(() => new Intl.DateTimeFormat(locale, options));
  const date = moments({ dateStyle: 'medium', ...inZone });
  const time = moments({ timeStyle: 'short', ...inZone });
  const dateTime = moments({ dateStyle: 'medium', timeStyle: 'short', ...inZone });
  const plan = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', ...inZone } as const;
  const planned = moments(plan);
  const plannedFar = moments({ ...plan, year: 'numeric' });
  const utc = moments({ dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  const utcDate = moments({ dateStyle: 'medium', timeZone: 'UTC' });
  const month = moments({ year: 'numeric', month: 'long', timeZone: 'UTC' });
  const relative = onFirstUse(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const collator = onFirstUse(() => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));

  return {
    language,
    number: (value) => number().format(value),
    percent: (value) => percent().format(value / 100),
    money: (value) => amount().format(digits(value)),
    exact: (value) => exact().format(digits(value)),
    hourly: (value) => {
      const size = Math.abs(Number(digits(value)));
      return (size > 0 && size < 0.00005 ? tiny : hourly)().format(digits(value));
    },
    memory: (megabytes) => (megabytes >= 1024 ? gigabyte().format(megabytes / 1024) : megabyte().format(megabytes)),
    disk: (gigabytes) => gigabyte().format(gigabytes),
    bytes: (bytes) => {
      const step = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
      return (byteUnits[step] ?? gigabyte)().format(bytes / 1024 ** step);
    },
    date: (moment) => date().format(moment),
    time: (moment) => zoned(time().format(moment)),
    dateTime: (moment) => zoned(dateTime().format(moment)),
    dayTime: (moment, now = Date.now()) =>
      zoned((moment.getFullYear() === new Date(now).getFullYear() ? planned() : plannedFar()).format(moment)),
    utc: (moment) => `${utc().format(moment)} UTC`,
    utcDate: (moment) => utcDate().format(moment),
    month: (moment) => month().format(moment),
    ago: (moment, now = Date.now()) => {
      const seconds = (moment.getTime() - now) / 1000;
      // What would round up to a whole bigger unit is told in that one: "1 hour ago", not "60 minutes ago".
      const [name, size] = steps.find(([, length], at) => Math.abs(seconds) + (steps[at + 1]?.[1] ?? 1) / 2 >= length) ?? ['second', 1];
      return relative().format(Math.round(seconds / size), name);
    },
    span: (seconds) => {
      const whole = Math.round(seconds);
      const [minutes, rest] = [minute().format(Math.floor(whole / 60)), second().format(whole % 60)];
      return whole < 60 ? rest : whole % 60 === 0 ? minutes : `${minutes} ${rest}`;
    },
    compare: (a, b) => collator().compare(a, b),
  };
}

/** Each costs milliseconds to make, and a page needs few of them. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const digits = (amount: Amount) => (typeof amount === 'object' ? amount.toFixed() : amount) as Intl.StringNumericLiteral | number;
