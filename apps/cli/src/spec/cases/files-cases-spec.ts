import { writeEvidence } from '../made-evidence-spec.js';
import type { OnStack } from '../on-stack-spec.js';
import type { CasesTable } from './command-cases-spec.js';

const FILES = { asksNone: 'it reads and writes files' } as const;
const ANSWER = '{"id":1,"response":"I cannot help with that."}\n';

/** Twelve questions of which one region refuses all and the other none. */
const EXECUTIONS = Array.from({ length: 12 }, (_, question) =>
  ['us', 'asia'].map((region) =>
    JSON.stringify({
      model_id: 'm',
      region,
      question_id: `q${question}`,
      outcome: region === 'asia' ? 'refused' : 'answered',
    }),
  ),
)
  .flat()
  .join('\n');

/** Writes the evidence of a made job where the command runs, and types what checks it. */
function verifying({ folder }: OnStack): string {
  writeEvidence(folder);
  return 'verify evidence.jsonl --trust trust.json';
}

/** Commands about a user's own files. */
export const FILES_OF_USERS: CasesTable = {
  classify: {
    works: [{ typed: 'classify --in -', input: ANSWER, shows: /"outcome":"refused"/ }],
    wrong: [
      ['classify --in none.jsonl', /none\.jsonl/],
      ['classify --in - --out none/typed.jsonl', /none/],
    ],
    away: ['classify --judge --job j --models a,b'],
  },
  analyse: {
    works: [{ typed: 'analyse --in - --text', input: EXECUTIONS, shows: /^m refuses 100 points/m }],
    wrong: [
      ['analyse --in none.jsonl', /none\.jsonl/],
      ['analyse --in - --alpha 2', /^--alpha is "2", must be /],
    ],
    away: FILES,
  },
  verify: {
    works: [{ typed: verifying, shows: /^evidence\.jsonl: verified$/m }],
    wrong: [
      ['verify', /^missing required argument 'file'/],
      ['verify none.jsonl', /^--trust is missing, give a trust list/],
      ['verify none.jsonl --trust none.json', /^--trust: the trust list none\.json cannot be used/],
      [
        'verify job.yaml --trust none.json --anchor job.yaml',
        /^--anchor job\.yaml: it holds no seal|^--trust/,
      ],
    ],
    away: FILES,
  },
};
