import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

/** The drivers whose internals the patches of this folder were checked against. */
const CHECKED = {
  'pg-pool': '3.14.0',
  kysely: '0.29.6',
};

describe('the patched drivers', () => {
  it.each(Object.entries(CHECKED))(
    'is %s %s, for which the patches were checked',
    (name, version) => {
      // A new version: read "Needs of the driver" at each patch of this folder in its source, then change the number above.
      expect(installedVersion(name)).toBe(version);
    },
  );
});

/** The package is looked up as Node does, from this file upwards: some packages do not export their package.json. */
function installedVersion(name: string): unknown {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json');
    try {
      const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
      return Object(manifest).version;
    } catch (error) {
      if (folder === dirname(folder)) throw error;
    }
  }
}
