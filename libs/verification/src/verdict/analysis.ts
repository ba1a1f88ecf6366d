import { CLAIMS, ENDPOINTS, VERDICT_VERSION } from '@beacon/verdict';
import { z } from 'zod';
import type { KnownRegistration } from '../checks/registrations.js';
import type { Faults } from '../faults.js';
import type { FooterLine } from '../file/lines.js';
import { verdictDifferences } from './differences.js';
import { recountedVerdict } from './recount.js';
import type { Analysis, Recount } from './recount.js';

const analysis = z.object({
  endpoint: z.enum(ENDPOINTS),
  claim: z.enum(CLAIMS),
  alpha: z.number().gt(0).lt(0.5),
  margin: z.number().gt(0).lt(1),
});

/** What was found of a file's verdict. */
export interface VerdictCheck {
  /** Whether the rows come to it; null where this build has other rules. */
  readonly recomputed: boolean | null;
  /** Version of the rules by which the file's verdict was reached. */
  readonly version: string | null;
  readonly conclusion: string | null;
  readonly sentence: string | null;
  /** `registered`, `partly`, `exploratory` or `not_registered`; null where the verdict does not say. */
  readonly claims: string | null;
}

interface Into {
  readonly faults: Faults;
  /** Of the footer. */
  readonly line: number;
}

/** A file's verdict, and what it is held against. */
export interface VerdictQuestion extends Into {
  readonly footer: FooterLine;
  readonly recount: Recount;
  readonly registered: KnownRegistration | undefined;
}

/** Reaches the verdict again, and says where the file's is another one, or was reached otherwise than registered. */
export function checkVerdict({ footer, ...rest }: VerdictQuestion): VerdictCheck {
  const { verdict } = footer;
  const { registered, recount, ...into } = rest;
  const version = verdict.versions['verdict'] ?? null;
  const said = saidIn(verdict, version);
  const asked = analysis.safeParse(verdict);
  if (!asked.success) {
    into.faults.add('verdict_differs', 'it does not say how it was reached', { line: into.line });
    return { ...said, recomputed: false };
  }
  compareWithPlan(asked.data, registered, into);
  if (version !== VERDICT_VERSION) return { ...said, recomputed: null };
  return { ...said, recomputed: isRecounted(verdict, recount, asked.data, into) };
}

function compareWithPlan(
  asked: Analysis,
  registered: KnownRegistration | undefined,
  { faults, line }: Into,
): void {
  const plan = registered?.registration.analysis;
  if (plan === undefined) return;
  for (const name of ['endpoint', 'claim', 'alpha', 'margin'] as const) {
    if (asked[name] === plan[name]) continue;
    const message = `${name} is ${asked[name]}, and ${plan[name]} was registered`;
    faults.add('analysis_otherwise', message, { line });
  }
}

function isRecounted(
  said: unknown,
  recount: Recount,
  asked: Analysis,
  { faults, line }: Into,
): boolean {
  try {
    const differences = verdictDifferences(said, recountedVerdict(recount, asked));
    for (const { path, said: one, found } of differences) {
      const message = `${path} is ${JSON.stringify(one)}, the rows come to ${JSON.stringify(found)}`;
      faults.add('verdict_differs', message, { line });
    }
    return differences.length === 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    faults.add('verdict_differs', `the rows come to no verdict: ${error.message}`, { line });
    return false;
  }
}

function saidIn(verdict: FooterLine['verdict'], version: string | null) {
  const { conclusion, sentence, registration } = verdict;
  const status: unknown =
    typeof registration === 'object' && registration !== null
      ? Object.getOwnPropertyDescriptor(registration, 'status')?.value
      : null;
  return {
    version,
    conclusion: textOf(conclusion),
    sentence: textOf(sentence),
    claims: textOf(status),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
