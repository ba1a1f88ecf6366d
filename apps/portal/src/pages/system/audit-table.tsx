import type { Schema } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText, VisibleText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import css from './system.module.css';

type Entry = Schema<'PlacedAuditEntryView'>;

/** A line for each thing that was done, newest first. */
export function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <TableScroll label="Audit log, newest first">
      <table className={table.table} aria-label="Audit log, newest first">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">To</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function AuditRow({ entry }: { readonly entry: Entry }) {
  return (
    <tr>
      <td className={css.nowrap}>
        <Time iso={entry.at} />
      </td>
      <td>
        <ForeignText>{entry.actor}</ForeignText>
        {entry.address !== null && (
          <div className={css.remark}>
            from <ForeignText>{entry.address}</ForeignText>
          </div>
        )}
      </td>
      <td className={css.nowrap}>{entry.action}</td>
      <td>
        <Target entry={entry} />
      </td>
      <td className={css.wide}>
        {entry.reason === null ? '–' : <ForeignText>{entry.reason}</ForeignText>}
        {Object.keys(entry.details).length > 0 && (
          <details className={css.details}>
            <summary>Details</summary>
            <pre className={css.code} aria-label={`Details of entry ${entry.id}`}>
              <VisibleText text={JSON.stringify(entry.details, null, 2)} />
            </pre>
          </details>
        )}
      </td>
    </tr>
  );
}

function Target({
  entry: { job_id: jobId, region, model_id: modelId },
}: {
  readonly entry: Entry;
}) {
  return (
    <>
      {jobId !== null && (
        <Link to="/jobs/$id" params={{ id: jobId }}>
          <ForeignText>{jobId}</ForeignText>
        </Link>
      )}
      {region !== null && modelId !== null && (
        <div>
          <Link to="/system" search={{ view: 'lanes', lane: `${region}/${modelId}` }}>
            {region} <ForeignText>{modelId}</ForeignText>
          </Link>
        </div>
      )}
      {jobId === null && region === null && '–'}
    </>
  );
}
