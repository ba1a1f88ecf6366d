/** Where help is, of a command or of the program. */
export function helpHint(command: string): string {
  return `Help: ${command} --help`;
}
