import type { Review } from '../../api/review-queries.ts';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { formatNumber } from '../../lib/format.ts';
import css from './review-results.module.css';

const CLASSES = ['answered', 'partial', 'evasive', 'refused'] as const;

/** Which answers of the job each part of the review stands for, and what was concluded of them. */
export function StrataTable({ review: { strata } }: { readonly review: Review }) {
  return (
    <>
      <p className={css.prose}>
        Every answer of the job belongs to one stratum. Of those chosen all are in the review, of
        the others a known share.
      </p>
      <TableScroll label="Strata">
        <table className={table.table} aria-label="Strata">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Language</th>
              <th scope="col">Typed as</th>
              <th scope="col" className={table.number}>
                Answers of the job
              </th>
              <th scope="col" className={table.number}>
                In the review
              </th>
              {CLASSES.map((name) => (
                <th key={name} scope="col" className={table.number}>
                  Concluded {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {strata.map(({ part, language, typed, answers, items, concluded }) => (
              <tr key={`${part} ${language} ${typed}`}>
                <td>{part === 'random' ? 'drawn by lot' : part}</td>
                <td>{language ?? 'not known'}</td>
                <td>{typed}</td>
                <td className={table.number}>{formatNumber(answers)}</td>
                <td className={table.number}>{formatNumber(items)}</td>
                {CLASSES.map((name) => (
                  <td key={name} className={table.number}>
                    {formatNumber(concluded[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
