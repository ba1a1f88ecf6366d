import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asyncApiFiles } from './asyncapi/document.js';
import { blocksOf, withBlocks } from './blocks.js';
import { clientFiles } from './client.js';
import { commandBlocks } from './commands.js';
import { environmentBlocks } from './environment.js';
import { errorBlocks } from './errors.js';
import { exportBlocks } from './exports.js';
import { faultBlocks } from './faults.js';
import { dashboardFiles } from './grafana/dashboard.js';
import { brokenReferences, pagesOf, projectIn } from './links.js';
import { jobSchemaFiles } from './job-schema.js';
import { manifestFiles } from './manifests.js';
import { messageBlocks } from './messages.js';
import { metricBlocks } from './metrics.js';
import { formatted } from './page.js';
import type { Page } from './page.js';
import { roomBlocks } from './rooms.js';
import { routeBlocks } from './routes.js';

/** Something is generated, and no page shows it. */
export class UnshownError extends Error {
  override readonly name = 'UnshownError';

  constructor(names: readonly string[]) {
    super(
      names
        .map(
          (name) =>
            `no page shows "${name}": add <!-- generated: ${name} --> and <!-- /generated -->`,
        )
        .join('; '),
    );
  }
}

/**
 * Every page with its generated parts made anew from the code.
 * @param root the project's folder.
 * @throws Error when a page asks for what nothing generates, no page shows what is generated, or the code contradicts its catalogues.
 */
export async function renderPages(root: string): Promise<Page[]> {
  const blocks = new Map([
    ...messageBlocks(root),
    ...commandBlocks(),
    ...environmentBlocks(),
    ...errorBlocks(root),
    ...exportBlocks(),
    ...faultBlocks(),
    ...metricBlocks(),
    ...roomBlocks(root),
    ...(await routeBlocks(root)),
  ]);
  const project = projectIn(root);
  const pages = pagesOf(project).map((path) => ({ path, before: project.textOf(path) }));
  const shown = new Set(pages.flatMap(({ before }) => blocksOf(before)));
  const unshown = [...blocks.keys()].filter((name) => !shown.has(name));
  if (unshown.length > 0) throw new UnshownError(unshown);
  const written = await Promise.all(
    pages.map(async ({ path, before }) => {
      const text = await withParts(root, path, withBlocks(path, before, blocks));
      return { path, isCurrent: text === before, text };
    }),
  );
  return [
    ...written,
    ...(await asyncApiFiles(root)),
    ...(await clientFiles(root)),
    ...(await dashboardFiles(root)),
    ...(await jobSchemaFiles(root)),
    ...manifestFiles(root),
  ];
}

/** What is wrong with the pages, in words for whoever is to mend it; empty when nothing is. */
export async function problemsOf(root: string): Promise<string[]> {
  const stale = (await renderPages(root)).filter(({ isCurrent }) => !isCurrent);
  const project = projectIn(root);
  return [
    ...stale.map(
      ({ path }) =>
        `${path} is not what the code says: run npm run docs, and look at the difference`,
    ),
    ...pagesOf(project)
      .flatMap((page) => brokenReferences(project, page))
      .map(({ page, line, problem }) => `${page}:${line}: ${problem}`),
  ];
}

/** Writes the pages of which a generated part is not current; returns their paths. */
export async function writePages(root: string): Promise<string[]> {
  const stale = (await renderPages(root)).filter(({ isCurrent }) => !isCurrent);
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return stale.map(({ path }) => path);
}

/** Only pages with generated parts are formatted: the others are left as they are. */
async function withParts(root: string, path: string, text: string): Promise<string> {
  return blocksOf(text).length === 0 ? text : formatted(root, path, text);
}
