import {
  AnswersCollection,
  BatchReader,
  DeclaredRegions,
  readEvalArchive,
  readEvalLog,
  readSpeechMapRow,
} from '@beacon/formats';
import { z } from 'zod';
import { readingFormat } from '../formats/refused-format.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { addedFile, eachJsonLine, textOfFile } from './answer-files.js';
import { sendAnswers } from './send-answers.js';

const REGION = /^(?=[^=]{1,40}(?:=|$))[a-z0-9]+(-[a-z0-9]+)*(=.+)?$/;

const region = option('region', 'NAME or NAME=FILE, the name in lower-case words and hyphens');
const OPTIONS = z.object({
  region: z.array(z.string().regex(REGION, region)).default([]),
  regionField: z
    .string(option('region-field', 'a path of names such as metadata.region'))
    .min(1)
    .optional(),
  name: z.string(option('name', 'a name')).min(1).max(200).optional(),
});
const REQUESTS = z.object({
  requests: z.array(z.string(), option('requests', 'the files of requests')),
});

function startOf(files: readonly string[], given: Given) {
  const options = checked(given, OPTIONS);
  const regions = new DeclaredRegions({
    ...regionsOf(options.region, files),
    field: options.regionField,
  });
  return { options, regions, answers: new AnswersCollection() };
}

/**
 * Regions as they were typed: one for all, and those of single files.
 * @throws UsageError when two are for all, or one is of a file that is not imported.
 */
function regionsOf(typed: readonly string[], files: readonly string[]) {
  const byFile = new Map<string, string>();
  const names: string[] = [];
  for (const one of typed) {
    const [name = '', ...file] = one.split('=');
    if (file.length === 0) names.push(name);
    else byFile.set(file.join('='), name);
  }
  const stray = [...byFile.keys()].find((file) => !files.includes(file));
  if (stray !== undefined) throw new UsageError(`--region names ${stray}, which is not imported.`);
  if (names.length > 1) throw new UsageError('--region is given for all answers more than once.');
  return { name: names[0], byFile };
}

/** Makes a job of logs of Inspect. */
export async function importInspect(files: readonly string[], given: Given): Promise<void> {
  const into = startOf(files, given);
  const { answers, options } = into;
  const logs = await readingFormat(async () => {
    const read = [];
    for (const path of files) {
      const name = await addedFile(path, answers);
      read.push(
        path.endsWith('.eval')
          ? await readEvalArchive(path, name, into)
          : readEvalLog(await textOfFile(path), name, into),
      );
    }
    answers.refuse();
    return read;
  });
  const tasks = [...new Set(logs.map(({ task }) => task))];
  const versions = [...new Set(logs.flatMap(({ version }) => version ?? []))];
  await sendAnswers(answers, given, {
    name: options.name ?? tasks.join(', ').slice(0, 200),
    format: 'inspect',
    tool: 'inspect_ai',
    toolVersion: versions.length === 0 ? null : versions.join(', ').slice(0, 300),
  });
}

/** Makes a job of the files of OpenAI's Batch API. */
export async function importOpenAiBatch(files: readonly string[], given: Given): Promise<void> {
  const { options, regions, answers } = startOf(files, given);
  const { requests } = checked(given, REQUESTS);
  const reader = new BatchReader(answers, regions);
  await readingFormat(async () => {
    for (const path of requests) {
      const name = await addedFile(path, answers);
      await eachJsonLine(path, name, answers, (line, place) => reader.request(line, place));
    }
    for (const path of files) {
      const name = await addedFile(path, answers);
      await eachJsonLine(path, name, answers, (line, place) => reader.output(line, place));
    }
    answers.refuse();
  });
  await sendAnswers(answers, given, {
    name: options.name ?? `batch: ${files.join(', ')}`.slice(0, 200),
    format: 'openai-batch',
    tool: null,
    toolVersion: null,
  });
}

/** Makes a job of responses of SpeechMap. */
export async function importSpeechMap(files: readonly string[], given: Given): Promise<void> {
  const into = startOf(files, given);
  const { answers, options } = into;
  await readingFormat(async () => {
    for (const path of files) {
      const name = await addedFile(path, answers);
      await eachJsonLine(path, name, answers, (row, place) => readSpeechMapRow(row, place, into));
    }
    answers.refuse();
  });
  await sendAnswers(answers, given, {
    name: options.name ?? `SpeechMap: ${files.length} files`,
    format: 'speechmap',
    tool: 'speechmap',
    toolVersion: null,
  });
}
