import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Document } from 'yaml';
import type { ImportedConfig, ImportNote } from '@beacon/formats';
import { PLACES } from '../init/places.js';
import { JOB_FILE_SCHEMA } from '../jobfile/job-file.schema.js';
import { importedLane, type ImportPlaces } from './imported-lane.js';

/** Files by name, and what the lanes among them changed. */
export interface ImportedFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly changed: readonly ImportNote[];
}

/** The files that ask what a configuration asks. */
export function importedFiles(
  path: string,
  config: ImportedConfig,
  places: ImportPlaces,
): ImportedFiles {
  const lanes = config.models.map((model) => importedLane(model, places, config));
  return {
    files: {
      'catalogue.yaml': yaml(catalogueOf(config, places, lanes), catalogueComment(path)),
      'job.yaml': yaml(jobOf(path, config, places), jobComment(path)),
      'questions.jsonl': jsonLines(config.questions),
      'checks.jsonl': jsonLines(config.checks),
      'job.schema.json': `${JSON.stringify(JOB_FILE_SCHEMA, null, 2)}\n`,
    },
    changed: lanes.flatMap(({ changed }) => changed),
  };
}

/** Where no system prompt is sent, the catalogue has one all the same: it is a field that it needs. */
const NOT_SENT = 'Not sent.';

function catalogueOf(
  { systemPrompt, models }: ImportedConfig,
  places: ImportPlaces,
  lanes: readonly { readonly lane: object }[],
): object {
  return {
    version: 1,
    system_prompt: { enabled: systemPrompt !== null, template: systemPrompt ?? NOT_SENT },
    regions: PLACES.filter(({ id }) => places.has(id)).map(({ promptName, ...place }) => ({
      ...place,
      prompt_name: promptName,
    })),
    models: models.map(({ id, name }) => ({ id, name: name.slice(0, 100) })),
    lanes: lanes.map(({ lane }) => lane),
  };
}

function jobOf(path: string, config: ImportedConfig, places: ImportPlaces): object {
  const { description, models, repeats, sampling, systemPrompt, timeoutMs } = config;
  const name = description?.split('\n')[0]?.trim().slice(0, 200) || basename(path);
  return {
    benchmark: {
      name: asText(name.toWellFormed()),
      ...(description === null ? {} : { description: asText(description.slice(0, 10_000)) }),
    },
    constraints: {
      regions: [...places.keys()],
      min_regions: places.size,
      timeout: '30m',
      ...(timeoutMs === null ? {} : { provider_timeout: `${Math.ceil(timeoutMs / 1000)}s` }),
    },
    models: models.map(({ id }) => id),
    questions_file: 'questions.jsonl',
    repeats,
    sampling,
    system_prompt: systemPrompt === null ? 'none' : 'regional',
    metadata: { imported_from: { tool: 'promptfoo', file: basename(path), sha256: hashOf(path) } },
  };
}

/** What in a job's file would be a variable of its own. */
function asText(text: string): string {
  return text.replaceAll('${', () => '$${');
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function yaml(value: object, comment: readonly string[]): string {
  const document = new Document(value);
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function catalogueComment(path: string): readonly string[] {
  return [
    `Which models Beacon asks, and from where: the providers of ${basename(path)}. docs/catalogue.md explains every field.`,
    'Keys are read from the environment, and stand in no file.',
  ];
}

function jobComment(path: string): readonly string[] {
  return [
    'yaml-language-server: $schema=./job.schema.json',
    `What ${basename(path)} asks. docs/job-specification.md explains every field.`,
    'checks.jsonl holds its assertions: beacon export promptfoo --checks checks.jsonl grades the answers by them.',
  ];
}

function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
