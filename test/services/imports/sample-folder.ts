/** A small organisation with every table and every column, as rows of cells that need no quoting. */
export const sampleFolder: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'people.csv': [
    ['external_id', 'name', 'unit', 'location', 'joined_on', 'left_on', 'wage', 'currency'],
    ['P1', 'Ada', 'Data', 'Berlin', '2019-04-01', '', '72000', 'EUR'],
    ['P2', 'Grace', 'Data', 'Berlin', '2018-01-15', '2025-01-31', '', ''],
    ['P3', 'Zoë', '', '', '', '', '', ''],
    ['P4', 'Nobody refers to', '', 'Oslo', '2024-01-01', '', '50000', 'NOK'],
  ],
  'skills.csv': [
    ['external_id', 'name', 'broader'],
    ['ONCALL', 'On-call duty', 'org:OPS'],
    ['OPS', 'Operations', ''],
    ['DRILL', 'Disaster drills', 'org:OPS;org:ONCALL'],
  ],
  'roles.csv': [
    ['external_id', 'title', 'unit'],
    ['SRE', 'Site reliability engineer', 'Platform'],
    ['DBA', 'Database administrator', ''],
  ],
  'role_requirements.csv': [
    ['role', 'skill', 'importance', 'level'],
    ['org:SRE', 'org:ONCALL', '0.9', '0.6'],
    ['org:SRE', 'org:DRILL', '0.5', '0.4'],
    ['org:DBA', 'org:OPS', '1', '0.5'],
  ],
  'issuers.csv': [
    ['external_id', 'name', 'url'],
    ['I1', 'Academy', 'https://academy.example/'],
  ],
  'credentials.csv': [
    [
      'external_id',
      'name',
      'issuer',
      'kind',
      'days',
      'cost',
      'currency',
      'validity_days',
      'prerequisites',
      'stacks_into',
    ],
    ['C1', 'On-call basics', 'I1', 'MICRO_CREDENTIAL', '3', '250', 'EUR', '730', '', 'C3'],
    ['C2', 'On-call advanced', 'I1', 'CERTIFICATION', '10', '', '', '', 'C1', 'C3'],
    ['C3', 'Reliability', 'I1', 'STACK', '', '', '', '', '', ''],
  ],
  'credential_skills.csv': [
    ['credential', 'skill', 'level'],
    ['C1', 'org:ONCALL', '0.5'],
    ['C2', 'org:ONCALL', '0.8'],
    ['C2', 'org:DRILL', '0.6'],
  ],
  'awards.csv': [
    ['external_id', 'person', 'credential', 'awarded_at', 'expires_at', 'status', 'status_at'],
    ['A1', 'P1', 'C1', '2022-05-01', '2024-05-01', '', ''],
    ['A2', 'P1', 'C2', '2023-05-01T09:30:00+02:00', '', 'REVOKED', '2024-02-01'],
    ['A3', 'P2', 'C1', '2021-03-04', '', 'UNVERIFIED', ''],
  ],
  'pods.csv': [
    ['external_id', 'name', 'unit', 'location'],
    ['T1', 'Checkout', 'Platform', 'Berlin'],
    ['T2', 'Search', '', ''],
  ],
  'pod_traits.csv': [
    ['pod', 'trait', 'value'],
    ['T1', 'pace', '0.9'],
    ['T1', 'ambiguity', '0.2'],
    ['T2', 'pace', '0'],
  ],
  'demand.csv': [
    ['external_id', 'pod', 'role', 'headcount', 'from', 'to'],
    ['D1', 'T1', 'org:SRE', '1.5', '2025-02-01', ''],
    ['D2', 'T2', 'org:DBA', '1', '2025-02-01', '2025-08-31'],
  ],
  'assignments.csv': [
    ['external_id', 'person', 'pod', 'role', 'from', 'to', 'allocation', 'outcome', 'outcome_at'],
    ['S1', 'P1', 'T1', 'org:SRE', '2023-01-01', '2023-12-31', '0.8', '0.7', ''],
    ['S2', 'P2', 'T2', 'org:DBA', '2024-01-01', '', '', '', ''],
  ],
  'observations.csv': [
    [
      'external_id',
      'person',
      'skill',
      'at',
      'kind',
      'score',
      'trials',
      'evaluator',
      'assignment',
      'artifact',
      'recorded_at',
      'withdrawn_at',
    ],
    [
      'O1',
      'P1',
      'org:ONCALL',
      '2023-02-01',
      'ASSESSMENT',
      '0.8',
      '10',
      'P2',
      'S1',
      'https://git.example/1',
      '',
      '',
    ],
    [
      'O2',
      'P1',
      'org:ONCALL',
      '2023-06-01T08:00Z',
      'PEER_REVIEW',
      '0.75',
      '',
      'P3',
      '',
      '',
      '2023-06-02',
      '',
    ],
    ['O3', 'P2', 'org:OPS', '2024-06-01', 'DELIVERY', '1', '', '', 'S2', '', '', '2024-07-01'],
    ['O4', 'P3', 'org:DRILL', '2024-09-01', 'SIMULATION', '0', '4', '', '', '', '', ''],
  ],
};

/** The same folder with a table's cells changed, e.g. `['people.csv', 2, 'wage', '80000']`: row 1 follows the header. */
export function changed(
  folder: Readonly<Record<string, readonly (readonly string[])[]>>,
  ...changes: readonly (readonly [file: string, row: number, column: string, cell: string])[]
): Record<string, string[][]> {
  const copy = Object.fromEntries(
    Object.entries(folder).map(([name, rows]) => [name, rows.map((row) => [...row])]),
  );
  for (const [file, row, column, cell] of changes) {
    const rows = copy[file]!;
    rows[row]![rows[0]!.indexOf(column)] = cell;
  }
  return copy;
}
