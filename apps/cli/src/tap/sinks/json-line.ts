import { z } from 'zod';
import { readPosition, writePosition } from '@beacon/bus';
import type { EventPosition } from '@beacon/bus';
import type { TapEvent } from '../tap-event.js';
import type { KnownEvent } from './sink.js';
import { wellFormedJson } from './well-formed-json.js';

/** The extension attribute that says where in the stream an event is. */
const POSITION = 'beaconposition';

/** An event as a line of JSON: the CloudEvent with its position, and with its texts where they were fetched. */
export function jsonLine({ event, position, answer }: TapEvent): string {
  const data =
    answer === null
      ? event.data
      : { ...event.data, question_text: answer.question, answer_text: answer.text };
  return wellFormedJson({ ...event, [POSITION]: writePosition(position), data });
}

const line = z.object({
  id: z.string(),
  type: z.string(),
  [POSITION]: z.string(),
  data: z.object({
    job_id: z.string().nullish(),
    execution_id: z.number().nullish(),
    executions: z.number().nullish(),
  }),
});

/** What a line that was written tells; null when it is none. */
export function readLine(
  text: string,
): { readonly event: KnownEvent; readonly position: EventPosition } | null {
  const result = line.safeParse(parsed(text));
  if (!result.success) return null;
  const { id, type, data } = result.data;
  const position = readPosition(result.data[POSITION]);
  if (position === null) return null;
  const event = {
    id,
    type: type.replace(/^beacon\./, '').replace(/\.v\d+$/, ''),
    jobId: data.job_id ?? null,
    executionId: data.execution_id ?? null,
    executions: data.executions ?? null,
  };
  return { event, position };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
