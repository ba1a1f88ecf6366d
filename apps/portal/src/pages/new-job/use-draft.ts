import { useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft } from './draft.ts';
import type { Draft } from './draft.ts';

const PAUSE_MS = 300;

/** The draft of this page, kept in the tab while it is edited. */
export function useDraft(
  from: string | undefined,
  start: Draft,
): {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
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
    change: (part) => {
      setDraft((before) => ({ ...before, ...part }));
    },
    isKept,
    drop: () => {
      isDone.current = true;
      dropDraft(from);
    },
  };
}
