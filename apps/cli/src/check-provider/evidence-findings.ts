import { hostname } from 'node:os';
import type { LaneConfig } from '@beacon/domain';
import { expectationsOf } from '@beacon/providers';
import type { AnsweredAttempt } from '@beacon/providers';
import { note, ok, problem } from './finding.js';
import type { Finding } from './finding.js';

/** What an answer tells of model and place, and whether that is what the lane expects. */
export function evidenceFindings(attempt: AnsweredAttempt): readonly Finding[] {
  return [modelFinding(attempt), regionFinding(attempt), ...expectationFindings(attempt)];
}

function modelFinding({ lane, evidence }: AnsweredAttempt): Finding {
  const { servedModel } = evidence;
  const asked = lane.providerModel;
  if (servedModel === null) {
    return note('model', `asked for ${asked}; the answer names none`, MODEL_UNSAID);
  }
  if (lane.expectedEvidence.patterns.served_model !== undefined) {
    return ok('model', `${servedModel} answered; the lane says what to expect`);
  }
  const found =
    servedModel === asked ? `${asked} answered` : `asked for ${asked}, ${servedModel} answered`;
  return note(
    'model',
    found,
    `To be told when that changes: expected_evidence: { served_model: '${patternOf(servedModel)}' }`,
  );
}

const MODEL_UNSAID =
  "Whether it stays the same model is the provider's word: pin a dated name where there is one.";

function regionFinding(attempt: AnsweredAttempt): Finding {
  const { lane, evidence } = attempt;
  const said = evidence.providerRegion;
  const asked = lane.providerRegion;
  const spread = spreadOf(lane);
  if (spread !== null) return note('region', spread.found, spread.todo);
  if (said !== null) return saidRegion(said, asked);
  if (asked === null) return note('region', 'nothing tells where the model ran', REGION_UNSAID);
  return note('region', `${asked} was asked for; the answer names no region`, REGION_ASKED);
}

const REGION_UNSAID =
  "The executor's own place is all the evidence there is. Give each region an endpoint of its own: provider_region.";
const REGION_ASKED = 'The address is the evidence: a regional endpoint answers for its region.';

function saidRegion(said: string, asked: string | null): Finding {
  const found =
    asked === null ? `${said} says the answer` : `${asked} was asked for, ${said} says the answer`;
  if (said === 'global') {
    return note(
      'region',
      found,
      'The provider may answer from anywhere: ask for a place if it has one to ask for.',
    );
  }
  return ok('region', found);
}

interface Spread {
  readonly found: string;
  readonly todo: string;
}

const PROFILE = /^(us|eu|apac|jp|au|ca|us-gov|global)\./;

/** Ways to ask that leave the place to the provider, though the address names one. */
function spreadOf({ protocol, providerModel, providerRegion }: LaneConfig): Spread | null {
  const profile = protocol === 'bedrock' ? PROFILE.exec(providerModel)?.[1] : undefined;
  if (profile !== undefined) {
    return {
      found: `${providerModel} is a cross-region profile: AWS answers from any region of ${profile}`,
      todo: 'To compare regions, ask the plain model id, without the prefix, where the region has the model.',
    };
  }
  if (protocol === 'vertex' && ['global', 'us', 'eu'].includes(providerRegion ?? '')) {
    return {
      found: `${providerRegion} is no one place: Google answers from any region of it`,
      todo: 'To compare regions, give a single one, such as europe-west4.',
    };
  }
  return null;
}

function expectationFindings({ lane, evidence }: AnsweredAttempt): readonly Finding[] {
  const reason = expectationsOf(lane).contradiction(
    { ...evidence, endpointHost: new URL(lane.baseUrl).host, node: hostname() },
    true,
  );
  if (reason === null) {
    return expectsSomething(lane)
      ? [ok('evidence', 'is as expected_evidence of the lane says')]
      : [];
  }
  return [
    problem(
      'evidence',
      reason,
      'Every answer would be quarantined: mend the lane, or its expected_evidence.',
    ),
  ];
}

function expectsSomething({ expectedEvidence, settings }: AnsweredAttempt['lane']): boolean {
  const { patterns, edgeHeaders, required } = expectedEvidence;
  const pinnedTo = settings.openRouter?.upstream ?? [];
  const named = [...Object.keys(patterns), ...Object.keys(edgeHeaders), ...required, ...pinnedTo];
  return named.length > 0;
}

/** A pattern that matches this text and no other. Patterns are kept simple: what is special stands for itself. */
function patternOf(text: string): string {
  return `^${text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}$`;
}
