/** Moves the focus to the first thing that is wrong, opening what it is folded in. */
export function focusFirstProblem(form: HTMLElement | null): void {
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]');
  if (first == null) return;
  for (let fold = first.closest('details'); fold !== null; fold = outer(fold)) fold.open = true;
  first.focus();
}

function outer(fold: HTMLDetailsElement): HTMLDetailsElement | null {
  return fold.parentElement?.closest('details') ?? null;
}
