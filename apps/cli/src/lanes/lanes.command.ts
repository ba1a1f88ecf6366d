import { setTimeout as pause } from 'node:timers/promises';
import type { paths } from '@beacon/client';
import { terminalLine } from '@beacon/domain';
import { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { show, showJson, showText } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { InPlace } from '../terminal/in-place.js';
import { printable } from '../terminal/printable.js';
import { columnsOf } from '../terminal/screen-size.js';
import { untilInterrupted } from '../watch/interrupt.js';
import { lanesSummary, lanesTable, type Lane } from './lanes-text.js';

type Query = NonNullable<paths['/api/v1/lanes']['get']['parameters']['query']>;

/** What is in flight comes with the executors' heartbeats, and those every two seconds. */
const LOOK_EVERY_MS = 2_000;

/** Shows every lane, once or for as long as somebody looks. */
export async function lanes(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const query = apiFields(given, ['region', 'model_id']) as Query;
  const read = async (): Promise<Lane[]> =>
    (await gateway.ask(gateway.api.GET('/api/v1/lanes', { params: { query } }))).lanes;
  const first = await read();
  if (given.watch === true) {
    return untilInterrupted((signal) => watchLanes(first, read, given.json === true, signal));
  }
  await show({ lanes: first }, given, (shown) =>
    lanesTable(shown.lanes, columnsOf(process.stdout)).join('\n'),
  );
}

async function watchLanes(
  first: readonly Lane[],
  read: () => Promise<Lane[]>,
  isJson: boolean,
  signal: AbortSignal,
): Promise<void> {
  const shower = showerFor(isJson);
  try {
    for (let lanes: readonly Lane[] | null = first; !signal.aborted; lanes = await tried(read)) {
      await shower.show(lanes);
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    shower.end();
  }
}

/** Null while the gateway is away: it is asked again. */
async function tried(read: () => Promise<Lane[]>): Promise<Lane[] | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GatewayError) return null;
    throw error;
  }
}

interface Shower {
  show(lanes: readonly Lane[] | null): Promise<void>;
  end(): void;
}

function showerFor(isJson: boolean): Shower {
  if (isJson) return new ChangeShower((lanes) => showJson({ type: 'lanes', lanes }));
  if (process.stdout.isTTY) return new TableShower(new InPlace(process.stdout));
  return new ChangeShower((lanes) => showText(lanesTable(printable(lanes), Infinity).join('\n')));
}

/** Draws the table in place. */
class TableShower implements Shower {
  #lines: readonly string[] = [];

  constructor(private readonly place: InPlace) {}

  async show(lanes: readonly Lane[] | null): Promise<void> {
    if (lanes !== null) {
      const shown = printable(lanes);
      this.#lines = [terminalLine(lanesSummary(shown)), ...lanesTable(shown, Infinity)];
    }
    const trouble = lanes === null ? ['Not live: the gateway does not answer. Trying again …'] : [];
    this.place.draw([...this.#lines, ...trouble]);
  }

  end(): void {
    this.place.end();
  }
}

/** Shows lanes again when something about them changed. */
class ChangeShower implements Shower {
  #last = '';

  constructor(private readonly write: (lanes: readonly Lane[]) => Promise<void>) {}

  async show(lanes: readonly Lane[] | null): Promise<void> {
    const key = JSON.stringify(lanes);
    if (lanes === null || key === this.#last) return;
    this.#last = key;
    await this.write(lanes);
  }

  end(): void {
    this.#last = '';
  }
}
