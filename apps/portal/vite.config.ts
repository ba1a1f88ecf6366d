import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

export default defineConfig({
  root: from('.'),
  plugins: [packed()],
  resolve: { alias: { '@beacon/client': from('../../libs/client/src/index.ts') } },
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
            // Many files of some hundred bytes compress badly: what most pages share is one.
            { name: 'parts', test: /portal[\\/]src[\\/]/, minShareCount: 5 },
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](?!react-virtual|virtual-core).*)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': GATEWAY, '/health': GATEWAY } },
});
