import type { Catalogue } from '../catalogue.js';
import type { QuestionBank } from '../question.js';
import type { JobLimits } from './limits.js';
import type { Problems } from './problems.js';

/** What a job is read against, and where its problems are collected. */
export interface JobContext {
  readonly catalogue: Catalogue;
  readonly bank: QuestionBank;
  readonly limits: JobLimits;
  readonly problems: Problems;
}
