import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const OUT = from('dist/site');

/** Pages that need a gateway, or show other jobs. */
const ABSENT =
  /\/pages\/(arms|calibration|compare|gallery|jobs|new-job|questions|review|series|system)\/([a-z-]+-page\.tsx|pages\.ts)$/;

/** Puts what a copy has of its own in the place of what needs a gateway. */
function published(): Plugin {
  return {
    name: 'beacon-published',
    enforce: 'pre',
    resolveId(source) {
      if (source.endsWith('/lib/published.ts')) return from('src/published/embedded-copy.ts');
      return ABSENT.test(source) ? from('src/published/absent-page.tsx') : null;
    },
  };
}

/** What would end the element that the script stands in, or begin a comment in it, is written otherwise: it only occurs in texts. */
function embeddable(): Plugin {
  return {
    name: 'beacon-embeddable',
    apply: 'build',
    closeBundle() {
      const file = join(OUT, 'site.js');
      const script = readFileSync(file, 'utf8')
        .replaceAll(/<(?=\/?script)/gi, String.raw`\x3c`)
        .replaceAll('<!--', String.raw`\x3c!--`);
      writeFileSync(file, script);
      if (/<\/style/i.test(readFileSync(join(OUT, 'site.css'), 'utf8')))
        throw new Error('the style would end its own element');
    },
  };
}

/** The portal's pages for a file that needs no server: one classic script and one style, which the gateway puts into a page with a job's data. */
export default defineConfig({
  root: from('.'),
  plugins: [published(), embeddable()],
  publicDir: false,
  resolve: { alias: { '@beacon/client': from('../../libs/client/src/index.ts') } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    reportCompressedSize: false,
    // One part is what is wanted.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: from('src/main.tsx'),
      // Of packages that are made for servers, too, and of how parts are loaded: a copy has no parts.
      checks: { moduleLevelDirective: false, emptyImportMeta: false },
      output: {
        format: 'iife',
        codeSplitting: false,
        entryFileNames: 'site.js',
        assetFileNames: 'site.[ext]',
      },
    },
  },
});
