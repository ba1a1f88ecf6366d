import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { StackError } from './errors.js';

/**
 * The ids of a catalogue's regions: each needs an executor.
 * @param path of the catalogue's YAML file.
 * @throws StackError when the file lists none.
 */
export async function readRegions(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new StackError(`Cannot read the catalogue ${path}: ${cause.message}`, { cause });
  });
  const ids = regionIds(parse(text));
  if (ids.length === 0)
    throw new StackError(`The catalogue ${path} lists no region under "regions" with an "id".`);
  return ids;
}

function regionIds(catalogue: unknown): readonly string[] {
  if (!isRecord(catalogue) || !Array.isArray(catalogue['regions'])) return [];
  const regions: readonly unknown[] = catalogue['regions'];
  return regions
    .map((region) => (isRecord(region) ? region['id'] : undefined))
    .filter((id) => typeof id === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
