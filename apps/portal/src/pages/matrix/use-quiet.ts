import { useEffect, useRef, useState } from 'react';

/** A value that changes sooner than this after it changed before passes by: nobody looks at it. */
const QUIET_MS = 120;

/** A text as it is, or as it was before it began to change more often than one can look at: then it follows when that ends. */
export function useQuiet(value: string): string {
  const [settled, setSettled] = useState(value);
  const lastChange = useRef(-QUIET_MS);
  useEffect(() => {
    const now = performance.now();
    const isCalm = now - lastChange.current >= QUIET_MS;
    lastChange.current = now;
    const timer = setTimeout(() => setSettled(value), isCalm ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
