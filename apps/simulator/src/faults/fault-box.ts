import { draw } from '../behaviour/draw.js';
import { matches, type Fault, type FaultRule, type Matchable } from './rules.js';

/** A rule in force and how often it has been used. */
export interface FaultRuleState extends FaultRule {
  /** Calls that it spoke of. */
  readonly matched: number;
  /** Calls that it changed. */
  readonly fired: number;
}

interface Entry {
  readonly rule: FaultRule;
  matched: number;
  fired: number;
}

/** The fault rules in force: the first that matches a call and still has times left decides. */
export class FaultBox {
  #entries: readonly Entry[] = [];

  constructor(private readonly seed: number) {}

  /** Puts these rules in the place of all former ones. */
  replace(rules: readonly FaultRule[]): void {
    this.#entries = rules.map((rule) => ({ rule, matched: 0, fired: 0 }));
  }

  /** The rules in force, in order. */
  list(): readonly FaultRuleState[] {
    return this.#entries.map(({ rule, matched, fired }) => ({ ...rule, matched, fired }));
  }

  /** The fault for a call, or null; counts the call against the rule that fires. */
  take(call: Matchable): Fault | null {
    for (const [index, entry] of this.#entries.entries()) {
      if (this.#fires(entry, index, call)) return entry.rule.fault;
    }
    return null;
  }

  #fires(entry: Entry, index: number, call: Matchable): boolean {
    const { match, times, probability } = entry.rule;
    if (entry.fired >= (times ?? Infinity) || !matches(match, call)) return false;
    entry.matched += 1;
    if (draw('fault', this.seed, index, entry.matched) >= (probability ?? 1)) return false;
    entry.fired += 1;
    return true;
  }
}
