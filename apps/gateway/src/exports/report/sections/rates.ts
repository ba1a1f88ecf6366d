import type { EndpointVerdict, ModelVerdict, RegionFigures, Verdict } from '@beacon/verdict';
import { intervalFigure } from '../figures.js';
import type { FigureRow } from '../figures.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { count, percent, percentRange } from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { table } from '../table.js';
import { regionName } from '../region-words.js';
import { RATE_WORDS, capital } from '../words.js';

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** How often each region met with the event, model by model: a figure and its numbers. */
export function rates({ verdict, regions }: ReportInput): Html {
  const rate = RATE_WORDS[verdict.endpoint];
  const names = new Map(regions.map(({ id, name }) => [id, name]));
  return html`<section aria-labelledby="rates">
    <h2 id="rates">${capital(rate)} by region</h2>
    <p>
      The share of measured answers, with the ${percent(verdict.level)} interval in which the true
      rate may lie. Failed, cancelled and quarantined executions are in no rate. “Corrected” is for
      what the classifier misses and what it takes for more than it is, where that is known for the
      language of the questions.
    </p>
    ${verdict.models.slice(0, LIMITS.models).map((model, index) => modelRates(verdict, model, index, names))}
  </section>`;
}

function modelRates(
  verdict: Verdict,
  model: ModelVerdict,
  index: number,
  names: ReadonlyMap<string, string>,
): Html {
  const rate = RATE_WORDS[verdict.endpoint];
  const shown = model.regions.slice(0, LIMITS.rows);
  const title = `${capital(rate)} of ${model.model_id} by region`;
  return html`<h3>${model.model_id}</h3>
    ${intervalFigure({
      id: `rates-${index + 1}`,
      title,
      about: shown.map((region) => `${region.region}: ${wordsOf(region)}.`).join(' '),
      caption: `${title}. Dots are rates, lines their ${percent(verdict.level)} intervals${verdict.repeats > 1 ? ', repeats of a question counted as one' : ''}${shown.some(({ twin_of }) => twin_of !== null) ? '. Hollow: second executors of a place (A/A)' : ''}.`,
      rows: shown.map((region) => toRow(region, names)),
      low: 0,
      high: 1,
      ticks: QUARTERS.map((at) => ({ at, text: percent(at) })),
    })}
    ${table(
      `Numbers behind the figure: ${model.model_id}`,
      [
        { text: 'Region' },
        { text: 'Measured', isNumber: true },
        { text: 'Refused', isNumber: true },
        { text: 'Refused, corrected', isNumber: true },
        { text: 'Withheld', isNumber: true },
        { text: 'Withheld, corrected', isNumber: true },
        { text: 'Blocked', isNumber: true },
        { text: 'Missing', isNumber: true },
        { text: 'Quarantined', isNumber: true },
        ...(verdict.repeats > 1 ? [{ text: 'Flip rate', isNumber: true }] : []),
      ],
      shown.map((region) => [
        regionName(region.region, region.twin_of),
        count(region.n),
        ...endpointCells(model.endpoints.refused, region),
        ...endpointCells(model.endpoints.withheld, region),
        percent(region.blocked.rate),
        count(region.missing + region.pending),
        count(region.quarantined),
        ...(verdict.repeats > 1 ? [percent(region.flip_rate)] : []),
      ]),
    )} `;
}

/** A rate as typed, and corrected for what the classifier misses where that is known. */
function endpointCells({ rates: all }: EndpointVerdict, { region }: RegionFigures): string[] {
  const found = all.find((rate) => rate.region === region);
  const { rate = null, corrected = null } = found ?? {};
  return [
    percent(rate),
    corrected === null ? '–' : `${percent(corrected.rate)} (${percentRange(corrected.interval)})`,
  ];
}

function toRow(region: RegionFigures, names: ReadonlyMap<string, string>): FigureRow {
  const name = names.get(region.region) ?? region.region;
  return {
    label: name === region.region ? name : `${name} (${region.region})`,
    value: region.rate,
    interval: intervalOf(region),
    words: wordsOf(region),
    isPlain: region.twin_of !== null,
  };
}

/** With repeats the interval that does not take them for independent. */
function intervalOf({ interval, interval_clustered }: RegionFigures): RegionFigures['interval'] {
  return interval_clustered ?? interval;
}

function wordsOf(region: RegionFigures): string {
  if (region.rate === null) return 'nothing measured';
  return `${percent(region.rate)} (${percentRange(intervalOf(region))}), ${count(region.events)} of ${count(region.n)}`;
}
