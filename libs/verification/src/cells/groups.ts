import { SIMULATION_HEADER } from '@beacon/domain';
import { EvidenceFileError } from '../faults.js';
import { FILE_LIMITS } from '../file/limits.js';
import type { ExecutionRow } from '../file/lines.js';

/** What typed an outcome, and how its answer was asked for: what a verdict's warnings and calibration go by. */
export interface TypedBy {
  readonly source: string;
  readonly version: string;
  readonly isSimulated: boolean;
  readonly upstream: string | null;
  readonly isUnpinned: boolean;
  /** JSON of a list; null for none. */
  readonly leftOut: string | null;
}

/** Different ways, each once: a cell holds the number of its own. */
export class Groups {
  readonly #numbers = new Map<string, number>();
  readonly #groups: TypedBy[] = [];

  /** @throws EvidenceFileError when there are more of them than any job has. */
  numberOf(row: ExecutionRow): number {
    const group = typedBy(row);
    const key = JSON.stringify(group);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#groups.length >= FILE_LIMITS.groups) {
      throw new EvidenceFileError(`outcomes came to be in more than ${FILE_LIMITS.groups} ways`);
    }
    this.#numbers.set(key, this.#groups.length);
    this.#groups.push(group);
    return this.#groups.length - 1;
  }

  at(number: number): TypedBy | undefined {
    return this.#groups[number];
  }
}

function typedBy({ now, evidence }: ExecutionRow): TypedBy {
  const { edgeHeaders, upstream, unpinned, leftOut } = evidence;
  return {
    source: now.source,
    version: now.version,
    isSimulated: hasOwn(edgeHeaders, SIMULATION_HEADER),
    upstream: typeof upstream === 'string' ? upstream : null,
    isUnpinned: unpinned != null,
    leftOut: Array.isArray(leftOut) ? JSON.stringify(leftOut) : null,
  };
}

function hasOwn(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
