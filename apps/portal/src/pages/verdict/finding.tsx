import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { Fold } from '../../components/fold.tsx';
import { Note } from '../../components/notes.tsx';
import { ForeignText } from '../../components/text.tsx';
import { ConclusionMark } from '../../features/verdict/conclusion-mark.tsx';
import { byConclusion } from '../../features/verdict/pairs.ts';
import { asSentence } from '../../features/verdict/words.ts';
import css from './finding.module.css';

/** Whoever shows a demonstration's figures must see it before anything else. */
const SIMULATED = 'simulated';

/** What is concluded, of the job and of each model, in the API's own sentences. */
export function Finding({ verdict }: { readonly verdict: Verdict }) {
  const { conclusion, sentence, interim, models, warnings } = verdict;
  const ofJob = warnings.filter(({ model_id: model }) => model === null);
  return (
    <section className={css.finding} aria-label="Finding">
      {interim && (
        <Note kind="warn" title="Interim">
          The job still runs. These figures change until it has ended; whoever stops it because they
          please has tested more than once.
        </Note>
      )}
      {ofJob.map(({ code, text }) => (
        <Note key={code} kind="warn" {...(code === SIMULATED && { title: 'Simulated answers' })}>
          <ForeignText>{asSentence(text)}</ForeignText>
        </Note>
      ))}
      <div className={css.lead}>
        <ConclusionMark conclusion={conclusion} isInterim={interim} />
        <p>
          <ForeignText>{asSentence(sentence)}</ForeignText>
        </p>
      </div>
      <ul className={css.models}>
        {byConclusion(models).map((model) => (
          <Model key={model.model_id} model={model} isInterim={interim} />
        ))}
      </ul>
    </section>
  );
}

interface ModelProps {
  readonly model: ModelVerdict;
  readonly isInterim: boolean;
}

function Model({ model, isInterim }: ModelProps) {
  const { conclusion, sentence, cannot_tell: doubt, warnings } = model;
  const reasons = doubt?.reasons ?? [];
  return (
    <li className={css.model}>
      <ConclusionMark conclusion={conclusion} isInterim={isInterim} />
      <div>
        <p>
          <ForeignText>{asSentence(sentence)}</ForeignText>
        </p>
        {reasons.length + warnings.length > 0 && (
          <Fold title={remarksTitle(reasons.length, warnings.length)}>
            {reasons.length > 0 && (
              <>
                <h4 className={css.kind}>What stands against “equivalent”</h4>
                <Remarks list={reasons} />
              </>
            )}
            {warnings.length > 0 && (
              <>
                <h4 className={css.kind}>Before relying on it</h4>
                <Remarks list={warnings} />
              </>
            )}
          </Fold>
        )}
      </div>
    </li>
  );
}

function Remarks({
  list,
}: {
  readonly list: readonly { readonly code: string; readonly text: string }[];
}) {
  return (
    <ul className={css.remarks}>
      {list.map(({ code, text }, index) => (
        // A code may come several times, for several pairs: such lists do not change.
        <li key={`${code} ${index}`}>
          <ForeignText>{asSentence(text)}</ForeignText> <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}

function remarksTitle(reasons: number, warnings: number): string {
  const parts = [
    reasons === 0 ? '' : `${reasons} ${reasons === 1 ? 'reason' : 'reasons'}`,
    warnings === 0 ? '' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
