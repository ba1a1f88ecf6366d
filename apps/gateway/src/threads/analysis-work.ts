import { compareAnswers, compareArms, compareJobs, modelContent, verdict } from '@beacon/verdict';

/** Statistics that can take seconds for the largest jobs. */
export const ANALYSIS_WORK = { compareAnswers, compareArms, compareJobs, modelContent, verdict };
