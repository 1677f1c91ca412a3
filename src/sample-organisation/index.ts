export type { Bias } from './disclosures.ts';
export { folderTables } from './folder.ts';
export { type GeneratedOrganisation, generateOrganisation } from './generate.ts';
export { type GenerateOptions, MAXIMUM_PEOPLE } from './options.ts';
export type { OrganisationReferences } from './references.ts';
export type { OpenTable, TableSink } from './table.ts';
export { type WorldName, worldNames } from './world.ts';
