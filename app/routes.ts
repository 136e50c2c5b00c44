import { flatRoutes } from '@remix-run/fs-routes';

/** One file or folder of app/routes per URL; words, styles and parts beside a route are none. */
export default flatRoutes({
  ignoredRouteFiles: [
    '**/.*',
    '**/*.words.ts',
    '**/*.server.ts',
    '**/*.server.tsx',
    '**/*.css',
    '**/*.scss',
    '**/*.md',
  ],
});
