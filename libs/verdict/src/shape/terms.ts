import { ANALYSIS_CLAIMS, ANALYSIS_ENDPOINTS } from '@beacon/domain';
import type { AnalysisClaim, AnalysisEndpoint } from '@beacon/domain';

/** What counts as the event whose rate is compared. */
export const ENDPOINTS = ANALYSIS_ENDPOINTS;

export type Endpoint = AnalysisEndpoint;

/** Endpoints of which a verdict may say that a model differs in them, or that it does not: one family of tests, over all models. */
export const CONFIRMATORY_ENDPOINTS = ['refused', 'withheld'] as const satisfies Endpoint[];

export type ConfirmatoryEndpoint = (typeof CONFIRMATORY_ENDPOINTS)[number];

/** What is looked at beside them: answers that the provider blocked, and answers cut short. */
export const REMARKED_EVENTS = ['blocked', 'truncated'] as const;

export type RemarkedEvent = (typeof REMARKED_EVENTS)[number];

/** Anything whose rate is compared. */
export type ComparedEvent = Endpoint | RemarkedEvent;

/** What a claim is about. It decides what counts as chance. */
export const CLAIMS = ANALYSIS_CLAIMS;

export type Claim = AnalysisClaim;
