export { type GeneratedOrganisation, generateOrganisation } from './generate.ts';
export { type GenerateOptions, MAXIMUM_PEOPLE } from './options.ts';
export type { Bias } from './people/disclosures.ts';
export type { OrganisationReferences } from './structure/references.ts';
export { folderTables } from './tables/folder.ts';
export type { OpenTable, TableSink } from './tables/table.ts';
export { type WorldName, worldNames } from './world.ts';
