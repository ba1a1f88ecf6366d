import { count, share } from '../../terminal/format.js';
import type { Finding } from '../conditions/finding.js';
import type { QuestionCase } from './cases.js';
import { headingOf, outcomesText, unitName, worstFirst } from './gate-report.js';
import type { GateReport, LaneRates } from './gate-report.js';
import { code, head, row } from './markdown-text.js';

/** A comment on GitHub may have 65,536 characters: some are left for whoever puts something around it. */
const MOST_CHARACTERS = 60_000;
const MOST_FINDINGS = 50;
const MOST_LANES = 60;
const MOST_WARNINGS = 10;
/** Of what a sentence or a question says. */
const MOST_SENTENCE = 600;
const MOST_QUESTION = 120;

/** A run as Markdown for a comment on a pull request. Of other people's text only what stands in code is there. */
export function markdownOf(report: GateReport): string {
  const parts = [
    `### ${headingOf(report)}`,
    code(report.sentence, MOST_SENTENCE),
    facts(report),
    findings(report),
    lanes(report.lanes),
    warnings(report),
  ].filter((part) => part !== '');
  const before = parts.join('\n\n');
  const room = MOST_CHARACTERS - before.length;
  return `${before}${questions(report, room)}\n`;
}

function facts({ job, baseline, failOn, concluded, judgement }: GateReport): string {
  const lines = [
    ...(job === null ? [] : [`Job ${code(job.id)}, ${code(job.status)}`]),
    ...(baseline === null
      ? []
      : [
          `Baseline ${code(baseline.jobId)}${baseline.file === null ? '' : ` of ${code(baseline.file)}`}`,
        ]),
    `Fails on ${code(failOn)}`,
    ...(concluded === null ? [] : [`Margin ${share(concluded.margin)}`]),
    `Exit code ${judgement.exitCode}`,
  ];
  return lines.join(' · ');
}

function findings({ judgement }: GateReport): string {
  const shown = judgement.findings.slice(0, MOST_FINDINGS);
  const left = judgement.findings.length - shown.length;
  return [
    ...shown.map(
      (found) => `- ${mark(found)} ${code(found.code)}: ${code(found.text, MOST_SENTENCE)}`,
    ),
    ...(left > 0 ? [`- and ${left} more`] : []),
  ].join('\n');
}

function mark({ fails }: Finding): string {
  return fails ? '**fails**' : 'not failed on:';
}

function lanes(all: readonly LaneRates[]): string {
  if (all.length === 0) return '';
  const hasBaseline = all.some(({ before }) => before !== null);
  const named = ['refused', 'withheld'].flatMap((name) =>
    hasBaseline
      ? [[`${name} before`, true] as const, [name, true] as const]
      : [[name, true] as const],
  );
  const rows = all.slice(0, MOST_LANES).map((lane) => laneRow(lane, hasBaseline));
  const left = all.length - rows.length;
  const table = [head(['model', false], ['region', false], ['measured', true], ...named), ...rows];
  return [...table, ...(left > 0 ? ['', `and ${left} more models and regions`] : [])].join('\n');
}

function laneRow({ modelId, region, before, after }: LaneRates, hasBaseline: boolean): string {
  const rates = (['refused', 'withheld'] as const).flatMap((rate) => {
    const now = share(after.measured === 0 ? null : after[rate] / after.measured);
    if (!hasBaseline) return [now];
    const isThere = before !== null && before.measured > 0;
    return [share(isThere ? before[rate] / before.measured : null), now];
  });
  return row(code(modelId), code(region), `${after.measured}/${after.recorded}`, ...rates);
}

function warnings({ concluded }: GateReport): string {
  const all = concluded?.warnings ?? [];
  if (all.length === 0) return '';
  const shown = all.slice(0, MOST_WARNINGS).map((text) => `- ${code(text, MOST_SENTENCE)}`);
  const left = all.length - shown.length;
  const more = left > 0 ? [`- and ${left} more`] : [];
  return ['**To beware of**', '', ...shown, ...more].join('\n');
}

/** Questions that differ first, as many as there is room for; of those that came out alike only the number is told. */
function questions({ cases, texts }: GateReport, room: number): string {
  const told = worstFirst(cases).filter(({ state }) => state !== 'same');
  if (cases.length === 0) return '';
  const heading = `\n\n**Questions**: ${count(told.length, 'case')} of ${cases.length} came out otherwise, or cannot be compared`;
  if (told.length === 0) return heading;
  const table = `\n\n${head(['question', false], ['model', false], ['outcomes', false], ['asked', false])}`;
  const rest = (left: number): string => (left === 0 ? '' : `\n\nand ${count(left, 'more case')}`);
  let text = heading + table;
  for (const [index, each] of told.entries()) {
    const line = `\n${questionRow(each, texts)}`;
    if (text.length + line.length + rest(told.length).length > room) {
      return text + rest(told.length - index);
    }
    text += line;
  }
  return text;
}

function questionRow(each: QuestionCase, texts: GateReport['texts']): string {
  const sides = each.sides.map(({ name, outcomes }) => `${name} ${outcomesText(outcomes)}`);
  return row(
    code(each.questionId ?? '(own prompt)'),
    code(unitName(each)),
    code(sides.join(each.region === null ? ' · ' : ' → ')),
    code(texts.get(each.questionId ?? '') ?? '', MOST_QUESTION),
  );
}
