/**
 * The arrows of the house, one way down: main → app → features → entities → exports → data → api. ui, brand, i18n and nav know nobody above them;
 * nav holds the addresses; files, at the bottom, makes and hands out files; demo knows the contract and nothing of the panel.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const above = (folder, ...others) => ({
  name: `${folder}-looks-only-down`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(${others.join('|')})(/|\\.)` },
});

module.exports = {
  forbidden: [
    above('app', 'main', 'demo'),
    above('features', 'main', 'app', 'demo'),
    above('entities', 'main', 'app', 'features', 'demo'),
    above('exports', 'main', 'app', 'features', 'entities', 'demo', 'ui', 'nav'),
    above('data', 'main', 'app', 'features', 'entities', 'exports', 'demo', 'ui', 'nav'),
    above('api', 'main', 'app', 'features', 'entities', 'exports', 'data', 'demo', 'ui', 'nav', 'brand', 'i18n'),
    above('nav', 'main', 'app', 'features', 'entities', 'exports', 'data', 'demo', 'api'),
    above('ui', 'main', 'app', 'features', 'entities', 'exports', 'data', 'demo', 'api', 'nav'),
    above('brand', 'main', 'app', 'features', 'entities', 'exports', 'data', 'demo', 'api', 'nav', 'ui', 'i18n'),
    above('i18n', 'main', 'app', 'features', 'entities', 'exports', 'data', 'demo', 'api', 'nav', 'ui', 'brand'),
    above('files', 'main', 'app', 'features', 'entities', 'exports', 'data', 'demo', 'api', 'nav', 'ui', 'brand', 'i18n'),
    above('demo', 'main', 'app', 'features', 'entities', 'exports', 'data', 'nav', 'ui', 'brand', 'i18n'),
    {
      name: 'data-draws-nothing',
      comment: 'What the panel knows has no screen: no JSX, no translation. Sentences are message ids; entities say them.',
      severity: 'error',
      from: { path: '^src/(data|exports)/' },
      to: { path: ['[.]tsx$', 'node_modules/(@mantine|react-router)/'] },
    },
    {
      name: 'core-knows-no-resource',
      severity: 'error',
      from: { path: '^src/data/(core|operations/(engine|kit|records|locks|errors))' },
      to: { path: '^src/data/(resources|inventory|billing|pricing)/' },
    },
    {
      name: 'resources-know-no-inventory',
      severity: 'error',
      from: { path: '^src/data/(resources|pricing)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/data/inventory/' },
    },
    {
      name: 'no-feature-imports-another',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'generated-code-through-api',
      severity: 'error',
      from: { pathNot: ['^src/api/', '^src/demo/'] },
      to: { path: '^src/api/gen/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/api/gen/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json'],
    },
  },
};
