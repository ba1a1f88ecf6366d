import type { Schema } from '@beacon/client';
import { terminalText } from '@beacon/domain';
import { Gateway } from '../gateway/gateway.js';
import { showJson, showText } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { printable } from '../terminal/printable.js';
import { columnsOf } from '../terminal/screen-size.js';
import { styleOf, type Style } from '../terminal/style.js';
import { wrap } from '../terminal/wrap.js';
import { answersOf, type Answer, type CellOf } from './answers.js';
import { nameOf } from './matrix-text.js';

type Comparison = Schema<'ComparisonView'>;

/** Shows the regions' answers to one question of one model. */
export async function cell(of: CellOf, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const compared = await readComparison(gateway, of);
  const answers = given.all === true ? await answersOf(gateway, of) : representatives(compared);
  if (given.json === true) {
    return showJson(given.all === true ? { ...compared, executions: answers } : compared);
  }
  const [columns, style] = [columnsOf(process.stdout), styleOf(process.stdout)];
  const lines = [
    ...headLines(printable(compared), columns),
    ...answers.flatMap((answer) => answerLines(answer, columns, style)),
    ...pairLines(printable(compared)),
  ];
  await showText(lines.join('\n'));
}

function readComparison(gateway: Gateway, { job, model, question }: CellOf): Promise<Comparison> {
  const query = { model_id: model, ...(question === undefined ? {} : { question_id: question }) };
  return gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/compare', { params: { path: { id: job }, query } }),
  );
}

/** The answer that stands for each region: of its most frequent outcome, the one most like the others. */
function representatives({ regions, coverage }: Comparison): readonly Answer[] {
  return coverage.map(({ region, expected, measured, outcomes }) => {
    const found = regions.find((each) => each.region === region)?.representative;
    return {
      region,
      repeat: found?.repeat ?? null,
      outcome: found?.outcome ?? null,
      execution_id: found?.execution_id ?? null,
      text: found?.text ?? null,
      of: expected > 1 ? `${measured} of ${expected}: ${tallyOf(outcomes)}` : null,
    };
  });
}

function tallyOf(outcomes: Readonly<Record<string, number>>): string {
  return Object.entries(outcomes)
    .map(([outcome, times]) => `${outcome} ${times}`)
    .join(', ');
}

function headLines(compared: Comparison, columns: number): readonly string[] {
  const { model_id: model, question } = compared;
  return [`${model} on ${nameOf(compared)}`, ...wrap(question.text, columns - 2).map(indented)];
}

function answerLines(answer: Answer, columns: number, style: Style): readonly string[] {
  const { region, repeat, outcome, execution_id: id, text, of } = printable(answer);
  const parts = [
    outcome ?? 'no answer',
    ...(repeat === null ? [] : [`repeat ${repeat}`]),
    ...(id === null ? [] : [`execution ${id}`]),
    ...(of === null ? [] : [of]),
  ];
  // An answer has lines of its own: they are kept, and nothing in them is obeyed.
  const said = answer.text === null || text === '' ? '(no text)' : terminalText(answer.text);
  return [
    '',
    `${style('strong', region)}  ${parts.join('  ')}`,
    ...wrap(said, columns - 2).map(indented),
  ];
}

function pairLines({ pairs }: Comparison): readonly string[] {
  if (pairs.length === 0) return [];
  return [
    '',
    ...pairs.map(({ a, b, classification, similarity, same_outcome: isSame }) => {
      const words =
        similarity === null ? '' : `, ${Math.round(100 * similarity.overlap)} % of words shared`;
      const how = classification?.replaceAll('_', ' ') ?? 'not compared';
      return `${a} / ${b}: ${isSame ? 'same outcome' : 'other outcome'}, ${how}${words}`;
    }),
  ];
}

function indented(line: string): string {
  return `  ${line}`;
}
