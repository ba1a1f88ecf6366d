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
};
