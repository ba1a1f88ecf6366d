import type { ModelVerdict, Verdict } from '@beacon/verdict';
import type { WithoutMeasurement } from '@beacon/persistence';
import { decisiveP } from '../decisive-p.js';
import { html, quoted } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { count, counted, pValue, percent, pointsRange, signedPoints } from '../numbers.js';
import { pairName } from '../pair-name.js';
import type { ReportInput } from '../report-input.js';
import { regionName, twinOf } from '../region-words.js';
import { table } from '../table.js';
import { time } from './time.js';

/** What speaks against the finding being an artefact, or for it: controls, noise, what is missing, what is doubtful. */
export function checks(input: ReportInput): Html {
  const { verdict } = input;
  const models = verdict.models.slice(0, LIMITS.models);
  return html`<section aria-labelledby="checks">
    <h2 id="checks">Checks</h2>
    <h3>Control questions</h3>
    <p>
      A difference between regions that is as large on neutral and control questions as on sensitive
      ones says nothing of the topics. So the difference on sensitive questions is compared with
      that on neutral and control questions. ${ofNoKind(models)}
    </p>
    ${controls(models)}
    <h3>Noise: two executors of one place</h3>
    ${noise(verdict, models)}
    <h3>Time</h3>
    <p>
      A region that is asked later than another meets another model where that changes meanwhile. A
      warning says where that could explain a difference.
    </p>
    ${time(models)}
    <h3>Missing answers</h3>
    <p>
      Errors and cancelled cells are no measurements. If they are more frequent in one region, a
      difference may come from there; “if missing were worst” in the tables above shows where each
      difference would lie whatever the missing answers had been.
    </p>
    ${missing(verdict, models)} ${reasons('Why answers are missing', input.facts.failures)}
    <h3>Quarantined</h3>
    ${quarantined(input.facts.quarantined)}
  </section>`;
}

/** What is in neither of the groups that are compared. */
function ofNoKind(models: readonly ModelVerdict[]): string | null {
  const all = models.map(({ controls: { questions } }) => questions);
  const most = Math.max(0, ...all.map(({ unknown }) => unknown));
  if (most === 0) return null;
  const total = Math.max(
    ...all.map(
      ({ sensitive, neutral, control, unknown }) => sensitive + neutral + control + unknown,
    ),
  );
  return `${count(most)} of ${counted(total, 'question')} ${most === 1 ? 'has' : 'have'} no known kind, and ${most === 1 ? 'is' : 'are'} in neither group.`;
}

function controls(models: readonly ModelVerdict[]): Html {
  const rows = models.flatMap(({ model_id, controls: { pairs } }) =>
    pairs
      .slice(0, LIMITS.rows)
      .map((pair) => [
        model_id,
        pairName(pair),
        `${count(pair.questions.sensitive)} / ${count(pair.questions.control)}`,
        signedPoints(pair.sensitive),
        signedPoints(pair.control),
        pValue(pair.control_p),
        signedPoints(pair.difference),
        pointsRange(pair.interval),
      ]),
  );
  const without = models.filter(({ controls: { pairs } }) => pairs.length === 0);
  const why = [
    ...new Set(without.map(({ controls: { reason } }) => reason ?? 'nothing to compare')),
  ];
  return html`${
    rows.length === 0
      ? null
      : table(
          'Differences in percentage points: sensitive questions against neutral and control questions',
          [
            { text: 'Model' },
            { text: 'Pair' },
            { text: 'Questions', isNumber: true },
            { text: 'Sensitive', isNumber: true },
            { text: 'Control', isNumber: true },
            { text: 'p of control', isNumber: true },
            { text: 'Difference of the two', isNumber: true },
            { text: 'Interval', isNumber: true },
          ],
          rows,
        )
  }${why.map((reason) => html`<p class="note">${reason}</p>`)}`;
}

function noise(verdict: Verdict, models: readonly ModelVerdict[]): Html {
  if (verdict.twins.length === 0) {
    return html`<p>
      The job had no second executor of a region (no A/A arm), so that its noise was not measured.
    </p>`;
  }
  return table(
    'Pairs of a region and its second executor: any difference here is noise',
    [
      { text: 'Model' },
      { text: 'Pair' },
      { text: 'Difference, points', isNumber: true },
      { text: 'Interval', isNumber: true },
      { text: 'p', isNumber: true },
      { text: 'Reading' },
    ],
    models.flatMap(({ model_id, aa }) =>
      aa.map((pair) => [
        model_id,
        pairName(pair),
        signedPoints(pair.difference),
        pointsRange(pair.interval),
        pValue(decisiveP(pair)),
        pair.remarkable
          ? 'remarkable: doubt the other differences'
          : 'unremarkable, as it should be',
      ]),
    ),
  );
}

function missing(verdict: Verdict, models: readonly ModelVerdict[]): Html {
  const rows = models.flatMap(({ model_id, missingness }) =>
    missingness.regions
      .slice(0, LIMITS.rows)
      .map((region) => [
        model_id,
        regionName(region.region, twinOf(verdict, model_id, region.region)),
        count(region.expected),
        count(region.measured),
        count(region.missing),
        percent(region.missing_rate),
        count(region.pending),
        count(region.quarantined),
        missingness.p === null ? '–' : pValue(missingness.p),
      ]),
  );
  return table(
    'Cells by region: expected, measured, missing, pending, quarantined',
    [
      { text: 'Model' },
      { text: 'Region' },
      { text: 'Expected', isNumber: true },
      { text: 'Measured', isNumber: true },
      { text: 'Missing', isNumber: true },
      { text: 'Missing rate', isNumber: true },
      { text: 'Pending', isNumber: true },
      { text: 'Quarantined', isNumber: true },
      { text: 'p: as frequent in every region?', isNumber: true },
    ],
    rows,
  );
}

function reasons(caption: string, list: readonly WithoutMeasurement[]): Html | null {
  if (list.length === 0) return null;
  return table(
    caption,
    [{ text: 'Region' }, { text: 'Reason' }, { text: 'Executions', isNumber: true }],
    list.map(({ region, reason, executions }) => [region, quoted(reason, 300), count(executions)]),
  );
}

function quarantined(list: readonly WithoutMeasurement[]): Html {
  const total = list.reduce((sum, { executions }) => sum + executions, 0);
  if (total === 0) {
    return html`<p>
      None: no execution’s evidence of where it ran contradicts what is configured.
    </p>`;
  }
  return html`<p>
      ${counted(total, 'execution')} whose evidence of where it ran contradicts what is configured:
      stored and counted here, but in no rate and no test.
    </p>
    ${reasons('Why executions are quarantined', list)}`;
}
