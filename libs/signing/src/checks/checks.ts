import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { KnownTexts } from '../batches/batch-signature.js';
import { isTaskSignedBy, taskKeyId } from '../batches/task-signature.js';
import { isResultSignedBy } from '../statements/sign-results.js';
import type { SignedStatement } from '../statements/signed-result.js';
import type { TrustList, TrustProblem, TrustQuestion } from '../trust/trust-list.js';
import type { KeyRole } from '../trust/trusted-key.schema.js';
import type { SignedWork } from './signed-work.js';

/** Why a task or a result is refused, in words for people; null when it is not. */
export type Refusal = string | null;

/** Something signed that came over the broker. */
export interface Arrival {
  /** When the broker stored it, in milliseconds: nobody but the broker can choose it. */
  readonly arrivedAt: number;
}

const WORDS: Readonly<Record<TrustProblem, string>> = {
  unknown_key: 'signed by an unknown key',
  wrong_role: 'signed by a key of another role',
  wrong_region: "signed by another region's key",
  revoked: 'signed by a revoked key',
  not_yet_valid: 'signed by a key that was not valid yet',
  expired: 'signed by a key that had expired',
};

/** Every reason begins so: dead letters of it are told from others. */
export const REFUSED = 'refused: ';
const BATCHES_KEPT = 5_000;

/** Checks what other services signed. */
export class WorkChecks {
  /** Batches whose signature holds, by key: a batch is checked once. Whether its key is trusted is asked each time. */
  readonly #known = new LRUCache<string, true>({ max: BATCHES_KEPT });

  /** @param onRefusal told of everything that is refused. @default nobody is told */
  constructor(
    private readonly work: Pick<SignedWork, 'mode' | 'trust'>,
    private readonly onRefusal: (refused: 'task' | 'result') => void = () => undefined,
  ) {}

  /** Whether anything is checked. */
  get areOn(): boolean {
    return this.work.mode !== 'off';
  }

  /**
   * A task by its body's digest and the line of its header; undefined when it has none.
   * @param digest SHA-256 of the body in hex.
   */
  task(digest: string, line: string | undefined, arrival: Arrival): Refusal {
    return this.#told('task', this.#task(digest, line, arrival));
  }

  #task(digest: string, line: string | undefined, { arrivedAt }: Arrival): Refusal {
    if (line === undefined || line === '') return this.#unsigned('planner', arrivedAt);
    const kid = taskKeyId(line);
    if (kid === null) return `${REFUSED}its signature is malformed`;
    return this.#check(kid, { role: 'planner', at: [arrivedAt] }, (key) =>
      isTaskSignedBy(key, digest, line, this.#knownOf(kid)),
    );
  }

  /** A result by its statement and signature; null when it has none. */
  result(signed: SignedStatement | null, region: string, arrival: Arrival): Refusal {
    return this.#told('result', this.#result(signed, region, arrival));
  }

  #result(signed: SignedStatement | null, region: string, { arrivedAt }: Arrival): Refusal {
    if (signed === null) return this.#unsigned('executor', arrivedAt, region);
    const { statement, signature } = signed;
    const madeAt = Date.parse(statement.finished_at);
    return this.#check(
      statement.kid,
      { role: 'executor', region, at: [arrivedAt], madeAt },
      (key) => isResultSignedBy(key, statement, signature, this.#knownOf(statement.kid)),
    );
  }

  #told(what: 'task' | 'result', refusal: Refusal): Refusal {
    if (refusal !== null) this.onRefusal(what);
    return refusal;
  }

  /** Of one key only: that a batch is one key's says nothing about another key that a member of it names. */
  #knownOf(kid: string): KnownTexts {
    return {
      has: (text) => this.#known.has(`${kid} ${text}`),
      set: (text, value) => void this.#known.set(`${kid} ${text}`, value),
    };
  }

  #check(kid: string, question: TrustQuestion, holds: (key: KeyObject) => boolean): Refusal {
    const { trust } = this.work;
    if (trust === null) return null;
    let answer = trust.list.ask(kid, question);
    // A key that was enrolled a moment ago may be in the file already.
    if (answer.problem === 'unknown_key') answer = trust.fresh().ask(kid, question);
    if (answer.problem !== null) return `${REFUSED}${WORDS[answer.problem]} (${kid})`;
    return holds(answer.key) ? null : `${REFUSED}its signature does not hold (${kid})`;
  }

  /** What arrived before the first key began to be valid comes from before the installation signed: it was paid for. */
  #unsigned(role: KeyRole, arrivedAt: number, region?: string): Refusal {
    const { mode, trust } = this.work;
    if (mode !== 'required' || trust === null) return null;
    if (arrivedAt < signedSince(trust.list, role, region)) return null;
    return `${REFUSED}it is not signed`;
  }
}

/** When a role's keys began to be valid, in milliseconds; `-Infinity` unless each of them says. */
function signedSince(list: TrustList, role: KeyRole, region?: string): number {
  const begins = list.entries
    .filter((key) => key.role === role && (region === undefined || key.region === region))
    .map(({ not_before: from }) => (from === null ? -Infinity : Date.parse(from)));
  return begins.length === 0 ? -Infinity : Math.min(...begins);
}
