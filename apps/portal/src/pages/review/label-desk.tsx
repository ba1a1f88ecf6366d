import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Review } from '../../api/review-queries.ts';
import { Meter } from '../../components/meter.tsx';
import { Empty, ErrorNote, Loading, Note } from '../../components/notes.tsx';
import { formatNumber } from '../../lib/format.ts';
import css from './label-desk.module.css';
import { LabelBar } from './label-bar.tsx';
import { LabelHelp } from './label-help.tsx';
import type { KeyAction } from './label-keys.ts';
import { ShownItem } from './shown-item.tsx';
import { useLabelSession } from './use-label-session.ts';
import type { ShownSession } from './use-label-session.ts';
import { useReviewKeys } from './use-review-keys.ts';

interface Props {
  readonly review: Review;
  readonly rater: string;
  readonly isAdjudicator: boolean;
}

/** One answer after the other, with a key for each label. */
export function LabelDesk({ review, rater, isAdjudicator }: Props) {
  const jobId = review.job_id;
  const desk = useLabelSession({ jobId, rater, isAdjudicator });
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [areKeysOn, setKeysOn] = useState(true);
  const note = useRef<HTMLTextAreaElement>(null);
  const { session, error } = desk;
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  const act = useCallback((action: KeyAction) => {
    if (action.kind === 'help') setHelpOpen((isOpen) => !isOpen);
    else if (action.kind === 'note') note.current?.focus();
    else step(latest.current, action);
  }, []);
  useReviewKeys(areKeysOn, act);
  return (
    <div className={css.desk}>
      <div className={css.state}>
        {!isAdjudicator && <OwnProgress review={review} rater={rater} />}
        <p role="status" className={css.remark}>
          {session.remark}
        </p>
      </div>
      <Away desk={desk} />
      {error !== null && <ErrorNote error={error} onRetry={desk.retry} />}
      {session.phase === 'asking' && error === null && <Loading what="the next answer" />}
      {session.phase === 'ended' && (
        <Nothing jobId={jobId} labelled={session.labelled} isAdjudicator={isAdjudicator} />
      )}
      {session.shown !== null && (
        <ShownItem
          key={session.turn}
          shown={session.shown}
          isAdjudicator={isAdjudicator}
          note={note}
          onNote={(text) => {
            desk.dispatch({ kind: 'noted', note: text });
          }}
        />
      )}
      <LabelBar session={session} sending={desk.sending} isHelpOpen={isHelpOpen} onAction={act} />
      {isHelpOpen && <LabelHelp areKeysOn={areKeysOn} onKeys={setKeysOn} />}
    </div>
  );
}

function step(
  { label, dispatch }: ShownSession,
  action: Exclude<KeyAction, { readonly kind: 'help' | 'note' }>,
): void {
  switch (action.kind) {
    case 'label':
      label(action.label);
      break;
    case 'skip':
      dispatch({ kind: 'skipped' });
      break;
    case 'back':
      dispatch({ kind: 'wentBack' });
      break;
  }
}

function OwnProgress({ review: { items, raters }, rater }: Omit<Props, 'isAdjudicator'>) {
  const own = raters.find((one) => one.rater === rater)?.labels ?? 0;
  return (
    <p className={css.progress}>
      <Meter
        label="Answers with your label"
        total={items}
        parts={[{ name: 'with your label', count: own, tone: 'done' }]}
      />
      {formatNumber(own)} of {formatNumber(items)} answers have your label
    </p>
  );
}

function Away({ desk: { failures, sending } }: { readonly desk: ShownSession }) {
  return (
    <div role="status">
      {failures > 0 && (
        <Note kind="warn" title="The gateway does not answer">
          {sending === null
            ? 'The next answer is asked for again until it does. What you have labelled is kept.'
            : `Your label “${sending}” is kept in this tab and sent again until it does, also when you reload the page.`}
        </Note>
      )}
    </div>
  );
}

function Nothing({
  jobId,
  labelled,
  isAdjudicator,
}: {
  readonly jobId: string;
  readonly labelled: number;
  readonly isAdjudicator: boolean;
}) {
  const done = isAdjudicator ? 'settled' : 'labelled';
  return (
    <Empty title="Nothing is left for you">
      You have {done} {labelled} {labelled === 1 ? 'answer' : 'answers'} since you opened this page.{' '}
      <Link to="/jobs/$id/review" params={{ id: jobId }} search={{}}>
        See how far the review is
      </Link>
    </Empty>
  );
}
