import type { ModelVerdict } from '@beacon/verdict';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { count, pValue, signedPoints } from '../numbers.js';
import { table } from '../table.js';

/** How far apart the regions were asked, and whether rates moved meanwhile. */
export function time(models: readonly ModelVerdict[]): Html {
  const rows = models.flatMap(skewRow);
  if (rows.length === 0) return html`<p>No cell was asked in two regions.</p>`;
  return html`${table(
    'How much later the last region asked a cell than the first, and by how much rates moved within regions',
    [
      { text: 'Model' },
      { text: 'Cells', isNumber: true },
      { text: 'Median, s', isNumber: true },
      { text: '95 % within, s', isNumber: true },
      { text: 'Most, s', isNumber: true },
      { text: 'Points an hour: refused', isNumber: true },
      { text: 'p', isNumber: true },
      { text: 'Points an hour: withheld', isNumber: true },
      { text: 'p', isNumber: true },
    ],
    rows.slice(0, LIMITS.rows),
  )}`;
}

function skewRow({ model_id, time: asked }: ModelVerdict): string[][] {
  if (asked === null || asked.skew === null) return [];
  const { cells, median_s, p95_s, max_s } = asked.skew;
  const drift = (endpoint: string): string[] => {
    const found = asked.drift.find((one) => one.endpoint === endpoint);
    return found === undefined ? ['–', '–'] : [signedPoints(found.per_hour), pValue(found.p)];
  };
  const seconds = [median_s, p95_s, max_s].map((value) => String(Number(value.toPrecision(3))));
  return [[model_id, count(cells), ...seconds, ...drift('refused'), ...drift('withheld')]];
}
