import type { Schema } from '@beacon/client';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { Sign } from './sign.tsx';
import css from './system.module.css';

type Lane = Schema<'LaneView'>;

const TONES = { open: 'good', waiting: 'warn', parked: 'warn', paused: 'bad' } as const;

/** Whether a lane is open, else why not and until when; and what holds it up although it is served. */
export function LaneStatus({ lane }: { readonly lane: Lane }) {
  const { status, waiting_reason: reason, waiting_until: until, trouble } = lane;
  return (
    <>
      <Sign tone={TONES[status]}>{status}</Sign>
      {reason !== null && (
        <div className={css.remark}>
          <ForeignText>{reason}</ForeignText>
        </div>
      )}
      {until !== null && (
        <div className={css.remark}>
          until <Time iso={until} />
        </div>
      )}
      {trouble !== null && (
        <div className={css.odd}>
          <ForeignText>{trouble}</ForeignText>
        </div>
      )}
    </>
  );
}
