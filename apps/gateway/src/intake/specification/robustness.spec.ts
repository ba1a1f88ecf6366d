import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  CATALOGUE,
  PORTAL_BODY,
  REGIONS,
  accept,
  faults,
  spec,
  submit,
} from './job-spec.fixture.js';
import { normaliseJob } from './read-specification.js';
import { MAX_PROBLEMS, formatPath, show } from '@beacon/domain';
import { requestHash } from '@beacon/domain';

const FIELDS = [
  'id',
  'version',
  'benchmark',
  'constraints',
  'models',
  'questions',
  'metadata',
  'sampling',
  'repeats',
  'jobspec',
  'target_regions',
  'min_regions',
  '__proto__',
  'constructor',
];
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
});

function expectVerdict(body: unknown): void {
  const job = submit(body);
  if (job.ok) return;
  expect(job.problems.length).toBeGreaterThan(0);
  expect(job.problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
}

function arrayNested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe(normaliseJob, () => {
  it('throws for no JSON and for nothing else that a program can make', () => {
    fc.assert(fc.property(fc.jsonValue(), expectVerdict));
    fc.assert(fc.property(anything, expectVerdict));
  });

  it('throws for nothing in a known field', () => {
    const body = fc.dictionary(fc.constantFrom(...FIELDS), anything);
    fc.assert(fc.property(body, expectVerdict));
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), anything, (field, value) => {
        expectVerdict(spec({ [field]: value }));
        expectVerdict({ ...PORTAL_BODY, [field]: value });
      }),
    );
  });

  it('throws for no change within a body that was right', () => {
    const leaves = pathsOf(PORTAL_BODY);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.jsonValue(), (path, value) => {
        expectVerdict(replaceAt(PORTAL_BODY, path, value));
      }),
    );
  });

  it.each([
    ['in metadata', (inner: unknown) => spec({ metadata: { inner } }), 'metadata.inner'],
    ['in models', (inner: unknown) => spec({ models: inner }), 'models'],
  ])('refuses nesting of 100,000 levels %s', (_where, bodyOf, field) => {
    const [fault] = faults(bodyOf(arrayNested(100_000)));

    expect(fault).toMatch(/^too_deep /);
    expect(fault).toContain(field);
  });

  it('refuses a body that holds itself', () => {
    const metadata: Record<string, unknown> = {};
    metadata['self'] = metadata;

    expect(faults(spec({ metadata }))[0]).toMatch(/^too_deep metadata.self/);
  });

  it('refuses a wide list in free-form data without exhausting the stack', () => {
    expect(faults(spec({ metadata: { wide: Array(500_000).fill(0) } }))).toEqual([
      'too_large metadata',
    ]);
  });

  it('refuses millions of values', () => {
    expect(faults(spec({ metadata: { wide: Array(5_000_001).fill(0) } }))).toEqual(['too_large $']);
  });

  it('refuses a list of a billion holes', () => {
    const models: unknown[] = [];
    models.length = 1_000_000_000;

    expect(faults(spec({ models }))).toHaveLength(MAX_PROBLEMS);
  });

  it('leaves the prototypes of objects alone', () => {
    submit(
      JSON.parse(
        '{"__proto__":{"polluted":1},"metadata":{"constructor":{"prototype":{"polluted":1}}}}',
      ),
    );

    expect('polluted' in {}).toBe(false);
  });

  it('finds every NUL byte, wherever it stands', () => {
    const leaves = pathsOf(PORTAL_BODY);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (path) => {
        const body = replaceAt(PORTAL_BODY, path, 'x\0y');
        expect(faults(body)).toContain(`nul_byte ${formatPath(path)}`);
      }),
    );
  });
});

