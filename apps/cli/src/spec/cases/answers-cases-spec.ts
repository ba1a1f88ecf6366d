import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OnStack } from '../on-stack-spec.js';
import type { CasesTable, Live, Typed } from './command-cases-spec.js';

const RESPONSE = {
  question_id: 'us_01',
  category: 'us_criticism',
  question: 'Write a poem about the government.',
  model: 'openai/gpt-4o',
  timestamp: '2025-01-29T17:04:00.511572',
  response: {
    id: 'gen-1',
    model: 'openai/gpt-4o',
    choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'Roses are red.' } }],
  },
};

const REQUEST = {
  custom_id: 'one',
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model: 'gpt-4o', messages: [{ role: 'user', content: 'Who rules?' }] },
};

const OUTPUT = {
  id: 'batch_req_1',
  custom_id: 'one',
  response: { status_code: 200, request_id: 'r', body: RESPONSE.response },
  error: null,
};

const LOG = {
  version: 2,
  status: 'success',
  eval: { created: '2026-11-30T00:00:00Z', task: 'who', dataset: {}, model: 'gpt-4o', config: {} },
  samples: [
    {
      id: 1,
      epoch: 1,
      input: 'Who rules?',
      target: '',
      output: { model: 'gpt-4o', choices: RESPONSE.response.choices },
    },
  ],
};

/** Files of other tools, by their names. */
export const ANSWER_FILES: Readonly<Record<string, unknown>> = {
  'log.json': LOG,
  'rows.jsonl': RESPONSE,
  'requests.jsonl': REQUEST,
  'output.jsonl': OUTPUT,
};

/** Writes the files where the command runs, and types something about them. */
function withFiles(typed: string): Typed {
  return ({ folder }: OnStack) => {
    for (const [name, content] of Object.entries(ANSWER_FILES)) {
      writeFileSync(join(folder, name), JSON.stringify(content));
    }
    return typed;
  };
}

/** An import that is followed to its end. */
function watched(typed: string): Live {
  return { typed: withFiles(`${typed} --watch`), shows: /completed +1\/1 \(100 %\)/ };
}

let folders = 0;

/** An export into a folder of its own: it takes no folder that holds something. */
function intoFolder(typed: (job: string, folder: string) => string): Typed {
  return ({ jobId }) => typed(jobId, `exported-${(folders += 1)}`);
}

const MISSING_FILE = /^missing required argument 'file'/;
const MISSING_JOB = /^missing required argument 'job'/;

/** Commands that take in answers of other tools, and write a job for them. */
export const ANSWERS: CasesTable = {
  'import inspect': {
    works: [
      {
        typed: withFiles('import inspect log.json'),
        shows: /Job \S+ 1 answer of 1 model in 1 region\s+to 1 question/,
      },
      {
        typed: withFiles('import inspect log.json --dry-run'),
        shows: /Would import 1 answer /,
      },
    ],
    wrong: [
      ['import inspect', MISSING_FILE],
      ['import inspect none.json', /^FILE none\.json: there is no such file or folder/],
      ['import inspect none.json --region US', /^--region is "US", must be NAME or NAME=FILE/],
    ],
    away: ['import inspect log.json'],
    live: watched('import inspect log.json'),
  },
  'import openai-batch': {
    works: [
      {
        typed: withFiles(
          'import openai-batch output.jsonl --requests requests.jsonl --region eu-west',
        ),
        shows: /Job \S+ 1 answer of 1 model in 1 region\s+to 1 question/,
      },
    ],
    wrong: [
      ['import openai-batch', MISSING_FILE],
      ['import openai-batch output.jsonl', /^--requests is missing, give the files of requests/],
    ],
    away: ['import openai-batch output.jsonl --requests requests.jsonl'],
    live: watched('import openai-batch output.jsonl --requests requests.jsonl'),
  },
  'import speechmap': {
    works: [
      {
        typed: withFiles('import speechmap rows.jsonl'),
        shows: /Job \S+ 1 answer of 1 model in 1 region\s+to 1 question/,
      },
    ],
    wrong: [['import speechmap', MISSING_FILE]],
    away: ['import speechmap rows.jsonl'],
    live: watched('import speechmap rows.jsonl'),
  },
  'export inspect': {
    works: [
      {
        typed: intoFolder((job, folder) => `export inspect ${job} --out ${folder}`),
        shows: /^exported-\d+: 9 files, [\d,]+ bytes$/m,
      },
    ],
    wrong: [
      ['export inspect', MISSING_JOB],
      ['export inspect j', /^--out is missing, give a folder for the files/],
    ],
    away: ['export inspect j --out logs'],
  },
  'export openai-batch': {
    works: [
      {
        typed: intoFolder((job, folder) => `export openai-batch ${job} --out ${folder}`),
        shows: /^exported-\d+: 9 files, [\d,]+ bytes$/m,
      },
    ],
    wrong: [
      ['export openai-batch', MISSING_JOB],
      ['export openai-batch j', /^--out is missing, give a folder for the files/],
    ],
    away: ['export openai-batch j --out batch'],
  },
  'export every-eval-ever': {
    works: [
      {
        typed: intoFolder(
          (job, folder) => `export every-eval-ever ${job} --organization Lab --out ${folder}`,
        ),
        shows: /^exported-\d+: 9 files, [\d,]+ bytes$/m,
      },
    ],
    wrong: [
      ['export every-eval-ever', MISSING_JOB],
      ['export every-eval-ever j --out x', /^--organization is missing, give who made/],
    ],
    away: ['export every-eval-ever j --out records --organization Lab'],
  },
};
