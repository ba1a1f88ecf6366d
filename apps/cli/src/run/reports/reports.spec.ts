import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { annotations, writeOutputs } from './github.js';
import { junitOf } from './junit.js';
import { readJUnit } from './junit-spec.js';
import { markdownOf } from './markdown.js';
import { renderMarkdown } from './markdown-spec.js';
import { hostileReport } from './report.fixture.js';

describe(junitOf, () => {
  it('is valid whatever texts hold, and fails with the gate', async () => {
    const xml = junitOf(hostileReport(10));
    const { problems, tests, failures, errors } = await readJUnit(xml);
    expect(problems).toEqual([]);
    // Five questions that changed, the case of all of them, and the job, which has nothing against it.
    expect([tests, failures, errors]).toEqual([12, 6, 0]);
    expect(xml).not.toMatch(/[^\n\u0020-\uFFFD]/u);
    expect(xml).toContain('&lt;script&gt;');
  });

  it('leaves out what nobody reads, those first that are alike, and says how many', () => {
    const xml = junitOf(hostileReport(60_000));
    const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
    expect([count(/<testcase /g), count(/<failure /g)]).toEqual([50_002, 30_001]);
    expect(xml).toContain('<property name="cases_left_out" value="10000">');
  });
});

describe(markdownOf, () => {
  it('makes nothing of other people’s text: no link, image, HTML, heading, mention or table of theirs', () => {
    const { html, prose, tables } = renderMarkdown(markdownOf(hostileReport(10)));
    expect(html).not.toMatch(/<(a|img|script|h1|h2)\b/);
    expect(html.match(/<h3>/g)).toHaveLength(1);
    expect(prose).not.toMatch(/@|#|evil|::|javascript/);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.map((cells) => cells.length)).toEqual([4, 4, 4, 4, 4]);
  });

  it('is never longer than a comment may be, and counts what it leaves out', () => {
    const markdown = markdownOf(hostileReport(5_000));
    expect(markdown.length).toBeLessThan(65_536);
    const { tables, text } = renderMarkdown(markdown);
    const shown = tables[0]?.length ?? 0;
    expect(shown).toBeGreaterThan(50);
    expect(text).toContain(`and ${(2_500 - shown).toLocaleString('en-US')} more cases`);
  });
});

describe(annotations, () => {
  it('are one command a line, whatever texts hold', () => {
    const lines = annotations(hostileReport(10)).join('\n').split('\n');
    expect(lines).toHaveLength(1);
    const [, properties = '', message = ''] =
      /^::error ([^]*?)::([^]*)$/.exec(lines[0] ?? '') ?? [];
    expect(properties).toMatch(/^file=[^:,]*,title=[^:,]*$/);
    expect(message).toContain('%0A::error::taken%0A');
  });
});

describe(writeOutputs, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-outputs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps a value from making another output', async () => {
    const outputFile = join(folder, 'out');
    const value = 'one\nresult=pass\nEOF\nresult<<EOF\npass\nEOF';
    await writeOutputs({ outputFile, summaryFile: undefined }, { sentence: value });
    const [first = '', ...lines] = readFileSync(outputFile, 'utf8').trimEnd().split('\n');
    const [, delimiter = ''] = /^sentence<<(beacon-[0-9a-f-]{36})$/.exec(first) ?? [];
    expect(lines.indexOf(delimiter)).toBe(lines.length - 1);
    expect(lines.slice(0, -1).join('\n')).toBe(value);
  });
});
