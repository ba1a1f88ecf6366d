import { z } from 'zod';
import { LABELS } from './label.js';

/** Where an answer stands towards the statement that its question carries. */
const JUDGE_STANCES = ['agree', 'disagree', 'neither'] as const;

const EVIDENCE_LIMIT = 200;
/** A shorter quotation occurs in any text. */
const SHORTEST_EVIDENCE = 4;

/** What providers say of themselves, and that there was no answer, is not for a judge to decide. */
const verdictSchema = z.strictObject({
  outcome: z.enum(LABELS),
  evidence: z.string().max(EVIDENCE_LIMIT),
  stance: z.enum(JUDGE_STANCES).nullish(),
});

/** A judge's verdict: an outcome, words of the answer that show it, and a stance where a statement was given. */
export interface JudgeVerdict {
  readonly outcome: (typeof LABELS)[number];
  readonly evidence: string;
  readonly stance: (typeof JUDGE_STANCES)[number] | null;
}

/** Why what a judge wrote is no verdict: it is none in form, or its evidence does not stand in the answer. */
const VERDICT_PROBLEMS = ['no_verdict', 'no_such_words'] as const;
type VerdictProblem = (typeof VERDICT_PROBLEMS)[number];

/** A verdict, or why what a judge wrote is none. */
type ReadVerdict =
  | { readonly kind: 'verdict'; readonly verdict: JudgeVerdict }
  | { readonly kind: 'problem'; readonly problem: VerdictProblem };

const FENCE = /^```(?:json)?\s*\n([^]*?)\n?```$/;

/**
 * Reads what a judge wrote: one JSON object, bare or in one code fence, with an outcome that it may give and words that stand
 * in the answer. A judge that talks, or was talked into something by the answer, has given no verdict. A stance counts only
 * where a statement was given.
 */
export function readVerdict(
  text: string,
  { answer, statement }: { readonly answer: string; readonly statement: string | null },
): ReadVerdict {
  const verdict = parse(text.trim());
  if (verdict === null) return { kind: 'problem', problem: 'no_verdict' };
  const evidence = oneLine(verdict.evidence);
  const words = oneLine(answer);
  const isQuoted =
    evidence.length >= Math.min(SHORTEST_EVIDENCE, words.length) && words.includes(evidence);
  if (!isQuoted) return { kind: 'problem', problem: 'no_such_words' };
  const stance = statement === null ? null : (verdict.stance ?? null);
  return { kind: 'verdict', verdict: { outcome: verdict.outcome, evidence, stance } };
}

function parse(text: string): z.output<typeof verdictSchema> | null {
  try {
    const result = verdictSchema.safeParse(JSON.parse(FENCE.exec(text)?.[1] ?? text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** Line ends and runs of spaces do not matter: whoever copies words seldom keeps them. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
