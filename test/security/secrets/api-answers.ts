import type { Stack } from '@beacon/stack';
import { z } from 'zod';
import type { Piece } from './place.js';

const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Whose answers are looked at. */
interface Asked {
  readonly stack: Stack;
  /** Sent with everything. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values of the paths' parameters; `1` for others. */
  readonly parameters: Readonly<Record<string, string>>;
}

const HEALTH = ['/health', '/health/live', '/health/ready', '/metrics'];
/** Events go on for ever. */
const LIMIT_MS = 1_500;
const AT_ONCE = 6;
const DOCUMENT = '/api/docs-json';

/** The API's document, what every GET of it answers, and the health of every process; headers are part of an answer. */
export async function apiAnswers({ stack, headers, parameters }: Asked): Promise<readonly Piece[]> {
  const { gatewayUrl } = stack;
  const own = await fetch(`${gatewayUrl}${DOCUMENT}`);
  const { paths } = document.parse(await own.json());
  const gets = Object.entries(paths).flatMap(([path, item]) => ('get' in item ? [path] : []));
  const named = gets.map((path) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '1'),
  );
  const services = [...stack.processes.values()].filter(({ url }) => url.startsWith('http'));
  const urls = [
    ...[DOCUMENT, ...named].map((path) => `${gatewayUrl}${path}`),
    ...services.flatMap(({ url }) => HEALTH.map((path) => `${new URL(url).origin}${path}`)),
  ];
  const pieces: Piece[] = [];
  const work = async (): Promise<void> => {
    for (let url = urls.shift(); url !== undefined; url = urls.shift()) {
      pieces.push({ where: url, text: await textOf(url, headers) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return pieces;
}

async function textOf(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  let text = '';
  try {
    const answer = await fetch(url, { headers, redirect: 'manual', signal });
    text = [...answer.headers].flat().join('\n');
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true });
  } catch (error) {
    // What came until then is looked at.
    if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
  }
  return text;
}
