import type { ArmKind, JobArm } from './arm-kind.js';
import type { JobQuestion, JobSpec } from './job-specification.js';
import type { QuestionBank } from './question.js';

/** Whether an arm asks every question with several system prompts. */
export function isPromptArm({ kind }: Pick<JobArm, 'kind'>): boolean {
  return kind === 'system_prompt' || kind === 'persona';
}

/** Whether the levels of an arm are models of the job. */
export function isModelArm({ kind }: Pick<JobArm, 'kind'>): boolean {
  return kind === 'route' || kind === 'served_model';
}

/** The arm of a job that asks every question with several system prompts, if it has one. */
export function promptArmOf({ arms = [] }: Pick<JobSpec, 'arms'>): JobArm | undefined {
  return arms.find(isPromptArm);
}

/** The arm of a kind that a job compares; region is one of every job. Undefined where it does not name it. */
export function armOf({ arms = [] }: Pick<JobSpec, 'arms'>, kind: ArmKind): JobArm | undefined {
  return arms.find((arm) => arm.kind === kind) ?? (kind === 'region' ? { kind } : undefined);
}

/** The kinds of arms that a job compares, region first. */
export function armKindsOf({ arms = [] }: Pick<JobSpec, 'arms'>): ArmKind[] {
  return [...new Set<ArmKind>(['region', ...arms.map(({ kind }) => kind)])];
}

/**
 * Each question once with each system prompt of the job's arm, under an id of its own; the questions as they are without one. The bank does not know them by
 * that id, so that they hold their kind themselves.
 */
export function withVariants(
  questions: readonly JobQuestion[],
  spec: Pick<JobSpec, 'arms'>,
  bank: Pick<QuestionBank, 'find'>,
): readonly JobQuestion[] {
  const levels = promptArmOf(spec)?.levels ?? [];
  if (levels.length === 0) return questions;
  return questions.flatMap((question) => {
    const kind = question.source === 'bank' ? bank.find(question.id)?.kind : question.kind;
    return levels.map(({ name }) => ({
      ...question,
      ...(kind === undefined ? {} : { kind }),
      id: variantId(question.id, name),
      variant: name,
    }));
  });
}

/** The id of a question with one of the job's system prompts. */
export function variantId(id: string, level: string): string {
  return `${id}.${level}`;
}

/** The id of a question without the name of its system prompt. */
export function baseIdOf({ id, variant }: Pick<JobQuestion, 'id' | 'variant'>): string {
  return variant === undefined ? id : id.slice(0, -variant.length - 1);
}

/** What joins a question with the others that ask the same in another language, or with another system prompt. */
export function pairOf(question: Pick<JobQuestion, 'id' | 'variant' | 'pair'>): string {
  return question.pair ?? baseIdOf(question);
}

/** Questions as they were submitted: each once, whatever system prompts it is asked with. */
export function baseQuestionsOf({ questions }: Pick<JobSpec, 'questions'>): JobQuestion[] {
  const bases = new Map<string, JobQuestion>();
  for (const question of questions) {
    const id = baseIdOf(question);
    if (!bases.has(id)) bases.set(id, baseOf(question, id));
  }
  return [...bases.values()];
}

function baseOf({ variant, kind, ...question }: JobQuestion, id: string): JobQuestion {
  // The kind of a bank question is the bank's, but for one that was given a system prompt.
  const isBanks = variant !== undefined && question.source === 'bank';
  return { ...question, id, ...(kind === undefined || isBanks ? {} : { kind }) };
}

/** A job's system prompts: by region, and those of its questions where the job compares several. */
export interface SentSystemPrompts {
  readonly spec: Pick<JobSpec, 'arms'>;
  readonly systemPrompts: Readonly<Record<string, string | null>>;
}

/** The system prompt that a question is sent with from a region; null for none. */
export function sentSystemPrompt(
  { spec, systemPrompts }: SentSystemPrompts,
  region: string,
  variant: string | undefined,
): string | null {
  if (variant === undefined) return systemPrompts[region] ?? null;
  const level = promptArmOf(spec)?.levels?.find(({ name }) => name === variant);
  return level?.systemPrompt ?? null;
}
