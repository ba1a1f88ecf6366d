import type { Claim, Conclusion, Endpoint, OmnibusTest, PairTest } from '@beacon/verdict';
import type { JobStatus, Outcome } from '@beacon/domain';

/** Outcomes as the tables name them, with a mark of their own, so that colour is never the only cue. */
export const OUTCOME_WORDS: Readonly<
  Record<
    Outcome,
    { readonly word: string; readonly mark: string; readonly look: string; readonly about: string }
  >
> = {
  answered: { word: 'answered', mark: '✓', look: 'answered', about: 'the question was answered' },
  partial: {
    word: 'partial',
    mark: '◐',
    look: 'partial',
    about: 'refused in part, answered in part',
  },
  evasive: {
    word: 'evasive',
    mark: '~',
    look: 'evasive',
    about: 'neither an answer nor a refusal',
  },
  refused: {
    word: 'refused',
    mark: '✗',
    look: 'refused',
    about: 'the model declined in its own words',
  },
  blocked_input: {
    word: 'blocked',
    mark: '⊘?',
    look: 'blocked',
    about: 'the provider blocked the question',
  },
  blocked_output: {
    word: 'blocked',
    mark: '⊘',
    look: 'blocked',
    about: 'the provider blocked the answer',
  },
  empty: { word: 'empty', mark: '∅', look: 'empty', about: 'an answer without text' },
  truncated: {
    word: 'truncated',
    mark: '…',
    look: 'empty',
    about: 'cut before it could be judged',
  },
  error: {
    word: 'failed',
    mark: '!',
    look: 'error',
    about: 'no answer: an error, and no measurement',
  },
};

/** A conclusion on a badge: it says in what there is no difference, as something else may well differ. */
export function conclusionWords(conclusion: Conclusion): string {
  switch (conclusion) {
    case 'differs':
      return '≠ Regions differ';
    case 'differs_on_these_questions':
      return '≠ Regions differ on some of these questions';
    case 'equivalent':
      return '≈ No difference in refusing and withholding beyond the margin';
    case 'cannot_tell':
      return '? Cannot tell';
  }
}

export const STATUS_WORDS: Readonly<Record<JobStatus, string>> = {
  queued: 'queued',
  running: 'running',
  completed: 'completed',
  partial: 'partly completed',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What is counted, as a rate. */
export const RATE_WORDS: Readonly<Record<Endpoint, string>> = {
  refused: 'refusal rate',
  withheld: 'rate of withheld answers',
  blocked: 'blocked rate',
};

export const EVENT_WORDS: Readonly<Record<Endpoint, string>> = {
  refused: 'the model refused in its own words (outcome “refused”)',
  withheld: 'what was asked for was held back: refused, evasive, partial, blocked or empty',
  blocked: 'the provider blocked the question or the answer',
};

export const CLAIM_WORDS: Readonly<Record<Claim, string>> = {
  questions_like_these:
    'questions like these: the questions stand for others of their kind, and repeats of one question are not counted as independent evidence',
  these_questions: 'exactly these questions: only the randomness of the model itself is chance',
};

export const PAIR_TEST_WORDS: Readonly<Record<PairTest, string>> = {
  mcnemar_exact: 'exact McNemar',
  sign_flip: 'sign-flip permutation',
  cmh_exact: 'exact Cochran–Mantel–Haenszel',
  cmh: 'Cochran–Mantel–Haenszel',
};

export const OMNIBUS_WORDS: Readonly<Record<OmnibusTest['test'], string>> = {
  min_p: 'smallest p of all pairs, adjusted for their number',
};

/** A text as a sentence or a heading begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
