import type { Schema } from '@beacon/client';
import { useNavigate } from '@tanstack/react-router';
import { Choice } from '../../components/choice.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { OUTCOMES, OUTCOME_STYLES } from '../../lib/outcomes.ts';
import { oneOf } from '../../lib/search.ts';
import { PUBLISHED } from '../../lib/published.ts';
import css from './answer-filters.module.css';
import type { AnswersSearch } from './search.ts';

/** A published copy may leave them out. */
const HAS_ANSWERS = PUBLISHED?.facts.with_answers !== false;

interface Props {
  readonly search: AnswersSearch;
  /** The job's lanes: what regions and models there are. */
  readonly lanes: readonly Pick<Schema<'JobLaneView'>, 'region' | 'model_id'>[];
}

/** Which answers are listed; the address says so, too. */
export function AnswerFilters({ search, lanes }: Props) {
  const navigate = useNavigate({ from: '/jobs/$id/answers' });
  const change = (part: Partial<AnswersSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <search className={css.filters}>
      {HAS_ANSWERS && (
        <SearchBox
          label="Words of the answer"
          value={search.q ?? ''}
          placeholder="at least two characters"
          onChange={(q) => {
            change({ q: q === '' ? undefined : q });
          }}
        />
      )}
      <Choice
        label="Outcome"
        all="all outcomes"
        options={OUTCOMES.map((value) => ({ value, label: OUTCOME_STYLES[value].label }))}
        value={search.outcome}
        onChange={(outcome) => {
          change({ outcome: oneOf(outcome, OUTCOMES) });
        }}
      />
      <Choice
        label="Region"
        all="all regions"
        options={namesOf(lanes.map((lane) => lane.region))}
        value={search.region}
        onChange={(region) => {
          change({ region });
        }}
      />
      <Choice
        label="Model"
        all="all models"
        options={namesOf(lanes.map((lane) => lane.model_id))}
        value={search.model}
        onChange={(model) => {
          change({ model });
        }}
      />
    </search>
  );
}

function namesOf(names: readonly string[]): { readonly value: string; readonly label: string }[] {
  return [...new Set(names)].map((name) => ({ value: name, label: name }));
}
