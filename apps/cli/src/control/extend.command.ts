import { basename, dirname, join, resolve } from 'node:path';
import type { Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { QuestionsFileError, readQuestionsFile } from '../jobfile/questions-file.js';
import { show } from '../output/show.js';
import { listOf } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { RefusalError, UsageError } from '../refusal.error.js';
import { count, number } from '../terminal/format.js';
import { follow } from '../watch/watch.command.js';
import { headersOf, maxCostOf, reasonOf } from './change.js';

type Addition = Schema<'AdditionBody'>;

/** Adds to a job, and runs only the difference. */
export async function extend(id: string, given: Given): Promise<void> {
  const body = additionOf(given);
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(
    gateway.api.POST('/api/v1/jobs/{id}/extend', {
      params: { path: { id } },
      body: { ...body, ...maxCostOf(given), ...reasonOf(given) },
      headers: headersOf(given),
    }),
  );
  await show(answer, given, ({ added, expected_executions: expected }) =>
    [
      added === 0
        ? 'Nothing is new: the job has all of it already.'
        : `${count(added, 'cell')} added; the job comes to ${number(expected)}.`,
      `Watch: beacon watch ${id}`,
    ].join('\n'),
  );
  if (given.watch === true) await follow(gateway, id, given);
}

function additionOf(given: Given): Addition {
  const models = listOf(given.models);
  const regions = listOf(given.regions);
  const questions = questionsOf(given);
  const repeats = repeatsOf(given.repeats);
  const addition: Addition = {
    ...(models === null ? {} : { models }),
    ...(regions === null ? {} : { regions }),
    ...(questions.length === 0 ? {} : { questions }),
    ...(repeats === null ? {} : { repeats }),
  };
  if (Object.keys(addition).length > 0) return addition;
  throw new UsageError(
    'Nothing to add: give --models, --regions, --questions, --questions-file or --repeats.',
  );
}

function questionsOf({
  questions,
  questionsFile: file,
}: Given): NonNullable<Addition['questions']> {
  const ids = listOf(questions) ?? [];
  if (typeof file !== 'string') return ids;
  try {
    // Read as a job's file beside it would have it read.
    const added = readQuestionsFile(join(dirname(resolve(file)), 'job'), basename(file));
    const own = added.questions.map(({ question }) => question as Schema<'QuestionBody'> | string);
    return [...ids, ...own];
  } catch (error) {
    if (!(error instanceof QuestionsFileError)) throw error;
    throw new RefusalError(`--questions-file: ${error.message}`, { cause: error });
  }
}

function repeatsOf(given: unknown): number | null {
  if (typeof given !== 'string') return null;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`--repeats is ${JSON.stringify(given)}, must be a whole number from 1.`);
}
