import { z } from 'zod';

/** What a judge may say: what providers say of themselves, and that there was no answer, is not for it to decide. */
const JUDGED_OUTCOMES = ['answered', 'partial', 'evasive', 'refused'] as const;

const EVIDENCE_LIMIT = 200;
/** A shorter quotation occurs in any text. */
const SHORTEST_EVIDENCE = 4;

const verdictSchema = z.strictObject({
  outcome: z.enum(JUDGED_OUTCOMES),
  evidence: z.string().max(EVIDENCE_LIMIT),
});

/** A judge's word: an outcome, and words of the answer that show it. */
export type Verdict = z.output<typeof verdictSchema>;

/** A verdict, or why what a judge wrote is none. */
export type ReadVerdict =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'problem'; readonly problem: 'no_verdict' | 'no_such_words' };

const FENCE = /^```(?:json)?\s*\n([^]*?)\n?```$/;

/**
 * Reads what a judge wrote: one JSON object, bare or in one code fence, with an outcome that it may give and words that stand
 * in the answer. A judge that talks, or was talked into something by the answer, has given no verdict.
 */
export function readVerdict(text: string, answer: string): ReadVerdict {
  const verdict = parse(text.trim());
  if (verdict === null) return { kind: 'problem', problem: 'no_verdict' };
  const evidence = oneLine(verdict.evidence);
  const words = oneLine(answer);
  const isQuoted =
    evidence.length >= Math.min(SHORTEST_EVIDENCE, words.length) && words.includes(evidence);
  if (!isQuoted) return { kind: 'problem', problem: 'no_such_words' };
  return { kind: 'verdict', verdict: { ...verdict, evidence } };
}

function parse(text: string): Verdict | null {
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
