import type { TypedOutcomes, VerdictInput, VerdictOptions } from '../input/input.js';
import type { DeviationCode, RegistrationDeviation } from '../shape/registration-shape.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import { counted } from '../shape/words.js';
import { VERDICT_VERSION } from '../verdict-version.js';
import type { JobRegistration } from './input.js';

/** What a verdict is reached from, beside what was registered. */
export interface AskedOf {
  readonly input: VerdictInput;
  readonly options: VerdictOptions;
  readonly registration: JobRegistration;
}

/** Everything that is otherwise than registered: what the job is, how it is asked about, by what its answers are typed. */
export function deviationsFrom(asked: AskedOf): RegistrationDeviation[] {
  return [...ofJob(asked), ...ofOptions(asked), ...ofDesign(asked), ...ofTyping(asked)];
}

function all(code: DeviationCode, text: string): RegistrationDeviation {
  return { code, model_id: null, endpoint: null, text };
}

function ofModel(model_id: string, code: DeviationCode, text: string): RegistrationDeviation {
  return { code, model_id, endpoint: null, text: `${model_id}: ${text}` };
}

function ofJob({ input, registration }: AskedOf): RegistrationDeviation[] {
  return [
    ...(registration.imported
      ? [all('imported', 'the answers were imported: they existed before anything was registered')]
      : []),
    ...(input.interim === true
      ? [all('interim', 'the job still runs, and its analysis is registered for its end')]
      : []),
    ...(input.stopped === true
      ? [all('stopped', 'the job was cancelled before everything registered was asked')]
      : []),
  ];
}

/** Both endpoints are in the registered family: which of them leads decides whose claims were expected. */
function ofOptions({ options, registration }: AskedOf): RegistrationDeviation[] {
  const { analysis } = registration;
  const found = (['alpha', 'margin', 'claim'] as const)
    .filter((name) => options[name] !== analysis[name])
    .map((name) => all(name, `asked with ${name} ${options[name]}, registered ${analysis[name]}`));
  const other =
    analysis.verdict === VERDICT_VERSION
      ? []
      : [
          all(
            'verdict_version',
            `reached by version ${VERDICT_VERSION} of the rules, registered ${analysis.verdict}`,
          ),
        ];
  return [...found, ...otherEndpoint(options, analysis), ...other];
}

function otherEndpoint(
  { endpoint }: VerdictOptions,
  analysis: JobRegistration['analysis'],
): RegistrationDeviation[] {
  if (endpoint === analysis.endpoint) return [];
  const text = `asked with ${endpoint} leading, registered ${analysis.endpoint}`;
  return CONFIRMATORY_ENDPOINTS.filter((one) => one !== analysis.endpoint).map((one) => ({
    code: 'endpoint',
    model_id: null,
    endpoint: one,
    text,
  }));
}

function ofDesign({ input, registration }: AskedOf): RegistrationDeviation[] {
  return [...ofVolume(input, registration), ...ofModels(input, registration)];
}

function ofVolume(
  { questions, repeats }: VerdictInput,
  registration: JobRegistration,
): RegistrationDeviation[] {
  return [
    ...otherCount('question', questions ?? registration.questions, registration.questions),
    ...otherCount('repeat', repeats ?? registration.repeats, registration.repeats),
  ];
}

function otherCount(word: string, now: number, registered: number): RegistrationDeviation[] {
  if (now === registered) return [];
  const code = now > registered ? 'extended' : 'subset';
  return [all(code, `${counted(now, word)}, registered ${registered}`)];
}

function ofModels(
  { models, regions }: VerdictInput,
  registration: JobRegistration,
): RegistrationDeviation[] {
  const registered = new Map(registration.models.map((model) => [model.id, model.regions]));
  const missing = registration.models.filter(({ id }) => models.every((model) => model.id !== id));
  return [
    ...models.flatMap(({ id, regions: own = regions }) =>
      otherRegions(id, own, registered.get(id)),
    ),
    ...missing.map(({ id }) => all('subset', `${id} is left out, and was registered`)),
  ];
}

function otherRegions(
  id: string,
  now: readonly string[],
  registered: readonly string[] | undefined,
): RegistrationDeviation[] {
  if (registered === undefined) return [ofModel(id, 'extended', 'it was not registered')];
  const added = now.filter((region) => !registered.includes(region));
  const gone = registered.filter((region) => !now.includes(region));
  return [
    ...(added.length === 0 ? [] : [ofModel(id, 'extended', `${added.join(', ')} not registered`)]),
    ...(gone.length === 0 ? [] : [ofModel(id, 'subset', `${gone.join(', ')} left out`)]),
  ];
}

function ofTyping({ input, registration }: AskedOf): RegistrationDeviation[] {
  const { typed = [], models, reviewed } = input;
  const found = models.flatMap(({ id }) => {
    const own = typed.filter(({ modelId }) => modelId === id);
    return [
      ...otherClassifier(id, own, registration.analysis.classifier),
      ...(registration.judges ? [] : typedBy(id, own, 'judge')),
      ...typedBy(id, own, 'human'),
    ];
  });
  // Of a job that was not reviewed the endpoints have no language.
  const isReviewed = Object.values(reviewed ?? {}).some((table) => Object.keys(table).length > 0);
  const text = "the detector's errors are counted in a review of these answers, made afterwards";
  return [...found, ...(isReviewed ? [all('reviewed', text)] : [])];
}

/** What a provider says of its own answer is no version's matter. */
const CLASSIFIER: readonly string[] = ['rules', 'model'];

function otherClassifier(
  id: string,
  typed: readonly TypedOutcomes[],
  registered: string,
): RegistrationDeviation[] {
  const others = typed.filter(
    ({ source, version }) => CLASSIFIER.includes(source) && version !== registered,
  );
  if (others.length === 0) return [];
  const versions = [...new Set(others.map(({ version }) => version))].toSorted();
  const text = `${counted(sum(others), 'answer')} typed by ${versions.join(', ')}, registered ${registered}`;
  return [ofModel(id, 'classifier', text)];
}

const TYPED = {
  judge: { code: 'judged', words: 'typed by judges that were not registered' },
  human: { code: 'corrected', words: 'corrected by people' },
} as const;

function typedBy(
  id: string,
  typed: readonly TypedOutcomes[],
  source: keyof typeof TYPED,
): RegistrationDeviation[] {
  const some = typed.filter((group) => group.source === source);
  if (some.length === 0) return [];
  const { code, words } = TYPED[source];
  return [ofModel(id, code, `${counted(sum(some), 'answer')} ${words}`)];
}

function sum(groups: readonly TypedOutcomes[]): number {
  return groups.reduce((total, { executions }) => total + executions, 0);
}
