import { retryWhileUnavailable } from '@beacon/bounds';
import type { ConsumerSpec, StreamSpec } from '@beacon/contracts';
import { AckPolicy, DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { ConsumerConfig, JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { TimeoutError, nanos } from '@nats-io/transport-node';
import { ProvisioningError } from '../errors.js';
import { assertCopiesMayChange, copiesInStep } from './copies.js';
import type { CopiesChoice } from './copies.js';
import { explained } from './explained.js';
import { unlessMissing } from './unless-missing.js';

/** What the provisioning step did. */
export interface ProvisioningReport {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
}

type Step = 'created' | 'updated' | 'unchanged';

/**
 * Makes the broker's streams and consumers as specified. Idempotent: what is there already is compared and updated, and
 * what the server echoes is checked, because old servers silently drop settings that they do not know. Copies are changed one
 * stream after the other, each when those of the one before are in step.
 * @throws ProvisioningError when a setting cannot be changed, was not taken, or asks for fewer copies unbidden.
 */
export async function provision(
  manager: JetStreamManager,
  specs: readonly StreamSpec[],
  copies: CopiesChoice = {},
): Promise<ProvisioningReport> {
  const report: Record<Step, string[]> = { created: [], updated: [], unchanged: [] };
  for (const spec of specs) {
    report[await provisionStream(manager, spec, copies)].push(spec.name);
    for (const consumer of spec.consumers) {
      report[await provisionConsumer(manager, spec.name, consumer)].push(
        `${spec.name}/${consumer.durable}`,
      );
    }
  }
  return report;
}

/**
 * Makes the streams and consumers that the broker lacks, and leaves those that it has as they are.
 * @param replicas copies of each stream that is made.
 * @returns the names of what was made.
 * @throws ProvisioningError when the broker refuses one.
 */
export async function provisionMissing(
  manager: JetStreamManager,
  specs: readonly StreamSpec[],
  replicas: number,
): Promise<readonly string[]> {
  const created: string[] = [];
  for (const spec of specs) {
    if (!(await unlessMissing(manager.streams.info(spec.name)))) {
      await createStream(manager, streamConfig(spec, replicas));
      created.push(spec.name);
    }
    for (const consumer of spec.consumers) {
      if (await unlessMissing(manager.consumers.info(spec.name, consumer.durable))) continue;
      await createConsumer(manager, spec.name, consumerConfig(consumer));
      created.push(`${spec.name}/${consumer.durable}`);
    }
  }
  return created;
}

/** How a broker is provisioned that may be slow to answer. */
export interface PatientProvisioning extends CopiesChoice {
  /** How long it is tried, in milliseconds. @default 60_000 */
  readonly withinMs?: number;
}

const SLOW_BROKER_MS = 60_000;

/**
 * Like {@link provision}, and again when the broker answers too slowly: a cluster that has just started elects a leader for each stream.
 * Safe to repeat: a stream that a lost reply was about is found as it should be.
 * @throws TimeoutError when it is as slow as that for too long; ProvisioningError at once.
 */
export async function provisionPatiently(
  manager: JetStreamManager,
  specs: readonly StreamSpec[],
  { withinMs = SLOW_BROKER_MS, ...copies }: PatientProvisioning = {},
): Promise<ProvisioningReport> {
  const giveUpAt = performance.now() + withinMs;
  return retryWhileUnavailable(() => provision(manager, specs, copies), {
    isUnavailable: (error) => isTimeout(error) && performance.now() < giveUpAt,
  });
}

/** A request for a stream's or consumer's configuration is explained by a {@link ProvisioningError}, whose cause it is then. */
function isTimeout(error: unknown): boolean {
  return (
    error instanceof TimeoutError ||
    (error instanceof ProvisioningError && error.cause instanceof TimeoutError)
  );
}

async function provisionStream(
  manager: JetStreamManager,
  spec: StreamSpec,
  copies: CopiesChoice,
): Promise<Step> {
  const wanted = streamConfig(spec, copies.replicas ?? 1);
  const present = await unlessMissing(manager.streams.info(spec.name));
  if (!present) {
    await createStream(manager, wanted);
    return 'created';
  }
  const changed = differences(wanted, present.config);
  if (changed.length === 0) return 'unchanged';
  assertCopiesMayChange(present.config, copies);
  const updated = await explained(spec.name, manager.streams.update(spec.name, wanted));
  assertEchoed(spec.name, wanted, updated.config);
  if (changed.includes('num_replicas')) await copiesInStep(manager, spec.name, copies);
  return 'updated';
}

async function createStream(manager: JetStreamManager, wanted: StreamConfigFields): Promise<void> {
  const created = await explained(wanted.name, manager.streams.add(wanted));
  assertEchoed(wanted.name, wanted, created.config);
}

async function provisionConsumer(
  manager: JetStreamManager,
  stream: string,
  spec: ConsumerSpec,
): Promise<Step> {
  const name = `${stream}/${spec.durable}`;
  const wanted = consumerConfig(spec);
  const present = await unlessMissing(manager.consumers.info(stream, spec.durable));
  if (!present) {
    await createConsumer(manager, stream, wanted);
    return 'created';
  }
  if (differences(wanted, present.config).length === 0) return 'unchanged';
  const updated = await explained(name, manager.consumers.update(stream, spec.durable, wanted));
  assertEchoed(name, wanted, updated.config);
  return 'updated';
}

async function createConsumer(
  manager: JetStreamManager,
  stream: string,
  wanted: ConsumerConfigFields,
): Promise<void> {
  const name = `${stream}/${wanted.durable_name}`;
  const created = await explained(name, manager.consumers.add(stream, wanted));
  assertEchoed(name, wanted, created.config);
}

function streamConfig(spec: StreamSpec, replicas: number): StreamConfigFields {
  return {
    name: spec.name,
    subjects: [...spec.subjects],
    retention: spec.retention === 'workqueue' ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: replicas,
    discard: spec.latestOnly ? DiscardPolicy.Old : DiscardPolicy.New,
    max_age: nanos(spec.maxAgeMs),
    max_msgs: spec.maxMessages ?? -1,
    max_bytes: spec.maxBytes ?? -1,
    duplicate_window: nanos(spec.duplicateWindowMs),
    allow_direct: spec.allowDirect,
    max_msgs_per_subject: spec.onePerSubject || spec.latestOnly ? 1 : -1,
    discard_new_per_subject: spec.onePerSubject,
    placement:
      spec.placementTags.length > 0 ? { cluster: '', tags: [...spec.placementTags] } : undefined,
  };
}

function consumerConfig(spec: ConsumerSpec): ConsumerConfigFields {
  return {
    durable_name: spec.durable,
    filter_subject: spec.filter,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(spec.ackWaitMs),
    max_deliver: spec.maxDeliver,
    max_ack_pending: spec.maxAckPending,
  };
}

type StreamConfigFields = Partial<StreamConfig> & { readonly name: string };
type ConsumerConfigFields = Partial<ConsumerConfig>;

function differences(wanted: object, echoed: object): string[] {
  const present = new Map<string, unknown>(Object.entries(echoed));
  return Object.entries(wanted)
    .filter(([key, value]) => !sameSetting(value, present.get(key)))
    .map(([key]) => key);
}

/** A server leaves out what is false or empty. */
function sameSetting(wanted: unknown, echoed: unknown): boolean {
  if (wanted === false && echoed === undefined) return true;
  if (Array.isArray(wanted) && Array.isArray(echoed) && wanted.length !== echoed.length)
    return false;
  if (
    typeof wanted === 'object' &&
    wanted !== null &&
    typeof echoed === 'object' &&
    echoed !== null
  ) {
    return Object.entries(wanted).every(([key, value]) => {
      const other = new Map<string, unknown>(Object.entries(echoed)).get(key);
      return sameSetting(value, other) || (value === '' && other === undefined);
    });
  }
  return wanted === echoed;
}

function assertEchoed(name: string, wanted: object, echoed: object): void {
  const lost = differences(wanted, echoed);
  if (lost.length === 0) return;
  throw new ProvisioningError(
    `${name}: the server did not take ${lost.join(', ')}; nats-server 2.10 or newer is needed`,
  );
}
