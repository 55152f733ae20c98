import * as z from 'zod/mini';

/**
 * What a reseller may change without a rebuild: `/config.json`, read before anything else. Every field has a default, so
 * that `{}` is a working file. `public/config.schema.json` is generated from this for editors, `config.gen.ts` for `fill`.
 */
const url = z.string().check(z.regex(/^(https?:\/\/\S+|)$/, 'must be an http(s) address, or empty'));
const link = z.string().check(z.regex(/^(https?:\/\/|mailto:|tel:|\/)\S+$/, 'must be an address: https://…, mailto:… or /…'));
const colour = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #0b7285'));

const logo = z.object({ light: z.optional(link), dark: z.optional(link) });
const brand = z.object({
  name: z._default(z.string().check(z.minLength(1), z.maxLength(60)), 'Burrow'),
  logo: z.optional(z.union([logo, link])),
  favicon: z.optional(link),
  primaryColor: z._default(colour, '#0b6e7f'),
});
const currency = z.object({
  code: z._default(z.string().check(z.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code like EUR')), 'EUR'),
  decimals: z._default(z.int().check(z.minimum(0), z.maximum(4)), 2),
});
const links = z.object({ documentation: z.optional(link), support: z.optional(link), terms: z.optional(link), status: z.optional(link) });
/** Sizes that the form for a new machine offers beside its sliders: RAM in MB, disk in GB. */
const size = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  vcpu: z.int().check(z.minimum(1)),
  ram: z.int().check(z.minimum(1)),
  disk: z.int().check(z.minimum(1)),
});
const compute = z.object({
  sizes: z._default(z.array(size), []),
  latencyProbes: z._default(z.record(z.string(), z.string().check(z.regex(/^https?:\/\/\S+$/, 'must be an http(s) address'))), {}),
});
/** Rules that firewalls can begin with. Ports and addresses as they are typed in the panel; without, all of them. */
const firewallRule = z.object({
  direction: z._default(z.enum(['inbound', 'outbound']), 'inbound'),
  protocol: z._default(z.enum(['tcp', 'udp', 'icmp', 'any']), 'tcp'),
  ports: z._default(z.string(), ''),
  addresses: z._default(z.array(z.string()), []),
});
const network = z.object({
  /** Answers the address that it is asked from, as text or JSON. */
  myAddressUrl: z.optional(z.string().check(z.regex(/^https?:\/\/\S+$/, 'must be an http(s) address'))),
  firewallTemplates: z._default(
    z.array(z.object({ name: z.string().check(z.minLength(1), z.maxLength(60)), rules: z.array(firewallRule).check(z.minLength(1)) })),
    [],
  ),
});
/** A managed service that customers may create. No call of the platform lists them. */
const catalogued = z.object({
  /** As the platform calls it. */
  service: z.string().check(z.regex(/^[\w.-]{1,60}$/, 'must be the platform’s name of the service, like postgresql')),
  /** As people call it. */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  /** Newest first; the first one is proposed. */
  versions: z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.minLength(1)),
  /** Whether it may run on several nodes. */
  multiNode: z._default(z.boolean(), false),
  /** What the price of its vCPU, RAM and disk is multiplied by. */
  priceMultiplier: z._default(z.number().check(z.minimum(0)), 3),
  /** Sizes to choose from beside the sliders: RAM in MB, disk in GB. */
  sizes: z._default(z.array(size), []),
});
/** What the platform’s documents and live installations offer. */
const usualCatalogue = [
  { service: 'postgresql', name: 'PostgreSQL', versions: ['14.0'], multiNode: true, priceMultiplier: 3, sizes: [] },
  { service: 'mariadb', name: 'MariaDB', versions: ['10.5'], multiNode: false, priceMultiplier: 3, sizes: [] },
];
const services = z.object({
  catalogue: z._default(z.array(catalogued), usualCatalogue),
  /** Customers may also name a service and a version that the catalogue does not have. */
  other: z._default(z.boolean(), true),
});
const money = z.number().check(z.minimum(0));
const billing = z.object({
  /** Amounts of credit to choose from, net. */
  topUpAmounts: z._default(z.array(z.number().check(z.positive())), []),
  /** What the payment gateway takes of a top-up: percent of the credit, and a flat amount; both net. */
  topUpFee: z._default(z.object({ percent: z._default(money, 0), flat: z._default(money, 0) }), { percent: 0, flat: 0 }),
  stripeKey: z.optional(z.string().check(z.regex(/^pk_\w+$/, 'must be a publishable key: pk_…'))),
  /** Whether customers may ask for credit by bank transfer, and for paying by invoice. */
  bankTransfer: z._default(z.boolean(), true),
  invoicePayment: z._default(z.boolean(), true),
  /** Where a referral code leads to; `{code}` stands for the code. */
  referralUrl: z.optional(link),
});
const objectStorage = z.object({
  /** The S3 gateway, where the platform's own call tells another address than the one that browsers reach. */
  endpoint: z._default(url, ''),
  /** A path of the panel's own origin that goes on to the gateway; empty to call the gateway directly, by the buckets' CORS rules. */
  proxyPath: z._default(z.string().check(z.regex(/^(\/[\w./-]*[\w-])?$/, 'must be a path like /s3, or empty')), ''),
  region: z._default(z.string().check(z.minLength(1)), 'us-east-1'),
});
const session = z.object({ idleMinutes: z._default(z.number().check(z.minimum(1), z.maximum(1440)), 60) });

