import type { ModelVerdict, OmnibusTest, PairFigures, Verdict } from '@beacon/verdict';
import { decisiveP } from '../decisive-p.js';
import { intervalFigure } from '../figures.js';
import type { FigureRow } from '../figures.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import {
  count,
  counted,
  pValue,
  percent,
  pointsOf,
  pointsRange,
  signedPoints,
} from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { table } from '../table.js';
import { pairName } from '../pair-name.js';
import { OMNIBUS_WORDS, PAIR_TEST_WORDS, RATE_WORDS, capital } from '../words.js';

/** How far regions are apart, model by model: a forest plot and its numbers. */
export function differences({ verdict }: ReportInput): Html {
  const models = verdict.models.slice(0, LIMITS.models).filter(({ pairs }) => pairs.length > 0);
  if (models.length === 0)
    return html`<section aria-labelledby="differences">
      <h2 id="differences">Differences between regions</h2>
      <p>No model was measured in two regions, so there is nothing to compare.</p>
    </section>`;
  return html`<section aria-labelledby="differences">
    <h2 id="differences">Differences between regions</h2>
    <p>
      Each line compares two regions on the questions that were measured in both. Right of zero, the
      ${RATE_WORDS[verdict.endpoint]} of the first region is higher. The shaded stretch is the
      margin of ±${pointsOf(verdict.margin)}. Beside the difference as typed the table has the one
      corrected for what the classifier misses: it counts as none only when the interval of that, at
      ${percent(1 - 2 * verdict.alpha)}, lies inside.
    </p>
    ${models.map((model, index) => modelDifferences(verdict, model, index))}
  </section>`;
}

function modelDifferences(verdict: Verdict, model: ModelVerdict, index: number): Html {
  const all = [...model.pairs, ...model.aa];
  const shown = mostTelling(all);
  const title = `Differences between regions: ${model.model_id}`;
  const reach = reachOf(shown, verdict.margin);
  return html`<h3>${model.model_id}</h3>
    ${omnibus(model.omnibus)}
    ${intervalFigure({
      id: `differences-${index + 1}`,
      title,
      about: shown.map((pair) => `${pair.a} minus ${pair.b}: ${wordsOf(pair)}.`).join(' '),
      caption: `${title}, in percentage points with ${percent(verdict.level)} intervals${model.aa.length > 0 ? '. Hollow: two executors of one place, whose difference is noise' : ''}.`,
      rows: shown.map(toRow),
      low: -reach,
      high: reach,
      ticks: [-reach, -reach / 2, 0, reach / 2, reach].map((at) => ({
        at,
        text: signedPoints(at),
      })),
      band: [-verdict.margin, verdict.margin],
      zero: 0,
    })}
    ${shown.length < all.length ? html`<p class="note">The ${count(shown.length)} pairs of ${count(all.length)} with the smallest p.</p>` : null}
    ${pairTable(`Numbers behind the figure: ${model.model_id}`, model, shown)}
    ${otherEndpoints(verdict, model)} `;
}

function omnibus(test: OmnibusTest | null): Html | null {
  if (test === null) return null;
  return html`<p>
    All regions at once: ${OMNIBUS_WORDS[test.test]}, z = ${test.statistic.toFixed(2)}, p
    ${pValue(test.p)}, adjusted ${pValue(test.p_adjusted)}; ${counted(test.questions, 'question')},
    of which ${count(test.informative)} tell the regions
    apart${test.dropped > 0 ? html`, ${count(test.dropped)} left out because only one region has a measurement` : null}.
  </p>`;
}

/** What is concluded rests on refusals and on all that is withheld: the one that does not lead is shown as well. */
function otherEndpoints({ endpoint: own }: Verdict, model: ModelVerdict): Html[] {
  return Object.values(model.endpoints)
    .filter(({ endpoint, pairs }) => endpoint !== own && pairs.length > 0)
    .map(
      ({ endpoint, pairs, omnibus: test }) =>
        html`<p>The same for the ${RATE_WORDS[endpoint]}:</p>
          ${omnibus(test)}
          ${pairTable(`${capital(RATE_WORDS[endpoint])}: ${model.model_id}`, model, mostTelling(pairs))}`,
    );
}

