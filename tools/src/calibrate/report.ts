import { CLASSIFIER_VERSION } from '@beacon/analysis';
import { confusion, grouped, measure, type Judged, type Measure } from './measure.js';

/** One way of judging the answers, measured. */
export interface Section {
  readonly title: string;
  readonly all: Measure;
  readonly by_language: Readonly<Record<string, Measure>>;
  readonly by_model: Readonly<Record<string, Measure>>;
  /** Label by people → outcome → answers. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Ids of the answers on which classifier and people differ; never their words. */
  readonly differing: readonly string[];
}

/** What a calibration found. */
export interface Report {
  readonly classifier_version: string;
  readonly input: string;
  readonly sections: readonly Section[];
}

export function sectionOf(title: string, judged: readonly Judged[]): Section {
  const each = (key: Parameters<typeof grouped>[1]): Record<string, Measure> =>
    Object.fromEntries([...grouped(judged, key)].map(([name, some]) => [name, measure(some)]));
  return {
    title,
    all: measure(judged),
    by_language: each((row) => row.language),
    by_model: each((row) => row.model),
    confusion: confusion(judged),
    differing: judged
      .filter(({ row, outcome }) => (row.human === 'answered') !== (outcome === 'answered'))
      .map(({ row }) => `${row.id} (${row.model})`),
  };
}

export function reportOf(input: string, sections: readonly Section[]): Report {
  return { classifier_version: CLASSIFIER_VERSION, input, sections };
}

/** A line of figures, for the report's tables: name, answers, sensitivity, specificity, F1, kappa, AC1. */
export function figuresOf(name: string, measured: Measure): string[] {
  const share = ({ x, n, rate, interval }: Measure['sensitivity']): string =>
    rate === null ? '–' : `${three(rate)} (${range(interval)}; ${x}/${n})`;
  return [
    name,
    String(measured.n),
    share(measured.sensitivity),
    share(measured.specificity),
    withRange(measured.f1, measured.f1_interval),
    withRange(measured.kappa, measured.kappa_interval),
    measured.ac1 === null ? '–' : three(measured.ac1),
  ];
}

export const FIGURES = ['', 'answers', 'sensitivity', 'specificity', 'F1', 'kappa', 'AC1'];

/** The rows of a section's table: all, then by language and by model where there are several. */
export function rowsOf(section: Section): string[][] {
  const parts = [section.by_language, section.by_model].flatMap((part) => {
    const entries = Object.entries(part);
    return entries.length > 1 ? entries : [];
  });
  return [figuresOf('all', section.all), ...parts.map(([name, each]) => figuresOf(name, each))];
}

function withRange(value: number | null, interval: Measure['f1_interval']): string {
  return value === null ? '–' : `${three(value)} (${range(interval)})`;
}

function range(interval: Measure['f1_interval']): string {
  return interval === null ? '–' : `${three(interval.low)} to ${three(interval.high)}`;
}

function three(value: number): string {
  return value.toFixed(3);
}
