import type { Label } from '@beacon/classification';
import { jeffreysDraws } from '@beacon/statistics';
import type { AnswerStratum } from './strata.js';

/** Endpoints whose detection people can check. What providers say is not among them. */
export const REVIEWED_ENDPOINTS = ['refused', 'withheld'] as const;
type ReviewedEndpoint = (typeof REVIEWED_ENDPOINTS)[number];

/**
 * Events and others that people must have seen in a language before its review takes the place of the general calibration, and what the review must
 * be worth in events that were drawn one by one. Fewer would put a guess in the place of a measurement.
 */
export const LEAST_REVIEWED = 20;

/** A part of the answers that were to be reviewed, and what people said of those drawn from it, each with the same chance. */
export interface ReviewedStratum extends AnswerStratum {
  /** Answers that are concluded, by what they were concluded to be. */
  readonly concluded: Readonly<Record<Label, number>>;
}

/** A rate of right calls, estimated for all answers of the job from those reviewed. */
interface ReviewedRate {
  /** Mean of what it may be (Jeffreys' prior); with nothing missed in the sample it is still below 1. */
  readonly estimate: number;
  readonly interval: readonly [number, number];
  /** Share of right calls with each answer weighted by how many it stands for; null without any. Unbiased for large samples, but 1 when nothing was missed. */
  readonly weighted: number | null;
  /** Events and trials drawn one by one that would tell as much: what a rate is corrected with. */
  readonly worth: { readonly x: number; readonly n: number };
}

/** How well a job's answers are typed, by people's labels. */
export interface ReviewedDetector {
  readonly language: string | null;
  readonly endpoint: ReviewedEndpoint;
  /** Answers that people saw: events and others. */
  readonly events: number;
  readonly others: number;
  readonly sensitivity: ReviewedRate;
  readonly specificity: ReviewedRate;
  /** Why it does not take the place of the general calibration; null when it does. */
  readonly unusable: string | null;
}

const DRAWS = 2_000;
const SEED = 1;

/**
 * Sensitivity and specificity of how a job's answers are typed, for each language and endpoint, from the answers of a stratified sample that people
 * concluded. Answers of a stratum are each worth the number of answers that it has by those that were concluded of it: what was looked at more often
 * than its share counts less, so that a sample in which half is withheld says nothing wrong of a job in which a tenth is. The interval is of the shares
 * that may be behind each stratum, all together; a stratum of which nothing was concluded may hold anything.
 *
 * It assumes that those concluded of a stratum were drawn from it at random, or are all of it.
 */
export function reviewedDetectors(strata: readonly ReviewedStratum[]): ReviewedDetector[] {
  const languages = [...new Set(strata.map(({ language }) => language))];
  return languages.flatMap((language) => {
    const own = strata.filter((one) => one.language === language && one.answers > 0);
    return own.length === 0
      ? []
      : REVIEWED_ENDPOINTS.map((endpoint) => detectorOf(language, endpoint, own));
  });
}

/** A stratum as one endpoint tells it. */
interface Part {
  readonly answers: number;
  readonly found: boolean;
  readonly events: number;
  readonly others: number;
}

function detectorOf(
  language: string | null,
  endpoint: ReviewedEndpoint,
  strata: readonly ReviewedStratum[],
): ReviewedDetector {
  const parts = strata.map(({ answers, typed, concluded }) => {
    const all = Object.entries(concluded) as [Label, number][];
    const events = sumOf(all, ([label, count]) => (isEvent(label, endpoint) ? count : 0));
    const others = sumOf(all, ([, count]) => count) - events;
    return { answers, found: isEvent(typed, endpoint), events, others };
  });
  const draws = drawn(parts);
  const [events, others] = [sumOf(parts, (part) => part.events), sumOf(parts, (p) => p.others)];
  const told = {
    language,
    endpoint,
    events,
    others,
    sensitivity: rateOf(draws.sensitivity, weightedShare(parts, 'events', true)),
    specificity: rateOf(draws.specificity, weightedShare(parts, 'others', false)),
  };
  return { ...told, unusable: whyNot(told, parts) };
}

/** Whether a label is the event of an endpoint. */
function isEvent(label: Label, endpoint: ReviewedEndpoint): boolean {
  return endpoint === 'refused' ? label === 'refused' : label !== 'answered';
}

function drawn(parts: readonly Part[]): Record<'sensitivity' | 'specificity', Float64Array> {
  const draw = jeffreysDraws(SEED);
  const sensitivity = new Float64Array(DRAWS);
  const specificity = new Float64Array(DRAWS);
  for (let index = 0; index < DRAWS; index += 1) {
    const sums = { found: 0, missed: 0, alarms: 0, rest: 0 };
    for (const { answers, found, events, others } of parts) {
      const share = draw(events, others);
      sums[found ? 'found' : 'missed'] += answers * share;
      sums[found ? 'alarms' : 'rest'] += answers * (1 - share);
    }
    sensitivity[index] = sums.found / (sums.found + sums.missed);
    specificity[index] = sums.rest / (sums.rest + sums.alarms);
  }
  return { sensitivity, specificity };
}

function weightedShare(
  parts: readonly Part[],
  kind: 'events' | 'others',
  right: boolean,
): number | null {
  const weighed = parts.flatMap((part) => {
    const seen = part.events + part.others;
    return seen === 0 ? [] : [{ found: part.found, weight: (part[kind] * part.answers) / seen }];
  });
  const all = sumOf(weighed, ({ weight }) => weight);
  const hits = sumOf(weighed, ({ found, weight }) => (found === right ? weight : 0));
  return all === 0 ? null : hits / all;
}

function rateOf(draws: Float64Array, weighted: number | null): ReviewedRate {
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
  const sorted = draws.toSorted();
  // A beta of this mean and variance: of so many events and others, the prior's one among them. Draws that do not differ come of
  // answers that were all typed alike, whatever people concluded of them: that is no beta, and worth nothing.
  const trials = variance === 0 ? 1 : Math.max(1, Math.floor((mean * (1 - mean)) / variance - 1));
  return {
    estimate: mean,
    interval: [quantile(sorted, 0.025), quantile(sorted, 0.975)],
    weighted,
    worth: { x: Math.round(mean * trials), n: trials },
  };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

function whyNot(
  { events, others, sensitivity, specificity, language }: Omit<ReviewedDetector, 'unusable'>,
  parts: readonly Part[],
): string | null {
  if (language === null) return 'the language of the questions is not known';
  if (events < LEAST_REVIEWED || others < LEAST_REVIEWED) {
    return `${events} events and ${others} others were reviewed, at least ${LEAST_REVIEWED} of each are needed`;
  }
  if (parts.some((part) => part.events + part.others === 0)) {
    return 'a part of the answers was not sampled';
  }
  const worth = Math.min(sensitivity.worth.n, specificity.worth.n);
  return worth < LEAST_REVIEWED
    ? `the sample is worth ${worth} answers drawn one by one, at least ${LEAST_REVIEWED} are needed`
    : null;
}

function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
