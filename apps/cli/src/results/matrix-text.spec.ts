import { describe, expect, it } from '@jest/globals';
import { matrixOf } from '../spec/matrix-fixture-spec.js';
import { widthOf } from '../terminal/wrap.js';
import { csvRows } from './matrix-csv.js';
import { matrixMarkdown } from './matrix-markdown.js';
import { matrixText } from './matrix-text.js';

const SAME = [{ answered: 1 }, { answered: 1 }];

describe(matrixText, () => {
  it('has a mark for each region, a sign where they differ, and says what each mark means', () => {
    const matrix = matrixOf({
      capital: { m: SAME },
      protest: { m: [{ answered: 1 }, { refused: 1 }] },
    });
    expect(matrixText(matrix, { columns: 80 }).split('\n')).toEqual([
      'Marks in the order US EU:  ✓ answered  ✗ refused',
      '',
      'question    m',
      '────────────────────────────────'.slice(0, 'question    m'.length),
      'capital     ✓ ✓',
      'protest     ✓ ✗ ≠',
      '─────────────',
      'refused US  -',
      'refused EU  -',
      '',
      '≠ Regions differ here (1; what was seen, no verdict):',
      '  m on protest: US answered, EU refused',
    ]);
  });

  it('marks cells whose repeats came to several outcomes, by the most frequent one', () => {
    const text = matrixText(
      matrixOf({ q: { m: [{ answered: 1, refused: 2 }, { answered: 3 }] } }),
      {
        columns: 80,
      },
    );
    expect(text).toContain('+ repeats came to several outcomes');
    expect(text).toMatch(/^q +✗\+ ✓/m);
  });

  it('shows what is not recorded yet, and outcomes that it does not know', () => {
    const text = matrixText(matrixOf({ q: { m: [{}, { invented: 1 }] } }), { columns: 80 });
    expect(text).toMatch(/^q +· \?/m);
    expect(text).toContain('? another outcome  · no outcome yet');
  });

  it('tells what the cost limit left out from what failed', () => {
    const matrix = matrixOf({ q: { m: [{ error: 1 }, { error: 1 }] } });
    const questions = matrix.questions.map((question) => ({
      ...question,
      cells: question.cells.map((cell, index) => (index === 0 ? { ...cell, not_asked: 1 } : cell)),
    }));
    const text = matrixText({ ...matrix, questions }, { columns: 80 });
    expect(text).toMatch(/^q +– !/m);
    expect(text).toContain('! failed  – not asked: cost limit');
  });

  it('puts models that do not fit beside each other below, and is never wider than the terminal', () => {
    const models = Array.from({ length: 9 }, (_, index) => `a-model-with-a-name-${index}`);
    const row = Object.fromEntries(models.map((model) => [model, SAME]));
    const text = matrixText(matrixOf({ [`a-${'long-'.repeat(20)}question`]: row }), {
      columns: 80,
    });
    expect(text.match(/^question /gm)).toHaveLength(5);
    for (const model of models) expect(text).toContain(model);
    expect(text.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
  });

  it('names the own prompt of a job without questions', () => {
    const matrix = matrixOf({ q: { m: SAME } });
    const [question] = matrix.questions;
    const own = { ...matrix, questions: [{ ...question, question_id: null }] } as typeof matrix;
    expect(matrixText(own, { columns: 80 })).toMatch(/^\(own prompt\) +✓ ✓$/m);
  });
});

describe(csvRows, () => {
  it('quotes what CSV needs quoted, and lets no text be a formula', () => {
    const rows = csvRows(matrixOf({ '=1+1': { 'a,"b"': [{ refused: 2, answered: 1 }, {}] } }));
    expect(rows).toBe(
      [
        `'=1+1,general,"a,""b""",us-east,completed,refused,3,3,0,1,0,0,2,0,0,0,0,0`,
        `'=1+1,general,"a,""b""",eu-west,pending,,1,0,0,0,0,0,0,0,0,0,0,0`,
        '',
      ].join('\r\n'),
    );
  });
});

describe(matrixMarkdown, () => {
  it('keeps a name from ending its cell', () => {
    expect(matrixMarkdown(matrixOf({ 'a|b': { m: SAME } }))).toContain(String.raw`| a\|b | ✓ ✓ |`);
  });
});
