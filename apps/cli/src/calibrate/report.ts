import { CLASSIFIER_VERSION } from '@beacon/classification';
import {
  confusion,
  ENDPOINTS,
  grouped,
  isEvent,
  measure,
  type Endpoint,
  type Judged,
  type Measure,
} from './measure.js';

/** An endpoint's figures, for all answers and for parts of them: by language, topic, source and family of models. */
export interface EndpointFigures {
  readonly all: Measure;
  readonly by_part: Readonly<Record<string, Measure>>;
}

/** One way of judging the answers, measured. */
export interface Section {
  readonly title: string;
  readonly withheld: EndpointFigures;
  readonly refused: EndpointFigures;
  /** Label → outcome → answers. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Ids of the answers on which outcome and label differ in whether they are withheld; never their words. */
  readonly differing: readonly string[];
}

/** What a calibration found. */
export interface Report {
  readonly classifier_version: string;
  readonly input: string;
  readonly sections: readonly Section[];
}

export function sectionOf(title: string, judged: readonly Judged[]): Section {
  return {
    title,
    withheld: figuresFor(judged, 'withheld'),
    refused: figuresFor(judged, 'refused'),
    confusion: confusion(judged),
    differing: judged
      .filter(({ row, outcome }) => isEvent(row.human, 'withheld') !== isEvent(outcome, 'withheld'))
      .map(({ row }) => `${row.id} (${row.model})`),
  };
}

function figuresFor(judged: readonly Judged[], endpoint: Endpoint): EndpointFigures {
  const parts = [
    ...grouped(judged, (row) => row.language),
    ...grouped(judged, (row) => `${row.language}, ${row.topic ?? 'any topic'}`),
    ...grouped(judged, (row) => row.source),
    ...grouped(judged, (row) => `${row.language}, ${row.family}`),
  ].filter(([, some]) => some.length < judged.length);
  return {
    all: measure(judged, endpoint),
    by_part: Object.fromEntries(parts.map(([name, some]) => [name, measure(some, endpoint)])),
  };
}

export function reportOf(input: string, sections: readonly Section[]): Report {
  return { classifier_version: CLASSIFIER_VERSION, input, sections };
}

export const FIGURES = ['', 'answers', 'sensitivity', 'specificity', 'F1', 'kappa', 'AC1'];

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

/** The rows of an endpoint's table: all, then its parts. */
export function rowsOf(section: Section, endpoint: Endpoint): string[][] {
  const { all, by_part } = section[endpoint];
  const parts = Object.entries(by_part).map(([name, each]) => figuresOf(name, each));
  return [figuresOf('all', all), ...parts];
}

/** F1 of each way of judging side by side: a row for each part, a column for each section. */
export function sideBySide(report: Report, endpoint: Endpoint): string[][] {
  const parts = ['all', ...Object.keys(report.sections[0]?.[endpoint].by_part ?? {})];
  const f1 = (section: Section, part: string): string => {
    const { all, by_part } = section[endpoint];
    const value = (part === 'all' ? all : by_part[part])?.f1 ?? null;
    return value === null ? '–' : three(value);
  };
  return [
    [`F1, ${endpoint}`, ...report.sections.map((_, index) => `(${index + 1})`)],
    ...parts.map((part) => [part, ...report.sections.map((section) => f1(section, part))]),
  ];
}

export { ENDPOINTS };

function withRange(value: number | null, interval: Measure['f1_interval']): string {
  return value === null ? '–' : `${three(value)} (${range(interval)})`;
}

function range(interval: Measure['f1_interval']): string {
  return interval === null ? '–' : `${three(interval.low)} to ${three(interval.high)}`;
}

function three(value: number): string {
  return value.toFixed(3);
}
