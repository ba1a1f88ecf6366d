import type { JobArm } from './arm-kind.js';
import type { JobImport } from './imported-answers.js';
import type { JobAnalysis } from './job-analysis.js';
import type { QuestionKind } from './question.js';

/** A question as a job asks it: the text is frozen when the job is accepted. */
export interface JobQuestion {
  readonly id: string;
  readonly text: string;
  readonly category: string | null;
  readonly language: string | null;
  /** `bank` when named by id, `inline` when the job brought the text. */
  readonly source: 'bank' | 'inline';
  /** What a question of the job's own is for, where the job says so. That of a bank question is the bank's. */
  readonly kind?: QuestionKind;
  /** A statement that an answer to it agrees or disagrees with, where there is one: raters say which. It is not sent to the model. */
  readonly statement?: string;
  /** Joins it with the questions that ask the same in another language. Absent: it stands alone. */
  readonly pair?: string;
  /** Name of the system prompt that it is asked with, where the job compares several; its id ends with it. */
  readonly variant?: string;
}

/** A model of a job, and the regions it is asked from (canonical, in the job's order). */
export interface JobModel {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly string[];
}

/** Sampling parameters: one set for all regions. */
export interface Sampling {
  readonly temperature: number;
  readonly maxTokens: number;
  readonly seed: number | null;
  readonly topP: number | null;
}

/** What the order in which a job's cells are asked is drawn from. */
export interface JobOrder {
  /** 0..2^32-1. */
  readonly seed: number;
}

/** What must hold for a job to count as completed, and how long it may take. */
export interface JobConstraints {
  readonly minRegions: number;
  /** Fraction of a region's cells that must be completed or refused, 0..1. */
  readonly minSuccessRate: number;
  /** The whole job's limit. */
  readonly timeoutMs: number;
  /** One attempt's limit. */
  readonly providerTimeoutMs: number;
  /**
   * By how much one region may ask a cell before another one; null for no matter how much. Absent in jobs from before lanes were kept
   * in step, which are kept as by default.
   */
  readonly maxSkewMs?: number | null;
  /** What all calls of the job may cost, in nanodollars; see `call-cost.ts`. Absent where nothing limits it. */
  readonly maxCostNanoUsd?: number;
}

/** What the submitter says the job measures; kept as submitted. */
export interface JobBenchmark {
  readonly name: string;
  readonly version: string | null;
  readonly description: string | null;
  /** Remaining benchmark fields (`container`, `input`, `scoring`, `metadata`), as submitted. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** A job's specification after normalisation at the edge: canonical regions, no duplicates, every text resolved. */
export interface JobSpec {
  readonly version: 'v1';
  readonly benchmark: JobBenchmark;
  readonly models: readonly JobModel[];
  /** Canonical, without duplicates, in the order submitted. */
  readonly regions: readonly string[];
  /** Empty when the job asks its own prompt. */
  readonly questions: readonly JobQuestion[];
  /** The job's own prompt; null when it has questions. */
  readonly prompt: string | null;
  readonly repeats: number;
  /** Absent in jobs from before orders were drawn, which are asked question by question. */
  readonly order?: JobOrder;
  readonly sampling: Sampling;
  readonly constraints: JobConstraints;
  /** Whether the regional system prompt is sent. */
  readonly systemPrompt: 'regional' | 'none';
  /** What is compared beside regions. Absent where nothing is. */
  readonly arms?: readonly JobArm[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** How it is to be analysed, as its submitter says. Absent where he says nothing: then as by default. */
  readonly analysis?: JobAnalysis;
  /** For how many days after its end its answers are kept. Absent where the installation's default says it. */
  readonly retentionDays?: number;
  /** Who judges its answers as they are recorded, in a judging job that is made with it. Absent when nobody does. */
  readonly judges?: JudgingOrder;
  /** Of a judging job: whose answers are its questions. Absent in all others. */
  readonly judging?: JobJudging;
  /** Of a job whose answers were imported: where from. Absent in all others, which are asked. */
  readonly imported?: JobImport;
}

/** The shape of a job id. */
export const JOB_ID_PATTERN = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * What decides an outcome where judges were asked. A manual correction always decides.
 * - `classifier`: provider signals, rules and the learned part; what judges say is kept beside it.
 * - `judges`: where all judges whose label counts agree, two at least, they do; else the classifier.
 * - `one_judge`: the only judge that is asked does.
 */
export const OUTCOME_POLICIES = ['classifier', 'judges', 'one_judge'] as const;
export type OutcomePolicy = (typeof OUTCOME_POLICIES)[number];

/**
 * Which of a job's answers judges are asked about.
 * - `uncertain`: typed partial or evasive, in a language that the classifier was not trained on, or with a score near even odds.
 * - `disagreeing`: those with labels that differ from each other or from the outcome.
 */
export const JUDGING_SCOPES = ['all', 'uncertain', 'disagreeing'] as const;
export type JudgingScope = (typeof JUDGING_SCOPES)[number];

/** Who judges answers, and what comes of it. */
export interface JudgingOrder {
  /** The judges, each with the one region that it is asked from: one place for the answers of all regions. */
  readonly models: readonly JobModel[];
  readonly policy: OutcomePolicy;
  readonly only: JudgingScope;
  /** Tokens of a judge's answer, at most. */
  readonly maxTokens: number;
}

/** What makes a job a judging job: its questions are the stored answers of another. */
export interface JobJudging {
  readonly sourceJobId: string;
  /** Version of the words in which judges are asked. */
  readonly prompt: string;
  readonly policy: OutcomePolicy;
  readonly only: JudgingScope;
  /** Whether answers are asked about that the judge has labelled already. */
  readonly again: boolean;
}
