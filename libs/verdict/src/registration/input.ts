import type { Claim, Endpoint } from '../shape/terms.js';

/** What was registered of a job before anything was asked. */
export interface JobRegistration {
  /** ISO 8601. */
  readonly registeredAt: string;
  readonly sha256: string;
  readonly signed: boolean;
  /** Whether its answers were there already. */
  readonly imported: boolean;
  readonly analysis: {
    readonly endpoint: Endpoint;
    readonly claim: Claim;
    readonly alpha: number;
    readonly margin: number;
    /** Version of the rules of a verdict. */
    readonly verdict: string;
    readonly classifier: string;
  };
  readonly models: readonly { readonly id: string; readonly regions: readonly string[] }[];
  /** Questions asked of each model; 1 for a job that asks its own prompt. */
  readonly questions: number;
  readonly repeats: number;
  /** Whether judges were registered whose agreement decides outcomes. */
  readonly judges: boolean;
}
