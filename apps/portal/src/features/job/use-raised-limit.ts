import { useState } from 'react';
import { firstLimit, limitProblem, raiseOf, spendingWords } from './raised-limit.ts';
import type { CostedJob } from './raised-limit.ts';

/** The cost limit of a job, as a dialog may raise it. */
export interface RaisedLimit {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly hint: string;
  /** What is wrong with it as it stands. */
  readonly problem: string | undefined;
  /** What it adds to the change that is sent. */
  readonly raise: { readonly max_cost?: number };
}

/** Null for a job without a limit: it can be given none. */
export function useRaisedLimit(job: CostedJob): RaisedLimit | null {
  const [text, setText] = useState(firstLimit(job));
  if (job.cost.max_cost === null) return null;
  return {
    text,
    onChange: setText,
    hint: spendingWords(job),
    problem: limitProblem(job, text),
    raise: raiseOf(job, text),
  };
}
