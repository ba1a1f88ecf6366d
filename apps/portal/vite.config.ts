import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` of the portal sends what is not the portal's: a gateway that runs. */
const GATEWAY = process.env['BEACON_GATEWAY_URL'] ?? 'http://127.0.0.1:8090';

/** Writes each file of text a second and third time, packed: the gateway sends what the browser takes and compresses nothing itself. */
function packed(): Plugin {
  return {
    name: 'beacon-packed',
    apply: 'build',
    closeBundle() {
      const folder = from('dist');
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((name) => /\.(html|js|css|svg)$/.test(name))) {
        const bytes = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
      }
    },
  };
}

const filesByMark = new Map<string, string>();

/** The name of a class in what is built. Vite's own has its line as well, which packs badly: two kilobytes over all pages. */
function className(name: string, path: string): string {
  const file = relative(from('.'), path.replace(/\?.*$/, '')).replaceAll('\\', '/');
  const mark = createHash('sha256').update(file).digest('hex').slice(0, 4);
  const other = filesByMark.get(mark) ?? file;
  filesByMark.set(mark, other);
  if (other !== file) throw new Error(`${file} and ${other} would have the same class names`);
  return `${name}_${mark}`;
}

export default defineConfig({
  css: { modules: { generateScopedName: className } },
  root: from('.'),
  plugins: [packed()],
  resolve: {
    alias: {
      '@beacon/client': from('../../libs/client/src/index.ts'),
      // The shim is for React before 18: it is React's own hook that is wanted.
      'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector',
    },
  },
  build: {
    outDir: from('dist'),
    // What each page loads, for the test of the bundle's budget.
    manifest: true,
    emptyOutDir: true,
    target: 'es2023',
    // The pages' policy allows no inline script, and every browser of that age preloads modules.
    modulePreload: { polyfill: false },
    // No data: URL of a font or picture either.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Many files of some hundred bytes compress badly: what most pages share is one. Plots, and d3 with them, the first page does without.
            {
              name: 'parts',
              test: /portal[\\/]src[\\/](?!components[\\/]plots|lib[\\/]linear-scale)/,
              minShareCount: 4,
            },
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](?!react-virtual|virtual-core).*)[\\/]/,
            },
          ],
        },
      },
    },
  },
  // The page's own Host goes on to the gateway, which compares it with its Origin.
  server: {
    proxy: Object.fromEntries(
      ['/api', '/health'].map((path) => [path, { target: GATEWAY, changeOrigin: false }]),
    ),
  },
});
