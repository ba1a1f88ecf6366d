import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** A JUnit file as a reader of its schema sees it. */
export interface ReadJUnit {
  /** What is against the schema; empty for a valid file. */
  readonly problems: readonly string[];
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

const SCHEMA = join(import.meta.dirname, 'junit.fixture.xsd');

/** Validates a file against the schema, and adds up what its suites say. */
export async function readJUnit(xml: string): Promise<ReadJUnit> {
  const { valid, errors: wrong } = await validateXML({
    xml: { fileName: 'junit.xml', contents: xml },
    schema: { fileName: 'junit.xsd', contents: readFileSync(SCHEMA, 'utf8') },
  });
  const sum = (pattern: RegExp): number =>
    [...xml.matchAll(pattern)].reduce((total, [, count]) => total + Number(count ?? 1), 0);
  const [tests, failures, errors] = [
    sum(/<testsuite [^>]* tests="(\d+)"/g),
    sum(/<testsuite [^>]* failures="(\d+)"/g),
    sum(/<testsuite [^>]* errors="(\d+)"/g),
  ];
  // What the suites say must be what is there.
  const there = [sum(/<testcase /g), sum(/<failure /g), sum(/<error /g)];
  const isTrue = there.every((count, index) => count === [tests, failures, errors][index]);
  const problems = valid ? [] : wrong.map(({ message }) => message);
  return { problems: isTrue ? problems : [...problems, 'counts'], tests, failures, errors };
}
