import type { Findings } from '../finding.js';
import { AnswerCheck } from './answer-check.js';
import type { ApiDocument } from './document.js';
import { toWire } from './request.js';
import { exchange } from './wire.js';

const PATHS: readonly string[] = [
  '',
  '?include=all&exec_limit=200',
  '/executions/all?limit=500',
  '/matrix',
  '/verdict',
  '/content',
  '/audit',
  '/specification',
  '/report',
  '/export?format=csv',
  '/export?format=jsonl',
  '/export?format=parquet',
  '/export?format=html',
  '/export?format=evidence',
];

/** What is right, too: a log is sealed some seconds after its job. */
const NOT_SEALED = 409;

const LIMIT_MS = 30_000;

/** Reads a job in every way that the API has, and notes what is not as the document says: what a provider said is in there. */
export async function readBack(
  parts: {
    readonly document: ApiDocument;
    readonly findings: Findings;
    readonly port: () => number;
    readonly tell: (text: string) => void;
  },
  jobId: string,
): Promise<void> {
  const check = new AnswerCheck(parts.document);
  for (const path of PATHS) {
    const target = `/api/v1/jobs/${jobId}${path}`;
    const request = {
      method: 'GET',
      target,
      headers: [],
      body: null,
      framing: { kind: 'length' },
    } as const;
    const answer = await exchange(parts.port(), toWire(request), LIMIT_MS);
    const problems = check.problemsOf({ method: 'GET', target, mayGoUnanswered: false }, answer);
    const isRight = answer.status === 200 || isUnsealed(path, answer.status);
    for (const problem of isRight ? problems : [`${answer.status}`, ...problems]) {
      const finding = {
        part: 'provider',
        number: null,
        where: `GET /api/v1/jobs/{id}${path}`,
        problem,
        shown: target,
      } as const;
      if (parts.findings.add(finding))
        parts.tell(`FOUND: ${finding.where} of ${jobId}: ${problem}`);
    }
  }
}

function isUnsealed(path: string, status: number | null): boolean {
  return path.endsWith('=evidence') && status === NOT_SEALED;
}
