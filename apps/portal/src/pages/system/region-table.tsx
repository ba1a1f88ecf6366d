import type { Schema } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import type { ExecutorCount } from './executor-counts.ts';
import css from './system.module.css';

interface Props {
  readonly regions: readonly Schema<'RegionView'>[];
  /** Undefined while it is read. */
  readonly counts: ReadonlyMap<string, ExecutorCount> | undefined;
}

/** A line for each region. */
export function RegionTable({ regions, counts }: Props) {
  return (
    <TableScroll label="Regions">
      <table className={table.table} aria-label="Regions">
        <thead>
          <tr>
            <th scope="col">Region</th>
            <th scope="col">Also called</th>
            <th scope="col" className={table.number}>
              Executors
            </th>
            <th scope="col" className={table.number}>
              Lanes
            </th>
          </tr>
        </thead>
        <tbody>
          {regions.map((region) => (
            <tr key={region.id}>
              <th scope="row">
                {region.id}
                <div className={css.remark}>
                  <ForeignText>{region.name}</ForeignText>
                  {region.twin_of !== null && `, second executor of ${region.twin_of}`}
                </div>
              </th>
              <td>
                <ForeignText>{region.aliases.join(', ')}</ForeignText>
              </td>
              <td className={table.number}>
                <Count count={counts === undefined ? undefined : (counts.get(region.id) ?? NONE)} />
              </td>
              <td className={table.number}>
                <Link to="/system" search={{ view: 'lanes', region: region.id }}>
                  {region.models.length}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const NONE: ExecutorCount = { alive: 0, silent: 0 };

function Count({ count }: { readonly count: ExecutorCount | undefined }) {
  if (count === undefined) return '–';
  return (
    <>
      <span className={count.alive === 0 ? css.odd : ''}>{count.alive} alive</span>
      {count.silent > 0 && <div className={css.remark}>{count.silent} silent</div>}
    </>
  );
}
