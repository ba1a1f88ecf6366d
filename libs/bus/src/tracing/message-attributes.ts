import { messageWork } from '@beacon/contracts';
import type { MessageWork } from '@beacon/contracts';
import type { Attributes } from '@opentelemetry/api';

/** First part of a subject, such as `beacon.tasks`: the names of spans must be few. */
export function destinationOf(subject: string): string {
  return subject.split('.', 2).join('.');
}

/**
 * What OpenTelemetry's conventions for messaging ask of every span, and what the message is about by its subject: never anything of its
 * body.
 */
export function messageAttributes(subject: string, work = messageWork(subject)): Attributes {
  return {
    'messaging.system': 'nats',
    'messaging.destination.name': subject,
    'messaging.destination.template': destinationOf(subject),
    ...workAttributes(work),
  };
}

function workAttributes(work: MessageWork | null): Attributes {
  if (work === null) return {};
  const { jobId, cell, region, model, round } = work;
  return {
    'beacon.job.id': jobId,
    ...(cell === undefined ? {} : { 'beacon.cell': cell }),
    ...(region === undefined ? {} : { 'beacon.region': region }),
    ...(model === undefined ? {} : { 'beacon.model': model }),
    ...(round === undefined ? {} : { 'beacon.round': round }),
  };
}
