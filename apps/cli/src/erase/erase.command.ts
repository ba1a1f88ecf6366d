import { setTimeout as pause } from 'node:timers/promises';
import type { Schema } from '@beacon/client';
import { headersOf, reasonOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { count, moment } from '../terminal/format.js';
import { confirmErasure } from './confirm-erasure.js';

type Erased = Schema<'ErasedJobView'>;

const LOOKS = 120;
const LOOK_EVERY_MS = 1_000;

/** Erases the answers of a job, and waits until they are gone. */
export async function erase(id: string, given: Given): Promise<void> {
  await confirmErasure(id, given);
  const gateway = Gateway.of(given);
  const asked = await gateway.ask(
    gateway.api.DELETE('/api/v1/jobs/{id}/answers', {
      params: { path: { id } },
      body: reasonOf(given),
      headers: headersOf(given),
    }),
  );
  await show(await whenErased(gateway, asked), given, erasedText);
}

/** As it is when the answers are gone; as it is after some minutes, where a large job takes longer. */
async function whenErased(gateway: Gateway, asked: Erased): Promise<Erased> {
  const params = { path: { id: asked.job_id }, query: { questions: 'false' } } as const;
  let erased = asked;
  for (let look = 1; erased.erased_at === null && look <= LOOKS; look += 1) {
    await pause(LOOK_EVERY_MS);
    const { erasure } = await gateway.ask(gateway.api.GET('/api/v1/jobs/{id}', { params }));
    if (erasure !== null) erased = { ...erased, ...erasure };
  }
  return erased;
}

function erasedText({ job_id: id, changed, erased_at: at, answers }: Erased): string {
  if (at === null) {
    return [
      `${count(answers, 'answer')} of ${id} erased so far, the others follow`,
      `See: beacon erase ${id} --yes`,
    ].join('\n');
  }
  return [
    `${changed ? '' : 'Already: '}${count(answers, 'answer')} of ${id} erased at ${moment(at)}`,
    'Hashes, outcomes and the log stay',
    'Not reached: backups, exports, and what taps have copied',
  ].join('\n');
}
