import { defineEntity, p } from '@mikro-orm/core';

const ProjectSchema = defineEntity({
  name: 'Project',
  tableName: 'projects',
  properties: {
    id: p.string().length(40).primary(),
    createdAt: p.datetime(6).defaultRaw('now()'),
    /** Who made it, as the audit log names them; null for the one that is always there. */
    createdBy: p.string().length(200).nullable(),
  },
});

/** Whose jobs and series are: nothing of one project is visible to another. */
export class Project extends ProjectSchema.class {}
ProjectSchema.setClass(Project);
export { ProjectSchema };
