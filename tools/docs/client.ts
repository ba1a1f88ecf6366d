import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import type { Page } from './page.js';
import { formatted } from './page.js';
import { servedDocument } from './routes.js';

const ABOUT = `/**
 * What the API takes and answers, generated from its description by \`npm run docs\`: change the gateway's classes, never this file.
 */
`;

/** The files that are generated whole: the API's description, and its types for whoever calls it. */
export async function clientFiles(root: string): Promise<Page[]> {
  const document = await servedDocument();
  // Through JSON: the document holds values that only its text form leaves out.
  const plain = JSON.parse(JSON.stringify(document)) as Parameters<typeof openapiTS>[0];
  const types = astToString(await openapiTS(plain, { alphabetize: true }));
  return Promise.all([
    fileOf(root, 'docs/openapi.json', JSON.stringify(document)),
    fileOf(root, 'libs/client/src/api.ts', ABOUT + types),
  ]);
}

/** A file that is generated whole. */
export async function fileOf(root: string, path: string, source: string): Promise<Page> {
  return fileAsIs(root, path, await formatted(root, path, source));
}

/** A file that is generated whole, and formatted by what writes it. */
export function fileAsIs(root: string, path: string, text: string): Page {
  return { path, isCurrent: text === current(join(root, path)), text };
}

/** Undefined before the first time. */
function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
