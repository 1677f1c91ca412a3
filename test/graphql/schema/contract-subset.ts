import { type DefinitionNode, type DocumentNode, Kind, visit } from 'graphql';

/**
 * What of the contract is promised later: types, `Type.field`, `Type.field(argument)`, `Enum.VALUE` and
 * `Union|Member`. The issue that makes a line true takes it away.
 */
export const LATER: ReadonlySet<string> = new Set([
  // The readiness issue
  ...['Person.readiness', 'ShortlistEntry.readiness', 'Readiness', 'ReadinessVerdict', 'ReadinessComponent'],
  ...[
    'ReadinessComponentName',
    'Person.gap',
    'RoleGap',
    'GapRow.closers',
    'GapCloser',
    'Redeploy',
    'Upskill',
  ],
  ...['Hire', 'GapAnalysis.heatmap', 'HeatmapAxis', 'GapCell', 'Query.compareScenarios', 'ScenarioInput'],
  ...[
    'ScenarioChange',
    'MoveInput',
    'LeaveInput',
    'TrainInput',
    'CompareScenariosResult',
    'ScenarioComparison',
  ],
  ...['Scenario', 'Person.learningPath', 'LearningPath', 'LearningStep', 'JobName.ASSESS_READINESS'],
  ...[
    'JobName.STAFF_PODS',
    'StartJobInput.staffPods',
    'StaffPodsInput',
    'StaffingPlan',
    'StaffingConnection',
  ],
  ...['StaffingEdge', 'ProposedAssignment', 'RunResult|StaffingPlan'],
  // Tables that later issues import
  ...['Assignment.measures', 'OutcomeMeasure'],
]);

/** The contract without what is promised later, and the lines of `LATER` that it does not hold. */
export function servedSubset(contract: DocumentNode): { subset: DocumentNode; unused: string[] } {
  const unused = new Set(LATER);
  const isLater = (coordinate: string) => {
    unused.delete(coordinate);
    return LATER.has(coordinate);
  };
  const definitions = contract.definitions.flatMap((definition): DefinitionNode[] => {
    const name = 'name' in definition ? (definition.name?.value ?? '') : '';
    if (isLater(name)) return [];
    const kept = visit(definition, {
      FieldDefinition: (node) => (isLater(`${name}.${node.name.value}`) ? null : undefined),
      InputValueDefinition: (node, _key, parent) =>
        isFieldList(parent) && isLater(`${name}.${node.name.value}`) ? null : undefined,
      EnumValueDefinition: (node) => (isLater(`${name}.${node.name.value}`) ? null : undefined),
    }) as DefinitionNode;
    if (kept.kind !== Kind.UNION_TYPE_DEFINITION) return [kept];
    return [{ ...kept, types: kept.types?.filter((type) => !isLater(`${name}|${type.name.value}`)) ?? [] }];
  });
  return {
    subset: { ...contract, definitions },
    unused: [...unused],
  };
}

/** Input fields and arguments are the same kind of node; only input fields are named by coordinates here. */
function isFieldList(parent: unknown): boolean {
  return Array.isArray(parent);
}
