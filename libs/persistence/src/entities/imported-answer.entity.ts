import { defineEntity, p } from '@mikro-orm/core';

const ImportedAnswerSchema = defineEntity({
  name: 'ImportedAnswer',
  tableName: 'imported_answers',
  properties: {
    jobId: p.string().length(128).primary(),
    region: p.string().length(40).primary(),
    /** Place in what was imported, 0-based. */
    position: p.bigint('number').primary(),
    /** The execution that it becomes; its keys are the columns of that table. */
    row: p.json<Readonly<Record<string, unknown>>>(),
  },
});

/** An imported answer that is accepted and not recorded yet: the recorder takes it out when it records it. */
export class ImportedAnswer extends ImportedAnswerSchema.class {}
ImportedAnswerSchema.setClass(ImportedAnswer);
export { ImportedAnswerSchema };
