import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Verdict } from '../../api/verdict-queries.ts';
import { Choice } from '../../components/choice.tsx';
import { FractionBox } from '../../components/fraction-box.tsx';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { CLAIMS, ENDPOINTS } from './search.ts';
import type { VerdictSearch } from './search.ts';
import { oneOf } from '../../lib/search.ts';
import { PUBLISHED } from '../../lib/published.ts';
import css from './verdict-settings.module.css';

const CLAIM_WORDS = {
  questions_like_these: 'questions like these',
  these_questions: 'exactly these questions',
} as const;

/** What the verdict is asked for; all of it stands in the address. */
export function VerdictSettings({ verdict }: { readonly verdict: Verdict }) {
  const search = useSearch({ from: '/jobs/$id/verdict' });
  const navigate = useNavigate({ from: '/jobs/$id/verdict' });
  const change = (changed: Partial<VerdictSearch>): void => {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div className={css.settings} role="group" aria-label="What the verdict is asked for">
      {verdict.models.length > 1 && (
        <Choice
          label="Figures of"
          all="all models"
          options={verdict.models.map(({ model_id: id }) => ({ value: id, label: id }))}
          value={search.model}
          onChange={(model) => {
            change({ model });
          }}
        />
      )}
      <Choice
        label="Figures lead by"
        all="refused (default)"
        options={ENDPOINTS.slice(1).map((value) => ({
          value,
          label: ENDPOINT_TITLES[value].toLowerCase(),
        }))}
        value={search.endpoint}
        onChange={(value) => {
          change({ endpoint: oneOf(value, ENDPOINTS) });
        }}
      />
      <Choice
        label="Claim is about"
        all="questions like these (default)"
        options={[{ value: CLAIMS[1], label: CLAIM_WORDS.these_questions }]}
        value={search.claim}
        onChange={(value) => {
          change({ claim: oneOf(value, CLAIMS) });
        }}
      />
      {PUBLISHED === null && <Finer verdict={verdict} search={search} change={change} />}
    </div>
  );
}

/** What a published copy has one value of. */
function Finer({
  verdict,
  search,
  change,
}: {
  readonly verdict: Verdict;
  readonly search: VerdictSearch;
  readonly change: (changed: Partial<VerdictSearch>) => void;
}) {
  return (
    <>
      <FractionBox
        label="Alpha"
        value={search.alpha}
        shown={verdict.alpha}
        below={0.5}
        onChange={(alpha) => {
          change({ alpha });
        }}
      />
      <FractionBox
        label="Margin"
        value={search.margin}
        shown={verdict.margin}
        below={1}
        onChange={(margin) => {
          change({ margin });
        }}
      />
      <Choice
        label="What answers say"
        all="compared where it is quick"
        options={[
          { value: 'true', label: 'compared' },
          { value: 'false', label: 'not compared' },
        ]}
        value={search.content}
        onChange={(value) => {
          change({ content: oneOf(value, ['true', 'false']) });
        }}
      />
    </>
  );
}
