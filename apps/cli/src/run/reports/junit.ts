import { hostname } from 'node:os';
import type { Finding } from '../conditions/finding.js';
import type { QuestionCase } from './cases.js';
import { outcomesText, unitName, worstFirst } from './gate-report.js';
import type { GateReport } from './gate-report.js';
import { element, xmlText } from './xml.js';
import type { Xml } from './xml.js';

/** Test cases of one file: readers of such files hold all of them in memory. */
const MOST_CASES = 50_000;
/** Characters of a question that are quoted. */
const MOST_TEXT = 500;

/**
 * A run as JUnit XML: a suite for each model (and region), in it a case for each question and one for all of them together. A file
 * has a failure or an error if and only if the gate does not pass.
 */
export function junitOf(report: GateReport): string {
  const kept = worstFirst(report.cases).slice(0, MOST_CASES);
  const suites = suitesOf({ ...report, cases: kept });
  const left = report.cases.length - kept.length;
  const all = [jobSuite(report, left), ...suites].map((suite, index) =>
    written(report, suite, index),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, ...all)}\n`;
}

interface Suite {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly cases: readonly TestCase[];
}

interface TestCase {
  readonly name: string;
  readonly state: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly text: string;
}

function jobSuite({ judgement, sentence, ...report }: GateReport, left: number): Suite {
  const { job, baseline, concluded } = report;
  const properties = {
    result: judgement.result,
    exit_code: String(judgement.exitCode),
    sentence,
    file: report.file,
    fail_on: report.failOn,
    ...(job === null ? {} : { job_id: job.id, job_status: job.status }),
    ...(baseline === null ? {} : { baseline_job_id: baseline.jobId }),
    ...(concluded === null
      ? {}
      : { margin: String(concluded.margin), alpha: String(concluded.alpha) }),
    ...(left === 0 ? {} : { cases_left_out: String(left) }),
  };
  const findings = judgement.findings.filter(({ modelId }) => modelId === null);
  return { name: 'the job', properties, cases: [wholeCase('the job', findings)] };
}

function suitesOf(report: GateReport): Suite[] {
  const cases = Map.groupBy(report.cases, unitName);
  const findings = Map.groupBy(
    report.judgement.findings.filter(({ modelId }) => modelId !== null),
    nameOfFinding,
  );
  const units = new Map(report.concluded?.units.map((unit) => [unitName(unit), unit]));
  return [...new Set([...cases.keys(), ...findings.keys()])].map((name) => {
    const [own, found, unit] = [cases.get(name) ?? [], findings.get(name) ?? [], units.get(name)];
    const properties: Suite['properties'] =
      unit === undefined ? {} : { conclusion: unit.conclusion, sentence: unit.sentence };
    const questions = own.map((each) => questionCase(report, each, found));
    return { name, properties, cases: [wholeCase('all questions', found), ...questions] };
  });
}

function nameOfFinding({ modelId, region }: Finding): string {
  return unitName({ modelId: modelId ?? '', region });
}

/** What is decided over all questions stands in a case of its own: no question by itself makes it. */
function wholeCase(name: string, findings: readonly Finding[]): TestCase {
  const failing = findings.filter(({ fails }) => fails);
  const text = findings.map((found) => `${found.code}: ${found.text}`).join('\n');
  const [first] = failing;
  if (first === undefined) return { name, state: 'passed', message: '', text };
  const isError = failing.some(({ result }) => result === 'job_failed');
  return { name, state: isError ? 'error' : 'failure', message: first.text, text };
}

/** A question fails where it changed and its model fails for that: chance alone changes some. */
function questionCase(
  { texts }: GateReport,
  { questionId, sides, state }: QuestionCase,
  findings: readonly Finding[],
): TestCase {
  const failsBy = (result: Finding['result']): boolean =>
    findings.some((found) => found.fails && found.result === result);
  const name = questionId ?? "(the job's prompt)";
  const message = sides.map((side) => `${side.name}: ${outcomesText(side.outcomes)}`).join('; ');
  const text = `${message}\n${(texts.get(questionId ?? '') ?? '').slice(0, MOST_TEXT)}`;
  if (state === 'not_compared') return { name, state: 'skipped', message: 'not compared', text };
  if (state === 'not_measured' && failsBy('job_failed'))
    return { name, state: 'error', message, text };
  if (state === 'changed' && failsBy('differs')) return { name, state: 'failure', message, text };
  return { name, state: 'passed', message, text };
}

/** Every attribute and element that a reader may ask for, in the order that the strictest of the schemas has. */
function written({ job }: GateReport, { name, properties, cases }: Suite, id: number): Xml {
  const count = (state: TestCase['state']): number =>
    cases.filter((each) => each.state === state).length;
  const facts = {
    id,
    package: 'beacon',
    name,
    timestamp: (job?.startedAt ?? new Date(0).toISOString()).slice(0, 19),
    hostname: hostname(),
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: id === 0 ? (job?.seconds ?? 0) : 0,
  };
  return element(
    'testsuite',
    facts,
    propertiesOf(properties),
    ...cases.map((each) => caseElement(name, each)),
    element('system-out', {}),
    element('system-err', {}),
  );
}

function propertiesOf(properties: Suite['properties']): Xml {
  const each = Object.entries(properties).map(([name, value]) =>
    element('property', { name, value }),
  );
  return element('properties', {}, ...each);
}

function caseElement(suite: string, { name, state, message, text }: TestCase): Xml {
  const facts = { name, classname: `beacon.${suite}`, time: 0 };
  if (state === 'passed') return element('testcase', facts);
  if (state === 'skipped') return element('testcase', facts, element('skipped', {}));
  const what = element(state, { message, type: state }, xmlText(text));
  return element('testcase', facts, what);
}
