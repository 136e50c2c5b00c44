import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const testing = Boolean(process.env.VITEST);

/** The programs of the server build. They share their chunks, so that every module exists once per process. */
const serverEntries = {
  boot: 'app/cli/boot.ts',
  server: 'app/server.ts',
  worker: 'app/worker.ts',
  admin: 'app/cli/admin.ts',
  'render-worker': 'app/platform/markdown/render-worker.ts',
};

/** Remix builds one server file; we build several programs of which `server` imports Remix's part. */
function severalServerEntries() {
  return {
    name: 'several-server-entries',
    enforce: 'post',
    config(_config, { isSsrBuild, command }) {
      if (command !== 'build' || !isSsrBuild) return undefined;
      const input = Object.fromEntries(
        Object.entries(serverEntries).map(([name, file]) => [name, path.join(root, file)]),
      );
      return {
        build: {
          target: 'node20',
          minify: false,
          cssMinify: true,
          sourcemap: true,
          rollupOptions: {
            input,
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', hoistTransitiveImports: false },
          },
        },
      };
    },
  };
}

async function remixPlugins() {
  if (testing) return [];
  const { vitePlugin } = await import('@remix-run/dev');
  const future = {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
    v3_routeConfig: true,
  };
  return [vitePlugin({ future, buildDirectory: process.env.BUILD_DIRECTORY ?? 'build' }), severalServerEntries()];
}

export default defineConfig(async () => ({
  root,
  plugins: await remixPlugins(),
  resolve: {
    alias: [
      { find: /^~db\//, replacement: `${path.join(root, 'db')}/` },
      { find: /^~\//, replacement: `${path.join(root, 'app')}/` },
    ],
  },
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: [path.join(root, 'node_modules/@uswds/uswds/packages')],
        quietDeps: true,
        silenceDeprecations: ['global-builtin', 'import', 'if-function'],
      },
    },
  },
  build: {
    assetsInlineLimit: 0,
    rollupOptions: {
      onwarn(warning, warn) {
        // A package's misplaced tree-shaking hints, and routes without a page, are no news.
        if (warning.code !== 'INVALID_ANNOTATION' && warning.code !== 'EMPTY_BUNDLE') warn(warning);
      },
    },
  },
  server: { hmr: { overlay: false } },
}));
