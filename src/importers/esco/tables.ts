import type { Hash } from 'node:crypto';
import { readCsvTable } from '../csv-table.ts';
import type { TextFileOptions } from '../text-file.ts';

/** What the files say of one concept of the skills pillar, labelled in English or not. */
export interface Concept {
  label: string;
  kind: 'SKILL' | 'KNOWLEDGE' | 'GROUP' | undefined;
  retired: boolean;
  readonly broader: Set<string>;
  readonly replacedBy: Set<string>;
  readonly buildsOn: Map<string, 'ESSENTIAL' | 'OPTIONAL'>;
}

export interface EscoOccupation {
  readonly uri: string;
  readonly label: string;
  readonly alternateLabels: readonly string[];
  readonly description: string;
  readonly retired: boolean;
}

/** ESCO's lists stand in one cell: one a line, or with bars between. */
export const inCell = (cell: string): string[] =>
  cell
    .split(/\n|\s\|\s/)
    .map((part) => part.trim().replace(/,$/, ''))
    .filter(Boolean);

const isUri = (text: string): boolean => /^https?:\/\/[\x21-\x7e]+$/.test(text);
const isRetired = (status: string): boolean => /^(obsolete|deprecated|retired)$/i.test(status);

/** The concepts of the skills pillar, gathered from table after table. */
export class Concepts {
  readonly byUri = new Map<string, Concept>();
  readonly #options: TextFileOptions;

  constructor(options: TextFileOptions & { readonly digest: Hash }) {
    this.#options = options;
  }

  #at(uri: string, refuse: (problem: string) => Error): Concept {
    if (!isUri(uri)) throw refuse('a concept is not named by a URI');
    let concept = this.byUri.get(uri);
    if (concept === undefined) {
      concept = {
        label: '',
        kind: undefined,
        retired: false,
        broader: new Set(),
        replacedBy: new Set(),
        buildsOn: new Map(),
      };
      this.byUri.set(uri, concept);
    }
    return concept;
  }

  async readGroups(path: string): Promise<void> {
    const columns = {
      required: ['conceptUri', 'preferredLabel'],
      optional: ['status', 'isReplacedBy'],
    } as const;
    for await (const { cells, refuse } of readCsvTable(path, columns, this.#options)) {
      const group = this.#at(cells.conceptUri, refuse);
      group.kind = 'GROUP';
      group.label ||= cells.preferredLabel;
      group.retired ||= isRetired(cells.status);
      for (const uri of inCell(cells.isReplacedBy)) group.replacedBy.add(uri);
    }
  }

  /** Down to four levels in a row, of which each names its groups. */
  async readHierarchy(path: string): Promise<void> {
    const columns = {
      required: ['Level 0 URI', 'Level 0 preferred term'],
      optional: [
        'Level 1 URI',
        'Level 1 preferred term',
        'Level 2 URI',
        'Level 2 preferred term',
        'Level 3 URI',
        'Level 3 preferred term',
      ],
    } as const;
    for await (const { cells, refuse } of readCsvTable(path, columns, this.#options)) {
      for (const level of [0, 1, 2, 3] as const) {
        const uri = cells[`Level ${level} URI`];
        if (uri === '') continue;
        const group = this.#at(uri, refuse);
        group.kind ??= 'GROUP';
        group.label ||= cells[`Level ${level} preferred term`];
      }
    }
  }

  /** skills_en.csv, or one of the collections, which have the same columns and those of their parents. */
  async readSkills(path: string): Promise<void> {
    const columns = {
      required: ['conceptUri', 'preferredLabel', 'skillType'],
      optional: ['status', 'isReplacedBy', 'broaderConceptUri', 'broaderConceptPT'],
    } as const;
    for await (const { cells, refuse } of readCsvTable(path, columns, this.#options)) {
      const skill = this.#at(cells.conceptUri, refuse);
      skill.kind = cells.skillType === 'knowledge' ? 'KNOWLEDGE' : (skill.kind ?? 'SKILL');
      skill.label = cells.preferredLabel || skill.label;
      skill.retired ||= isRetired(cells.status);
      for (const uri of inCell(cells.isReplacedBy)) skill.replacedBy.add(uri);
      const parents = inCell(cells.broaderConceptUri);
      const labels = inCell(cells.broaderConceptPT);
      parents.forEach((uri, index) => {
        skill.broader.add(uri);
        // A label that holds a bar itself shifts the others: then none of the row is taken.
        if (labels.length === parents.length) this.#at(uri, refuse).label ||= labels[index]!;
      });
    }
  }

  async readBroader(path: string): Promise<void> {
    const columns = { required: ['conceptType', 'conceptUri', 'broaderType', 'broaderUri'] } as const;
    for await (const { cells, refuse } of readCsvTable(path, columns, this.#options)) {
      const skill = this.#at(cells.conceptUri, refuse);
      const broader = this.#at(cells.broaderUri, refuse);
      if (cells.conceptType === 'SkillGroup') skill.kind = 'GROUP';
      if (cells.broaderType === 'SkillGroup') broader.kind = 'GROUP';
      skill.broader.add(cells.broaderUri);
    }
  }

  /** Gives the number of relations. */
  async readRelations(path: string): Promise<number> {
    const columns = {
      required: ['originalSkillUri', 'relationType', 'relatedSkillUri'],
      optional: ['originalSkillType', 'relatedSkillType'],
    } as const;
    let relations = 0;
    for await (const { cells, refuse } of readCsvTable(path, columns, this.#options)) {
      const skill = this.#at(cells.originalSkillUri, refuse);
      const related = this.#at(cells.relatedSkillUri, refuse);
      if (cells.originalSkillType === 'knowledge') skill.kind = 'KNOWLEDGE';
      if (cells.relatedSkillType === 'knowledge') related.kind = 'KNOWLEDGE';
      const { relationType } = cells;
      if (relationType !== 'essential' && relationType !== 'optional') {
        throw refuse('"relationType" is neither essential nor optional');
      }
      const before = skill.buildsOn.get(cells.relatedSkillUri);
      const relation = relationType === 'essential' || before === 'ESSENTIAL' ? 'ESSENTIAL' : 'OPTIONAL';
      skill.buildsOn.set(cells.relatedSkillUri, relation);
      relations++;
    }
    return relations;
  }
}

/** The newest modification tells which release it is where nothing else does. */
export async function readOccupations(
  path: string,
  options: TextFileOptions,
): Promise<{ occupations: EscoOccupation[]; unlabelled: number; modified: string }> {
  const columns = {
    required: ['conceptType', 'conceptUri', 'preferredLabel', 'iscoGroup'],
    optional: ['altLabels', 'hiddenLabels', 'status', 'modifiedDate', 'description'],
  } as const;
  const occupations = new Map<string, EscoOccupation>();
  let unlabelled = 0;
  let modified = '';
  for await (const { cells, refuse } of readCsvTable(path, columns, options)) {
    const { conceptUri: uri, preferredLabel: label } = cells;
    if (!isUri(uri)) throw refuse('"conceptUri" is not a URI');
    if (occupations.has(uri)) throw refuse('"conceptUri" is there twice');
    if (cells.modifiedDate > modified) modified = cells.modifiedDate;
    if (label === '') {
      unlabelled++;
      continue;
    }
    const others = new Set([...inCell(cells.altLabels), ...inCell(cells.hiddenLabels)]);
    others.delete(label);
    occupations.set(uri, {
      uri,
      label,
      alternateLabels: [...others],
      description: cells.description,
      retired: isRetired(cells.status),
    });
  }
  return { occupations: [...occupations.values()], unlabelled, modified: modified.slice(0, 10) };
}
