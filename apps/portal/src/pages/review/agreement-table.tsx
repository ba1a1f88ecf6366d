import type { Schema } from '@beacon/client';
import { Empty } from '../../components/notes.tsx';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { formatNumber } from '../../lib/format.ts';
import { coefficientWords, shareWords } from './result-words.ts';
import css from './review-results.module.css';

type Agreement = Schema<'AgreementView'>;
type Pair = Agreement['pairs'][number];

const SCALES = [
  ['classes', 'four classes'],
  ['withheld', 'withheld or answered'],
  ['refused', 'refused or not'],
] as const;

/** How far each two agree, on all classes and on both endpoints. */
export function AgreementTable({ agreement }: { readonly agreement: Agreement }) {
  const pairs = agreement.pairs.filter(({ scales }) => scales !== null);
  if (pairs.length === 0) {
    return (
      <Empty title="No two have labelled the same answer yet">
        Agreement is shown once a second rater has labelled answers of the first.
      </Empty>
    );
  }
  return (
    <TableScroll label="Agreement">
      <table className={`${table.table} ${css.groups}`} aria-label="Agreement">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col" className={table.number}>
              Answers
            </th>
            <th scope="col">On</th>
            <th scope="col" className={table.number}>
              Agree (95 %)
            </th>
            <th scope="col" className={table.number}>
              Cohen's kappa (95 %)
            </th>
            <th scope="col" className={table.number}>
              Gwet's AC1 (95 %)
            </th>
            <th scope="col" className={table.number}>
              Krippendorff's alpha (95 %)
            </th>
          </tr>
        </thead>
        {pairs.map((pair) => (
          <PairRows key={`${pair.a} ${pair.b}`} pair={pair} />
        ))}
        <OverallRows overall={agreement.all} />
      </table>
    </TableScroll>
  );
}

function PairRows({ pair: { a, b, answers, scales } }: { readonly pair: Pair }) {
  if (scales === null) return null;
  return (
    <tbody>
      {SCALES.map(([scale, name], index) => {
        const { percent, interval, kappa, ac1, alpha } = scales[scale];
        return (
          <tr key={scale}>
            {index === 0 && (
              <>
                <th scope="rowgroup" rowSpan={SCALES.length} className={css.nowrap}>
                  <ForeignText>{a}</ForeignText>
                  <div>
                    <ForeignText>{b}</ForeignText>
                  </div>
                </th>
                <td rowSpan={SCALES.length} className={table.number}>
                  {formatNumber(answers)}
                </td>
              </>
            )}
            <td className={css.nowrap}>{name}</td>
            <td className={table.number}>{shareWords(percent, interval)}</td>
            <td className={table.number}>{coefficientWords(kappa)}</td>
            <td className={table.number}>{coefficientWords(ac1)}</td>
            <td className={table.number}>{coefficientWords(alpha)}</td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** Krippendorff's alpha is the one of the three that more than two raters have together. */
function OverallRows({ overall }: { readonly overall: Agreement['all'] }) {
  return (
    <tbody>
      {SCALES.map(([scale, name], index) => (
        <tr key={scale}>
          {index === 0 && (
            <>
              <th scope="rowgroup" rowSpan={SCALES.length} className={css.nowrap}>
                All together
              </th>
              <td rowSpan={SCALES.length} className={table.number}>
                {formatNumber(overall.answers)}
              </td>
            </>
          )}
          <td className={css.nowrap}>{name}</td>
          <td className={table.number}>–</td>
          <td className={table.number}>–</td>
          <td className={table.number}>–</td>
          <td className={table.number}>{coefficientWords(overall[scale])}</td>
        </tr>
      ))}
    </tbody>
  );
}
