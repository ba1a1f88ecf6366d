/*
 * Ways to assign the labels of labelled things: how many there are, and each of them in turn.
 */

/** How many ways there are to assign the labels: n! / (n_1! n_2! ...). */
export function labellingsOf(labels: Iterable<number>): number {
  return sizesOf(labels).reduce(
    ({ ways, placed }, size) => ({
      ways: ways * choose(placed + size, size),
      placed: placed + size,
    }),
    { ways: 1, placed: 0 },
  ).ways;
}

/** How many labellings are the same but for the names of labels that are given equally often. */
export function alikeOf(labels: Iterable<number>): number {
  const labelsBySize = new Map<number, number>();
  for (const size of sizesOf(labels)) {
    labelsBySize.set(size, (labelsBySize.get(size) ?? 0) + 1);
  }
  return [...labelsBySize.values()].reduce((product, count) => product * factorial(count), 1);
}

/** The next arrangement in lexicographic order, in place; false after the last. Ascending labels are the first. */
export function nextArrangement(labels: number[]): boolean {
  const at = (index: number) => labels[index] ?? 0;
  let pivot = labels.length - 2;
  while (pivot >= 0 && at(pivot) >= at(pivot + 1)) pivot -= 1;
  if (pivot < 0) return false;
  let successor = labels.length - 1;
  while (at(successor) <= at(pivot)) successor -= 1;
  swap(labels, pivot, successor);
  for (let low = pivot + 1, high = labels.length - 1; low < high; low += 1, high -= 1) {
    swap(labels, low, high);
  }
  return true;
}

/** Shuffles labels in place: every order is equally likely. */
export function shuffleLabels(labels: number[], words: () => number): void {
  for (let last = labels.length - 1; last > 0; last -= 1) {
    swap(labels, last, Math.floor((words() / 0x1_0000_0000) * (last + 1)));
  }
}

function sizesOf(labels: Iterable<number>): readonly number[] {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return [...sizes.values()];
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return ways;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

function swap(labels: number[], one: number, other: number): void {
  [labels[one], labels[other]] = [labels[other] ?? 0, labels[one] ?? 0];
}
