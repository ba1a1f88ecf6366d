import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft } from './draft.ts';
import type { Draft } from './draft.ts';

const PAUSE_MS = 300;

/** Changes a part of the draft, by what it was where a function is given. */
export type ChangeDraft = (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;

/** The draft of this page, kept in the tab while it is edited. */
export function useDraft(
  from: string | undefined,
  start: Draft,
): {
  readonly draft: Draft;
  /** The same function always, so that what is long need not be drawn again for each key. */
  readonly change: ChangeDraft;
  /** False when it is too large to survive a reload. */
  readonly isKept: boolean;
  /** The job was made: nothing is left to keep. */
  readonly drop: () => void;
} {
  const [draft, setDraft] = useState(start);
  const [isKept, setIsKept] = useState(true);
  // Set once the job was made, so that leaving the page does not keep the draft again.
  const isDone = useRef(false);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
    const timer = setTimeout(() => {
      setIsKept(keepDraft(from, draft));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [from, draft]);
  useEffect(() => {
    const keep = () => {
      if (!isDone.current) keepDraft(from, latest.current);
    };
    globalThis.addEventListener('pagehide', keep);
    return () => {
      globalThis.removeEventListener('pagehide', keep);
      keep();
    };
  }, [from]);
  return {
    draft,
    change: useCallback((part) => {
      setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }));
    }, []),
    isKept,
    drop: () => {
      isDone.current = true;
      dropDraft(from);
    },
  };
}
