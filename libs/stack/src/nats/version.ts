/** Whether a version such as `2.10.27` is the floor or newer; only the numbers before a `-` or `~` count. */
export function isAtLeast(version: string, floor: string): boolean {
  return compareVersions(version, floor) >= 0;
}

/** Orders versions by their numbers: negative when the left one is older. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  const differing = a.findIndex((number, index) => number !== (b[index] ?? 0));
  return differing === -1 ? a.length - b.length : (a[differing] ?? 0) - (b[differing] ?? 0);
}

function numbersOf(version: string): readonly number[] {
  return (version.split(/[-~+]/)[0] ?? '').split('.').map(Number);
}
