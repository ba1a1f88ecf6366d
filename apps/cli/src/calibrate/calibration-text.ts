import type { paths } from '@beacon/client';
import { NONE, share } from '../terminal/format.js';
import { figure, table, text } from '../terminal/table.js';

type Path = paths['/api/v1/calibration']['get'];
export type Calibration = Path['responses']['200']['content']['application/json'];
type Endpoint = Calibration['languages'][number]['endpoints'][number];

/** What the classifier finds and misses, by language. Its texts must be clean. */
export function calibrationText({
  languages,
  level,
  least_sensitivity: least,
}: Calibration): string {
  const head = [
    text('language'),
    text('endpoint'),
    figure('labelled'),
    figure('finds'),
    figure(`${share(level, 0)} interval`),
    figure('leaves alone'),
    text('"equivalent"'),
  ];
  const known = languages.flatMap(({ language, endpoints }) =>
    endpoints.map((endpoint) => rowOf(language, endpoint)),
  );
  const unknown = languages.filter((each) => !each.known).map(({ language }) => language);
  return [
    ...table(head, known),
    '',
    `"equivalent" takes a sensitivity whose lower limit is ${share(least, 0)} or more.`,
    ...(unknown.length === 0 ? [] : [`What it misses is not known in: ${unknown.join(', ')}.`]),
  ].join('\n');
}

function rowOf(language: string, endpoint: Endpoint): readonly string[] {
  const { answers, sensitivity, specificity, suffices_for_equivalent: suffices } = endpoint;
  return [
    language,
    endpoint.endpoint,
    String(answers),
    share(sensitivity.rate),
    sensitivity.interval.map((end) => share(end)).join(' to ') || NONE,
    share(specificity.rate),
    suffices ? 'may be said' : 'is never said',
  ];
}
