import type { paths } from '@beacon/client';
import { hanging } from '../terminal/lines.js';
import { share } from '../terminal/format.js';
import { figure, table, text } from '../terminal/table.js';
import { verdictLines } from './verdict-lines.js';

/** A comparison by an arm, as the API answers it. */
export type ApiArms =
  paths['/api/v1/jobs/{id}/arms']['get']['responses']['200']['content']['application/json'];

type Pair = ApiArms['pairs'][number];
type Endpoint = Pair['endpoints']['refused'];

/** What the levels of an arm amount to, in the comparison's own sentences. Its texts must be clean. */
export function armsLines(arms: ApiArms, columns: number): readonly string[] {
  return verdictLines({ ...arms, models: arms.pairs }, columns);
}

/** The same with the rates, and the differences within everything else. */
export function armsFigures(arms: ApiArms, columns: number): readonly string[] {
  return [
    ...armsLines(arms, columns),
    '',
    ...table(
      [
        text('model'),
        text('levels'),
        text('endpoint'),
        figure('questions'),
        figure('first'),
        figure('second'),
        figure('p'),
        text('conclusion'),
      ],
      arms.pairs.flatMap((pair) => Object.values(pair.endpoints).map((one) => rowOf(pair, one))),
    ),
    ...arms.pairs.flatMap((pair) => withinLines(pair, columns)),
  ];
}

function rowOf({ model_id, first, second }: Pair, endpoint: Endpoint): string[] {
  return [
    model_id,
    `${first}, ${second}`,
    endpoint.endpoint,
    String(endpoint.questions),
    share(endpoint.first.rate),
    share(endpoint.second.rate),
    endpoint.p_adjusted === null ? '–' : endpoint.p_adjusted.toPrecision(2),
    endpoint.conclusion.replaceAll('_', ' '),
  ];
}

function withinLines({ model_id, first, second, endpoints }: Pair, columns: number): string[] {
  return Object.values(endpoints).flatMap(({ endpoint, within }) =>
    within.flatMap(({ factor, level, difference, questions }) =>
      hanging(
        `${model_id}, ${endpoint}, ${factor} ${level}: ${first} minus ${second} ${points(difference)} (${questions} questions)`,
        columns,
      ),
    ),
  );
}

function points(difference: number | null): string {
  return difference === null ? 'not measured' : `${(100 * difference).toFixed(1)} points`;
}
