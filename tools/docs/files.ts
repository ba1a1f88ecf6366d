import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file with its path from the project's root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.cache', '.data', 'coverage']);

/** Every file below a folder, from the project's root; what is installed or built is left out. */
export function filesIn(root: string, folder = '.'): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(root, path) : [path];
    })
    .toSorted();
}

/** The TypeScript below a folder that is no part of a test. */
export function sourcesIn(root: string, folder: string): SourceFile[] {
  return filesIn(root, folder)
    .filter((path) => /\.tsx?$/.test(path) && !/spec\.ts$|\.fixture\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
