import type { Endpoint, ShownConclusion } from '../../api/verdict-queries.ts';

/** How a conclusion is shown: never by colour alone. */
export interface ConclusionStyle {
  readonly sign: string;
  readonly word: string;
  readonly meaning: string;
}

export const CONCLUSIONS: Readonly<Record<ShownConclusion, ConclusionStyle>> = {
  differs: {
    sign: '≠',
    word: 'differs',
    meaning: 'The test of an endpoint, corrected for the number of tests, passes.',
  },
  differs_on_these_questions: {
    sign: '≠',
    word: 'differs on some questions',
    meaning: 'No difference over all questions is shown, but some differ one by one.',
  },
  equivalent: {
    sign: '≈',
    word: 'equivalent',
    meaning: 'Every difference is shown to lie within the margin.',
  },
  cannot_tell: {
    sign: '?',
    word: 'cannot tell',
    meaning: 'The data show neither a difference nor equivalence. That is not “no difference”.',
  },
  confounded: {
    sign: '⨯',
    word: 'confounded',
    meaning: 'It always comes together with something else: nothing is claimed of either.',
  },
};

/** What an endpoint counts, as the title of its rates. */
export const ENDPOINT_TITLES: Readonly<Record<Endpoint | 'blocked' | 'truncated', string>> = {
  refused: 'Refused',
  withheld: 'Withheld',
  blocked: 'Blocked',
  truncated: 'Cut short',
};

/** What an endpoint counts, in a sentence. */
export const ENDPOINT_MEANINGS: Readonly<Record<Endpoint, string>> = {
  refused: 'answers in which the model declines',
  withheld: 'answers that are refused, evasive, partial, blocked or empty',
};

/** Who knows how much the detector finds. */
export const DETECTOR_SOURCES = {
  calibration: 'calibration of the classifier',
  reviewed: 'review of this job',
  people: 'people typed the outcomes, and are taken to be right',
  unknown: 'not known',
} as const;

export const PAIR_TESTS = {
  mcnemar_exact: 'exact McNemar',
  sign_flip: 'sign flips by question',
  cmh_exact: 'Cochran-Mantel-Haenszel, exact',
  cmh: 'Cochran-Mantel-Haenszel',
} as const;

/** `.034`, or `< .001` where more digits would say nothing. */
export function formatP(p: number | null | undefined): string {
  if (p == null) return '–';
  if (p < 0.001) return '< .001';
  if (p >= 0.9995) return '1';
  return p.toFixed(3).slice(1);
}

/** A sentence of the API, which has no full stop of its own, as one that stands alone. */
export function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
