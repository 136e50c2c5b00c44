// The floors of the house: a room imports only from floors below, and nothing goes round in a circle.

/** From the ground up; rooms side by side do not know each other. */
const floors = [
  ['^app/platform/', '^db/(?!seed/)'],
  ['^app/features/directory/', '^app/features/people/'],
  ['^app/features/questions/'],
  ['^app/features/answers/'],
  ['^app/features/verification/'],
  ['^app/features/escalations/'],
  [
    '^app/features/moderation/',
    '^app/features/search/',
    '^app/features/notifications/',
    '^app/features/channels/',
    '^app/features/insights/',
  ],
  ['^app/subscribers/'],
  ['^app/(routes|cli)/', '^app/[^/]+\\.(ts|tsx)$', '^db/seed/'],
];

const rooms = floors.flatMap((floor, level) => floor.map((room) => ({ room, level })));
const top = floors.length - 1;

/** For each room: whatever lies above, and the other rooms of its own floor. The ground and the top are one room each. */
const floorRules = rooms.map(({ room, level }) => {
  const neighbours = level === 0 || level === top ? [] : floors[level].filter((other) => other !== room);
  const above = floors.slice(level + 1).flat();
  return {
    name: `floor-${level + 1}`,
    comment: 'A room imports only from floors below (app/README.md). To cause something above, record an event.',
    severity: 'error',
    from: { path: room },
    to: { path: [...neighbours, ...above] },
  };
});

export default {
  forbidden: [
    ...floorRules.filter((rule) => rule.to.path.length > 0),
    {
      name: 'no-circle',
      comment: 'Two modules that need each other are one module, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'looks-know-nothing',
      comment:
        'Components get what they show as props; they know the words of the page and nothing else of the product.',
      severity: 'error',
      from: { path: '^app/components/' },
      to: { path: ['^app/', '^db/'], pathNot: ['^app/components/', '^app/platform/i18n/'] },
    },
    {
      name: 'ground-without-looks',
      comment: 'Looks are for features and pages; the platform has none.',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^app/components/' },
    },
    {
      name: 'routes-without-sql',
      comment: 'A route reads the request, calls one thing and shows it.',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: ['^db/client', '^db/schema', 'node_modules/drizzle-orm', 'node_modules/postgres/'] },
    },
    {
      name: 'one-file-knows-lucia',
      comment: 'Lucia is frozen upstream: replacing it must be a change of one file.',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: '^app/platform/auth/lucia\\.server\\.ts$' },
      to: { path: ['node_modules/lucia/', 'node_modules/@lucia-auth/'] },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(app|db)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { path: '^(app|db)/' },
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?url$', '^vite/client'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^build/', '^\\.cache/', '\\.d\\.ts$'] },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types tie rooms as values do.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.scss'],
    },
    moduleSystems: ['es6'],
  },
};
