import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RefusalError } from '../refusal.error.js';
import type { Installation } from './installation.js';
import type { RenderedFile } from './files/rendered-files.js';
import { SETTINGS_FILE, settingsText } from './settings-file.js';

/** What was done to a folder. */
export interface FolderChanges {
  readonly folder: string;
  /** Regions with executors. */
  readonly regions: readonly string[];
  /** Files that were made or changed. */
  readonly written: readonly string[];
  /** Manifests that nothing of this installation is in: left as they are, to be removed by whoever knows of them. */
  readonly stale: readonly string[];
}

/** Folders whose manifests are all rendered. */
const RENDERED = ['base', 'regions', 'overlays', 'nats', 'postgres', 'examples'];

/** A folder of manifests. */
export class RenderedFolder {
  private constructor(readonly path: string) {}

  /**
   * Opens a folder that was rendered, or an empty one.
   * @throws RefusalError for a folder with other things in it.
   */
  static async open(path: string): Promise<RenderedFolder> {
    const names = await readdir(path).catch((error: NodeJS.ErrnoException): string[] => {
      if (error.code === 'ENOENT') return [];
      throw new RefusalError(`${path}: ${error.message}`, { cause: error });
    });
    if (names.length > 0 && !names.includes(SETTINGS_FILE))
      throw new RefusalError(`${path} is not empty and was not rendered: name another folder.`);
    return new RenderedFolder(path);
  }

  async has(file: string): Promise<boolean> {
    return (await this.#read(file)) !== null;
  }

  /** Writes the files that are not there as they should be. */
  async write(
    { settings, regions }: Installation,
    files: readonly RenderedFile[],
  ): Promise<FolderChanges> {
    const wanted = [...files, { path: SETTINGS_FILE, text: settingsText(settings) }];
    const written: string[] = [];
    for (const file of wanted) if (await this.#bring(file)) written.push(file.path);
    const known = new Set(wanted.map(({ path }) => path));
    const stale = (await this.#rendered()).filter((path) => !known.has(path));
    return { folder: this.path, regions: regions.map(({ id }) => id), written, stale };
  }

  async #bring({ path, text }: RenderedFile): Promise<boolean> {
    if ((await this.#read(path)) === text) return false;
    const file = join(this.path, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return true;
  }

  async #read(path: string): Promise<string | null> {
    return readFile(join(this.path, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async #rendered(): Promise<readonly string[]> {
    const below = RENDERED.map(async (folder) =>
      (await readdir(join(this.path, folder), { recursive: true }))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => `${folder}/${name}`),
    );
    return (await Promise.all(below)).flat().toSorted();
  }
}
