import { createHash } from 'node:crypto';
import { verdict } from '@beacon/verdict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeText, html, quoted } from './html.js';
import { pValue, percent, pointsOf, signedPoints } from './numbers.js';
import { REPORT_POLICY } from './page.js';
import type { ReportInput } from './report-input.js';
import { HOSTILE, reportInput } from './report.fixture.js';
import { renderReport } from './report.js';

const ELEMENTS = new Set(
  (
    'html head meta title style body header main footer nav section article figure figcaption div span p h1 h2 h3 h4 ul li a dl dt dd ' +
    'strong code abbr bdi mark table caption thead tbody tr th td details summary pre svg desc g text line rect path circle'
  ).split(' '),
);

function tagsOf(page: string): string[] {
  return [
    ...page.replace(/<style>.*?<\/style>/s, '<style></style>').matchAll(/<[a-z][^>]*>/gi),
  ].map(([tag]) => tag);
}

describe(escapeText, () => {
  it('says what answers say, apart from the rates', () => {
    const page = renderReport(reportInput());
    expect(page).toContain('1 of 1 model says other things by region: model-a');
    expect(page).toContain('lexical distance: wording, not meaning');
    expect(page).toContain('Stance towards the statements');
    expect(page).toMatch(/q1<\/td>/);
  });

  it('lets no text out of the element or attribute that it stands in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"'\0\u202E]/);
        expect(escapeText(text)).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
    );
  });

  it('keeps every other text as it is', () => {
    expect(escapeText('Näive 北京 🇨🇳\n\t"quoted" & <b>')).toBe(
      'Näive 北京 🇨🇳\n\t&quot;quoted&quot; &amp; &lt;b&gt;',
    );
  });
});

describe(html, () => {
  it('escapes what is inserted, but for pieces of its own, and leaves nothing of null', () => {
    const piece = html`<b>${'<i>'}</b>`;
    expect(html`<p title="${'"x"'}">${piece}${null}${[1, '&']}</p>`.text).toBe(
      '<p title="&quot;x&quot;"><b>&lt;i&gt;</b>1&amp;</p>',
    );
  });
});

describe(quoted, () => {
  it('cuts a long text between characters, and says how much there is', () => {
    expect(quoted('ab🙂cd', 3).text).toContain('>ab</bdi> <span class="more">… 4 more characters');
    expect(quoted('ab', 3).text).not.toContain('more');
  });
});

