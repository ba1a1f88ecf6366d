import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ArmComparison, ArmKind } from '../../api/arms-queries.ts';
import { Choice } from '../../components/choice.tsx';
import { FractionBox } from '../../components/fraction-box.tsx';
import css from '../compare/compare-page.module.css';
import { armWords } from './search.ts';
import type { ArmsSearch } from './search.ts';

const DEFAULT = 0.05;

interface Props {
  readonly arm: ArmKind;
  /** All that can be chosen, the one without a choice first. */
  readonly arms: readonly ArmKind[];
  /** Undefined where there is none yet. */
  readonly comparison: ArmComparison | undefined;
}

/** What is compared, and how; all of it stands in the address. */
export function ArmSettings({ arm, arms, comparison }: Props) {
  const search = useSearch({ from: '/jobs/$id/arms' });
  const navigate = useNavigate({ from: '/jobs/$id/arms' });
  const change = (changed: Partial<ArmsSearch>): void => {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
  const [first = arm, ...others] = arms;
  return (
    <div className={css.tools} role="group" aria-label="What is compared">
      <Choice
        label="Compared by"
        all={armWords(first)}
        options={others.map((kind) => ({ value: kind, label: armWords(kind) }))}
        value={arm === first ? undefined : arm}
        onChange={(value) => change({ arm: others.find((kind) => kind === value) })}
      />
      <Choice
        label="Claim is about"
        all="questions like these (default)"
        options={[{ value: 'these_questions', label: 'exactly these questions' }]}
        value={search.claim}
        onChange={(value) => change({ claim: value === 'these_questions' ? value : undefined })}
      />
      <FractionBox
        label="Alpha"
        value={search.alpha}
        shown={comparison?.alpha ?? DEFAULT}
        below={0.5}
        onChange={(alpha) => change({ alpha })}
      />
      <FractionBox
        label="Margin"
        value={search.margin}
        shown={comparison?.margin ?? DEFAULT}
        below={1}
        onChange={(margin) => change({ margin })}
      />
    </div>
  );
}
