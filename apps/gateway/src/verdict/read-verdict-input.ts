import { setImmediate } from 'node:timers/promises';
import { TIME_BINS, questionLanguage, registeredJob } from '@beacon/verdict';
import type { RegistrationStatement, VerdictInput } from '@beacon/verdict';
import type { Catalogue, QuestionKind } from '@beacon/domain';
import {
  readAskedTimes,
  readMaxSkews,
  readNotAsked,
  readOutcomeProfiles,
  readQuestionWords,
  readRegistrations,
  readTypedGroups,
} from '@beacon/persistence';
import type { ProfileFrame, QuestionWords } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { toJobTimes } from './job-times.js';
import { readReviewedTable } from './reviewed-table.js';
import { toVerdictInput } from './verdict-input.js';

/** What a verdict needs to know beside what the job holds. */
export interface VerdictSurroundings {
  readonly catalogue: Catalogue;
  /** Kinds of the bank's questions by their ids. */
  readonly kinds: Readonly<Record<string, QuestionKind>>;
  readonly interim: boolean;
}

/** Reads all that a verdict on a job is reached from. What is read grows with the ways in which questions came out, not with the executions. */
export async function readVerdictInput(
  em: EntityManager,
  jobId: string,
  frame: ProfileFrame,
  { catalogue, kinds, interim }: VerdictSurroundings,
): Promise<VerdictInput> {
  const languages = await languagesOf(await readQuestionWords(em, jobId));
  const profiles = await readOutcomeProfiles(em, jobId, kinds, languages);
  const typed = await readTypedGroups(em, jobId);
  const times = await readAskedTimes(em, jobId, TIME_BINS);
  const maxSkewMs = (await readMaxSkews(em, [jobId])).get(jobId) ?? null;
  // From the moment of an import nothing follows about when its answers were given.
  const isTimed = typed.every(({ isTimeless }) => !isTimeless);
  const time = isTimed ? { time: toJobTimes(times, maxSkewMs) } : {};
  const input = toVerdictInput(frame, profiles, { catalogue, interim, typed });
  const notAsked = (await readNotAsked(em, jobId)).map(({ cells, ...lane }) => ({
    ...lane,
    executions: cells,
  }));
  const reviewed = await readReviewedTable(em, jobId);
  return { ...input, ...time, notAsked, reviewed, registration: await registrationOf(em, jobId) };
}

/** What was registered first: whatever was added later was added by somebody who could know answers. */
async function registrationOf(
  em: EntityManager,
  jobId: string,
): Promise<VerdictInput['registration']> {
  const [first] = await readRegistrations(em, jobId);
  if (first === undefined) return null;
  const { statement, sha256, signature } = first;
  const read = JSON.parse(statement) as RegistrationStatement;
  return registeredJob(read, { sha256, signed: signature !== null });
}

/** Questions whose language is told before other requests have their turn. */
const SLICE = 500;

async function languagesOf(
  words: readonly QuestionWords[],
): Promise<ReadonlyMap<string, string | null>> {
  const languages = new Map<string, string | null>();
  for (const [index, { id, language, text }] of words.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    languages.set(id, questionLanguage(language, text));
  }
  return languages;
}
