import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { EventCounter } from './event-counter.js';

/**
 * Process of many readers of a gateway's events, each with a connection of its own. It says `live.ready` when all have their place,
 * and on SIGTERM, as soon as each has the events that were announced or 20 s are over, what they got.
 */

/** Readers whose events are read; of the others they are counted only, so that this process is not what is measured. */
const READ_EVERY = 20;
const LONGEST_WAIT_MS = 20_000;
/** Connections that are opened at once. */
const OPENED_AT_ONCE = 50;

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const url = new URL(variable('LIVE_URL'));
const readers = Number(variable('LIVE_READERS'));
const cells = Number(variable('LIVE_CELLS'));

async function open(index: number): Promise<EventCounter> {
  const counter = new EventCounter(index % READ_EVERY === 0);
  const socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  socket.on('error', () => counter.broke());
  socket.on('close', () => counter.broke());
  socket.on('data', (bytes: Buffer) => counter.take(bytes));
  socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  await counter.ready;
  return counter;
}

async function openAll(): Promise<EventCounter[]> {
  const opened: EventCounter[] = [];
  while (opened.length < readers) {
    const count = Math.min(OPENED_AT_ONCE, readers - opened.length);
    const start = opened.length;
    opened.push(...(await Promise.all(Array.from({ length: count }, (_, n) => open(start + n)))));
  }
  return opened;
}

function say(event: string, facts: Readonly<Record<string, unknown>> = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...facts })}\n`);
}

async function finish(counters: readonly EventCounter[]): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS;
  const isDone = () => counters.every(({ events }) => events >= cells);
  while (!isDone() && performance.now() < until) await pause(20);
  const latencies = counters.flatMap((counter) => counter.latencies).toSorted((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? null;
  say('live.figures', {
    events: counters.reduce((sum, { events }) => sum + events, 0),
    bytes: counters.reduce((sum, { bytes }) => sum + bytes, 0),
    whole: counters.filter(({ events }) => events === cells).length,
    broken: counters.filter(({ isBroken }) => isBroken).length,
    wrongOrder: counters.filter(({ isOrdered }) => !isOrdered).length,
    messages: counters.reduce((sum, { messages }) => sum + messages, 0),
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
    lastMs: Math.max(...counters.map(({ lastAt }) => lastAt)),
  });
  process.exit(0);
}

const counters = await openAll();
process.once('SIGTERM', () => void finish(counters));
say('live.ready');
