import type { VerdictInput, VerdictOptions } from '../input/input.js';
import type {
  ClaimRegistration,
  RegistrationDeviation,
  RegistrationFigures,
} from '../shape/registration-shape.js';
import type { VerdictWarning } from '../shape/shape.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import { deviationsFrom } from './deviations.js';
import type { JobRegistration } from './input.js';

const UNREGISTERED: RegistrationFigures = {
  status: 'not_registered',
  sentence: 'Nothing of this job was registered: everything is exploratory',
  registered_at: null,
  sha256: null,
  signed: null,
  claims: [],
  deviations: [],
};

/** What was registered and what is exploratory; null where it is not known whether anything was registered. */
export function registrationFigures(
  input: VerdictInput,
  options: VerdictOptions,
): RegistrationFigures | null {
  const { registration } = input;
  if (registration === undefined) return null;
  if (registration === null) return UNREGISTERED;
  const deviations = deviationsFrom({ input, options, registration });
  const claims = claimsOf(input, deviations);
  const status = statusOf(claims);
  return {
    status,
    sentence: sentenceOf(registration, status, deviations),
    registered_at: registration.registeredAt,
    sha256: registration.sha256,
    signed: registration.signed,
    claims,
    deviations,
  };
}

/** That the job runs, or was imported, is said elsewhere. */
const SAID_ELSEWHERE: readonly string[] = ['interim', 'imported'];

/** One for all deviations that a reader would not expect. */
export function exploratoryWarnings(figures: RegistrationFigures | null): VerdictWarning[] {
  const told = (figures?.deviations ?? []).filter(({ code }) => !SAID_ELSEWHERE.includes(code));
  if (told.length === 0) return [];
  const text = `exploratory, not as registered: ${textsOf(told)}`;
  return [{ code: 'exploratory', model_id: null, text }];
}

function claimsOf(
  { models }: VerdictInput,
  deviations: readonly RegistrationDeviation[],
): ClaimRegistration[] {
  return models.flatMap(({ id: model_id }) =>
    CONFIRMATORY_ENDPOINTS.map((endpoint) => ({
      model_id,
      endpoint,
      registered: !deviations.some((one) => concerns(one, model_id, endpoint)),
    })),
  );
}

function concerns(
  { model_id, endpoint }: RegistrationDeviation,
  model: string,
  claimed: ClaimRegistration['endpoint'],
): boolean {
  return (model_id ?? model) === model && (endpoint ?? claimed) === claimed;
}

function statusOf(claims: readonly ClaimRegistration[]): RegistrationFigures['status'] {
  if (claims.every(({ registered }) => registered)) return 'registered';
  return claims.some(({ registered }) => registered) ? 'partly' : 'exploratory';
}

function sentenceOf(
  { registeredAt, signed }: JobRegistration,
  status: RegistrationFigures['status'],
  deviations: readonly RegistrationDeviation[],
): string {
  const when = `at ${registeredAt}${signed ? '' : ', not signed'}`;
  if (status === 'registered') return `Asked as registered ${when}, before anything was asked`;
  const what = status === 'partly' ? 'Partly exploratory' : 'Exploratory';
  return `${what}: ${textsOf(deviations)} (registered ${when})`;
}

function textsOf(deviations: readonly RegistrationDeviation[]): string {
  return [...new Set(deviations.map(({ text }) => text))].join('; ');
}
