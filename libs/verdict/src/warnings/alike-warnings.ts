import { binomialLower, hypergeometric, normalLower } from '@beacon/statistics';
import { armRows, type ArmRow } from '../data/model-data.js';
import { pairRowsOf, type PairRow } from '../data/pair-rows.js';
import { sum } from '../input/outcome-classes.js';
import { counted } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Chance below which so much agreement is none, for all pairs of a model together. */
const REMARKABLE = 0.001;
/** Questions that must tell something. */
const FEWEST = 5;
/** Share of questions on which two regions that are one may differ. */
const HARDLY_ANY = 0.02;

/**
 * Two regions whose answers come out alike, question by question, more often than independently drawn answers would: they may share a backend. Either their own repeats say so (both
 * have the same number of events where chance would give them different ones), or the other regions do, from which both differ.
 */
export function regionsAlike({
  analysis: { data, comparison },
  options: { endpoint },
}: WarningFacts): Finding[] {
  const { compared, pairs } = comparison;
  const limit = REMARKABLE / Math.max(1, pairs.length);
  const rows = armRows(data, compared, endpoint);
  return pairs.flatMap(([a, b]) => {
    const places = [compared.indexOf(a), compared.indexOf(b)] as const;
    const own = pairRowsOf(
      rows.map(({ count, arms }) => ({
        count,
        arms: places.flatMap((place) => arms[place] ?? []),
      })),
    );
    const { alike, questions } = agreementOf(own);
    if (questions - alike > HARDLY_ANY * questions) return [];
    const isAlike = chanceOfAgreement(own) <= limit || chanceBesideOthers(rows, places) <= limit;
    if (!isAlike) return [];
    return [
      {
        code: 'regions_alike',
        text: `${a} and ${b} came out alike on ${alike} of ${counted(questions, 'question')}, more often than answers of two places do by chance: they may share a backend, and then count as one place`,
      },
    ];
  });
}

function isEqual({ xa, na, xb, nb }: PairRow): boolean {
  return xa * nb === xb * na;
}

function agreementOf(rows: readonly PairRow[]): { alike: number; questions: number } {
  return {
    alike: sum(rows.filter(isEqual).map(({ count }) => count)),
    questions: sum(rows.map(({ count }) => count)),
  };
}

/**
 * Chance of so many equal questions, had the answers to each been dealt out to the two regions: only questions asked equally often and coming out both ways count. 1 where these
 * are too few.
 */
function chanceOfAgreement(rows: readonly PairRow[]): number {
  const telling = rows.filter(
    ({ na, nb, xa, xb }) => na === nb && na > 1 && xa + xb > 0 && xa + xb < na + nb,
  );
  const questions = sum(telling.map(({ count }) => count));
  if (questions < FEWEST) return 1;
  let [equal, mean, variance] = [0, 0, 0];
  for (const row of telling) {
    const chance = equalChance(row);
    if (isEqual(row)) equal += row.count;
    mean += row.count * chance;
    variance += row.count * chance * (1 - chance);
  }
  if (variance === 0) return 1;
  if (equal === questions) {
    return Math.exp(sum(telling.map((row) => row.count * Math.log(equalChance(row)))));
  }
  return normalLower((mean - equal + 0.5) / Math.sqrt(variance));
}

function equalChance({ na, nb, xa, xb }: PairRow): number {
  const events = xa + xb;
  if (events % 2 === 1) return 0;
  const { offset, mass } = hypergeometric({ first: na, second: nb, events });
  return mass[events / 2 - offset] ?? 0;
}

/**
 * Chance that the two regions differ on so few of the questions on which the three do, of all other regions the one that says most: of three independent places, two that are
 * given agree on a third of those. A region that really differs from both looks the same, so it counts only where it lies above them on some questions and below them on others.
 */
function chanceBesideOthers(rows: readonly ArmRow[], [a, b]: readonly [number, number]): number {
  const others =
    rows[0]?.arms.flatMap((_, place) => (place === a || place === b ? [] : place)) ?? [];
  return others.reduce((least, other) => Math.min(least, chanceBeside(rows, [a, b, other])), 1);
}

function chanceBeside(
  rows: readonly ArmRow[],
  [a, b, other]: readonly [number, number, number],
): number {
  let [telling, apart, above, below] = [0, 0, 0, 0];
  for (const { count, arms } of rows) {
    const rates = [a, b, other].flatMap((place) => {
      const arm = arms[place];
      return arm === undefined || arm.n === 0 ? [] : arm.x / arm.n;
    });
    const [one = 0, two = 0, third = 0] = rates;
    if (rates.length < 3 || new Set(rates).size === 1) continue;
    telling += count;
    if (one !== two) apart += count;
    else if (third > one) above += count;
    else below += count;
  }
  if (telling < FEWEST || Math.min(above, below) < 2) return 1;
  return binomialLower(apart, telling, 2 / 3);
}
