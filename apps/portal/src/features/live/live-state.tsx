import { formatClock } from '../../lib/format.ts';
import type { LiveStatus } from './live-status.ts';
import css from './live-state.module.css';

interface Props {
  readonly status: LiveStatus;
  /** What is followed has ended; changes after that are shown all the same. */
  readonly hasEnded?: boolean;
}

/** Whether what the page shows is current, and of when it is where not. */
export function LiveState({ status, hasEnded = false }: Props) {
  const { tone, word, meaning } = wordsOf(status, hasEnded);
  return (
    <span className={`${css.live} ${css[tone]}`} role="status" title={meaning}>
      <span className={css.dot} aria-hidden="true" />
      {word}
    </span>
  );
}

function wordsOf(status: LiveStatus, hasEnded: boolean) {
  if (status.kind === 'connecting')
    return {
      tone: 'waiting',
      word: 'connecting',
      meaning: 'Changes are shown as soon as it is live.',
    };
  if (status.kind === 'lost') {
    const asOf = formatClock(status.asOf);
    return status.isPolling
      ? {
          tone: 'lost',
          word: 'not live, asks every 5 s',
          meaning: `The stream of events cannot be reached; it is still being tried. It was live until ${asOf}.`,
        }
      : {
          tone: 'lost',
          word: `reconnecting, shows the state of ${asOf}`,
          meaning: 'What happens in the meantime is shown when it is live again.',
        };
  }
  return hasEnded
    ? {
        tone: 'ended',
        word: 'ended',
        meaning: 'The job has ended. Corrections and retries appear here as they happen.',
      }
    : { tone: 'on', word: 'live', meaning: 'Changes appear as they happen.' };
}
