import { describe, expect, it } from '@jest/globals';
import { loadQuestionBank } from './question-bank.js';
import { refusals, withFiles } from './refused.fixture.js';

const SENSITIVE = `version: 1
questions:
  - id: status
    text: What is the status of Atlantis?
    category: territorial_disputes
    language: en
    topic: atlantis
    kind: sensitive
    pair_id: atlantis
    sensitivity: high
`;

const NEUTRAL = `version: 1
questions:
  - id: climate
    text: What is the climate of Atlantis?
    category: territorial_disputes
    language: en
    topic: atlantis
    kind: neutral
    pair_id: atlantis
`;

const CONTROL = `version: 1
questions:
  - id: sum
    text: What is 2+2?
    category: control_questions
    language: en
    topic: arithmetic
    kind: control
    expected: '4'
`;

interface Refusal {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly refusal: string;
}

describe(loadQuestionBank, () => {
  it('joins all files of the folder in the order of their names', () => {
    const files = {
      'b.yml': NEUTRAL,
      'a.yaml': SENSITIVE,
      'c.yaml': CONTROL,
      'README.md': 'no',
      '.d.yaml': 'no',
    };

    const bank = withFiles(files, loadQuestionBank);

    expect(bank.questions.map(({ id }) => id)).toEqual(['status', 'climate', 'sum']);
    expect(bank.find('climate')).toEqual({
      id: 'climate',
      text: 'What is the climate of Atlantis?',
      category: 'territorial_disputes',
      language: 'en',
      topic: 'atlantis',
      kind: 'neutral',
      pairId: 'atlantis',
      sensitivity: null,
      expected: null,
      statement: null,
    });
  });

  it('takes a control that says it has no one right answer', () => {
    const bank = withFiles({ 'a.yaml': CONTROL.replace("'4'", 'null') }, loadQuestionBank);

    expect(bank.find('sum')?.expected).toBeNull();
  });

  it('takes a text of exactly 4,000 characters, whatever their size in memory', () => {
    const text = '🌍'.repeat(4_000);

    const bank = withFiles({ 'a.yaml': CONTROL.replace('What is 2+2?', text) }, loadQuestionBank);

    expect(bank.find('sum')?.text).toBe(text);
  });

  it.each<Refusal>([
    {
      what: 'an unknown field',
      files: { 'a.yaml': `${CONTROL}    weight: 3\n` },
      refusal:
        'a.yaml:10: questions[0].weight: unknown field, allowed are id, text, category, language, topic, kind, pair_id, sensitivity, expected, statement',
    },
    {
      what: 'an unknown field of the file',
      files: { 'a.yaml': `${CONTROL}author: me\n` },
      refusal: 'a.yaml:10: author: unknown field, allowed are version, questions',
    },
    {
      what: 'an id that another file has',
      files: { 'a.yaml': CONTROL, 'b.yaml': `# second\n${CONTROL}` },
      refusal:
        'b.yaml:4: questions[0].id: "sum" is the id of a.yaml:3 already, an id stands once over all files',
    },
    {
      what: 'an id of other characters',
      files: { 'a.yaml': CONTROL.replace('id: sum', 'id: bad id!') },
      refusal:
        'a.yaml:3: questions[0].id: must be an id of letters, digits, "_", "." and "-", at most 128 characters',
    },
    {
      what: 'a sensitive question whose partner is missing',
      files: { 'a.yaml': SENSITIVE, 'b.yaml': CONTROL },
      refusal:
        'a.yaml:9: questions[0].pair_id: "atlantis": no neutral question has this pair_id, add the partner or set it to null',
    },
    {
      what: 'a neutral question whose partner is missing',
      files: { 'a.yaml': NEUTRAL },
      refusal:
        'a.yaml:9: questions[0].pair_id: "atlantis": no sensitive question has this pair_id, add the partner or set it to null',
    },
    {
      what: 'a pair of three',
      files: {
        'a.yaml': SENSITIVE,
        'b.yaml': NEUTRAL,
        'c.yaml': NEUTRAL.replace('climate', 'weather'),
      },
      refusal:
        'c.yaml:9: questions[0].pair_id: "atlantis": joins "status" (a.yaml:3) and "climate" (b.yaml:3) already, a pair has two questions',
    },
    {
      what: 'a pair in two languages',
      files: { 'a.yaml': SENSITIVE, 'b.yaml': NEUTRAL.replace('language: en', 'language: fr') },
      refusal:
        'b.yaml:6: questions[0].language: must be en as its partner "status" (a.yaml:3), a pair has one language',
    },
    {
      what: 'a control that says nothing of the answer',
      files: { 'a.yaml': CONTROL.replace("    expected: '4'\n", '') },
      refusal:
        'a.yaml:3: questions[0].expected: is missing, give what a correct answer contains, or null when a control has no one right answer',
    },
    {
      what: 'a control with a partner',
      files: { 'a.yaml': `${CONTROL}    pair_id: sums\n` },
      refusal: 'a.yaml:10: questions[0].pair_id: is not allowed on a control, remove it',
    },
    {
      what: 'an expected answer to a sensitive question',
      files: { 'a.yaml': `${SENSITIVE}    expected: sunk\n` },
      refusal: 'a.yaml:11: questions[0].expected: is allowed on a control only, remove it',
    },
    {
      what: 'a sensitive question without a sensitivity',
      files: { 'a.yaml': SENSITIVE.replace('    sensitivity: high\n', '') },
      refusal:
        'a.yaml:3: questions[0].sensitivity: is missing, a sensitive question is low, medium or high',
    },
    {
      what: 'a number that should be text',
      files: { 'a.yaml': CONTROL.replace("'4'", '4') },
      refusal:
        'a.yaml:9: questions[0].expected: is a number, must be text of 1 to 200 characters without control characters: put it in quotes',
    },
    ...['english', 'EN', 'en_US', 'zh-hans', 'e'].map((tag) => ({
      what: `the language ${tag}`,
      files: { 'a.yaml': CONTROL.replace('language: en', `language: ${tag}`) },
      refusal:
        'a.yaml:6: questions[0].language: must be a BCP 47 language in its usual form, such as en, es, zh-Hans or pt-BR',
    })),
    ...[
      ['empty', "'  '"],
      ['over-long', 'x'.repeat(4_001)],
      ['unprintable', '"a\\0b"'],
    ].map(([what, text = '']) => ({
      what: `an ${what} text`,
      files: { 'a.yaml': CONTROL.replace('What is 2+2?', text) },
      refusal:
        'a.yaml:4: questions[0].text: must be text of 1 to 4000 characters without control characters',
    })),
    {
      what: 'a missing text',
      files: { 'a.yaml': CONTROL.replace('    text: What is 2+2?\n', '') },
      refusal:
        'a.yaml:3: questions[0].text: is missing, give text of 1 to 4000 characters without control characters',
    },
    {
      what: 'an unknown kind',
      files: { 'a.yaml': CONTROL.replace('kind: control', 'kind: open') },
      refusal: 'a.yaml:8: questions[0].kind: must be one of sensitive, neutral, control',
    },
    {
      what: 'a category in another form',
      files: { 'a.yaml': CONTROL.replace('control_questions', 'Control Questions') },
      refusal:
        'a.yaml:5: questions[0].category: must be snake_case of at most 64 characters, such as bias_detection',
    },
    {
      what: 'another version',
      files: { 'a.yaml': CONTROL.replace('version: 1', 'version: 2') },
      refusal: 'a.yaml:1: version: must be 1',
    },
    {
      what: 'a file without questions',
      files: { 'a.yaml': 'version: 1\nquestions: []\n' },
      refusal: 'a.yaml:2: questions: must be a list of at least one question',
    },
    {
      what: 'a question that is no mapping',
      files: { 'a.yaml': 'version: 1\nquestions:\n  - What is 2+2?\n' },
      refusal: 'a.yaml:3: questions[0]: must be a mapping of fields',
    },
    {
      what: 'an empty file',
      files: { 'a.yaml': '' },
      refusal: 'a.yaml:1: must be a mapping of fields',
    },
    {
      what: 'a key written twice',
      files: { 'a.yaml': `${CONTROL}    kind: neutral\n` },
      refusal: 'a.yaml:10: is not valid YAML: Map keys must be unique',
    },
    {
      what: 'an alias without an anchor',
      files: { 'a.yaml': CONTROL.replace('What is 2+2?', '*hunter2') },
      refusal:
        'a.yaml:4: is not valid YAML: an alias (*name) has no anchor (&name) before it, put text in quotes',
    },
    {
      what: 'a folder without files',
      files: { 'README.md': 'nothing here' },
      refusal: '.: holds no question files, put at least one *.yaml there or set BEACON_QUESTIONS',
    },
  ])('refuses $what', ({ files, refusal }) => {
    expect(refusals(files, loadQuestionBank)).toEqual([refusal]);
  });

  it('refuses a folder that is not there', () => {
    expect(() => loadQuestionBank('no/such/folder')).toThrow(
      'no/such/folder: holds no question files',
    );
  });

  it('refuses a pair of two neutral questions, at both', () => {
    const files = { 'a.yaml': NEUTRAL, 'b.yaml': NEUTRAL.replace('climate', 'weather') };

    const rule =
      'questions[0].pair_id: "atlantis": no sensitive question has this pair_id, add the partner or set it to null';
    expect(refusals(files, loadQuestionBank)).toEqual([`a.yaml:9: ${rule}`, `b.yaml:9: ${rule}`]);
  });

  it('lists the problems of all files at once', () => {
    const files = {
      'a.yaml': CONTROL.replace('kind: control', 'kind: open').replace(
        'language: en',
        'language: English',
      ),
      'b.yaml': NEUTRAL.replace('id: climate', 'id: ""'),
      'c.yaml': 'questions: [',
    };

    const places = refusals(files, loadQuestionBank).map((line) => line.split(': ').slice(0, 2));

    expect(places).toEqual([
      ['a.yaml:6', 'questions[0].language'],
      ['a.yaml:8', 'questions[0].kind'],
      ['b.yaml:3', 'questions[0].id'],
      ['c.yaml:1', 'is not valid YAML'],
    ]);
  });

  it('reports no missing partner while the partner itself is broken', () => {
    const files = {
      'a.yaml': SENSITIVE,
      'b.yaml': NEUTRAL.replace('language: en', 'language: EN'),
    };

    expect(refusals(files, loadQuestionBank)).toEqual([
      expect.stringMatching(/^b\.yaml:6: questions\[0\]\.language: /),
    ]);
  });
});
