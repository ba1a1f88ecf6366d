import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { projectRoot } from '@beacon/stack';

/** The shipped catalogue with another concurrency for all lanes; returns the file's path. */
export async function writeBenchCatalogue(folder: string, concurrency: number): Promise<string> {
  const shipped = await readFile(join(projectRoot(), 'config/catalogue.yaml'), 'utf8');
  const document = parseDocument(shipped);
  document.setIn(['defaults', 'concurrency'], concurrency);
  const path = join(folder, 'catalogue.yaml');
  await writeFile(path, document.toString());
  return path;
}
