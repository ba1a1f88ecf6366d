import type {
  ControlDifference,
  EndpointVerdict,
  JsonInterval,
  ModelVerdict,
  OmnibusTest,
  PairFigures,
  RegionFigures,
  Verdict,
} from '@beacon/verdict';
import { printable } from '../terminal/printable.js';
import { figure, table, text } from '../terminal/table.js';

/** The verdict for people: sentences first, then the figures behind them. */
export function verdictText(given: Verdict): string {
  const verdict = printable(given);
  const general = verdict.warnings.filter(({ model_id }) => model_id === null);
  const lines = [
    verdict.sentence,
    ...warningLines(general),
    ...verdict.models.flatMap((model) => modelLines(model, verdict)),
    '',
    ...detectorLines(verdict),
    methodLine(verdict),
  ];
  return `${lines.join('\n')}\n`;
}

function modelLines(model: ModelVerdict, verdict: Verdict): readonly string[] {
  return [
    '',
    model.sentence,
    ...contentLines(model),
    '',
    ...indented(regionTable(model.regions, verdict)),
    ...testLines(model, verdict.level),
    ...otherEndpoints(model, verdict).flatMap((other) => [
      '',
      `  counted: ${other.endpoint}`,
      ...testLines(other, verdict.level),
    ]),
    ...(model.controls.pairs.length === 0
      ? []
      : ['', ...indented(controlTable(model.controls.pairs, verdict.level))]),
    ...(model.aa.length === 0
      ? []
      : ['', '  second executors of one place:', ...indented(pairTable(model.aa, verdict.level))]),
    ...timeLines(model),
    ...warningLines(model.warnings),
  ];
}

/** What is concluded of what it says, which is in none of the figures that follow. */
function contentLines({ content }: ModelVerdict): readonly string[] {
  if (content === null) return [];
  return [content, ...(content.stance === null ? [] : [content.stance])].map(
    ({ sentence }) => `  content: ${sentence}`,
  );
}

/** How far apart the regions were asked. */
function timeLines({ time }: ModelVerdict): readonly string[] {
  if (time === null || time.skew === null) return [];
  const { cells, median_s, p95_s, max_s } = time.skew;
  const seconds = (value: number): string => `${Number(value.toPrecision(3))} s`;
  return [
    '',
    `  skew between regions over ${cells} cells: median ${seconds(median_s)}, 95 % within ${seconds(p95_s)}, at most ${seconds(max_s)}`,
  ];
}

/** The tests of all regions and of the pairs. */
function testLines(
  { omnibus, pairs }: Pick<ModelVerdict, 'omnibus' | 'pairs'>,
  level: number,
): readonly string[] {
  return [
    ...(omnibus === null ? [] : ['', `  ${omnibusLine(omnibus)}`]),
    ...(pairs.length === 0 ? [] : ['', ...indented(pairTable(pairs, level))]),
  ];
}

