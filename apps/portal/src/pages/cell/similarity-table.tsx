import type { Schema } from '@beacon/client';
import { Fold } from '../../components/fold.tsx';
import { formatShare } from '../../lib/format.ts';
import css from './similarity-table.module.css';

type Pair = Schema<'ComparedPairView'>;

const CLASSES: Readonly<Record<NonNullable<Pair['classification']>, string>> = {
  identical: 'identical',
  minor_diff: 'minor difference',
  moderate_diff: 'moderate difference',
  major_diff: 'major difference',
};

interface Props {
  readonly pairs: readonly Pair[];
  /** A region and its second executor: what differs here is noise. */
  readonly twins: readonly Pair[];
}

/** How alike the answers of two regions are, by the answer that stands for each region. */
export function SimilarityTable({ pairs, twins }: Props) {
  if (pairs.length + twins.length === 0) return null;
  return (
    <div className={css.fold}>
      <Fold title="How alike the regions' answers are">
        <p className={css.about}>
          Between the answers that stand for each region: of its most frequent outcome, the one most
          like the others. Texts of one model differ by chance, too; a difference of words is no
          finding by itself.
        </p>
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">Regions</th>
                <th scope="col">Outcome</th>
                <th scope="col">Text</th>
                <th scope="col">Words in common</th>
                <th scope="col">In the same order</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <PairRow key={`${pair.a} ${pair.b}`} pair={pair} isTwin={false} />
              ))}
              {twins.map((pair) => (
                <PairRow key={`${pair.a} ${pair.b}`} pair={pair} isTwin />
              ))}
            </tbody>
          </table>
        </div>
      </Fold>
    </div>
  );
}

function PairRow({ pair, isTwin }: { readonly pair: Pair; readonly isTwin: boolean }) {
  return (
    <tr>
      <th scope="row">
        {pair.a} and {pair.b}
        {isTwin && ' (the same region twice)'}
      </th>
      <td>{pair.same_outcome ? 'same' : 'differs'}</td>
      <td>{pair.classification === null ? '–' : CLASSES[pair.classification]}</td>
      <td className={css.number}>{formatShare(pair.similarity?.overlap, 0)}</td>
      <td className={css.number}>{formatShare(pair.similarity?.sequence, 0)}</td>
    </tr>
  );
}
