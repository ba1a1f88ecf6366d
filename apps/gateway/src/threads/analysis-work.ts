import { compareAnswers, compareJobs, modelContent, verdict } from '@beacon/verdict';

/** Statistics that can take seconds for the largest jobs. */
export const ANALYSIS_WORK = { compareAnswers, compareJobs, modelContent, verdict };
