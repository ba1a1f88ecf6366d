/** A part of a text that is marked, in UTF-16 units: from `start` up to, but without, `end`. */
export interface TextMark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'evidence' | 'difference' | 'hit';
}

/** A run of a text under the same marks. */
export interface MarkedRun {
  readonly text: string;
  readonly kinds: readonly TextMark['kind'][];
}

/** Cuts a text where marks begin and end; marks may overlap, and what lies outside the text is cut off. */
export function markedRuns(text: string, marks: readonly TextMark[]): MarkedRun[] {
  const within = marks.filter(({ start, end }) => start < end && start < text.length && end > 0);
  const edges = new Set([0, text.length]);
  for (const { start, end } of within) {
    edges.add(Math.max(0, start));
    edges.add(Math.min(text.length, end));
  }
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const kinds = within
      .filter((mark) => mark.start <= start && mark.end >= end)
      .map(({ kind }) => kind);
    return { text: text.slice(start, end), kinds: [...new Set(kinds)] };
  });
}
