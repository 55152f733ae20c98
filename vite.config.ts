import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Catalogues are compiled while building, so that no ICU parser is shipped; a message that does not parse fails the build. */
const catalogues: Plugin = {
  name: 'burrow-catalogues',
  enforce: 'pre',
  load(id) {
    const file = id.split('?')[0] ?? id;
    if (!/\/i18n\/locales\/[^/]+\/[^/]+\.json$/.test(file)) return null;
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    const compiled = Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessageOrThrow(text)]));
    return { code: `export default ${JSON.stringify(compiled)}`, moduleType: 'js' };
  },
};

/**
 * What the built page may do: scripts from its own origin only (the one inline script by its hash) and from Stripe, whose
 * fields take cards where a brand has set that up (the config is not known while building), calls to wherever the
 * brand's config points. Styles stay inline because Mantine sets its variables that way.
 */
const contentSecurityPolicy: Plugin = {
  name: 'burrow-csp',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
        ([, code]) =>
          `'sha256-${createHash('sha256')
            .update(code ?? '')
            .digest('base64')}'`,
      );
      const policy = [
        "default-src 'self'",
        `script-src 'self' https://js.stripe.com https://*.js.stripe.com ${hashes.join(' ')}`,
        'frame-src blob: https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: https:",
        "media-src 'self' blob: https:",
        'connect-src *',
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ].join('; ');
      return html.replace('<!-- csp -->', `<meta http-equiv="Content-Security-Policy" content="${policy}" />`);
    },
  },
};

/** The entry starts the first calls at once and imports the rest; this lets the browser fetch that rest beside it. */
const preloadApp: Plugin = {
  name: 'burrow-preload',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      if (!bundle) return html;
      const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
      const wanted = new Set<string>();
      const add = (file: string) => {
        if (wanted.has(file)) return;
        wanted.add(file);
        for (const next of chunks.find((chunk) => chunk.fileName === file)?.imports ?? []) add(next);
      };
      for (const chunk of chunks) if (chunk.facadeModuleId?.endsWith('/src/app/start.tsx')) add(chunk.fileName);
      const links = [...wanted].map((file) => `<link rel="modulepreload" crossorigin href="${base}${file}">`);
      return html.replace('<!-- preload -->', links.join('\n    '));
    },
  },
};

const base = process.env.BASE_PATH ?? '/';
const api = process.env.API_URL;
const gateway = process.env.S3_URL;
const forward = (target: string) => ({ target, changeOrigin: true, secure: true, timeout: 0, proxyTimeout: 0 });
const proxy = {
  ...(api ? { '/v1': forward(api) } : {}),
  // Signed for the gateway's own name and path.
  ...(gateway ? { '/s3/': { ...forward(gateway), rewrite: (path: string) => path.slice('/s3'.length) } } : {}),
};

/**
 * The compiler keeps what a component has made until something that it is made of changes, at the price of code. It is worth
 * that where many rows are drawn and where people type, and in hooks that tables build on; not in the frame and the small parts,
 * which draw little at once.
 */
const notCompiled = [/\/node_modules\//, /\/src\/(app|brand|i18n)\//, /\/src\/ui\/\w+\.tsx?$/];

export default defineConfig({
  base,
  plugins: [catalogues, react({ compiler: true, exclude: notCompiled }), contentSecurityPolicy, preloadApp],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // MSW carries the public suffix list for cookies, which the platform's API has none of.
      tldts: fileURLToPath(new URL('./src/demo/no-cookies.ts', import.meta.url)),
    },
  },
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The largest is what makes PDF files, fetched when the first is wanted.
    chunkSizeWarningLimit: 1100,
    // Two files hold what the first pages need (everything that these modules build on goes with them); without that the
    // bundler makes dozens of small ones of what pages share. Other pages and what opens on a click stay files of their own.
    rolldownOptions: {
      // Components do nothing by being imported: a page that takes one from `@/ui` does not take them all.
      treeshake: { moduleSideEffects: [{ test: /\/src\/ui\/\w+\.tsx$/, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            // What the entry needs of the bundler, so that it needs no other file.
            { name: 'runtime', test: /vite\/preload-helper|rolldown\/runtime/, priority: 4 },
            // Only for a brand with words of its own.
            { name: 'words', test: /node_modules\/(@messageformat|moo|@lingui\/message-utils)\//, priority: 3 },
            { name: 'base', test: /src\/(app\/(start|router|Ground|BrandMark)|data\/explain)\.tsx?$/, priority: 2 },
            {
              name: 'panel',
              test: /src\/(app\/shell\/Shell|features\/(overview|compute)\/routes|features\/compute\/list\/VmsPage)\.tsx?$/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    // All cores: nothing else runs beside the tests. By default one is left free, which is half of a small machine.
    maxWorkers: '100%',
    // A process of its own for each file costs more than most files' tests; what they would share is put back in between.
    isolate: false,
    setupFiles: ['scripts/test-file.ts'],
    // Only ends what hangs: a slow machine is no fault.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
