import type { VerdictOptions } from '../input/input.js';
import type { EndpointVerdict, ModelVerdict } from '../shape/shape.js';
import { counted, listed, pWithName, VERBS } from '../shape/words.js';

/** What the sentence is made of. */
type ToldQuestions = Pick<ModelVerdict, 'model_id' | 'endpoints'>;

/** That some questions differ, which ones, and that it is about these questions and no others. */
export function questionsSentence(
  { model_id: model, endpoints }: ToldQuestions,
  { endpoint: own, claim }: Pick<VerdictOptions, 'endpoint' | 'claim'>,
): string {
  const claimed = [endpoints.refused, endpoints.withheld].filter(
    ({ questions }) => questions?.claimed === true,
  );
  const said = claimed.find(({ endpoint }) => endpoint === own) ?? claimed[0];
  if (said === undefined) return `${model} differs on some of these questions`;
  const rest =
    claim === 'these_questions' ? '' : '; whether questions like these differ cannot be told';
  return `${model} ${VERBS[said.endpoint]} ${howOften(said)}${evidence(said)}${rest}`;
}

function howOften({ questions, pairs }: EndpointVerdict): string {
  const more = questions?.more_from ?? null;
  if (more === null || more.length === 0) return 'unequally often by region';
  const less = new Set(
    pairs.flatMap(({ a, b }) => [a, b]).filter((region) => !more.includes(region)),
  );
  return `more often from ${listed(more)} than from ${listed([...less])}`;
}

function evidence({ questions }: EndpointVerdict): string {
  if (questions === null) return '';
  const { questions: count, ids, p, by, tested } = questions;
  const named = ids.length === 0 ? '' : ` (${listed(ids, 10)}${more(count, ids)})`;
  const how = by === 'together' ? 'together' : count === 1 ? 'by itself' : 'each by itself';
  return ` on ${counted(count, 'question')}${named}: by more than repeats vary, ${how}, adjusted ${pWithName(p ?? 1)} over ${counted(tested, 'question')} that came out both ways, when they were asked`;
}

/** Questions beyond those whose ids are known. */
function more(count: number, ids: readonly string[]): string {
  return count > ids.length && ids.length <= 10 ? `, and ${count - ids.length} more` : '';
}
