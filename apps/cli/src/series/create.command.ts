import type { Schema } from '@beacon/client';
import { headersOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { GatewayRefusal } from '../gateway/gateway-client.js';
import { JobFileError } from '../jobfile/job-file.error.js';
import type { JobFile } from '../jobfile/job-file.js';
import { show } from '../output/show.js';
import { apiFields, listOf } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { jobOf } from '../submit/submission.js';
import { seriesText } from './series-text.js';

type Body = Schema<'SeriesBody'>;

const FIELDS = ['id', 'name', 'time_zone', 'missed', 'overlap', 'ends_at'] as const;
const WEBHOOK_FIELDS = ['webhook_url', 'webhook_secret_env'] as const;

/** Makes a series of the job of a file. */
export async function createSeries(path: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const file = jobOf(path, given);
  const body = {
    ...apiFields(given, [...FIELDS, ...WEBHOOK_FIELDS]),
    ...cronOf(given),
    ...numbers(given),
    ...eventsOf(given),
    job: file.body,
  } as Body;
  const asked = gateway.api.POST('/api/v1/series', { body, headers: headersOf(given) });
  const series = await toldInJobFile(file, gateway.ask(asked));
  await show(series, given, (made) =>
    [seriesText(made), '', `Runs: beacon series runs ${made.id}`].join('\n'),
  );
}

/** One quoted text, or five words. */
function cronOf({ cron }: Given): { cron?: string } {
  return Array.isArray(cron) ? { cron: cron.join(' ') } : {};
}

const NUMBERS = { maxRuns: ['--max-runs', 'max_runs'], alpha: ['--alpha', 'alpha'] } as const;

function numbers(given: Given): Record<string, number> {
  const read: Record<string, number> = {};
  for (const [attribute, [option, field]] of Object.entries(NUMBERS)) {
    const typed = given[attribute];
    if (typeof typed !== 'string') continue;
    const isNumber = /^\d*\.?\d+$/.test(typed);
    if (!isNumber) throw new UsageError(`${option} is ${JSON.stringify(typed)}, must be a number.`);
    read[field] = Number(typed);
  }
  return read;
}

function eventsOf({ webhookEvents }: Given): { webhook_events?: string[] } {
  const list = listOf(webhookEvents);
  return list === null ? {} : { webhook_events: list };
}

/** What the gateway says of the job is told at its place in the file; what it says of an option names the option's field. */
async function toldInJobFile<T>(file: JobFile, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof GatewayRefusal)) throw error;
    const problems = error.details.flatMap(({ field, ...rest }) =>
      field?.startsWith('job.') === true
        ? [file.problem({ field: field.slice('job.'.length), ...rest })]
        : [],
    );
    throw problems.length === 0 ? error : new JobFileError(problems);
  }
}
