import type { z } from 'zod';
import { readObject, typeFault } from './read.js';
import { isRecord } from './scan.js';
import { jobSchema, wrapperSchema } from './schema.js';
import { show } from './problems.js';
import type { Path, Problems } from './problems.js';

/** A body taken apart: the wrapper's values, the specification's fields, and where the latter stand. */
export interface Envelope {
  /** Empty when the body is a bare specification. */
  readonly wrapper: Partial<z.output<typeof wrapperSchema>>;
  readonly job: Partial<z.output<typeof jobSchema>>;
  /** `['jobspec']` when the body is wrapped. */
  readonly path: Path;
}

/** Takes a body apart, bare or wrapped in `{jobspec, …}`. Null when there is no specification in it. */
export function openEnvelope(body: unknown, problems: Problems): Envelope | null {
  if (!isRecord(body)) {
    problems.add([], {
      code: 'wrong_type',
      message: `the body must be an object, not ${show(body)}`,
    });
    return null;
  }
  if (!Object.hasOwn(body, 'jobspec')) {
    return { wrapper: {}, job: readObject(jobSchema, body, [], problems), path: [] };
  }
  return openWrapped(body, problems);
}

function openWrapped(body: Readonly<Record<string, unknown>>, problems: Problems): Envelope | null {
  const path = ['jobspec'];
  const wrapper = readObject(wrapperSchema, body, [], problems);
  if (!isRecord(body['jobspec'])) {
    problems.add(path, typeFault(body['jobspec'], 'an object', path));
    return null;
  }
  return { wrapper, job: readObject(jobSchema, body['jobspec'], path, problems), path };
}
