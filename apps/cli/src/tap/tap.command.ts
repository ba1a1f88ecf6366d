import { closeBus, EventReader } from '@beacon/bus';
import type { Bus, CredentialsRefusedError } from '@beacon/bus';
import { Logger } from '@nestjs/common';
import { Gateway } from '../gateway/gateway.js';
import { showJson } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { EndedOtherwise, RefusalError } from '../refusal.error.js';
import { count } from '../terminal/format.js';
import { untilInterrupted } from '../watch/interrupt.js';
import { Answers } from './answers.js';
import { beginOrGoOn, isBefore } from './begin-or-go-on.js';
import { brokerAddress } from './broker-address.js';
import { connectTap, streamOf } from './broker.js';
import { openSink } from './open-sink.js';
import { runTap } from './run-tap.js';
import type { TapResult } from './run-tap.js';
import { StderrLogger } from './stderr-logger.js';
import { TapEnd } from './tap-end.js';
import { choiceOf, passes, takesAllOf } from './tap-filter.js';
import { resultFacts, resultText, tapNotices, tell, tellAway } from './tap-notices.js';
import { tapOptions } from './tap-options.js';
import type { TapOptions } from './tap-options.js';

/** What a shell says of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Prints or writes events. */
export async function tap(given: Given): Promise<void> {
  const options = await tapOptions(given);
  const broker = await brokerAddress(options.nats);
  const gateway = options.withAnswers ? await gatewayOf(given) : null;
  Logger.overrideLogger(new StderrLogger());
  const bus = await connectTap(broker);
  try {
    const end = new TapEnd(options.end, takesAllOf(options.filter, options.end.jobs ?? []));
    const result = await untilInterrupted(async (signal) =>
      whileAllowed(bus, signal, async (either) =>
        runOn(bus, { options, gateway, end, signal: either }),
      ),
    );
    await report(given, options, result, end);
  } finally {
    await closeBus(bus);
  }
}

/** A gateway that is away from the start is an error, not something to wait for. */
async function gatewayOf(given: Given): Promise<Gateway> {
  const gateway = Gateway.of(given);
  await gateway.ask(gateway.api.GET('/api/v1/regions'));
  return gateway;
}

/**
 * Works until the signal is aborted, or the broker takes the credentials back. The work's own signal is aborted when it has ended, too:
 * nothing goes on reading.
 * @throws RefusalError where credentials were taken back, when the work has ended in good order.
 */
async function whileAllowed<T>(
  bus: Bus,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const refusals: CredentialsRefusedError[] = [];
  void bus.refused.then((error) => {
    refusals.push(error);
    stop.abort();
  });
  const result = await work(AbortSignal.any([signal, stop.signal])).finally(() => stop.abort());
  const [refusal] = refusals;
  if (refusal === undefined) return result;
  throw new RefusalError(refusal.message, { cause: refusal });
}

interface TapContext {
  readonly options: TapOptions;
  readonly gateway: Gateway | null;
  readonly end: TapEnd;
  readonly signal: AbortSignal;
}

async function runOn(bus: Bus, context: TapContext): Promise<TapResult> {
  const { options, gateway, end, signal } = context;
  const stream = await streamOf(bus);
  const sink = await openSink(options.out, options.name, tell);
  const { after, since } = await beginOrGoOn(options, sink, stream).catch(async (error) => {
    await sink.abandon();
    throw error;
  });
  const answers = gateway === null ? null : new Answers(gateway, signal, tell);
  return runTap({
    items: new EventReader(stream, bus).read({
      start: { kind: 'after', position: after },
      choice: choiceOf(options.filter, options.end.jobs ?? []),
      signal,
      onAway: tellAway,
    }),
    sink,
    end,
    after,
    wants: (event) => passes(options.filter, event) && !isBefore(event.position, since),
    withTexts: async (events) => answers?.added(events) ?? events,
    notices: tapNotices(),
    signal,
  });
}

async function report(
  given: Given,
  options: TapOptions,
  result: TapResult,
  end: TapEnd,
): Promise<void> {
  for (const { jobId, events } of end.missing)
    tell(`${jobId}: ${count(events, 'event')} of its executions did not come.`);
  if (options.out.kind !== 'stdout') {
    if (given.json === true) await showJson(resultFacts(options, result, end.missing));
    else tell(resultText(options, result));
  }
  const { jobs, isAtCaughtUp, limit } = options.end;
  const hasEnd = jobs !== null || isAtCaughtUp || limit !== null;
  if (result.endedBy === 'events_missing') throw new EndedOtherwise(1);
  if (result.endedBy === 'interrupted' && hasEnd) throw new EndedOtherwise(INTERRUPTED);
}
