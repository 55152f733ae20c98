import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { configSchema } from './config';
import { schema } from './config.gen';
import { doesNotFit, fill } from './fill';
import { ConfigError, moduleOpen, readConfig } from './read';

const read = (config: unknown) => readConfig(JSON.stringify(config));
const problems = async (text: string) => {
  try {
    await readConfig(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe("a brand's config", () => {
  it('may be empty', async () => {
    expect(await read({})).toEqual({
      api: { baseUrl: '' },
      demo: 'off',
      brand: { name: 'Burrow', primaryColor: '#0b6e7f' },
      currency: { code: 'EUR', decimals: 2 },
      vatLabel: 'VAT',
      language: 'en',
      links: {},
      modules: {},
      session: { idleMinutes: 60 },
      apiCalls: true,
      compute: { sizes: [], latencyProbes: {} },
      network: { firewallTemplates: [] },
      services: {
        catalogue: [
          { service: 'postgresql', name: 'PostgreSQL', versions: ['14.0'], multiNode: true, priceMultiplier: 3, sizes: [] },
          { service: 'mariadb', name: 'MariaDB', versions: ['10.5'], multiNode: false, priceMultiplier: 3, sizes: [] },
        ],
        other: true,
      },
      objectStorage: { endpoint: '', proxyPath: '', region: 'us-east-1' },
      billing: { topUpAmounts: [], topUpFee: { percent: 0, flat: 0 }, bankTransfer: true, invoicePayment: true },
    });
  });

  it('may name the services that are offered', async () => {
    expect((await read({ services: { catalogue: [{ service: 'redis', versions: ['7'] }], other: false } })).services).toEqual({
      catalogue: [{ service: 'redis', versions: ['7'], multiNode: false, priceMultiplier: 3, sizes: [] }],
      other: false,
    });
    const wrong = { services: { catalogue: [{ service: 'no spaces', versions: [] }] }, network: { myAddressUrl: 'ftp://me' } };
    expect((await problems(JSON.stringify(wrong))).map(({ path }) => path).toSorted()).toEqual([
      'network.myAddressUrl',
      'services.catalogue.0.service',
      'services.catalogue.0.versions',
    ]);
  });

  it('may name sizes, and where a location answers quickly', async () => {
    const sizes = [{ name: 'Small', vcpu: 1, ram: 2048, disk: 20 }];
    expect((await read({ compute: { sizes } })).compute).toEqual({ sizes, latencyProbes: {} });
    expect((await read({ compute: { latencyProbes: { cyc01: 'https://cyc01.example/ping' } } })).compute).toEqual({
      sizes: [],
      latencyProbes: { cyc01: 'https://cyc01.example/ping' },
    });
    expect(
      (await problems(JSON.stringify({ compute: { sizes: [{ name: 'Odd', vcpu: 1.5, ram: 0, disk: 20 }] } }))).map(({ path }) => path),
    ).toEqual(['compute.sizes.0.vcpu', 'compute.sizes.0.ram']);
    expect((await problems(JSON.stringify({ compute: { latencyProbes: { cyc01: 'ftp://cyc01' } } }))).map(({ path }) => path)).toEqual([
      'compute.latencyProbes.cyc01',
    ]);
  });

  it.each([
    [{ brand: { name: 'Acme' } }, { brand: { name: 'Acme', primaryColor: '#0b6e7f' } }],
    [{ brand: { primaryColor: '#FF0000' } }, { brand: { name: 'Burrow', primaryColor: '#FF0000' } }],
    [{ currency: { code: 'IDR' } }, { currency: { code: 'IDR', decimals: 2 } }],
    [{ currency: { decimals: 0 } }, { currency: { code: 'EUR', decimals: 0 } }],
    [{ api: {} }, { api: { baseUrl: '' } }],
    [{ session: {} }, { session: { idleMinutes: 60 } }],
  ])('may say a part only: %j', async (given, expected) => expect(await read(given)).toMatchObject(expected));

  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/', 'https://api.example.com'],
    ['http://localhost:8080//', 'http://localhost:8080'],
    ['https://example.com/proxy/', 'https://example.com/proxy'],
    ['', ''],
  ])('the platform at %j is called as %j', async (given, expected) =>
    expect((await read({ api: { baseUrl: given } })).api.baseUrl).toBe(expected),
  );

  it.each([
    [true, 'allowed'],
    [false, 'off'],
    ['off', 'off'],
    ['allowed', 'allowed'],
    ['only', 'only'],
  ])('demo %j is %s', async (given, expected) => expect((await read({ demo: given })).demo).toBe(expected));

  it('may hold what this version does not know', async () => {
    const newer = { $schema: './config.schema.json', later: 1, brand: { name: 'Acme', slogan: 'x' }, modules: { telepathy: true } };
    expect(await read(newer)).toEqual(await read({ brand: { name: 'Acme' } }));
  });

  it.each([
    ['https://cdn.example.com/logo.svg'],
    ['/logo.svg'],
    [{ light: '/light.svg', dark: '/dark.svg' }],
    [{ light: '/light.svg' }],
    [{}],
  ])('takes the logo %j', async (logo) => expect((await read({ brand: { logo } })).brand.logo).toEqual(logo));

  it.each(['https://help.example.com', 'mailto:help@example.com', 'tel:+3725550100', '/help'])('takes the link %s', async (link) =>
    expect((await read({ links: { support: link } })).links.support).toBe(link),
  );

  it('opens every module but those that are closed', async () => {
    const config = await read({ modules: { storage: false, billing: true } });
    expect([moduleOpen(config, 'storage'), moduleOpen(config, 'billing'), moduleOpen(config, 'compute')]).toEqual([false, true, true]);
  });

  it("takes the reseller's own words", async () =>
    expect((await read({ words: { en: { 'ui.close': 'Shut' } } })).words).toEqual({ en: { 'ui.close': 'Shut' } }));
});

describe('what is wrong is named', () => {
  const wrong: [path: string, config: unknown][] = [
    ['api', { api: 'https://api.example.com' }],
    ['api.baseUrl', { api: { baseUrl: 'api.example.com' } }],
    ['api.baseUrl', { api: { baseUrl: 'javascript:alert(1)' } }],
    ['api.baseUrl', { api: { baseUrl: 'https://a b' } }],
    ['api.baseUrl', { api: { baseUrl: null } }],
    ['demo', { demo: 'sometimes' }],
    ['demo', { demo: 1 }],
    ['brand', { brand: [] }],
    ['brand.name', { brand: { name: '' } }],
    ['brand.name', { brand: { name: 'x'.repeat(61) } }],
    ['brand.logo', { brand: { logo: 'logo.svg' } }],
    ['brand.logo.light', { brand: { logo: { light: 'javascript:alert(1)' } } }],
    ['brand.favicon', { brand: { favicon: 7 } }],
    ['brand.primaryColor', { brand: { primaryColor: 'red' } }],
    ['brand.primaryColor', { brand: { primaryColor: '#abc' } }],
    ['currency.code', { currency: { code: 'eur' } }],
    ['currency.code', { currency: { code: '€' } }],
    ['currency.decimals', { currency: { decimals: 2.5 } }],
    ['currency.decimals', { currency: { decimals: -1 } }],
    ['currency.decimals', { currency: { decimals: 5 } }],
    ['vatLabel', { vatLabel: '' }],
    ['language', { language: 7 }],
    ['words.en', { words: { en: 'Close' } }],
    ['words.en.ui.close', { words: { en: { 'ui.close': 1 } } }],
    ['links.support', { links: { support: 'javascript:alert(1)' } }],
    ['links.terms', { links: { terms: 'example.com' } }],
    ['modules.billing', { modules: { billing: 'no' } }],
    ['session.idleMinutes', { session: { idleMinutes: 0 } }],
    ['session.idleMinutes', { session: { idleMinutes: 1441 } }],
    ['session.idleMinutes', { session: { idleMinutes: '60' } }],
  ];
  it.each(wrong)('%s in %j', async (path, config) => {
    const found = await problems(JSON.stringify(config));
    expect(found.map((problem) => problem.path)).toEqual([path]);
    expect(found[0]?.text).not.toBe('');
  });

  it('all at once', async () => {
    const found = await problems(JSON.stringify({ vatLabel: '', brand: { primaryColor: 'red' }, session: { idleMinutes: 0 } }));
    expect(found.map((problem) => problem.path).toSorted()).toEqual(['brand.primaryColor', 'session.idleMinutes', 'vatLabel']);
  });

  it.each([
    [{ api: { baseUrl: 'x' } }, 'http(s)'],
    [{ brand: { primaryColor: 'red' } }, '#0b7285'],
    [{ brand: { favicon: 'x' } }, 'https://…'],
    [{ currency: { code: 'eur' } }, 'ISO 4217'],
  ])('%j with how it ought to be: %s', async (config, text) => expect((await problems(JSON.stringify(config)))[0]?.text).toContain(text));

  it.each(['', '{', '{"brand": {"name": "Acme",}}', '<html>', 'undefined'])('a file that is no JSON: %j', async (text) => {
    expect(await problems(text)).toMatchObject([{ path: '', text: expect.stringMatching(/\w/) as string }]);
  });

  it.each(['null', '[]', '"x"', '7'])('a file that is no object: %s', async (text) =>
    expect((await problems(text)).map((problem) => problem.path)).toEqual(['']),
  );
});

describe('what is wrong with a config', () => {
  it.each([
    [{ vatLabel: 'Mehrwertsteuer' }, 'vatLabel', 'must have at most 12 letters'],
    [{ vatLabel: '' }, 'vatLabel', 'must not be empty'],
    [{ currency: { decimals: '0' } }, 'currency.decimals', 'must be a number, not a text'],
    [{ currency: { decimals: 9 } }, 'currency.decimals', 'must be at most 4'],
    [{ currency: { decimals: 1.5 } }, 'currency.decimals', 'must be a whole number'],
    [{ brand: { name: 'x'.repeat(61) } }, 'brand.name', 'must have at most 60 letters'],
    [{ session: { idleMinutes: 0 } }, 'session.idleMinutes', 'must be at least 1'],
    [{ billing: { topUpAmounts: [0] } }, 'billing.topUpAmounts.0', 'must be more than 0'],
    [{ billing: { bankTransfer: 'yes' } }, 'billing.bankTransfer', 'must be true or false, not a text'],
    [{ compute: { sizes: {} } }, 'compute.sizes', 'must be a list, not an object: { … }'],
    [{ demo: 'on' }, 'demo', 'must be one of "off", "allowed", "only", or must be true or false, not a text'],
    [{ links: null }, 'links', 'must be an object: { … }, not null'],
  ])('is said in words: %j', async (config, path, text) => expect(await problems(JSON.stringify(config))).toEqual([{ path, text }]));

  it('is that there is none', async () => {
    expect((await problems('<!doctype html><html></html>'))[0]?.text).toContain('There is no config.json here');
    expect((await problems('{ "a": 1, }'))[0]?.text).toMatch(/^is not valid JSON: /);
  });

  it('is not the version behind the address', async () =>
    expect((await read({ api: { baseUrl: 'https://api.example.com/v1/' } })).api.baseUrl).toBe('https://api.example.com'));
});

describe('the panel’s own check', () => {
  const whole = {
    api: { baseUrl: 'https://api.example.com' },
    demo: 'allowed',
    brand: { name: 'Acme', logo: { light: '/light.svg', dark: '/dark.svg' }, favicon: '/icon.svg', primaryColor: '#ff0000' },
    currency: { code: 'IDR', decimals: 0 },
    vatLabel: 'PPN',
    words: { en: { 'ui.close': 'Shut' } },
    links: { support: 'mailto:help@example.com' },
    modules: { storage: false },
    session: { idleMinutes: 30.5 },
    compute: { sizes: [{ name: 'Small', vcpu: 1, ram: 2048, disk: 20 }], latencyProbes: { cyc01: 'https://cyc01.example/ping' } },
    network: { myAddressUrl: 'https://me.example', firewallTemplates: [{ name: 'Web', rules: [{ ports: '80, 443' }] }] },
    services: { catalogue: [{ service: 'redis', versions: ['7'], priceMultiplier: 0 }] },
    objectStorage: { proxyPath: '/s3' },
    billing: { topUpAmounts: [10, 20.5], topUpFee: { percent: 2 }, stripeKey: 'pk_test_1', referralUrl: 'https://example.com/{code}' },
  };
  type Path = readonly (string | number)[];
  const pathsIn = (value: unknown, above: Path = []): Path[] => [
    above,
    ...(typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...above, Array.isArray(value) ? Number(key) : key]))
      : []),
  ];
  const put = (value: unknown, [key, ...rest]: Path, next: unknown): unknown => {
    if (key === undefined) return next;
    if (Array.isArray(value)) return value.map((each, index) => (index === key ? put(each, rest, next) : (each as unknown)));
    return { ...(value as object), [key]: put(Reflect.get(value as object, key), rest, next) };
  };
  const telling = fc.constantFrom<unknown>(null, '', 0, -1, 0.5, 5, 1e9, true, 'off', '/x', 'https://x', '#123456', [], {}, [{}], ['x'], {
    a: 'x',
  });

  it('says and fills in the same as the library that the schema is written with', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...pathsIn(whole)), fc.oneof(telling, fc.jsonValue())), { maxLength: 3 }),
        (changes) => {
          let config: unknown = whole;
          for (const [path, next] of changes)
            if (pathsIn(config).some((each) => String(each) === String(path))) config = put(config, path, next);
          const { success, data } = configSchema.safeParse(config);
          expect(fill(schema, config)).toEqual(success ? data : doesNotFit);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
