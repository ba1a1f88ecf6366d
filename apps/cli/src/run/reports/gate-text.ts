import { cut, share } from '../../terminal/format.js';
import { hanging } from '../../terminal/lines.js';
import { figure, table, text } from '../../terminal/table.js';
import type { Finding } from '../conditions/finding.js';
import { headingOf, outcomesText, unitName, worstFirst } from './gate-report.js';
import type { GateReport } from './gate-report.js';

const MOST_CASES = 15;
const MOST_FINDINGS = 20;
/** Of those that one line is true of. */
const MOST_NAMED = 8;

/** A run for people. Its texts must be clean. */
export function gateText(report: GateReport, columns: number): string {
  const { judgement, sentence, job, concluded } = report;
  const all = saidOnce(judgement.findings);
  const found = all.slice(0, MOST_FINDINGS);
  const left = all.length - found.length;
  return [
    '',
    ...(concluded?.warnings ?? []).flatMap((warning) => hanging(warning, columns, '  ! ')),
    ...hanging(sentence, columns, ''),
    ...found.flatMap((line) => hanging(line, columns, '  - ')),
    ...(left > 0 ? [`  and ${left} more`] : []),
    ...rates(report),
    ...questions(report, columns),
    '',
    `${headingOf(report)}, exit code ${judgement.exitCode}.`,
    ...(job === null ? [] : [`Results: beacon results ${job.id}`]),
  ].join('\n');
}

/** What the gate fails on, one by one; what it does not fail on once for each word, with the models and regions that it is true of. */
function saidOnce(findings: readonly Finding[]): readonly string[] {
  const failing = findings.filter(({ fails }) => fails);
  const others = Map.groupBy(
    findings.filter(({ fails }) => !fails),
    ({ code }) => code,
  );
  return [
    ...failing.map(({ code, text: said }) => `fails on ${code}: ${said}`),
    ...[...others.values()].flatMap(likewise),
  ];
}

function likewise(same: readonly Finding[]): readonly string[] {
  const [first, ...others] = same;
  if (first === undefined) return [];
  const said = `does not fail on ${first.code}: ${first.text}`;
  if (others.length === 0) return [said];
  const named = others.slice(0, MOST_NAMED).map(placeOf);
  const left = others.length - named.length;
  const list = [...named, ...(left > 0 ? [`${left} more`] : [])].join(', ');
  return [`${said.replace(/\.$/, '')}. Likewise: ${list}.`];
}

function placeOf({ modelId, region, text: said }: Finding): string {
  return modelId === null ? said : unitName({ modelId, region });
}

function rates({ lanes }: GateReport): readonly string[] {
  if (lanes.length === 0) return [];
  const columns = [text('lane'), figure('measured'), figure('refused'), figure('withheld')];
  const rows = lanes.map(({ after, ...lane }) => [
    unitName(lane),
    `${after.measured}/${after.recorded}`,
    share(after.measured === 0 ? null : after.refused / after.measured),
    share(after.measured === 0 ? null : after.withheld / after.measured),
  ]);
  return ['', ...table(columns, rows)];
}

function questions({ cases }: GateReport, columns: number): readonly string[] {
  const changed = worstFirst(cases).filter(({ state }) => state !== 'same');
  if (changed.length === 0) return [];
  const shown = changed.slice(0, MOST_CASES).map((each) => {
    const sides = each.sides.map(({ name, outcomes }) => `${name} ${outcomesText(outcomes)}`);
    return cut(
      `  ${each.questionId ?? '(own prompt)'} ${unitName(each)}: ${sides.join(each.region === null ? ' · ' : ' → ')}`,
      columns,
    );
  });
  const left = changed.length - shown.length;
  return ['', ...shown, ...(left > 0 ? [`  and ${left} more`] : [])];
}
