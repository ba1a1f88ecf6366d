import { readObject } from './read-object.js';
import { isRecord } from './scan.js';
import { JobBody, WrappedJobBody } from './job.body.js';
import { show, typeFault } from '@beacon/domain';
import type { Problems, SubmittedJob } from '@beacon/domain';

/** Takes a body apart, bare or wrapped in `{jobspec, …}`. Null when there is no specification in it. */
export function openEnvelope(body: unknown, problems: Problems): SubmittedJob | null {
  if (!isRecord(body)) {
    problems.add([], {
      code: 'wrong_type',
      message: `the body must be an object, not ${show(body)}`,
    });
    return null;
  }
  if (!Object.hasOwn(body, 'jobspec')) {
    return { wrapper: {}, job: readObject(JobBody, body, [], problems), path: [] };
  }
  return openWrapped(body, problems);
}

function openWrapped(
  body: Readonly<Record<string, unknown>>,
  problems: Problems,
): SubmittedJob | null {
  const path = ['jobspec'];
  const wrapper = readObject(WrappedJobBody, body, [], problems);
  if (!isRecord(body['jobspec'])) {
    problems.add(path, typeFault(body['jobspec'], 'an object', path));
    return null;
  }
  return { wrapper, job: readObject(JobBody, body['jobspec'], path, problems), path };
}
