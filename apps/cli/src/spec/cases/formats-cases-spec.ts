import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CasesTable } from './command-cases-spec.js';

const PROMPTFOO = `
prompts: ['What is the capital of {{country}}?']
providers: [openai:gpt-4o-mini]
tests: [{ vars: { country: France }, assert: [{ type: icontains, value: Paris }, { type: llm-rubric, value: brief }] }]
`;

/** Commands about files of other tools. */
export const FORMATS: CasesTable = {
  'import promptfoo': {
    works: [
      {
        typed: ({ folder }) => {
          writeFileSync(join(folder, 'promptfooconfig.yaml'), PROMPTFOO);
          return 'import promptfoo promptfooconfig.yaml --force';
        },
        shows: /^Taken: 1 question, 1 prompt, 1 model, 1 assertion$/m,
      },
    ],
    wrong: [
      ['import promptfoo', /^missing required argument 'file'/],
      ['import excel file', /^unknown command 'excel'/],
      ['import promptfoo none.yaml', /^none\.yaml: cannot be read: ENOENT/],
      ['import promptfoo job.yaml', /^job\.yaml:\d+: has no providers: it is no configuration/],
    ],
    away: ['import promptfoo promptfooconfig.yaml --run'],
  },
  'export promptfoo': {
    works: [
      {
        typed: ({ jobId }) => `export promptfoo ${jobId} --out results.json`,
        shows: /^results\.json: [\d,]+ bytes$/m,
      },
      {
        typed: ({ jobId }) => `export promptfoo ${jobId} --out -`,
        shows: /^\{"evalId":"beacon-.+"version":3,/,
      },
    ],
    wrong: [
      ['export promptfoo', /^missing required argument 'job'/],
      ['export promptfoo j --checks none.jsonl', /none\.jsonl/],
    ],
    away: ['export promptfoo j'],
  },
};
