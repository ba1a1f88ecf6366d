import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { BlockError, blocksOf, withBlocks } from './blocks.js';
import { problemsOf } from './docs.js';
import { fieldsTable } from './fields.js';
import { anchorsOf, brokenReferences } from './links.js';
import type { Project } from './links.js';

describe('the documentation of this project', () => {
  it('is what the code says, and refers to nothing that is not there (else: npm run docs)', async () => {
    expect(await problemsOf(process.cwd())).toEqual([]);
  });
});

describe(withBlocks, () => {
  const blocks = new Map([['names', '| new |']]);
  const page = 'before\n\n<!-- generated: names -->\n\nold\n\n<!-- /generated -->\n\nafter\n';

  it('replaces what stands between the markers and leaves the rest', () => {
    expect(withBlocks('a.md', page, blocks)).toBe(page.replace('old', '| new |'));
    expect(blocksOf(page)).toEqual(['names']);
  });

  it('refuses a name that nothing generates, and says which there are', () => {
    const other = page.replace('generated: names', 'generated: nmaes');
    expect(() => withBlocks('a.md', other, blocks)).toThrow(
      new BlockError('a.md: nothing generates "nmaes"; known are names'),
    );
  });

  it.each([
    ['an end without a beginning', 'x\n<!-- /generated -->\n'],
    ['a beginning without an end', '<!-- generated: names -->\n\n| x |\n'],
  ])('refuses %s', (_what, text) => {
    expect(() => withBlocks('a.md', text, blocks)).toThrow(BlockError);
  });
});

describe(fieldsTable, () => {
  it('shows types with their limits, what may be absent, and the fields of objects within', () => {
    const schema = z.object({
      count: z.int().min(1).describe('How many.'),
      kind: z.enum(['a', 'b']).default('a'),
      note: z.string().max(5).nullable(),
      parts: z.array(z.object({ id: z.string().regex(/^x|y$/) })),
      rates: z.record(z.string(), z.number().max(1)).optional(),
    });
    expect(fieldsTable(schema).split('\n').slice(2)).toEqual([
      '| `count` | integer ≥ 1 | yes | How many. |',
      '| `kind` | `a`, `b` | no, `"a"` when absent | – |',
      '| `note` | string, at most 5 characters or null | yes | – |',
      '| `parts` | list of object | yes | – |',
      '| `parts[].id` | string, `/^x\\|y$/` | yes | – |',
      '| `rates` | object of number ≤ 1 by name | no | – |',
    ]);
  });
});

describe(brokenReferences, () => {
  const pages: Readonly<Record<string, string>> = { 'docs/a.md': '# One `two`\n\n## One two\n' };
  const project: Project = {
    files: ['docs/a.md', 'docs/b.md', 'apps/x/src/main.ts', 'README.md'],
    scripts: ['test'],
    textOf: (page) => pages[page] ?? '',
  };
  const problemsIn = (text: string): string[] =>
    brokenReferences({ ...project, textOf: (page) => pages[page] ?? text }, 'docs/b.md').map(
      ({ line, problem }) => `${line}: ${problem}`,
    );

  it.each([
    'a link [to](a.md), one [to a heading](a.md#one-two-1), one [out](https://example.com/x)',
    'a path `apps/x/src`, a file `x/src/main.ts`, a pattern `apps/*/src/none.ts`',
    'a command `npm run --silent test -- a`',
    'what is no path: `Nats-Msg-Id`, `a/b`, `my-models.yaml`',
  ])('finds nothing wrong with %s', (text) => {
    expect(problemsIn(text)).toEqual([]);
  });

  it.each([
    ['[x](c.md)', '1: the link c.md leads to no file'],
    ['[x](a.md#three)', '1: the link a.md#three leads to no heading of docs/a.md'],
    ['\n`apps/x/src/none.ts`', '2: there is no apps/x/src/none.ts'],
    ['`none.ts`', '1: there is no file none.ts'],
    ['npm run nothing', '1: there is no script "nothing" in package.json'],
  ])('finds what is wrong with %s', (text, problem) => {
    expect(problemsIn(text)).toEqual([problem]);
  });
});

describe(anchorsOf, () => {
  it('makes the anchors that GitHub makes, and none of what stands in code', () => {
    const text = '# The house\n```\n# not one\n```\n## `job.submit` (version 1)\n## The house\n';
    expect([...anchorsOf(text)]).toEqual(['the-house', 'jobsubmit-version-1', 'the-house-1']);
  });
});