describe(renderReport, () => {
  const page = renderReport(reportInput({}, HOSTILE));

  it('has no element, attribute or address of anybody else’s', () => {
    const tags = tagsOf(page);
    expect(tags.length).toBeGreaterThan(200);
    for (const tag of tags) {
      expect(ELEMENTS).toContain(/^<([a-z0-9]+)/i.exec(tag)?.[1]);
      expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(
        /\s(?:on\w+|style|src|srcset|action|formaction)=/i,
      );
      expect(tag).not.toMatch(/\shref="(?!#)/);
    }
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /=\s*["']?https?:/,
    );
    expect(page).not.toMatch(/@import|url\(|javascript:/i);
    expect(page).not.toContain('\u202E');
    expect(page).not.toContain('\0');
  });

  it('is under a policy that allows its own style and nothing else', () => {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(REPORT_POLICY).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`,
    );
    expect(REPORT_POLICY).not.toContain('unsafe');
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    const body = page.replace(/<style>.*?<\/style>/s, '').replace('<!doctype html>', '');
    for (const [, end, name = '', self] of body.matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/gi)) {
      if (end === '/') expect(open.pop()).toBe(name);
      else if (self !== '/') open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('has one heading of the first level, a caption for every table and a name for every figure', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<caption>/g)?.length).toBe(page.match(/<table[ >]/g)?.length);
    expect(page.match(/role="img"/g)?.length).toBe(page.match(/<svg/g)?.length);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('says the verdict, the numbers behind it, the hashes and the versions', () => {
    const text = renderReport(reportInput()).replace(/\s+/g, ' ');
    expect(text).toContain('refuses 83 points more often from asia-pacific than from us-east');
    expect(text).toContain('≠ Regions differ');
    expect(text).toContain('10 of 12');
    expect(text).toContain('exact McNemar');
    expect(text).toContain('✗ refused');
    expect(text).toContain('a'.repeat(64));
    expect(text).toContain('1.2.3');
    expect(text).toContain('equals that of the question in all 24 answers');
    expect(text).toContain('2 executions whose evidence');
  });

  it('says a margin in points, and which questions are in neither group of the controls', () => {
    const input = reportInput();
    const textOf = (verdict: ReportInput['verdict']) =>
      renderReport({ ...input, verdict }).replace(/\s+/g, ' ');
    const [model] = input.verdict.models;
    if (model === undefined) throw new Error('the fixture has no model');
    expect(textOf(input.verdict)).toContain(
      'lies within ±5 points, of refusals and of all that is withheld',
    );
    expect(textOf(input.verdict)).not.toContain('in neither group');
    const questions = { sensitive: 10, neutral: 0, control: 2, unknown: 3 };
    const controls = { ...model.controls, questions };
    expect(textOf({ ...input.verdict, models: [{ ...model, controls }] })).toContain(
      'that on neutral and control questions. 3 of 15 questions have no known kind, and are in neither group.',
    );
  });

  it('marks the report of a running job, and one whose prompts are in doubt', () => {
    const input = reportInput();
    const text = renderReport({
      ...input,
      verdict: { ...input.verdict, interim: true },
      facts: { ...input.facts, hashes: { checked: 24, different: 3 } },
    }).replace(/\s+/g, ' ');
    expect(text).toContain('<strong>Interim.</strong>');
    expect(text).toContain(
      'In 3 answers of 24 the hash of what was sent is not that of the question.',
    );
  });

  it('says what the job could cost, and what its limit kept it from asking', () => {
    const input = reportInput();
    const constraints = { ...input.job.spec.constraints, maxCostNanoUsd: 5e7 };
    const job = { ...input.job, spec: { ...input.job.spec, constraints } };
    const textOf = (not_asked: number) => {
      const models = input.verdict.models.map((model) => ({
        ...model,
        missingness: {
          ...model.missingness,
          regions: model.missingness.regions.map((region) => ({ ...region, not_asked })),
        },
      }));
      const page = renderReport({ ...input, job, verdict: { ...input.verdict, models } });
      return page.replace(/\s+/g, ' ');
    };
    expect(textOf(3)).toContain('The job had a cost limit of 0.05 USD.');
    expect(textOf(3)).toContain('It was reached: 6 cells were not asked.');
    expect(textOf(0)).toContain('It did not keep the job from asking anything.');
    expect(renderReport(input)).not.toContain('cost limit');
  });

  it('has a specification that makes the same job again, whatever characters its texts hold', () => {
    const input = reportInput({}, `${HOSTILE}\u0085\u2066\u{1FFFE}\uD800 北京 🇨🇳\r\n`);
    const page = renderReport(input);
    const [, json = ''] = /<pre>(.*?)<\/pre>/s.exec(page) ?? [];
    expect(json).toContain('\\u202e');
    expect(json).not.toMatch(/[\uFFFD\u202E\u2066\u0085]/);
    const text = json
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(input.specification)));
    expect(page).toMatch(/are\s+shown as “\uFFFD”/);
    expect(renderReport(reportInput())).not.toContain('\uFFFD');
  });

  it('says how many differences it shows, and of how many', () => {
    const textOf = (differing: number, questionCount = 12) =>
      renderReport(reportInput({ differing, questionCount })).replace(/\s+/g, ' ');
    expect(textOf(1)).toContain(
      'In 1 case the regions of a model differ in what came of a question: all are below.',
    );
    expect(textOf(23)).toContain(
      'In 23 cases the regions of a model differ in what came of a question: the 1 with the largest differences are below, 22 more are left out.',
    );
    expect(textOf(23, 5_000)).toContain('Of the first 12 questions, in 23 cases the regions');
  });

  it('shows both p of regions that were not asked equally often', () => {
    const cell = (refused: number, answered: number) => ({
      outcomes: { refused, answered },
      cancelled: 0,
      quarantined: 0,
    });
    const rare = [
      { modelId: 'model-a', kind: null, questions: 8, cells: [cell(0, 1), cell(1, 4)] },
      { modelId: 'model-a', kind: null, questions: 12, cells: [cell(0, 1), cell(0, 5)] },
    ];
    const regions = ['us-east', 'asia-pacific'];
    const uneven = verdict({ regions, models: [{ id: 'model-a' }], repeats: 5, profiles: rare });
    const text = renderReport(reportInput({ verdict: uneven })).replace(/\s+/g, ' ');
    expect(text).toContain('.0078 <span class="note">(by answer .37)</span>');
    expect(text).toContain('the larger p counts');
    expect(text).toContain('? Cannot tell');
  });

  it('says how many questions of a large job it shows, and where the others are', () => {
    const text = renderReport(reportInput({ questionCount: 5_000 })).replace(/\s+/g, ' ');
    expect(text).toContain('The first 12 of 5 000 questions');
    expect(text).toContain('/api/v1/jobs/job-1/export?format=csv');
    expect(text).toContain('(with the first 12 questions)');
  });
});

describe('numbers', () => {
  it.each([
    [percent(0.184), '18 %'],
    [percent(0.0042), '0.4 %'],
    [percent(0), '0 %'],
    [percent(null), '–'],
    [pointsOf(0.05), '5 points'],
    [pointsOf(0.01), '1 point'],
    [signedPoints(-0.045), '−4.5'],
    [signedPoints(0.18), '+18'],
    [signedPoints(-0.0001), '0'],
    [pValue(0.00412), '.0041'],
    [pValue(0.5), '.5'],
    [pValue(0.0501), '.0501'],
    [pValue(0.0004), '< .001'],
    [pValue(1), '1'],
  ])('writes %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
