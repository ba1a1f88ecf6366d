import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { OUTCOMES } from '../../lib/outcomes.ts';
import { Mark } from './mark.tsx';
import type { CellMark } from './cell-mark.ts';
import css from './legend.module.css';

const ONE: CellMark = {
  outcome: 'answered',
  absence: null,
  second: null,
  count: null,
  isPartlyRecorded: false,
  hasQuarantined: false,
  isRetrying: false,
};

/** What the marks of the matrix mean. */
export function Legend() {
  return (
    <ul className={css.legend} aria-label="What the marks mean">
      {OUTCOMES.map((outcome) => (
        <li key={outcome}>
          <OutcomeMark outcome={outcome} withLabel />
        </li>
      ))}
      <Sign
        mark={{ ...ONE, second: 'refused', count: 2 }}
        about="repeats differ: 2 were answered"
      />
      <Sign mark={{ ...ONE, outcome: null, absence: 'pending' }} about="pending" />
      <Sign mark={{ ...ONE, outcome: null, absence: 'quarantined' }} about="quarantined" />
      <Sign mark={{ ...ONE, isRetrying: true }} about="asked again" />
      <li>
        <span className={css.frame} aria-hidden="true" /> regions differ
      </li>
    </ul>
  );
}

function Sign({ mark, about }: { readonly mark: CellMark; readonly about: string }) {
  return (
    <li>
      <Mark mark={mark} />
      {about}
    </li>
  );
}
