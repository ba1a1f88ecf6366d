import type { HttpReply } from '@beacon/providers';
import { note, ok } from './finding.js';
import type { Finding } from './finding.js';

const LIMIT = /ratelimit|rate-limit|retry-after/;
const SHOWN = 8;
const LENGTH = 60;

/** The headers by which a reply tells of limits, lower-case names. */
export function limitHeaders({ headers }: HttpReply): Readonly<Record<string, string>> {
  const told = Object.entries(headers).flatMap(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return LIMIT.test(name) && first !== undefined ? [[name, first.slice(0, LENGTH)] as const] : [];
  });
  return Object.fromEntries(told.slice(0, 40));
}

/** What a reply tells of limits. */
export function limitFinding(reply: HttpReply): Finding {
  const told = Object.entries(limitHeaders(reply));
  if (told.length === 0) {
    return note('limits', 'none are told: a lane finds its pace by the 429s that it gets');
  }
  const limits = told
    .filter(([name]) => !name.endsWith('reset'))
    .slice(0, SHOWN)
    .map(([name, value]) => `${shortName(name)} ${value}`);
  return ok('limits', limits.join(', '));
}

function shortName(header: string): string {
  return header.replace(/^(anthropic|x)-/, '').replace(/^ratelimit-/, '');
}