function pairTable(caption: string, model: ModelVerdict, pairs: readonly PairFigures[]): Html {
  return table(
    caption,
    [
      { text: 'Pair' },
      { text: 'Questions', isNumber: true },
      { text: 'Only first / only second', isNumber: true },
      { text: 'Difference, points', isNumber: true },
      { text: 'Interval', isNumber: true },
      { text: 'Corrected', isNumber: true },
      { text: 'p', isNumber: true },
      { text: 'p adjusted', isNumber: true },
      { text: 'mid-p', isNumber: true },
      { text: 'Cohen’s h', isNumber: true },
      { text: 'If missing were worst', isNumber: true },
      { text: 'Test' },
    ],
    pairs.map((pair) => [
      html`${pairName(pair)}${isTwin(model, pair) ? html` <span class="note">(A/A)</span>` : null}`,
      html`${count(pair.questions)}${pair.dropped > 0 ? html` <span class="note">(−${count(pair.dropped)})</span>` : null}`,
      `${count(pair.only_a)} / ${count(pair.only_b)}`,
      signedPoints(pair.difference),
      pointsRange(pair.interval),
      correctedOf(pair),
      html`${pValue(pair.p)}${byAnswer(pair)}`,
      pValue(pair.p_adjusted),
      pValue(pair.mid_p),
      pair.effect_size_h === null ? '–' : pair.effect_size_h.toFixed(2).replace('-', '−'),
      pointsRange(pair.worst_case),
      `${PAIR_TEST_WORDS[pair.test]}${pair.method === 'exact' ? '' : `, ${pair.method.replace('_', ' ')}`}`,
    ]),
  );
}

function correctedOf({ corrected }: PairFigures): string {
  if (corrected === null) return '–';
  return `${signedPoints(corrected.difference)} (${pointsRange(corrected.interval)})`;
}

function isTwin({ aa }: ModelVerdict, pair: PairFigures): boolean {
  return aa.some(({ a, b }) => a === pair.a && b === pair.b);
}

/** In their own order, but where there are too many: those with the smallest p. */
function mostTelling(pairs: readonly PairFigures[]): readonly PairFigures[] {
  if (pairs.length <= LIMITS.rows) return pairs;
  return pairs.toSorted((a, b) => (decisiveP(a) ?? 2) - (decisiveP(b) ?? 2)).slice(0, LIMITS.rows);
}

function toRow(pair: PairFigures): FigureRow {
  return {
    label: `${pair.a} − ${pair.b}`,
    value: pair.difference,
    interval: pair.interval,
    words: wordsOf(pair),
    isPlain: 'remarkable' in pair,
  };
}

/** Regions that were not asked equally often have a second p, and the larger one decides. */
function byAnswer({ p_by_answer: p }: PairFigures): Html | null {
  return p === null ? null : html` <span class="note">(by answer ${pValue(p)})</span>`;
}

function wordsOf(pair: PairFigures): string {
  const { difference, interval, p_adjusted: adjusted } = pair;
  if (difference === null) return 'no question was measured in both';
  const told = adjusted === null ? `p ${pValue(decisiveP(pair))}` : `p adj. ${pValue(adjusted)}`;
  return `${signedPoints(difference)} (${pointsRange(interval)}), ${told}`;
}

/** The scale reaches as far as the longest interval, to a tenth. */
function reachOf(pairs: readonly PairFigures[], margin: number): number {
  const ends = pairs.flatMap(({ interval, difference }) => [...(interval ?? []), difference ?? 0]);
  const farthest = Math.max(margin * 2, ...ends.map(Math.abs));
  return Math.min(1, Math.ceil(farthest * 10) / 10);
}
