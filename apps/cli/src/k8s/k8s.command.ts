import { ConfigurationError } from '@beacon/config';
import { z } from 'zod';
import { show } from '../output/show.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { version } from '../program/version.js';
import { RefusalError } from '../refusal.error.js';
import { regionFolder, renderedFiles } from './files/rendered-files.js';
import { readInstallation } from './installation.js';
import type { Installation, RenderSettings } from './installation.js';
import { RenderedFolder } from './rendered-folder.js';
import type { FolderChanges } from './rendered-folder.js';
import { readSettings, settingsSchema } from './settings-file.js';

const CATALOGUE = z.string(option('catalogue', 'a file')).min(1);
const RENDER = z.object({
  catalogue: CATALOGUE,
  to: z.string(option('to', 'a folder')).min(1),
  ...settingsSchema.partial().shape,
});
const ADD = z.object({ catalogue: CATALOGUE, dir: z.string(option('dir', 'a folder')).min(1) });

/** Writes everything that a catalogue needs. What is not said is as it was in the folder, or has its default. */
export async function render(given: Given): Promise<void> {
  const { catalogue, to, ...chosen } = checked(given, RENDER);
  const folder = await RenderedFolder.open(to);
  const before = (await readSettings(to)) ?? {};
  const said = Object.entries(chosen).filter(([, value]) => value !== undefined);
  const installation = installationOf(catalogue, { ...before, ...Object.fromEntries(said) });
  await report(await folder.write(installation, renderedFiles(installation)), given);
}

/** Writes what a further region needs; the settings are those of the folder's render. */
export async function addRegion(region: string, given: Given): Promise<void> {
  const { catalogue, dir } = checked(given, ADD);
  const settings = await readSettings(dir);
  if (settings === null)
    throw new RefusalError(`${dir} was not rendered: make it with \`beacon k8s render\`.`);
  const installation = installationOf(catalogue, settings);
  const known = installation.regions.map(({ id }) => id);
  if (!known.includes(region))
    throw new RefusalError(
      `the catalogue has no lane in a region '${region}'; regions with lanes: ${known.join(', ')}`,
    );
  const folder = await RenderedFolder.open(dir);
  if (await folder.has(`${regionFolder(region)}/kustomization.yaml`))
    throw new RefusalError(`the region '${region}' is there already`);
  await report(await folder.write(installation, renderedFiles(installation)), given);
}

/** @throws RefusalError when the catalogue cannot be used, or has no such hub. */
function installationOf(catalogue: string, settings: Partial<RenderSettings>): Installation {
  const whole = {
    namespace: 'beacon',
    registry: null,
    tag: version(),
    host: 'beacon.example.org',
    ...settings,
  };
  const read = refusing(() => readInstallation(catalogue, { hub: '', ...whole }));
  const ids = read.regions.map(({ id }) => id);
  const hub = settings.hub ?? ids[0] ?? '';
  if (!ids.includes(hub))
    throw new RefusalError(`--hub must be one of the regions with lanes: ${ids.join(', ')}`);
  return { ...read, settings: { ...whole, hub } };
}

function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isOurs = error instanceof ConfigurationError || (error as Error & { code?: string }).code;
    if (isOurs) throw new RefusalError((error as Error).message, { cause: error });
    throw error;
  }
}

async function report(changes: FolderChanges, given: Given): Promise<void> {
  await show(changes, given, changesText);
}

function changesText({ folder, regions, written, stale }: FolderChanges): string {
  const wrote =
    written.length === 0
      ? [`${folder}: everything is as it should be.`]
      : [`${folder}: ${written.length} files for ${regions.join(', ')}.`, ...written.map(indented)];
  const left =
    stale.length === 0 ? [] : ['Of no region any more, remove them:', ...stale.map(indented)];
  return [...wrote, ...left].join('\n');
}

function indented(line: string): string {
  return `  ${line}`;
}
