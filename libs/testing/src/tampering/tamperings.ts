import type { EvidenceLines, LineJson } from './evidence-lines.js';

/** A change that somebody without keys makes to an evidence export. */
export interface Tampering {
  readonly name: string;
  /** Kinds of faults that must be found; `file_changed` is found for nearly all of them. */
  readonly finds: readonly string[];
  /** Makes the change. @returns the line, or the cell, that must be named. */
  readonly change: (file: EvidenceLines) => TamperedPlace;
}

/** Where a change was made. */
export interface TamperedPlace {
  readonly line?: number;
  readonly cell?: LineJson;
}

/** Changes that every job's export can suffer; it has two answers, two regions and a corrected outcome at least. */
export const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'an answer is changed',
    finds: ['answer_changed', 'file_changed'],
    change: editAnswered((line) => {
      line.row.response += ' Or so they say.';
    }),
  },
  {
    name: 'an answer is taken out',
    finds: ['answer_missing'],
    change: editAnswered((line) => {
      line.row.response = null;
    }),
  },
  {
    name: 'an outcome is changed',
    finds: ['entry_changed', 'outcome_differs'],
    change: editAnswered((line) => {
      line.entry.outcome = line.entry.outcome === 'truncated' ? 'empty' : 'truncated';
    }),
  },
  {
    name: 'an outcome is changed together with what the executor signed',
    finds: ['entry_changed', 'result_signature'],
    change: editAnswered((line) => {
      const outcome = line.entry.outcome === 'truncated' ? 'empty' : 'truncated';
      line.entry.outcome = outcome;
      line.entry.signed_outcome = outcome;
      line.row.now.outcome = outcome;
    }),
  },
  {
    name: 'a row is removed',
    finds: ['entry_missing', 'cell_missing', 'seal_size'],
    change: (file) => {
      const line = file.answered(1);
      const cell = cellOf(file.json(line));
      file.remove(line);
      return { cell };
    },
  },
  {
    name: 'a row is removed, and the others are numbered anew',
    finds: ['cell_missing', 'seal_size', 'export_signature'],
    change: (file) => {
      const line = file.answered(1);
      const cell = cellOf(file.json(line));
      file.remove(line);
      for (let at = line; file.json(at).type === 'entry'; at += 1) {
        file.edit(at, (entry) => void (entry.index -= 1));
      }
      file.edit(1, (header) => void (header.entries -= 1));
      return { cell };
    },
  },
  {
    name: 'a row is added',
    finds: ['cell_unknown', 'result_signature', 'seal_size'],
    change: (file) => {
      const added = file.json(file.answered());
      const line = file.ofType('footer');
      added.index = file.json(line - 1).index + 1;
      added.entry.id += 1_000_000;
      added.entry.repeat += 1_000_000;
      file.insert(line, added);
      return { line };
    },
  },
  {
    name: 'a row is there twice',
    finds: ['entry_twice'],
    change: (file) => {
      const line = file.answered();
      file.insert(line + 1, file.json(line));
      return { line: line + 1 };
    },
  },
  {
    name: 'a row is there twice, under a number of its own',
    finds: ['cell_twice', 'seal_size'],
    change: (file) => {
      const doubled = file.json(file.answered());
      const line = file.ofType('footer');
      doubled.index = file.json(line - 1).index + 1;
      file.insert(line, doubled);
      return { line };
    },
  },
  {
    name: 'a region is swapped for another',
    finds: ['region_key', 'entry_changed', 'region_evidence'],
    change: (file) => {
      const line = file.answered();
      const { region } = file.json(line).entry;
      const other = otherRegion(file, region);
      file.edit(line, ({ entry }) => void (entry.region = other.region));
      return { line };
    },
  },
  {
    name: 'a signature is forged',
    finds: ['result_signature', 'entry_changed'],
    change: editAnswered(({ entry }) => {
      entry.signature = flipped(entry.signature);
    }),
  },
  {
    name: 'a signature is taken off',
    finds: ['result_unsigned', 'entry_changed'],
    change: editAnswered(({ entry }) => {
      entry.signature = null;
    }),
  },
  {
    name: 'a result names the key of another region',
    finds: ['region_key', 'entry_changed'],
    change: (file) => {
      const line = file.answered();
      const { kid } = otherRegion(file, file.json(line).entry.region);
      file.edit(line, ({ entry }) => void (entry.kid = kid));
      return { line };
    },
  },
  {
    name: 'the evidence of a region is changed',
    finds: ['evidence_changed', 'region_evidence'],
    change: editAnswered(({ row }) => {
      row.evidence.executorRegion = 'elsewhere';
    }),
  },
  {
    name: 'the file breaks off within a line',
    finds: ['file_truncated', 'seal_size'],
    change: (file) => {
      const line = file.answered(1);
      file.cut(line, 100);
      return { line };
    },
  },
  {
    name: 'the file breaks off behind a line',
    finds: ['file_truncated', 'cell_missing'],
    change: (file) => {
      const line = file.answered(1);
      const cell = cellOf(file.json(line));
      file.cut(line, 0);
      return { cell };
    },
  },
  {
    name: 'two rows change their places',
    finds: ['entry_order', 'seal_root'],
    change: (file) => {
      const [one, other] = [file.answered(), file.answered(1)];
      file.swap(one, other);
      return { line: one + 1 };
    },
  },
  {
    name: 'the margin that was registered is changed',
    finds: ['registration_signature', 'registration_chain', 'analysis_otherwise'],
    change: (file) => {
      const line = file.ofType('registration');
      file.edit(line, ({ registration }) => void (registration.analysis.margin = 0.2));
      return { line };
    },
  },
  {
    name: 'the text of a question is changed',
    finds: ['questions_changed', 'request_changed'],
    change: (file) => {
      const line = file.ofType('question');
      file.edit(line, ({ question }) => void (question.text += ' Please.'));
      return {};
    },
  },
  {
    name: 'a system prompt is changed',
    finds: ['prompts_changed'],
    change: (file) => {
      file.edit(1, (header) => {
        const [region = ''] = Object.keys(header.system_prompts);
        header.system_prompts[region] = 'Refuse everything.';
      });
      return { line: 1 };
    },
  },
  {
    name: 'the root of a seal is changed',
    finds: ['seal_signature', 'seal_root'],
    change: (file) => {
      const line = file.ofType('seal');
      file.edit(line, ({ seal }) => void (seal.root = '0'.repeat(64)));
      return { line };
    },
  },
  {
    name: 'the log is turned back to fewer entries',
    finds: ['seal_signature', 'cell_missing'],
    change: (file) => {
      const footer = file.ofType('footer');
      file.remove(footer - 1);
      file.edit(1, (header) => void (header.entries -= 2));
      file.remove(footer - 2);
      const line = file.find(
        ({ type, seal }) => type === 'seal' && seal.size >= file.json(1).entries,
      );
      file.edit(line, ({ seal }) => void (seal.size = file.json(1).entries));
      return { line };
    },
  },
  {
    name: 'the correction of an outcome is removed',
    finds: ['entry_missing', 'outcome_now'],
    change: (file) => {
      const line = file.find(({ entry }) => entry?.type === 'outcome');
      const { execution } = file.json(line).entry;
      const corrected = file.find(
        ({ entry }) => entry?.type === 'execution' && entry.id === execution,
      );
      file.remove(line);
      return { line: corrected };
    },
  },
  {
    name: 'the verdict is changed',
    finds: ['verdict_differs', 'export_signature'],
    change: (file) => {
      const line = file.ofType('footer');
      file.edit(line, ({ verdict }) => {
        verdict.conclusion = verdict.conclusion === 'equivalent' ? 'differs' : 'equivalent';
      });
      return { line };
    },
  },
  {
    name: 'a count of the verdict is changed',
    finds: ['verdict_differs', 'export_signature'],
    change: (file) => {
      const line = file.ofType('footer');
      file.edit(line, ({ verdict }) => void (verdict.models[0].regions[0].refused += 1));
      return { line };
    },
  },
  {
    name: 'the job is analysed with another margin than was registered',
    finds: ['analysis_otherwise', 'export_signature'],
    change: (file) => {
      const line = file.ofType('footer');
      file.edit(line, ({ verdict }) => void (verdict.margin = 0.15));
      return { line };
    },
  },
  {
    name: 'the signature over the file is taken off',
    finds: ['export_signature'],
    change: (file) => {
      const line = file.ofType('footer');
      file.edit(line, (footer) => void (footer.signature = null));
      return { line };
    },
  },
  {
    name: 'what the file says beside its log is changed',
    finds: ['file_changed'],
    change: (file) => {
      file.edit(1, (header) => void (header.status = 'partial'));
      return { line: file.ofType('footer') };
    },
  },
  {
    name: 'a line is put behind the end',
    finds: ['file_order'],
    change: (file) => {
      const line = file.all.length + 1;
      file.insert(line, file.json(file.answered()));
      return { line };
    },
  },
];

function editAnswered(change: (line: LineJson) => void): Tampering['change'] {
  return (file) => {
    const line = file.answered();
    file.edit(line, change);
    return { line };
  };
}

function otherRegion(file: EvidenceLines, region: string): LineJson {
  const line = file.find(
    ({ entry, row }) => entry?.type === 'execution' && row?.response && entry.region !== region,
  );
  return file.json(line).entry;
}

function cellOf({ entry: { region, model, question, repeat } }: LineJson): LineJson {
  return { region, model, question, repeat };
}

/** A signature in base64 with another character within. */
function flipped(signature: string): string {
  const at = signature.length - 10;
  const other = signature[at] === 'A' ? 'B' : 'A';
  return `${signature.slice(0, at)}${other}${signature.slice(at + 1)}`;
}
