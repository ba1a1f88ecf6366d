/**
 * What a job may compare.
 * - `region`: the default, and the only one for which region evidence matters.
 * - `language`: questions that ask the same in several languages, joined by their `pair`.
 * - `route`, `served_model`: models of the job that are one model by several routes, or several versions of one model.
 * - `system_prompt`, `persona`: every question with each of several system prompts; one mechanism under two names.
 */
export const ARM_KINDS = [
  'region',
  'language',
  'route',
  'served_model',
  'system_prompt',
  'persona',
] as const;
export type ArmKind = (typeof ARM_KINDS)[number];

/** One side of an arm that a job names. */
export interface ArmLevel {
  /** {@link ARM_LEVEL_PATTERN}; unique in its arm. */
  readonly name: string;
  /** Of a route or served model: the model of the job that stands for it. */
  readonly model?: string;
  /** Of a system prompt or persona: what is sent; null for nothing. */
  readonly systemPrompt?: string | null;
}

/** What a job compares. */
export interface JobArm {
  readonly kind: ArmKind;
  /** Two at least; absent for region and language, whose levels the regions and questions tell. */
  readonly levels?: readonly ArmLevel[];
}

/** The shape of a level's name. It has no dot: names of levels become the ends of question ids. */
export const ARM_LEVEL_PATTERN = /^[A-Za-z0-9_-]{1,48}$/;
