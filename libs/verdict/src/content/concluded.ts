import type { Claim } from '../shape/terms.js';
import { pValue } from '../shape/words.js';
import type { ContentFamily } from './content-family.js';
import { contentSentence } from './content-sentences.js';
import type { RawContent, RawTest } from './measured.js';
import type { ContentPair, ContentTestFigures, MeasuredContent } from '../shape/content-shape.js';

/** What is concluded of a model by one measure. */
export type ConcludedContent = MeasuredContent;

/** Draws a model's conclusion by one measure from its place in the family. */
export function concluded(
  raw: RawContent,
  modelId: string,
  family: ContentFamily,
): ConcludedContent {
  const ps = family.tested.get(raw) ?? [];
  const tests = raw.tests.map((test, index) => figuresOf(test, ps[index] ?? 1));
  const p = tests.length === 0 ? null : Math.min(...tests.map((test) => test.p_adjusted));
  const reason = reasonOf(raw, p, family);
  const differs = p !== null && p <= family.alpha;
  const result = {
    measure: raw.measure,
    conclusion: differs
      ? ('content_differs' as const)
      : reason === null
        ? ('not_found' as const)
        : ('not_tested' as const),
    scope: differs ? scopeOf(tests, family.alpha) : null,
    reason,
    p_adjusted: p,
    tests,
    pairs: pairsOf(raw, p, family),
    twins: raw.twins,
    questions: raw.questions,
    warnings: raw.warnings,
  };
  return { ...result, sentence: contentSentence(modelId, result, family.alpha) };
}

function figuresOf(
  { test, scope, questions, p, method, draws }: RawTest,
  adjusted: number,
): ContentTestFigures {
  return { test, scope, questions, p, p_adjusted: adjusted, method, draws };
}

/** Why nothing was tested, or no test could have shown anything; null where one could. */
function reasonOf(
  raw: RawContent,
  p: number | null,
  { alpha, tests }: ContentFamily,
): string | null {
  if (p === null) return raw.lacking;
  const smallest = Math.min(...raw.tests.map((test) => test.smallest));
  if (p <= alpha || smallest * tests <= alpha) return null;
  return `the smallest p that this design can give is ${pValue(smallest)}, at most ${pValue(alpha / tests)} needed after Holm over ${tests} tests`;
}

/** The wider claim goes first. */
function scopeOf(tests: readonly ContentTestFigures[], alpha: number): Claim {
  const claims = tests.filter((test) => test.p_adjusted <= alpha).map(({ scope }) => scope);
  return claims.includes('questions_like_these') ? 'questions_like_these' : 'these_questions';
}

function pairsOf(raw: RawContent, p: number | null, family: ContentFamily): readonly ContentPair[] {
  const ps = family.paired.get(raw) ?? [];
  return raw.pairs.map((pair, index) => {
    const own = ps[index] ?? null;
    // With two regions the pair's test is the model's.
    const adjusted =
      raw.pairs.length === 1 ? p : own === null || p === null ? null : Math.max(own, p);
    return { ...pair, p_adjusted: own === null ? null : adjusted };
  });
}
