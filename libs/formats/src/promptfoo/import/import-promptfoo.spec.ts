import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FormatError } from '../../format.error.js';
import { importPromptfoo, type ImportedConfig } from './import-promptfoo.js';

describe(importPromptfoo, () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-promptfoo-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  const sut = (text: string, name = 'promptfooconfig.yaml'): ImportedConfig =>
    importPromptfoo(write(name, text), { language: 'en' });

  const withTests = (tests: string): ImportedConfig =>
    sut(`prompts: ['About {{topic}}.']\nproviders: [openai:gpt-4o]\n${tests}`);

  const textsOf = ({ questions }: ImportedConfig): string[] => questions.map(({ text }) => text);

  const said = (notes: ImportedConfig['leftOut']): string[] =>
    notes.map(
      ({ file, line, field, message }) =>
        `${file.replace(`${folder}/`, '')}:${line}: ${field}: ${message}`,
    );

  function refusal(text: string): string {
    try {
      sut(text);
    } catch (error) {
      if (error instanceof FormatError) return error.message.replaceAll(`${folder}/`, '');
      throw error;
    }
    throw new Error('it was taken, a refusal was expected');
  }

  it('asks every prompt with every test, as promptfoo does', () => {
    const config = sut(`
description: Capitals
prompts:
  - What is the capital of {{country}}?
  - { label: short, raw: 'Capital of {{country}}? One word.' }
providers: [openai:gpt-4o-mini, { id: 'anthropic:messages:claude-3-5-haiku-latest', label: haiku }]
defaultTest:
  vars: { country: France }
  assert: [{ type: not-icontains, value: sorry }]
tests:
  - vars: { country: Peru }
    assert: [{ type: icontains, value: '{{ answer }}' , metric: right }]
    description: The capital of Peru
  - {}
`);
    expect(config.description).toBe('Capitals');
    expect(config.models.map(({ id, route }) => [id, route.provider, route.model])).toEqual([
      ['gpt-4o-mini', 'openai', 'gpt-4o-mini'],
      ['haiku', 'anthropic', 'claude-3-5-haiku-latest'],
    ]);
    expect(config.questions).toEqual([
      { id: 'the-capital-of-peru', text: 'What is the capital of Peru?', language: 'en' },
      { id: 'the-capital-of-peru.2', text: 'Capital of Peru? One word.', language: 'en' },
      { id: 'test-2', text: 'What is the capital of France?', language: 'en' },
      { id: 'test-2.2', text: 'Capital of France? One word.', language: 'en' },
    ]);
    expect(config.checks[1]).toMatchObject({
      id: 'the-capital-of-peru.2',
      prompt: 'short',
      vars: { country: 'Peru' },
      assert: [
        { type: 'icontains', not: true, values: ['sorry'], metric: null },
        { type: 'icontains', not: false, values: [''], metric: 'right' },
      ],
    });
    expect(config.leftOut).toEqual([]);
  });

  it('reads JSON as it reads YAML', () => {
    const config = { prompts: ['Hello'], providers: 'openai:gpt-4o' };
    expect(textsOf(sut(JSON.stringify(config), 'config.json'))).toEqual(['Hello']);
  });

  describe('prompts', () => {
    it('come from files, several from one file, and from names with *', () => {
      write('two.txt', 'One {{topic}}\n---\nTwo {{topic}}\n');
      write('more/a.md', 'Three');
      write('more/b.md', 'Four');
      const config = sut(
        'prompts: [file://two.txt, more/*.md]\nproviders: [openai:gpt-4o]\ntests: [{ vars: { topic: x } }]',
      );
      expect(textsOf(config)).toEqual(['One x', 'Two x', 'Three', 'Four']);
    });

    it('are taken out of a conversation with one question, and its system prompt is that of the job', () => {
      write(
        'chat.json',
        '[{"role":"system","content":"Be brief."},{"role":"user","content":"About {{topic}}"}]',
      );
      write(
        'chat.yaml',
        '- { role: system, content: Be brief. }\n- { role: user, content: [{ type: text, text: Hi }] }\n',
      );
      const config = sut(
        'prompts: [file://chat.json, file://chat.yaml]\nproviders: [openai:gpt-4o]\ntests: [{ vars: { topic: x } }]',
      );
      expect(config.systemPrompt).toBe('Be brief.');
      expect(textsOf(config)).toEqual(['About x', 'Hi']);
    });

    it('are left out by name where a question cannot ask them', () => {
      write('turns.json', '[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]');
      write('loop.json', '[{% for a in b %}{"role":"user","content":"{{a}}"}{% endfor %}]');
      const config = sut(`
providers: [openai:gpt-4o]
prompts:
  - Plain
  - file://turns.json
  - file://prompt.py:make
  - '{% if a %}x{% endif %}'
  - '[{"role":"system","content":"Other"},{"role":"user","content":"Hi"}]'
  - '[{"role":"system","content":"{{who}}"},{"role":"user","content":"Hi"}]'
  - '[{"role":"user","content":[{"type":"image_url","image_url":"x"}]}]'
  - file://loop.json
`);
      expect(textsOf(config)).toEqual(['Plain']);
      expect(said(config.leftOut)).toEqual([
        'promptfooconfig.yaml:5: prompts[1]: the prompt is not asked: a conversation of 2 turns; a question is one text',
        'promptfooconfig.yaml:6: prompts[2]: prompt.py:make is a program, and programs are not run',
        'promptfooconfig.yaml:10: prompts[6]: the prompt is not asked: it has parts that are no text',
        expect.stringMatching(
          /^promptfooconfig\.yaml:11: prompts\[7\]: .*loop\.json: its template is a program/,
        ),
        'promptfooconfig.yaml:9: prompts[5]: its system prompt has variables: it would not be the same for every question',
        'promptfooconfig.yaml:8: prompts[4]: has another system prompt than the first prompt: import it as a job of its own',
        'promptfooconfig.yaml:7: prompts[3]: the prompt is not asked: {% if a %}x{% endif %} is a program',
      ]);
    });
  });

  describe('providers', () => {
    const models = (providers: string): ImportedConfig =>
      sut(`prompts: [Hello]\nproviders:\n${providers}`);

    it.each([
      ['openai:chat:gpt-4o', 'openai', 'gpt-4o'],
      ['azure:chat:my-deployment', 'azure-openai', 'my-deployment'],
      ['bedrock:us.anthropic.claude-sonnet-4-v1:0', 'bedrock', 'us.anthropic.claude-sonnet-4-v1:0'],
      ['bedrock:converse:amazon.nova-lite-v1:0', 'bedrock', 'amazon.nova-lite-v1:0'],
      ['google:gemini-2.5-flash', 'gemini', 'gemini-2.5-flash'],
      ['vertex:gemini-2.5-pro', 'vertex', 'gemini-2.5-pro'],
      ['mistral:mistral-small-latest', 'mistral', 'mistral-small-latest'],
      [
        'openrouter:meta-llama/llama-3.3-70b-instruct',
        'openrouter',
        'meta-llama/llama-3.3-70b-instruct',
      ],
      ['ollama:chat:llama3.2:1b', 'ollama', 'llama3.2:1b'],
      ['deepseek:deepseek-chat', 'openai-compatible', 'deepseek-chat'],
    ])('%s is a model of %s', (id, provider, model) => {
      expect(models(`  - ${id}`).models[0]?.route).toMatchObject({ provider, model });
    });

    it('say how they are asked, and what of it no lane can say is left out', () => {
      const {
        models: found,
        sampling,
        leftOut,
        changed,
      } = models(`
  - id: openai:chat:llama3.2-1b
    label: local
    config:
      apiBaseUrl: '{{env.MODELS_URL}}/v1/'
      apiKey: sk-123
      apiKeyEnvar: MODELS_KEY
      temperature: 0.5
      max_completion_tokens: 200
      reasoning_effort: low
      passthrough: { top_k: 3 }
      headers: { X-Team: red }
      tools: [{}]
    prompts: [a]
  - openai:responses:gpt-5
`);
      expect(found[0]).toMatchObject({
        id: 'local',
        route: { provider: 'openai-compatible', model: 'llama3.2-1b' },
        lane: {
          base_url: '${MODELS_URL}/v1',
          api_key_env: 'MODELS_KEY',
          headers: { 'X-Team': 'red' },
          extra_body: { reasoning_effort: 'low', top_k: 3 },
        },
      });
      expect(sampling).toEqual({ temperature: 0.5, max_tokens: 200 });
      expect(said(leftOut)).toEqual([
        'promptfooconfig.yaml:8: providers[0].config.apiKey: a key stands in no file: the catalogue names the variable of the environment that holds it',
        'promptfooconfig.yaml:15: providers[0].config.tools: answers are texts: a model is offered no tools',
      ]);
      expect(said(changed)).toEqual([
        'promptfooconfig.yaml:16: providers[0].prompts: every model is asked every prompt',
        'promptfooconfig.yaml:17: providers[1]: openai:responses:gpt-5 is asked by chat completions, not by the Responses API',
        'promptfooconfig.yaml:17: providers[1]: gpt-5 is sampled as local is: a job asks all of its models with the same parameters',
      ]);
    });

    it('are left out by name where the catalogue cannot ask them', () => {
      const { models: found, leftOut } = models(`
  - file://provider.js
  - replicate:meta/llama
  - openai:embedding:text-embedding-3-small
  - vertex:claude-3-5-sonnet
  - https://example.com/ask
  - id: https://example.com/v1/chat/completions
    config: { body: { model: m, messages: [{ role: user, content: '{{prompt}}' }] }, headers: { a: b } }
  - openai:gpt-4o: { config: { temperature: 1 } }
  - openai:gpt-4o
`);
      expect(found.map(({ id, route }) => [id, route.baseUrl])).toEqual([
        ['m', 'https://example.com/v1'],
        ['gpt-4o', undefined],
      ]);
      expect(leftOut.map(({ field, message }) => `${field}: ${message}`)).toEqual([
        'providers[0]: file://provider.js: programs and files are not run in its place',
        'providers[1]: replicate:meta/llama: replicate is no provider of the catalogue',
        'providers[2]: openai:embedding:text-embedding-3-small: embedding is not asked for answers to a text',
        'providers[3]: vertex:claude-3-5-sonnet: of Vertex AI the catalogue asks Gemini models only',
        expect.stringMatching(
          /^providers\[4\]: https:\/\/example\.com\/ask: its request is not one of OpenAI/,
        ),
        'providers[5].config.headers: of a request, address, model and prompt are taken',
        'providers[7]: openai:gpt-4o is there already; it would differ in its sampling only',
      ]);
    });

    it('may put no key into an address', () => {
      const text = `prompts: [a]\nproviders:\n  - { id: 'openai:x', config: { apiBaseUrl: 'https://evil.example/{{env.OPENAI_API_KEY}}' } }`;
      expect(refusal(text)).toBe(
        'promptfooconfig.yaml:3: providers[0].config.apiBaseUrl: puts OPENAI_API_KEY into an address; allowed: variables that hold no key',
      );
    });
  });

  describe('tests', () => {
    it('come from CSV, with its own columns', () => {
      write(
        'tests.csv',
        'topic,__expected,__expected2,__metadata:language,__metric,__prefix\n' +
          '"the\nMoon","icontains-any: moon, luna",is-refusal,fr,known,Tell me. \n' +
          'Mars,red planet,,,,\n' +
          'Io,fn: true,,,,\n',
      );
      const config = withTests('tests: file://tests.csv');
      expect(config.questions).toEqual([
        { id: 'test-1', text: 'Tell me. About the\nMoon.', language: 'fr' },
        { id: 'test-2', text: 'About Mars.', language: 'en' },
        { id: 'test-3', text: 'About Io.', language: 'en' },
      ]);
      expect(
        config.checks.map(({ assert }) =>
          assert.map(({ type, values, metric }) => [type, values, metric]),
        ),
      ).toEqual([
        [
          ['icontains-any', ['moon', 'luna'], 'known'],
          ['is-refusal', [], 'known'],
        ],
        [['equals', ['red planet'], null]],
        [],
      ]);
      expect(said(config.leftOut)).toEqual([
        'tests.csv:5: assert[0].type: javascript is a program, and none is run',
      ]);
    });

    it('come from YAML, JSON and JSON Lines, also by names with * in a list', () => {
      write('t/a.yaml', '- vars: { topic: a }\n');
      write('t/b.json', '[{"vars":{"topic":"b"}}]');
      write('t/c.jsonl', '{"vars":{"topic":"c"}}\n\n{"vars":{"topic":"d"}}\n');
      const config = withTests('tests: [file://t/*, { vars: { topic: e } }]');
      expect(textsOf(config)).toEqual(['About a.', 'About b.', 'About c.', 'About d.', 'About e.']);
    });

    it('stand for a question with each value of a list, and each set of a scenario', () => {
      const config = withTests(`
tests: [{ vars: { topic: [a, b], other: [1, 2] } }]
scenarios:
  - config: [{ vars: { topic: c } }, { vars: { topic: d } }]
    tests: [{ description: both }]
`);
      expect(textsOf(config)).toEqual(
        ['a', 'a', 'b', 'b', 'c', 'd'].map((topic) => `About ${topic}.`),
      );
      expect(config.checks[3]?.vars).toEqual({ topic: 'b', other: 2 });
      expect(config.questions.at(-1)?.id).toBe('both.2');
    });

    it('say with their metadata what a question is, and take variables from files and anchors', () => {
      write('topic.txt', 'a long topic\n');
      const config = withTests(`
tests:
  - vars: &shared { topic: file://topic.txt }
    metadata: { id: q1, category: space, language: de, kind: sensitive, note: kept }
  - vars: { <<: *shared, other: 1 }
`);
      expect(config.questions[0]).toEqual({
        id: 'q1',
        text: 'About a long topic.',
        category: 'space',
        language: 'de',
        kind: 'sensitive',
      });
      expect(config.questions[1]?.text).toBe('About a long topic.');
      expect(config.checks[0]?.metadata).toMatchObject({ note: 'kept' });
    });

    it('say what of them is not taken, each once', () => {
      const config = withTests(`
defaultTest: { options: { transform: output.trim() }, assert: [{ type: llm-rubric, value: good }] }
tests:
  - { vars: { topic: a }, providers: [x], assert: [{ type: similar, value: b, threshold: 0.8 }] }
  - { vars: {}, assert: [{ type: regex, value: '(' }, { type: is-refusal }] }
evaluateOptions: { repeat: 3, maxConcurrency: 2, timeoutMs: 30000, delay: 5 }
outputPath: out.json
`);
      expect(config).toMatchObject({ repeats: 3, concurrency: 2, timeoutMs: 30_000 });
      expect(said(config.leftOut)).toEqual([
        'promptfooconfig.yaml:9: outputPath: results are written by beacon export',
        'promptfooconfig.yaml:4: defaultTest.options.transform: an answer is kept and checked as it came',
        'promptfooconfig.yaml:4: defaultTest.assert[0].type: llm-rubric is graded by a model: ask judges by beacon judge',
        'promptfooconfig.yaml:6: tests[0].assert[0].type: similar is a score that Beacon does not compute',
        expect.stringMatching(
          /^promptfooconfig\.yaml:7: tests\[1\]\.assert\[0\]: is no regular expression of JavaScript: /,
        ),
        'promptfooconfig.yaml:8: evaluateOptions.delay: is not said of a job',
      ]);
      expect(said(config.changed)).toEqual([
        'promptfooconfig.yaml:6: tests[0].providers: every question is asked of every model',
        'promptfooconfig.yaml:7: tests[1]: has no value for topic: it is empty in what is asked, as in promptfoo',
        "promptfooconfig.yaml:7: tests[1].assert[1]: is graded by Beacon's own outcome of the answer",
      ]);
    });
  });

  it.each([
    ['no mapping', '- 1', 'promptfooconfig.yaml:1: is a list; allowed: an object'],
    [
      'another file',
      'a: 1',
      'promptfooconfig.yaml:1: has no providers: it is no configuration of promptfoo',
    ],
    [
      'no prompts',
      'providers: [openai:gpt-4o]',
      'promptfooconfig.yaml:1: has no prompts: it is no configuration of promptfoo',
    ],
    [
      'prompts that are none',
      'providers: [openai:gpt-4o]\nprompts: [7]',
      'promptfooconfig.yaml:2: prompts[0]: is 7; allowed: an object',
    ],
    [
      'a file that is not there',
      'providers: [openai:gpt-4o]\nprompts: [file://no.txt]',
      'promptfooconfig.yaml:2: prompts[0]: no.txt: there is no such file',
    ],
    [
      'an assertion without type',
      'providers: [openai:gpt-4o]\nprompts: [a]\ntests: [{ assert: [{ value: b }] }]',
      'promptfooconfig.yaml:3: tests[0].assert[0]: is an object; allowed: an object with type',
    ],
    [
      'a temperature that is none',
      'prompts: [a]\nproviders: [{ id: openai:gpt-4o, config: { temperature: warm } }]',
      'promptfooconfig.yaml:2: providers[0].config.temperature: is "warm"; allowed: a number',
    ],
    ['no YAML', 'prompts: [', /^promptfooconfig\.yaml:\d: is not valid YAML: /],
    [
      'nothing to ask',
      'prompts: [a]\nproviders: [echo]',
      /^promptfooconfig\.yaml:1: comes to no models, so there is nothing to ask\npromptfooconfig\.yaml:2: providers\[0\]: echo: /,
    ],
    [
      'CSV that is none',
      'prompts: [a]\nproviders: [openai:gpt-4o]\ntests: tests.csv',
      /^tests\.csv:2: is no CSV: /,
    ],
  ])('refuses %s, with line and field', (_name, text, message) => {
    write('tests.csv', 'a,b\n"1\n');
    expect(refusal(text)).toEqual(
      message instanceof RegExp ? expect.stringMatching(message) : message,
    );
  });

  it('reads nothing from outside of the folder of the configuration', () => {
    const inside = (prompt: string): string =>
      refusal(`providers: [openai:gpt-4o]\nprompts: ['file://${prompt}']`);
    const outside =
      'promptfooconfig.yaml:2: prompts[0]: is outside of the folder of the configuration; allowed: a file in it or below it';
    expect(inside('../secret.txt')).toMatch(/outside of the folder|there is no such file/);
    expect(inside('/etc/hostname.txt')).toBe(outside);
    symlinkSync('/etc/hostname', join(folder, 'link.txt'));
    expect(inside('link.txt')).toBe(outside);
  });

  it('bounds what a small file can come to', () => {
    const list = `[${Array.from({ length: 200 }, (_, index) => index).join(',')}]`;
    expect(() => withTests(`tests: [{ vars: { a: ${list}, b: ${list} } }]`)).toThrow(
      /tests\[0\]\.vars\.b: comes to more than 10000 questions with the lists before it$/,
    );
  });
});
