import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { originalText } from '@beacon/domain';
import { csvCell, csvLine } from './csv.js';

/** Reads CSV as RFC 4180 describes it. An unquoted empty cell is null. */
function parse(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  const endCell = (): void => {
    row.push(state === 'start' ? null : cell);
    cell = '';
    state = 'start';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (state === 'quoted') {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else state = 'closed';
    } else if (character === '"' && state === 'start') state = 'quoted';
    else if (character === ',') endCell();
    else if (character === '\r' && text[at + 1] === '\n') {
      endCell();
      rows.push(row);
      row = [];
      at += 1;
    } else {
      if (state === 'closed') throw new Error(`a cell goes on behind its quote, at ${at}`);
      state = 'plain';
      cell += character;
    }
  }
  return rows;
}

/** Texts with a good share of what is special here. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', "'", '"', ',', ';', '\t', '\r'),
      fc.constantFrom('\n', '\r\n', ' ', '\u00A0', '\u200B', '\uFEFF', '\u3000', '0', 'cmd|', '北'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').toWellFormed());

describe(csvCell, () => {
  it('gives back every text, number and blank that went in', () => {
    const value = fc.oneof(hostile, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1 }), { maxLength: 5 }), (rows) => {
        const read = parse(rows.map(csvLine).join(''));
        expect(
          read.map((row) => row.map((cell) => (cell === null ? null : originalText(cell)))),
        ).toEqual(rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))));
      }),
    );
  });

  it('starts no text with what a spreadsheet runs, whatever blanks are before it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [row] = parse(csvLine([text]));
        expect(row?.[0] ?? '').not.toMatch(/^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]/u);
        expect(row?.[0] ?? '').not.toMatch(/^[\t\r\n]/);
      }),
    );
  });

  it.each([
    [-1, '-1'],
    [1e-7, '1e-7'],
    [0, '0'],
    [true, 'true'],
    [null, ''],
    ['', '""'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['nul\0', 'nul␛{0}'],
    ['=1', `"'=1"`],
    ["'tis", `"''tis"`],
    ['\u001B[2J', '␛{1B}[2J'],
    ['a\u2028=1', '"a\u2028=1"'],
    ['a;=1', '"a;=1"'],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('takes linear time for a text of blanks', () => {
    const text = `${"'".repeat(200_000)}${' '.repeat(200_000)}x`;
    // Compared as a whole: a failure need not tell 400,000 characters apart.
    expect(csvCell(text) === `"'${text}"`).toBe(true);
  });
});
