import { describe, expect, it } from 'vitest';
import { ConfigError, moduleOpen, readConfig } from './config';

const read = (config: unknown) => readConfig(JSON.stringify(config));
const problems = (text: string) => {
  try {
    readConfig(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe("a brand's config", () => {
  it('may be empty', () => {
    expect(read({})).toEqual({
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
      avatars: false,
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

  it('may name the services that are offered', () => {
    expect(read({ services: { catalogue: [{ service: 'redis', versions: ['7'] }], other: false } }).services).toEqual({
      catalogue: [{ service: 'redis', versions: ['7'], multiNode: false, priceMultiplier: 3, sizes: [] }],
      other: false,
    });
    const wrong = { services: { catalogue: [{ service: 'no spaces', versions: [] }] }, network: { myAddressUrl: 'ftp://me' } };
    expect(
      problems(JSON.stringify(wrong))
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['network.myAddressUrl', 'services.catalogue.0.service', 'services.catalogue.0.versions']);
  });

  it('may name sizes, and where a location answers quickly', () => {
    const sizes = [{ name: 'Small', vcpu: 1, ram: 2048, disk: 20 }];
    expect(read({ compute: { sizes } }).compute).toEqual({ sizes, latencyProbes: {} });
    expect(read({ compute: { latencyProbes: { cyc01: 'https://cyc01.example/ping' } } }).compute).toEqual({
      sizes: [],
      latencyProbes: { cyc01: 'https://cyc01.example/ping' },
    });
    expect(
      problems(JSON.stringify({ compute: { sizes: [{ name: 'Odd', vcpu: 1.5, ram: 0, disk: 20 }] } })).map(({ path }) => path),
    ).toEqual(['compute.sizes.0.vcpu', 'compute.sizes.0.ram']);
    expect(problems(JSON.stringify({ compute: { latencyProbes: { cyc01: 'ftp://cyc01' } } })).map(({ path }) => path)).toEqual([
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
  ])('may say a part only: %j', (given, expected) => expect(read(given)).toMatchObject(expected));

  it.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/', 'https://api.example.com'],
    ['http://localhost:8080//', 'http://localhost:8080'],
    ['https://example.com/proxy/', 'https://example.com/proxy'],
    ['', ''],
  ])('the platform at %j is called as %j', (given, expected) => expect(read({ api: { baseUrl: given } }).api.baseUrl).toBe(expected));

  it.each([
    [true, 'allowed'],
    [false, 'off'],
    ['off', 'off'],
    ['allowed', 'allowed'],
    ['only', 'only'],
  ])('demo %j is %s', (given, expected) => expect(read({ demo: given }).demo).toBe(expected));

  it('may hold what this version does not know', () => {
    expect(() =>
      read({ $schema: './config.schema.json', later: 1, brand: { name: 'Acme', slogan: 'x' }, modules: { telepathy: true } }),
    ).not.toThrow();
  });

  it.each([
    ['https://cdn.example.com/logo.svg'],
    ['/logo.svg'],
    [{ light: '/light.svg', dark: '/dark.svg' }],
    [{ light: '/light.svg' }],
    [{}],
  ])('takes the logo %j', (logo) => expect(read({ brand: { logo } }).brand.logo).toEqual(logo));

  it.each(['https://help.example.com', 'mailto:help@example.com', 'tel:+3725550100', '/help'])('takes the link %s', (link) =>
    expect(read({ links: { support: link } }).links.support).toBe(link),
  );

  it('opens every module but those that are closed', () => {
    const config = read({ modules: { storage: false, billing: true } });
    expect([moduleOpen(config, 'storage'), moduleOpen(config, 'billing'), moduleOpen(config, 'compute')]).toEqual([false, true, true]);
  });

  it("takes the reseller's own words", () =>
    expect(read({ words: { en: { 'ui.close': 'Shut' } } }).words).toEqual({ en: { 'ui.close': 'Shut' } }));
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
  it.each(wrong)('%s in %j', (path, config) => {
    const found = problems(JSON.stringify(config));
    expect(found.map((problem) => problem.path)).toEqual([path]);
    expect(found[0]?.text).not.toBe('');
  });

  it('all at once', () => {
    const found = problems(JSON.stringify({ vatLabel: '', brand: { primaryColor: 'red' }, session: { idleMinutes: 0 } }));
    expect(found.map((problem) => problem.path).toSorted()).toEqual(['brand.primaryColor', 'session.idleMinutes', 'vatLabel']);
  });

  it.each([
    [{ api: { baseUrl: 'x' } }, 'http(s)'],
    [{ brand: { primaryColor: 'red' } }, '#0b7285'],
    [{ brand: { favicon: 'x' } }, 'https://…'],
    [{ currency: { code: 'eur' } }, 'ISO 4217'],
  ])('%j with how it ought to be: %s', (config, text) => expect(problems(JSON.stringify(config))[0]?.text).toContain(text));

  it.each(['', '{', '{"brand": {"name": "Acme",}}', '<html>', 'undefined'])('a file that is no JSON: %j', (text) => {
    expect(problems(text)).toMatchObject([{ path: '', text: expect.stringMatching(/\w/) as string }]);
  });

  it.each(['null', '[]', '"x"', '7'])('a file that is no object: %s', (text) =>
    expect(problems(text).map((problem) => problem.path)).toEqual(['']),
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
  ])('is said in words: %j', (config, path, text) => expect(problems(JSON.stringify(config))).toEqual([{ path, text }]));

  it('is that there is none', () => {
    expect(problems('<!doctype html><html></html>')[0]?.text).toContain('There is no config.json here');
    expect(problems('{ "a": 1, }')[0]?.text).toMatch(/^is not valid JSON: /);
  });

  it('is not the version behind the address', () =>
    expect(read({ api: { baseUrl: 'https://api.example.com/v1/' } }).api.baseUrl).toBe('https://api.example.com'));
});
