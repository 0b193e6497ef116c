// Who may import whom. The table is in docs/architecture.md; a new folder gets its row here.
const house = [
  'contract',
  'drivers',
  'electron',
  'imaging',
  'printing',
  'renderer',
  'services',
  'sync',
  'terminal',
  'hub',
  'test',
  'scripts',
];
/** What belongs to tests wherever it stands: tests, contract suites, test-….ts helpers. */
const tests = '(\\.test\\.tsx?|-suite\\.ts|(^|/)test-[^/]+\\.ts)$';

/** A rule: files of a folder import, of ours, nothing but these. */
const only = (folder, allowed, why) => ({
  name: `${folder}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: tests },
  to: { path: `^(${house.join('|')})/`, pathNot: [`^${folder}/`, ...allowed] },
});

export default {
  forbidden: [
    only('contract', [], 'The contract is what everybody knows; it knows nobody.'),
    only('drivers', [], 'A device knows nothing of what it is used for.'),
    only('imaging', [], 'Pictures know nothing of appeals.'),
    only('printing', [], 'Documents are data; printing knows nothing of devices or stores.'),
    only('sync', ['^contract/'], 'What outlives a session knows the contract only.'),
    only(
      'services',
      ['^contract/', '^drivers/[^/]+/contract\\.ts$', '^drivers/device\\.ts$', '^printing/', '^imaging/', '^sync/'],
      'Services know what a device promises, never which device it is.',
    ),
    only(
      'terminal',
      ['^contract/', '^drivers/', '^imaging/', '^printing/', '^services/', '^sync/'],
      'The terminal wires everything that runs in its process.',
    ),
    only('renderer', ['^contract/'], 'The screens hold no truth and reach nothing but the contract.'),
    only('electron', ['^contract/'], 'The shell locks and supervises, nothing else.'),
    only('hub', ['^contract/'], 'The hub is a server of its own.'),
    {
      name: 'screens-run-in-a-browser',
      comment: 'The screens are sandboxed: no Node there.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { pathNot: [tests, '^test/'] },
      to: { path: ['^test/', tests] },
    },
    {
      name: 'no-test-tools-in-the-product',
      severity: 'error',
      from: { path: '^(contract|drivers|imaging|printing|services|sync|terminal|hub)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|test-results|gallery)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types', 'require'],
    },
  },
};
