/** What is said where nobody answers: which address, and what to do. */
export function unreachable(address: string): string {
  return `${address} cannot be reached: is a gateway there? Start one with \`beacon up\`, or name another by --gateway or BEACON_GATEWAY.`;
}
