import { ApiRefusedError, UnreachableError } from '@beacon/client';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { Facts } from '../../components/facts.tsx';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/fold.tsx';
import { Meter } from '../../components/meter.tsx';
import { Empty, ErrorNote, Loading, Note } from '../../components/notes.tsx';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { Page } from '../../components/page.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { AnswerText } from '../../features/answer/answer-text.tsx';
import { JOB_STATUSES, OUTCOMES } from '../../lib/outcomes.ts';
import css from './gallery-page.module.css';
import { PlotSamples } from './plot-samples.tsx';

const HOSTILE =
  '<img src=x onerror=alert(1)> \u202Ereversed\u202C, a bell \u0007, a zero\u200Bwidth space, عربي, 台湾';

const REFUSAL = 'I am sorry, but I cannot discuss this. Taiwan is an island in East Asia.';

const REFUSED = new ApiRefusedError(400, {
  error: 'invalid_request',
  error_code: 'invalid_field',
  message: 'regions[1] is not known here, allowed: us-east, eu-west, asia-pacific',
  field: 'regions[1]',
  details: [],
  request_id: '3f1a',
});

/** Every component in every state. */
export function GalleryPage() {
  return (
    <Page title="Gallery" about="Every component in every state.">
      <div className={css.gallery}>
        <Buttons />
        <Shown title="Outcomes">
          {OUTCOMES.map((outcome) => (
            <OutcomeMark key={outcome} outcome={outcome} withLabel />
          ))}
        </Shown>
        <Shown title="Statuses of a job">
          {JOB_STATUSES.map((status) => (
            <StatusBadge key={status} status={status} />
          ))}
        </Shown>
        <Meters />
        <PlotSamples />
        <Controls />
        <Notes />
        <Shown title="Texts of others">
          <ForeignText>{HOSTILE}</ForeignText>
          <AnswerText
            text={REFUSAL}
            marks={[
              { start: 0, end: 38, kind: 'evidence' },
              { start: 20, end: 53, kind: 'difference' },
              { start: 57, end: 63, kind: 'hit' },
            ]}
          />
        </Shown>
        <Shown title="Facts and folds">
          <Fold title="A fold" open>
            <Facts
              facts={[
                { name: 'asked', value: <Time iso="2026-11-29T12:00:00.000Z" /> },
                { name: 'not known', value: null },
                {
                  name: 'a long value',
                  value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca',
                },
              ]}
            />
          </Fold>
          <Fold title="Another, closed">Not seen.</Fold>
        </Shown>
      </div>
    </Page>
  );
}

function Shown({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.shown}>
      <h2>{title}</h2>
      <div className={css.row}>{children}</div>
    </section>
  );
}

function Buttons() {
  const [isAsking, setAsking] = useState(false);
  return (
    <Shown title="Buttons">
      {(['plain', 'primary', 'danger', 'quiet'] as const).map((kind) => (
        <span key={kind} className={css.pair}>
          <Button kind={kind}>{kind}</Button>
          <Button kind={kind} disabled>
            {kind}, not now
          </Button>
        </span>
      ))}
      <Button
        kind="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        Ask first
      </Button>
      {isAsking && (
        <Confirm
          title="Cancel the job?"
          action="Cancel the job"
          isDangerous
          onClose={() => {
            setAsking(false);
          }}
          onConfirm={() => {
            setAsking(false);
          }}
        >
          What is in flight is finished, and nothing else is asked.
        </Confirm>
      )}
    </Shown>
  );
}

function Meters() {
  const parts = [
    { name: 'completed', count: 40, tone: 'done' },
    { name: 'refused', count: 12, tone: 'refused' },
    { name: 'failed', count: 5, tone: 'failed' },
    { name: 'cancelled', count: 3, tone: 'cancelled' },
  ] as const;
  return (
    <Shown title="Progress">
      <Meter label="Nothing done" total={72} parts={[]} />
      <Meter label="Some done" total={72} parts={parts} />
      <Meter label="Nothing to do" total={0} parts={[]} />
    </Shown>
  );
}

function Controls() {
  const [text, setText] = useState('Hong Kong');
  const [chosen, setChosen] = useState<string | undefined>('en');
  return (
    <Shown title="Controls">
      <SearchBox label="Search" value={text} onChange={setText} />
      <Choice
        label="Language"
        all="all languages"
        options={[
          { value: 'en', label: 'en (90)' },
          { value: 'zh', label: 'zh (28)' },
        ]}
        value={chosen}
        onChange={setChosen}
      />
      <Field label="Repeats" hint="1 to 100.">
        {(ids) => <input {...ids} defaultValue="3" />}
      </Field>
      <Field label="Repeats" hint="1 to 100." problem="0 is too few: 1 to 100 are possible">
        {(ids) => <input {...ids} defaultValue="0" />}
      </Field>
    </Shown>
  );
}

function Notes() {
  return (
    <Shown title="Notes">
      <Note title="A note">Something to know.</Note>
      <Note kind="warn" title="A warning">
        Answers are simulated.
      </Note>
      <ErrorNote error={REFUSED} />
      <ErrorNote error={new UnreachableError('away')} onRetry={() => undefined} />
      <Loading what="the matrix" />
      <Empty title="Nothing here yet">Ask the first questions.</Empty>
    </Shown>
  );
}
