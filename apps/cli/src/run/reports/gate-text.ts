import { cut, share } from '../../terminal/format.js';
import { hanging } from '../../terminal/lines.js';
import { figure, table, text } from '../../terminal/table.js';
import { headingOf, outcomesText, unitName, worstFirst } from './gate-report.js';
import type { GateReport } from './gate-report.js';

const MOST_CASES = 15;
const MOST_FINDINGS = 20;

/** A run for people. Its texts must be clean. */
export function gateText(report: GateReport, columns: number): string {
  const { judgement, sentence, job, concluded } = report;
  const found = judgement.findings.slice(0, MOST_FINDINGS);
  const left = judgement.findings.length - found.length;
  return [
    '',
    ...(concluded?.warnings ?? []).flatMap((warning) => hanging(warning, columns, '  ! ')),
    ...hanging(sentence, columns, ''),
    ...found.flatMap(({ fails, code, text: said }) =>
      hanging(`${fails ? 'fails on' : 'does not fail on'} ${code}: ${said}`, columns, '  - '),
    ),
    ...(left > 0 ? [`  and ${left} more`] : []),
    ...rates(report),
    ...questions(report, columns),
    '',
    `${headingOf(report)}, exit code ${judgement.exitCode}.`,
    ...(job === null ? [] : [`Results: beacon results ${job.id}`]),
  ].join('\n');
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
