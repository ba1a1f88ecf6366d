import { agreedStances, CONTENT_CHARACTERS, READ_CHARACTERS } from '@beacon/verdict';
import { finalAnswer } from '@beacon/classification';
import type { ContentQuestionAnswers } from '@beacon/verdict';
import { readGivenAnswers, readStances } from '@beacon/persistence';
import type {
  ContentFrameQuestion,
  GivenAnswer,
  GivenAnswersWanted,
  Stance,
} from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Questions whose answers are read at once. */
const BATCH = 20;

/** Which of a model's answers are compared. */
export interface ContentWanted extends Pick<
  GivenAnswersWanted,
  'jobId' | 'modelId' | 'regions' | 'perRegion'
> {
  readonly questions: readonly ContentFrameQuestion[];
}

/** Reads a model's answers in batches, and keeps of each what is compared. Answers without a word are left out. */
export async function readContentQuestions(
  em: EntityManager,
  { questions, ...wanted }: ContentWanted,
): Promise<readonly ContentQuestionAnswers[]> {
  const read: ContentQuestionAnswers[] = [];
  for (let start = 0; start < questions.length; start += BATCH) {
    const batch = questions.slice(start, start + BATCH);
    const questionIds = batch.map(({ id }) => id);
    const answers = await readGivenAnswers(em, {
      ...wanted,
      questionIds,
      characters: READ_CHARACTERS,
    });
    const stances = await stancesOf(em, batch, answers);
    read.push(...batch.map((question) => toQuestion(question, answers, stances)));
  }
  return read;
}

async function stancesOf(
  em: EntityManager,
  questions: readonly ContentFrameQuestion[],
  answers: readonly GivenAnswer[],
): Promise<ReadonlyMap<number, Stance>> {
  const stated = new Set(questions.filter(({ hasStatement }) => hasStatement).map(({ id }) => id));
  if (stated.size === 0) return new Map();
  const ids = answers
    .filter(({ questionId }) => stated.has(questionId))
    .map(({ executionId }) => executionId);
  return agreedStances(await readStances(em, ids));
}

function toQuestion(
  { id, hasStatement }: ContentFrameQuestion,
  answers: readonly GivenAnswer[],
  stances: ReadonlyMap<number, Stance>,
): ContentQuestionAnswers {
  return {
    questionId: id === '' ? null : id,
    hasStatement,
    answers: answers
      .filter(({ questionId }) => questionId === id)
      .map(({ executionId, region, repeat, text }) => ({
        region,
        repeat,
        text: finalAnswer(text).text.slice(0, CONTENT_CHARACTERS).toWellFormed(),
        stance: stances.get(executionId) ?? null,
      }))
      .filter(({ text }) => text.trim() !== ''),
  };
}
