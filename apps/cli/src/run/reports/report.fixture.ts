import { concluded, counted, cell, gateInput, unit } from '../conditions/gate.fixture.js';
import { judge } from '../conditions/judge.js';
import { casesWithBaseline } from './cases.js';
import type { GateReport } from './gate-report.js';

/** What somebody may write who wants more than to be read: for terminals, XML, Markdown and GitHub. */
export const HOSTILE = [
  '</failure><script>alert(1)</script>]]>&bogus;\u0000\u001B[2J\uFFFE\uD800',
  '@everyone #1 owner/repo#2 ![x](https://evil.example/x.png) [y](javascript:z) <img src=x> www.evil.example',
  '``` | a | b | \\| `\n| --- |\n# heading\n::error::taken\n##[error]taken\u202E',
].join(' ');

/** A run of so many questions, every second of which is refused and was answered before; all texts are hostile. */
export function hostileReport(questions: number): GateReport {
  const ids = Array.from({ length: questions }, (_, index) => `q${index}`);
  const base = counted(ids.map((id) => cell(id, { answered: 1 })));
  const head = counted(
    ids.map((id, index) => cell(id, index % 2 ? { answered: 1 } : { refused: 1 })),
  );
  const found = { ...unit('differs', { difference: 0.5 }), sentence: `m from eu ${HOSTILE}` };
  const said = concluded([found], { warnings: [HOSTILE], sentence: HOSTILE });
  const job = {
    id: 'job-1',
    name: HOSTILE,
    status: 'completed',
    stoppedBy: null,
    expected: questions,
  };
  const input = gateInput('differs', { head, base, job, concluded: said });
  return {
    judgement: judge(input),
    sentence: HOSTILE,
    file: HOSTILE,
    job: {
      id: 'job-1',
      name: HOSTILE,
      status: 'completed',
      portal: null,
      startedAt: '2026-11-01T10:00:01.000Z',
      seconds: 1.5,
    },
    baseline: { jobId: 'job-0', file: HOSTILE },
    failOn: 'differs',
    concluded: said,
    lanes: [],
    cases: casesWithBaseline(base, head),
    texts: new Map(ids.map((id) => [id, HOSTILE])),
  };
}
