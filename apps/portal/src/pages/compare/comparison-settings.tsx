import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JobComparison } from '../../api/comparison-queries.ts';
import { Choice } from '../../components/choice.tsx';
import { FractionBox } from '../../components/fraction-box.tsx';
import { CopyButton } from '../../features/verdict/copy-button.tsx';
import css from './compare-page.module.css';
import { comparisonMarkdown } from './comparison-markdown.ts';
import type { CompareSearch } from './search.ts';

const DEFAULT = 0.05;

interface Props {
  /** Undefined where there is none, as when the API refuses it. */
  readonly comparison: JobComparison | undefined;
}

/** How the jobs are compared; all of it stands in the address. */
export function ComparisonSettings({ comparison }: Props) {
  const { id } = useParams({ from: '/jobs/$id' });
  const search = useSearch({ from: '/jobs/$id/compare' });
  const navigate = useNavigate({ from: '/jobs/$id/compare' });
  const change = (changed: Partial<CompareSearch>): void => {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div className={css.tools} role="group" aria-label="How the jobs are compared">
      <Choice
        label="Claim is about"
        all="questions like these (default)"
        options={[{ value: 'these_questions', label: 'exactly these questions' }]}
        value={search.claim}
        onChange={(value) => {
          change({ claim: value === 'these_questions' ? value : undefined });
        }}
      />
      <FractionBox
        label="Alpha"
        value={search.alpha}
        shown={comparison?.alpha ?? DEFAULT}
        below={0.5}
        onChange={(alpha) => {
          change({ alpha });
        }}
      />
      <FractionBox
        label="Margin"
        value={search.margin}
        shown={comparison?.margin ?? DEFAULT}
        below={1}
        onChange={(margin) => {
          change({ margin });
        }}
      />
      <span className={css.links}>
        <Link from="/jobs/$id/compare" to="." search={(before) => ({ ...before, with: undefined })}>
          Choose another job
        </Link>
        {search.with !== undefined && (
          <Link
            to="/jobs/$id/compare"
            params={{ id: search.with }}
            search={{ ...search, with: id }}
          >
            Swap before and after
          </Link>
        )}
        {comparison !== undefined && (
          <CopyButton text={() => comparisonMarkdown(comparison, location.href)} />
        )}
      </span>
    </div>
  );
}
