import type { ShownConclusion } from '../../api/verdict-queries.ts';
import { Fold } from '../../components/fold.tsx';
import { ForeignText } from '../../components/text.tsx';
import { ConclusionMark } from './conclusion-mark.tsx';
import css from './finding-list.module.css';
import { byConclusion } from './pairs.ts';
import { asSentence } from './words.ts';

interface Remark {
  readonly code: string;
  readonly text: string;
}

/** What is concluded of one model, or of one model and region. */
export interface FindingItem {
  readonly key: string;
  readonly conclusion: ShownConclusion;
  readonly sentence: string;
  /** What stands against "equivalent". */
  readonly reasons: readonly Remark[];
  readonly warnings: readonly Remark[];
}

interface Props {
  readonly items: readonly FindingItem[];
  readonly isInterim: boolean;
}

/** The API's own sentences, what differs first. */
export function FindingList({ items, isInterim }: Props) {
  return (
    <ul className={css.list}>
      {byConclusion(items).map((item) => (
        <li key={item.key} className={css.item}>
          <ConclusionMark conclusion={item.conclusion} isInterim={isInterim} />
          <div>
            <p>
              <ForeignText>{asSentence(item.sentence)}</ForeignText>
            </p>
            <Remarks item={item} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Remarks({ item: { reasons, warnings } }: { readonly item: FindingItem }) {
  if (reasons.length + warnings.length === 0) return null;
  return (
    <Fold title={remarksTitle(reasons.length, warnings.length)}>
      <RemarkList title="What stands against “equivalent”" list={reasons} />
      <RemarkList title="Before relying on it" list={warnings} />
    </Fold>
  );
}

function RemarkList({ title, list }: { readonly title: string; readonly list: readonly Remark[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <p className={css.kind}>{title}</p>
      <ul className={css.remarks}>
        {list.map(({ code, text }, index) => (
          // A code may come several times, for several pairs: such lists do not change.
          <li key={`${code} ${index}`}>
            <ForeignText>{asSentence(text)}</ForeignText> <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function remarksTitle(reasons: number, warnings: number): string {
  const parts = [
    reasons === 0 ? '' : `${reasons} ${reasons === 1 ? 'reason' : 'reasons'}`,
    warnings === 0 ? '' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
