/** An address as it may be shown and written down; null for none. */
export function withoutPassword(address: string | undefined): string | null {
  if (address === undefined) return null;
  const url = URL.parse(address);
  if (url === null) return null;
  url.password = '';
  return url.href;
}
