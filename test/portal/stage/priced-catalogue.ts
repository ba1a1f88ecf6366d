import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@beacon/stack';
import { MODELS } from './sample-jobs.js';

/** The one model of the stage with prices: jobs that ask no other can have a cost limit. */
export const PRICED_MODEL = 'mistral-7b';

const LANES = `models: [${MODELS.join(', ')}]`;
const PRICED_LANES = `models: [${MODELS.filter((model) => model !== PRICED_MODEL).join(', ')}]
  - regions: '*'
    model: ${PRICED_MODEL}
    prices: { input_per_million: 10, output_per_million: 30 }`;

/** A catalogue in a folder of its own. */
export interface CatalogueFile {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** The shipped catalogue, with prices for one of its models. */
export async function writePricedCatalogue(): Promise<CatalogueFile> {
  const shipped = await readFile(join(projectRoot(), 'config/catalogue.yaml'), 'utf8');
  if (!shipped.includes(LANES)) throw new Error(`the shipped catalogue has no lanes of ${LANES}`);
  const folder = await mkdtemp(join(tmpdir(), 'beacon-portal-'));
  const path = join(folder, 'catalogue.yaml');
  await writeFile(path, shipped.replace(LANES, PRICED_LANES));
  return { path, remove: () => rm(folder, { recursive: true }) };
}
