import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from './breaking-changes.js';
import { asyncApiDocument } from './document.js';
import type { AsyncApiDocument } from './document.js';

/**
 * The document as it was published last. It moves only with a release: copy docs/asyncapi.json over it then, and never to make a change
 * pass that takes something away.
 */
const BASELINE = join(import.meta.dirname, 'baseline.json');

/** It makes a document invalid; what is less severe is advice. */
function isError({ severity }: { readonly severity: number }): boolean {
  return severity === 0;
}

describe('the AsyncAPI document', () => {
  it('is valid, as the parser of the AsyncAPI project says', async () => {
    const text = JSON.stringify(asyncApiDocument());
    const { document, diagnostics } = await new Parser().parse(text);
    const problems = diagnostics.filter(isError);
    expect(problems.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
    expect(document?.channels().all().length).toBeGreaterThan(30);
  });

  it('only adds to what was published', () => {
    const baseline = JSON.parse(readFileSync(BASELINE, 'utf8')) as AsyncApiDocument;
    expect(breakingChanges(baseline, asyncApiDocument())).toEqual([]);
  });
});

describe(breakingChanges, () => {
  const before = asyncApiDocument();

  /** The document as it would be after a change of its text. */
  const changed = (change: (document: Loose) => void): string[] => {
    const after = JSON.parse(JSON.stringify(before));
    change(after);
    return breakingChanges(before, after);
  };
  const recorded = (document: Loose): Loose =>
    document.components.schemas['execution.recorded.data'];

  it('finds nothing in what only adds', () => {
    const problems = changed((document) => {
      document.channels['job.archived'] = { address: 'beacon.events.job.archived.{job}' };
      document.components.schemas['job.archived.data'] = { type: 'object' };
      recorded(document).properties['tone'] = { type: 'string' };
      recorded(document).properties['outcome'].enum.push('ironic');
      recorded(document).properties['attempts'].description = 'In other words.';
    });
    expect(problems).toEqual([]);
  });

  it.each<[string, (document: Loose) => void, string]>([
    [
      'a channel that is gone',
      (document) => delete document.channels['lane.changed'],
      'channel lane.changed: is gone',
    ],
    [
      'another subject',
      (document) => (document.channels['job.started'].address = 'beacon.events.{job}'),
      'channel job.started: address was "beacon.events.job.started.{job}" and is "beacon.events.{job}"',
    ],
    [
      'another content type',
      (document) => (document.components.messages['job.started'].contentType = 'text/plain'),
      'message job.started: contentType was "application/cloudevents+json" and is "text/plain"',
    ],
    [
      'a field that is gone',
      (document) => delete recorded(document).properties['repeat'],
      'schema execution.recorded.data: repeat is gone',
    ],
    [
      'another type',
      (document) => (recorded(document).properties['repeat'].type = 'string'),
      'schema execution.recorded.data repeat: type was "integer" and is "string"',
    ],
    [
      'a field that may be absent now',
      (document) =>
        (recorded(document).required = recorded(document).required.filter(
          (field: string) => field !== 'repeat',
        )),
      'schema execution.recorded.data: repeat is no longer always there',
    ],
    [
      'a new field that must be there',
      (document) => {
        recorded(document).properties['tone'] = { type: 'string' };
        recorded(document).required.push('tone');
      },
      'schema execution.recorded.data: tone is required now, and older ones lack it',
    ],
    [
      'a word that is gone',
      (document) => recorded(document).properties['outcome'].enum.shift(),
      'schema execution.recorded.data outcome: the word answered is gone',
    ],
    [
      'a value that may be null now',
      (document) => {
        const { repeat } = recorded(document).properties;
        recorded(document).properties['repeat'] = { anyOf: [repeat, { type: 'null' }] };
      },
      'schema execution.recorded.data repeat: may be of other types than before',
    ],
  ])('finds %s', (_what, change, problem) => {
    expect(changed(change)).toContain(problem);
  });
});

// oxlint-disable-next-line typescript/no-explicit-any -- the tests change documents of any shape
type Loose = any;
