import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JobFileError } from './job-file.error.js';
import type { JobFile } from './job-file.js';
import { readJobFile } from './read-job-file.js';
import type { VariableSources } from './variables.js';

const JOB = `benchmark: { name: capitals }
constraints: { regions: [US, EU] }
models: [llama3.2-1b]
questions: [math_basic]
`;

describe(readJobFile, () => {
  it('leaves what is signed as it is', () => {
    const text = `{"benchmark": {"name": "\${NAME}"}, "constraints": {"regions": ["US"]}, "models": ["llama3.2-1b"], "questions": ["math_basic"], "signature": "AAAA"}`;
    expect(read(text).body).toMatchObject({ benchmark: { name: '${NAME}' } });
  });

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-job-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const read = (text: string, sources: Partial<VariableSources> = {}, name = 'job.yaml'): JobFile =>
    readJobFile(write(name, text), { vars: {}, env: {}, ...sources });
  /** What is said of a file, without the folder's name. */
  const refusal = (text: string, sources: Partial<VariableSources> = {}): string[] => {
    try {
      read(text, sources);
    } catch (error) {
      if (!(error instanceof JobFileError)) throw error;
      return error.message.replaceAll(`${folder}/`, '').split('\n');
    }
    throw new Error('the file was taken, a refusal was expected');
  };

  describe('the fields of a job', () => {
    it('are those of the API, in YAML and in JSON, bare and wrapped', () => {
      const body = {
        benchmark: { name: 'capitals' },
        constraints: { regions: ['US', 'EU'] },
        models: ['llama3.2-1b'],
        questions: ['math_basic'],
      };

      expect(read(JOB).body).toEqual(body);
      expect(read(JSON.stringify(body, null, '\t'), {}, 'job.json').body).toEqual(body);
      const wrapped = { jobspec: body, target_regions: ['US', 'EU'] };
      expect(read(JSON.stringify(wrapped), {}, 'job.json').body).toEqual(wrapped);
    });

    it('may be anchored and named again', () => {
      const { body } = read(`${JOB}metadata: { a: &a [1, 2], b: *a }\n`);

      expect(body['metadata']).toEqual({ a: [1, 2], b: [1, 2] });
    });

    it.each([
      ['colour: 1', 'job.yaml:5:1: colour: there is no such field; allowed: vars, env, '],
      ['repeat: 2', 'job.yaml:5:1: repeat: there is no such field, is repeats meant?; allowed: '],
      ['repeats: many', 'job.yaml:5:1: repeats: must be a whole number, not "many"'],
      ['version: 1.0', 'job.yaml:5:1: version: must be a text, not 1: put it in quotes'],
      ['version: v2', 'job.yaml:5:1: version: "v2" is not accepted; allowed: v1, 1, 1.0'],
      ['temperature: 3', 'job.yaml:5:1: temperature: 3 is not accepted; allowed: 0..2'],
      ['id: a b', 'job.yaml:5:1: id: "a b" is not accepted; allowed: text of the form ^[A-Za-z0-9'],
      ['temperature: .inf', 'job.yaml:5:1: temperature: is no number that JSON has'],
    ])('are refused with their place: %s', (line, message) => {
      const [first = '', ...more] = refusal(`${JOB}${line}\n`);

      expect(first.startsWith(message)).toBe(true);
      expect(more).toEqual([]);
    });

    it('are refused where they stand in lists and in lines of their own', () => {
      const job = `benchmark: { name: x }
constraints:
  regions: US
models:
  - llama3.2-1b
  - 7
  - name: no id
  - id: x
    temperature: 1
questions: [math_basic]
`;

      expect(refusal(job)).toEqual([
        'job.yaml:3:3: constraints.regions: must be a list, not "US"',
        'job.yaml:7:5: models[2].id: is missing',
        expect.stringMatching(/^job.yaml:9:5: models\[3\].temperature: there is no such field/),
        'job.yaml:6:5: models[1]: must be a text or an object, not 7',
      ]);
    });

    it('are missed by their names', () => {
      expect(refusal('models: [a]\n')).toEqual([
        'job.yaml:1:1: benchmark: is missing',
        'job.yaml:1:1: constraints: is missing',
      ]);
    });

    it.each([
      ['nothing', '', 'job.yaml:1:1: must be the fields of a job'],
      ['a list', '- 1\n', 'job.yaml:1:1: must be the fields of a job'],
      ['broken YAML', 'a: [\n', 'job.yaml:2: is not valid YAML: Flow sequence'],
      ['a key twice', 'a: 1\na: 2\n', 'job.yaml:2: is not valid YAML: Map keys must be unique'],
      ['many aliases', `a: &a 1\nb: [${'*a, '.repeat(101)}]\n`, 'job.yaml: has more than 100 alia'],
      ['too much', `a: ${'x'.repeat(4_200_000)}`, 'job.yaml: is larger than 4194304 bytes'],
    ])('are not in %s', (_what, text, message) => {
      expect(refusal(text)[0]?.startsWith(message)).toBe(true);
    });

    it('cannot grow by aliases of aliases, nor reach into prototypes', () => {
      const names = [...'bcdefghi'];
      const grown = names.map((name, index) => {
        const of = index === 0 ? 'a' : (names[index - 1] ?? '');
        return `  ${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(', ')}]`;
      });
      const bomb = `${JOB}metadata:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n${grown.join('\n')}\n`;

      expect(refusal(bomb)[0]).toMatch(/alias/i);
      expect(refusal(`${JOB}__proto__: { repeats: 3 }\n`)[0]).toMatch(/__proto__|no such field/);
    });

    it('are not in a file that is not there', () => {
      expect(() => readJobFile(join(folder, 'none.yaml'), { vars: {}, env: {} })).toThrow(
        /none\.yaml: cannot be read: ENOENT/,
      );
    });
  });

  describe('variables', () => {
    const asking = (lines: string): string => `${JOB}${lines}\n`;

    it('come from --var, then from the environment for names that the file lists, then from defaults', () => {
      const job = asking(
        'vars: { A: a, B: b, C: c }\nenv: [B, C]\nmetadata: { all: "${A}${B}${C}" }',
      );
      const env = { A: 'not listed', B: 'env-b', C: 'env-c' };

      expect(read(job).body['metadata']).toEqual({ all: 'abc' });
      expect(read(job, { env, vars: { C: 'var-c' } }).body['metadata']).toEqual({
        all: 'aenv-bvar-c',
      });
    });

    it('leave nothing of their declaration in the job', () => {
      const { body } = read(asking('vars: { A: a }\nenv: [B]\nnot_secret: [C]\n$schema: x'));

      expect(Object.keys(body)).toEqual(['benchmark', 'constraints', 'models', 'questions']);
    });

    it('take the type of their field, whatever they came as', () => {
      const job = asking(
        'vars: { N: 3, T: 1.0, F: 0.5 }\nrepeats: ${N}\nversion: ${T}\ntemperature: ${F}\nmetadata: { n: "${N}" }',
      );
      const { body } = read(job, { vars: { N: '5', T: '1.0' } });

      expect(body).toMatchObject({ repeats: 5, version: '1.0', temperature: 0.5 });
      expect(read(job, { vars: { T: 'v1' } }).body).toMatchObject({ repeats: 3, version: 'v1' });
      expect(refusal(job, { vars: { N: 'many' } })[0]).toMatch(/repeats: must be a whole number/);
    });

    it('are put in within text as text, once: what they hold is not looked at again', () => {
      const job = asking('vars: { N: 3, M: "${N}" }\nmetadata: { a: "n=${N}, m=${M}" }');

      expect(read(job).body['metadata']).toEqual({ a: 'n=3, m=${N}' });
    });

    it('are escaped by a second dollar, and a dollar alone is one', () => {
      const job = asking("metadata: { a: '$${N} costs $5 or $N' }");

      expect(read(job).body['metadata']).toEqual({ a: '${N} costs $5 or $N' });
    });

    it('can bring no structure of YAML with them', () => {
      const { body } = read(asking('metadata: { a: "${X}" }\nvars: { X: "" }'), {
        vars: { X: '"}\nid: mine' },
      });

      expect(body).toMatchObject({ metadata: { a: '"}\nid: mine' } });
      expect(body).not.toHaveProperty('id');
    });

    it.each([
      ['id: ${A}', 'id: ${A} has no value: give --var A=…, a default under vars, or list it'],
      ['env: [A]\nid: ${A}', 'id: ${A} has no value: give --var A=…, a default under vars, or set'],
      ['metadata: { x: "${a b}" }', 'metadata.x: is no variable: a name has letters'],
      ['metadata: { x: "${A" }', 'metadata.x: is no variable: a name has letters'],
      ['vars: { A: [1] }', 'vars.A: must be a text, a number, true or false'],
      ['vars: [A]', 'vars: must be an object of names'],
      ['env: A', 'env: must be a list of names'],
      ['env: [a b]', 'env[0]: must be the name of a variable'],
    ])('are refused with line and field: %s', (lines, message) => {
      const [first = ''] = refusal(asking(lines));

      expect(first).toMatch(/^job\.yaml:[56]:\d+: /);
      expect(first.replace(/^job\.yaml:\d+:\d+: /, '').startsWith(message)).toBe(true);
    });

    it('that --var gives and the file does not name are a mistake', () => {
      expect(refusal(JOB, { vars: { MODLE: 'x' } })).toEqual([
        'job.yaml:1:1: there is no ${MODLE} in it: leave out --var MODLE, or correct its name',
      ]);
    });

    it('within braces that have no quotes are explained', () => {
      expect(refusal('models: [${A}]\n')[0]).toMatch(/within \[ \] and \{ \} a variable stands in/);
    });

    it('cannot make a small file a large job', () => {
      const lines = Array.from({ length: 1_000 }, (_, index) => `  k${index}: "\${A}"`).join('\n');

      expect(refusal(asking(`metadata:\n${lines}`), { vars: { A: 'x'.repeat(40_000) } })).toEqual([
        expect.stringContaining('comes to more than 33554432 characters'),
      ]);
    });
  });

  describe('names of keys', () => {
    it.each([
      ['metadata: { a: "${OPENAI_API_KEY}" }', { vars: { OPENAI_API_KEY: 'sk-1234' } }],
      ['env: [OPENAI_API_KEY]', { env: { OPENAI_API_KEY: 'sk-1234' } }],
      ['vars: { password: sk-1234 }', {}],
      ['env: [authToken]', {}],
    ])('are refused wherever they come from, and their values never shown: %s', (line, sources) => {
      const [first = ''] = refusal(`${JOB}${line}\n`, sources);

      expect(first).toMatch(/looks like the name of a key, and a job holds no secret/);
      expect(first).not.toContain('sk-1234');
    });

    it('are taken where the file lists them as none; MAX_TOKENS is none anyway', () => {
      const job = `${JOB}not_secret: [PARTITION_KEY]\nenv: [PARTITION_KEY]\nmetadata: { a: "\${PARTITION_KEY}" }\nvars: { MAX_TOKENS: 7 }\nmax_tokens: \${MAX_TOKENS}\n`;

      expect(read(job, { env: { PARTITION_KEY: 'p' } }).body).toMatchObject({
        metadata: { a: 'p' },
        max_tokens: 7,
      });
    });
  });

  describe('questions of another file', () => {
    const FROM = (name: string): string =>
      JOB.replace('questions: [math_basic]', `questions: [math_basic]\nquestions_file: ${name}`);
    const QUESTIONS = [
      { id: 'a', text: 'Who owns, then, the "Moon"?\nSay why.', kind: 'neutral', language: 'en' },
      { id: 'math_basic' },
    ];

    it.each([
      [
        'more.csv',
        '\uFEFFid,text,category,kind,language\r\na,"Who owns, then, the ""Moon""?\nSay why.",,neutral,en\r\nmath_basic,,,,\r\n',
      ],
      ['more.jsonl', `${QUESTIONS.map((one) => JSON.stringify(one)).join('\n')}\n\n`],
      ['sub/more.yaml', JSON.stringify(QUESTIONS)],
    ])('follow those of the job: %s', (name, text) => {
      write(name, text);

      expect(read(FROM(name)).body['questions']).toEqual(['math_basic', ...QUESTIONS]);
    });

    it('are refused with their own file and line', () => {
      write('more.csv', 'id,text,kind\na,"two\nlines",neutral\nb b,x,odd\n');

      expect(refusal(FROM('more.csv'))).toEqual([
        expect.stringMatching(/^more\.csv:4: questions\[2\]\.id: "b b" is not accepted/),
        expect.stringMatching(
          /^more\.csv:4: questions\[2\]\.kind: "odd" is not accepted; allowed: /,
        ),
      ]);
      write('more.jsonl', '{"id":"a"}\n{"id":\n');
      expect(refusal(FROM('more.jsonl'))[0]).toMatch(/^more\.jsonl:2: is no JSON/);
      write('more.yaml', 'questions: [a]\n');
      expect(refusal(FROM('more.yaml'))[0]).toMatch(/^more\.yaml:1: must be a list of questions/);
    });

    it('and what the gateway says of them has that place, too', () => {
      write('more.csv', 'id,text\na,x\nb,y\n');
      const job = read(FROM('more.csv'));
      const at = (field: string) => job.problem({ field, message: 'm' });

      expect(at('questions[2].text')).toMatchObject({ file: join(folder, 'more.csv'), line: 3 });
      expect(at('questions[0]')).toMatchObject({
        file: join(folder, 'job.yaml'),
        line: 4,
        column: 13,
      });
      expect(at('constraints["regions"][1]')).toMatchObject({ line: 2, column: 30 });
      expect(at('$')).toMatchObject({ line: 1, column: 1 });
    });

    it.each([
      ['none.csv', 'there is no file'],
      ['../more.csv', 'must be a file in the folder of the job file'],
      ['/etc/hosts.csv', 'there is no file'],
      ['link.csv', 'must be a file in the folder of the job file'],
      ['more.txt', 'must end in one of .csv'],
    ])('are not taken from %s', (name, message) => {
      const outside = mkdtempSync(join(tmpdir(), 'beacon-outside-'));
      writeFileSync(join(outside, 'more.csv'), 'id\na\n');
      writeFileSync(join(folder, '..', 'more.csv'), 'id\na\n');
      symlinkSync(join(outside, 'more.csv'), join(folder, 'link.csv'));

      expect(refusal(FROM(name))[0]).toMatch(
        new RegExp(`^job\\.yaml:5:1: questions_file: .*${message}`),
      );
      rmSync(outside, { recursive: true });
      rmSync(join(folder, '..', 'more.csv'));
    });

    it.each([
      ['id,txt\na,b\n', /^more\.csv:1: "txt" is no column, or stands twice; the first line names/],
      ['id,id\na,b\n', /^more\.csv:1: "id" is no column, or stands twice/],
      ['text\nb\n', /^more\.csv:1: the column id is missing/],
      ['id,text\na\n', /^more\.csv:2: is no CSV: Invalid Record Length/],
      ['id,text\n"a,b\n', /^more\.csv:\d+: is no CSV: Quote Not Closed/],
    ])('are no CSV of questions: %j', (text, message) => {
      write('more.csv', text);

      expect(refusal(FROM('more.csv'))[0]).toMatch(message);
    });
  });
});
