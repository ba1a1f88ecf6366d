import { join, relative } from 'node:path';
import { importPromptfoo, type ImportedConfig } from '@beacon/formats';
import { z } from 'zod';
import { readingFormat } from '../formats/refused-format.js';
import { Gateway } from '../gateway/gateway.js';
import { regionsOf } from '../init/init-settings.js';
import { PLACE_IDS, USUAL_PLACES } from '../init/places.js';
import { showJson, showText } from '../output/show.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { submit } from '../submit/submit.command.js';
import { importText, noteText, type ImportSummary } from './import-text.js';
import { importedFiles, type ImportedFiles } from './imported-files.js';
import type { ImportPlaces } from './imported-lane.js';
import { writeImport } from './write-import.js';

const TAG = option('language', 'a language as BCP 47 writes it, such as en or zh-Hans');

const OPTIONS = z.object({
  folder: z.string(option('folder', 'a folder')).min(1),
  region: z.array(z.string()).optional(),
  language: z.string(TAG).refine(isLanguage, TAG).optional(),
  strict: z.boolean().default(false),
  force: z.boolean().default(false),
  run: z.boolean().default(false),
  json: z.boolean().default(false),
});

/** Writes what a configuration of promptfoo asks as files of Beacon; with `--run` submits the job. */
export async function importPromptfooConfig(path: string, given: Given): Promise<void> {
  const { folder, region, language = null, strict, force, run, json } = checked(given, OPTIONS);
  const places = placesOf(region);
  // Who cannot be asked is told before anything is written.
  if (run) await requireGateway(given);
  const config = await readingFormat(() => importPromptfoo(path, { language }));
  if (strict) refuseLeftOut(config);
  const made = importedFiles(path, config, places);
  const files = await writeImport(folder, made.files, force);
  const summary = summaryOf(config, made, places, { files, folder });
  if (json) await showJson(run ? { type: 'imported', ...summary } : summary);
  else await showText(importText(summary));
  if (run) await submit(join(folder, 'job.yaml'), { ...given, var: {}, watch: true });
}

async function requireGateway(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  await gateway.ask(gateway.api.GET('/api/v1/regions'));
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // Intl throws for what is no tag.
    return false;
  }
}

/** In the order in which catalogues have them. */
function placesOf(regions: readonly string[] | undefined): ImportPlaces {
  const given = regions === undefined ? new Map<string, string | null>() : regionsOf(regions);
  const ids = PLACE_IDS.filter((id) =>
    given.size === 0 ? USUAL_PLACES.includes(id) : given.has(id),
  );
  return new Map(ids.map((id) => [id, given.get(id) ?? null]));
}

function refuseLeftOut({ leftOut }: ImportedConfig): void {
  if (leftOut.length === 0) return;
  const lines = leftOut.slice(0, 50).map(noteText);
  const more = leftOut.length - lines.length;
  throw new RefusalError(
    [
      'Nothing was written, because --strict takes all or nothing. Left out would be:',
      ...lines,
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('\n'),
  );
}

function summaryOf(
  config: ImportedConfig,
  made: ImportedFiles,
  places: ImportPlaces,
  { files, folder }: { readonly files: readonly string[]; readonly folder: string },
): ImportSummary {
  const { models, questions, checks, repeats, prompts } = config;
  return {
    files,
    models: models.map(({ id }) => id),
    regions: [...places.keys()],
    prompts,
    questions: questions.length,
    checks: checks.reduce((sum, { assert }) => sum + assert.length, 0),
    repeats,
    cells: models.length * places.size * questions.length * repeats,
    changed: [...config.changed, ...made.changed],
    left_out: config.leftOut,
    next: nextSteps(relative('.', folder) || '.'),
  };
}

function nextSteps(folder: string): readonly string[] {
  return [
    `beacon validate ${folder}/catalogue.yaml ${folder}/job.yaml`,
    `beacon up --catalogue ${folder}/catalogue.yaml --detach`,
    `beacon submit ${folder}/job.yaml --watch`,
    `beacon export promptfoo job-… --checks ${folder}/checks.jsonl`,
  ];
}