export const configSchema = z.object({
  api: z._default(z.object({ baseUrl: z._default(url, '') }), { baseUrl: '' }),
  demo: z._default(z.union([z.enum(['off', 'allowed', 'only']), z.boolean()]), 'off'),
  brand: z._default(brand, { name: 'Burrow', primaryColor: '#0b6e7f' }),
  currency: z._default(currency, { code: 'EUR', decimals: 2 }),
  vatLabel: z._default(z.string().check(z.minLength(1), z.maxLength(12)), 'VAT'),
  language: z._default(z.string(), 'en'),
  words: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
  links: z._default(links, {}),
  modules: z._default(
    z.partial(
      z.object({
        compute: z.boolean(),
        storage: z.boolean(),
        network: z.boolean(),
        billing: z.boolean(),
        services: z.boolean(),
        account: z.boolean(),
      }),
    ),
    {},
  ),
  session: z._default(session, { idleMinutes: 60 }),
  /** The list of API calls that a tab has made, for customers and their support. */
  apiCalls: z._default(z.boolean(), true),
  compute: z._default(compute, { sizes: [], latencyProbes: {} }),
  network: z._default(network, { firewallTemplates: [] }),
  services: z._default(services, { catalogue: usualCatalogue, other: true }),
  objectStorage: z._default(objectStorage, { endpoint: '', proxyPath: '', region: 'us-east-1' }),
  billing: z._default(billing, { topUpAmounts: [], topUpFee: { percent: 0, flat: 0 }, bankTransfer: true, invoicePayment: true }),
});

export type ParsedConfig = z.output<typeof configSchema>;

export interface ConfigProblem {
  readonly path: string;
  readonly text: string;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object: { … }',
  record: 'an object: { … }',
};
const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return kinds[typeof value] ?? 'nothing';
};

/** What a problem is in words; the small build of the library has none of its own. */
function textOf(issue: z.core.$ZodIssue, whole: unknown): string {
  const value = issue.path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), whole);
  if (issue.code === 'invalid_type') {
    const expected = kinds[issue.expected] ?? issue.expected;
    return typeof value === 'number' ? `must be ${expected}` : `must be ${expected}, not ${kindOf(value)}`;
  }
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? `must have at most ${issue.maximum} letters` : `must be at most ${issue.maximum}`;
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return issue.minimum === 1 ? 'must not be empty' : `must have at least ${issue.minimum} letters`;
    return issue.inclusive === false ? `must be more than ${issue.minimum}` : `must be at least ${issue.minimum}`;
  }
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  if (issue.code === 'invalid_union') {
    const all = issue.errors.flat().map((each) => textOf(each, value));
    return [...new Set(all)].join(', or ') || 'has none of the forms that it may have';
  }
  return issue.message;
}

/** What is wrong in what a config file says; empty when it can be used. */
export function problemsIn(data: unknown): ConfigProblem[] {
  const { error } = configSchema.safeParse(data);
  return (error?.issues ?? []).map((issue) => ({ path: issue.path.join('.'), text: textOf(issue, data) }));
}
