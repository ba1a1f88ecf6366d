import { FAULT_KINDS } from '@beacon/verification';
import type { EvidenceReport, Fault } from '@beacon/verification';
import { count, number } from '../terminal/format.js';
import { hanging } from '../terminal/lines.js';
import { columnsOf } from '../terminal/screen-size.js';

/** What no file can show, however whole it is. */
export const NOT_SHOWN = [
  'That an executor was where it says: its signature shows that the key of that region signed, and its evidence what it saw.',
  'That an answer came from the model that is named: the provider does not sign it.',
  'That nothing was asked beside what is in the log, in another job or without one.',
  'That whoever holds all keys did not make it up: only a seal that was kept elsewhere in time shows that the log was not written later.',
] as const;

/** Faults of one kind that are written out. */
const SHOWN = 10;

/** What was found, for people. Its texts must be clean. */
export function reportText(report: EvidenceReport & { readonly file: string }): string {
  return [
    report.verified
      ? `${report.file}: verified`
      : `${report.file}: NOT verified, ${count(faultsOf(report), 'fault')}`,
    '',
    ...facts(report),
    ...(report.verified ? [] : ['', ...faultLines(report)]),
    '',
    'What this does not show:',
    ...NOT_SHOWN.flatMap((line) => hanging(line, columnsOf(process.stdout), '  - ')),
  ].join('\n');
}

function faultsOf({ fault_counts: counts }: EvidenceReport): number {
  return Object.values(counts).reduce((sum, some) => sum + some, 0);
}

function facts(report: EvidenceReport): string[] {
  const columns = columnsOf(process.stdout);
  return [
    ['Job', `${report.job}, exported at ${report.exported_at}`],
    ['Registered', registered(report)],
    ['Log', logged(report)],
    ['Cells', cells(report)],
    ['Results', results(report)],
    ['Outcomes', outcomes(report)],
    ...(report.erased.at === null ? [] : [['Erased', erased(report)]]),
    ['Verdict', verdict(report)],
  ].flatMap(([title = '', text = '']) => hanging(text, columns, title.padEnd(12)));
}

function registered({ registration }: EvidenceReport): string {
  if (registration === null) return 'nothing';
  const { registered_at, kind, declared, endpoint, claim, alpha, margin, additions } = registration;
  const plan = `${endpoint}, ${claim}, alpha ${alpha}, margin ${margin}`;
  const by = declared ? 'the plan as submitted' : 'the default plan';
  const more = additions === 0 ? '' : `; ${count(additions, 'addition')} when answers were known`;
  return `${registered_at} (${kind}), ${by}: ${plan}${more}`;
}

function logged({ log: { entries, seals, root, sealed_at } }: EvidenceReport): string {
  const sealed = root === null ? 'no seal' : `sealed at ${sealed_at ?? '?'} with the root ${root}`;
  return `${count(entries, 'entry', 'entries')}, ${count(seals, 'seal')}; ${sealed}`;
}

function cells({ cells: { registered: all, recorded } }: EvidenceReport): string {
  return `${number(recorded)} of ${number(all)} that were registered`;
}

function results({ results: { signed, closed, imported } }: EvidenceReport): string {
  return [
    `${number(signed)} signed by the key of their region`,
    ...(closed === 0 ? [] : [`${number(closed)} closed without an answer, which nobody signs`]),
    ...(imported === 0 ? [] : [`${number(imported)} imported, which nobody signed`]),
  ].join('; ');
}

function outcomes({ outcomes: found }: EvidenceReport): string {
  const versions = found.other_versions.join(', ');
  return [
    `${number(found.typed_again)} typed again from the answer`,
    ...(found.other_version === 0
      ? []
      : [
          `${number(found.other_version)} NOT checked: typed by ${versions}, which this build does not have`,
        ]),
    ...(found.not_from_text === 0
      ? []
      : [
          `${number(found.not_from_text)} not from the text alone: a provider's filter, a cut answer, a judge or a person`,
        ]),
  ].join('; ');
}

function erased({ erased: { at, answers, failures } }: EvidenceReport): string {
  return [
    `asked for at ${at ?? '?'}`,
    `${count(answers, 'answer')} gone, NOT computed again: each stands as its hash was signed and sealed`,
    ...(failures === 0
      ? []
      : [`${count(failures, 'failure')} without what the provider said, NOT computed again`]),
  ].join('; ');
}

function verdict({ verdict: found }: EvidenceReport): string {
  if (found === null) return 'none';
  const { recomputed, version, conclusion, claims } = found;
  const claimed = claims === null ? '' : `; claims: ${claims.replaceAll('_', ' ')}`;
  if (recomputed === null) {
    return `NOT checked: reached by the rules ${version ?? '?'}, which this build does not have`;
  }
  const held = recomputed ? 'the rows come to it' : 'the rows do NOT come to it';
  return `${conclusion ?? '?'}: ${held}${claimed}`;
}

function faultLines(report: EvidenceReport): string[] {
  const columns = columnsOf(process.stdout);
  const byKind = Map.groupBy(report.faults, ({ kind }) => kind);
  return [...byKind].flatMap(([kind, faults]) => {
    const all = report.fault_counts[kind] ?? faults.length;
    const more = all - Math.min(faults.length, SHOWN);
    return [
      ...hanging(`${kind}: ${FAULT_KINDS[kind]}`, columns, ''),
      ...faults.slice(0, SHOWN).flatMap((fault) => hanging(faultText(fault), columns, '  ')),
      ...(more > 0 ? [`  and ${number(more)} more`] : []),
    ];
  });
}

function faultText({ line, cell, message }: Fault): string {
  const where = [
    ...(line === null ? [] : [`line ${line}`]),
    ...(cell === null
      ? []
      : [`${cell.region} ${cell.model} ${cell.question ?? '(prompt)'} repeat ${cell.repeat}`]),
  ].join(', ');
  return where === '' ? message : `${where}: ${message}`;
}