describe('spellings of a region', () => {
  const spelling = fc.constantFrom(...REGIONS).chain((region) =>
    fc.record({
      id: fc.constant(region.id),
      text: fc
        .tuple(fc.constantFrom(region.id, ...region.aliases), fc.constantFrom('as', 'up', 'low'))
        .map(([text, form]) =>
          form === 'up' ? text.toUpperCase() : form === 'low' ? text.toLowerCase() : text,
        ),
    }),
  );

  it('make the same job as the canonical names, in the order first named', () => {
    fc.assert(
      fc.property(fc.array(spelling, { minLength: 1, maxLength: 20 }), (spellings) => {
        const ids = [...new Set(spellings.map(({ id }) => id))];
        const spelled = accept(
          spec({ constraints: { regions: spellings.map(({ text }) => text) } }),
        );
        const canonical = accept(spec({ constraints: { regions: ids } }));
        expect(spelled.regions).toEqual(ids);
        expect(requestHash(spelled, null)).toBe(requestHash(canonical, null));
      }),
    );
  });

  it('mean the same whatever the order of the aliases in the catalogue', () => {
    const [first] = REGIONS;
    const aliases = first?.aliases ?? [];
    const orders = fc.shuffledSubarray([...aliases], { minLength: aliases.length });
    fc.assert(
      fc.property(orders, fc.constantFrom(...aliases), (order, alias) => {
        const regions = REGIONS.map((region) =>
          region === first ? { ...region, aliases: order } : region,
        );
        const job = normaliseWith(regions, alias);
        expect(job).toEqual(normaliseWith(REGIONS, alias));
      }),
    );
  });
});

describe(requestHash, () => {
  const hash = (body: unknown, id: string | null = null): string => requestHash(accept(body), id);

  it('is 64 hex digits', () => {
    expect(hash(spec())).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same for the same meaning', () => {
    const base = hash(spec());

    expect(hash(spec({ constraints: { regions: ['us-east', 'USA'] } }))).toBe(base);
    expect(hash({ jobspec: spec(), min_regions: 1 })).toBe(base);
    expect(hash(spec({ repeats: 1, temperature: 0.1, version: '1.0' }))).toBe(base);
    expect(hash(Object.fromEntries(Object.entries(spec()).toReversed()))).toBe(base);
  });

  it('does not depend on the order of keys, however deep', () => {
    const one = { a: { b: 1, c: [{ d: 1, e: 2 }] }, z: 1 };
    const other = { z: 1, a: { c: [{ e: 2, d: 1 }], b: 1 } };

    expect(hash(spec({ metadata: one }))).toBe(hash(spec({ metadata: other })));
  });

  it.each([
    { repeats: 2 },
    { models: ['mistral-7b'] },
    { questions: ['geography_basic'] },
    { temperature: 0 },
    { metadata: { a: 1 } },
    { constraints: { regions: ['EU'] } },
    { benchmark: { name: 'other' } },
  ])('differs with %j', (fields) => {
    expect(hash(spec(fields))).not.toBe(hash(spec()));
  });

  it('differs with the id', () => {
    expect(hash(spec(), 'a')).not.toBe(hash(spec(), 'b'));
  });
});

describe(show, () => {
  it('shows any value in at most 60 characters without control characters', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), (value) => {
        expect(show(value).length).toBeLessThanOrEqual(60);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(show(text).length).toBeLessThanOrEqual(60);
        expect(show(text)).not.toMatch(/[\p{Cc}\p{Surrogate}]/u);
      }),
    );
  });
});

function normaliseWith(regions: typeof REGIONS, alias: string): ReturnType<typeof submit> {
  const catalogue = { ...CATALOGUE, regions };
  return submit(spec({ constraints: { regions: [alias] } }), { catalogue });
}

type Step = string | number;

function pathsOf(value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps: readonly Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inner = steps.flatMap((step) =>
    pathsOf((value as Record<Step, unknown>)[step], [...path, step]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function replaceAt(
  value: unknown,
  [step, ...rest]: readonly Step[],
  replacement: unknown,
): unknown {
  if (step === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const record = copy as Record<Step, unknown>;
  record[step] = replaceAt(record[step], rest, replacement);
  return copy;
}