/** Endpoints beside that of the verdict, where they count other answers. */
function otherEndpoints(
  { endpoints }: ModelVerdict,
  { endpoint: own }: Verdict,
): readonly EndpointVerdict[] {
  const events = ({ rates }: EndpointVerdict): string => rates.map((rate) => rate.events).join(' ');
  const { refused, withheld } = endpoints;
  if (own !== 'blocked' && events(refused) === events(withheld)) return [];
  return [refused, withheld].filter(({ endpoint }) => endpoint !== own);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function warningLines(warnings: Verdict['warnings']): readonly string[] {
  return warnings.length === 0 ? [] : ['', ...warnings.map(({ text }) => `  ! ${text}`)];
}

function regionTable(
  regions: readonly RegionFigures[],
  { endpoint, level }: Verdict,
): readonly string[] {
  const isCorrected = regions.some(({ corrected }) => corrected !== null);
  const head = [
    text('region'),
    figure('n'),
    figure(endpoint),
    figure('rate'),
    figure(`${percent(level, 0)} interval`),
    figure('flips'),
    figure('missing'),
    figure('quarantined'),
    ...(isCorrected ? [figure('corrected rate'), figure('its interval')] : []),
  ];
  return table(
    head,
    regions.map((region) => [
      region.twin_of === null ? region.region : `${region.region} (${region.twin_of} again)`,
      String(region.n),
      String(region.events),
      percent(region.rate),
      span(region.interval_clustered ?? region.interval, percent),
      percent(region.flip_rate),
      String(region.missing),
      String(region.quarantined),
      ...(isCorrected ? correctedCells(region) : []),
    ]),
  );
}

function correctedCells({ corrected }: RegionFigures): readonly string[] {
  return [percent(corrected?.rate ?? null), span(corrected?.interval ?? null, percent)];
}

function omnibusLine(test: OmnibusTest): string {
  return `all regions at once: smallest p of all pairs, z ${test.statistic.toFixed(2)}, p ${chance(test.p)}, adjusted ${chance(test.p_adjusted)}, ${test.questions} questions`;
}

function pairTable(pairs: readonly PairFigures[], level: number): readonly string[] {
  const isUneven = pairs.some(({ p_by_answer: p }) => p !== null);
  const isCorrected = pairs.some(({ corrected }) => corrected !== null);
  const head = [
    text('pair'),
    figure('questions'),
    figure('only first'),
    figure('only second'),
    figure('difference'),
    figure(`${percent(level, 0)} interval`),
    ...(isCorrected ? [figure('corrected'), figure('its interval')] : []),
    figure('p'),
    ...(isUneven ? [figure('by answer')] : []),
    figure('adjusted'),
    text('test'),
  ];
  return table(
    head,
    pairs.map((pair) => [
      `${pair.a} - ${pair.b}`,
      String(pair.questions),
      String(pair.only_a),
      String(pair.only_b),
      points(pair.difference),
      span(pair.interval, points),
      ...(isCorrected
        ? [
            points(pair.corrected?.difference ?? null),
            span(pair.corrected?.interval ?? null, points),
          ]
        : []),
      chance(pair.p),
      ...(isUneven ? [chance(pair.p_by_answer)] : []),
      chance(pair.p_adjusted),
      pair.test.replaceAll('_', ' '),
    ]),
  );
}

function controlTable(pairs: readonly ControlDifference[], level: number): readonly string[] {
  const head = [
    text('pair'),
    figure('sensitive'),
    figure('neutral and control'),
    figure('difference in differences'),
    figure(`${percent(level, 0)} interval`),
  ];
  return table(
    head,
    pairs.map((pair) => [
      `${pair.a} - ${pair.b}`,
      points(pair.sensitive),
      points(pair.control),
      points(pair.difference),
      span(pair.interval, points),
    ]),
  );
}

/** What is known of the detector, by language. */
function detectorLines({ detector }: Verdict): readonly string[] {
  return detector.map(({ endpoint, language, source, sensitivity, specificity }) => {
    const where = `${endpoint} in ${language ?? 'a language that is not known'}`;
    if (sensitivity === null || specificity === null) {
      return `classifier, ${where}: what it misses is not known`;
    }
    return `classifier, ${where}: sensitivity ${percent(sensitivity.rate)} (${span(sensitivity.interval, percent)}), specificity ${percent(specificity.rate)} (${span(specificity.interval, percent)}), by ${SOURCES[source]}`;
  });
}

const SOURCES: Readonly<Record<Verdict['detector'][number]['source'], string>> = {
  calibration: "the classifier's calibration",
  reviewed: 'people who reviewed answers of this job',
  people: 'people, who are taken to be right',
  unknown: 'nobody',
};

function methodLine({ endpoint, claim, alpha, margin, seed, tests_in_family }: Verdict): string {
  return `counted: ${endpoint}; claim: ${claim.replaceAll('_', ' ')}; alpha ${alpha} over ${tests_in_family} ${tests_in_family === 1 ? 'test' : 'tests'} (Holm); margin ${points(margin)} points; seed ${seed}. Differences are in points, the first region minus the second.`;
}

const NONE = '-';

function percent(rate: number | null, digits = 1): string {
  return rate === null ? NONE : `${(100 * rate).toFixed(digits)} %`;
}

function points(difference: number | null): string {
  return difference === null ? NONE : (100 * difference).toFixed(1).replace(/^-(0\.0)$/, '$1');
}

function span(interval: JsonInterval | null, format: (value: number) => string): string {
  return interval === null ? NONE : interval.map((end) => format(end)).join(' to ');
}

function chance(p: number | null): string {
  if (p === null) return NONE;
  if (p < 0.0005) return '<.001';
  return p >= 0.9995 ? '1' : p.toFixed(3).replace(/^0/, '');
}
