import type { Metric } from '../../domain/attempt.ts';
import type { FrameworkImport } from './frameworks/import-framework.ts';
import type { MappingImport } from './frameworks/import-mappings.ts';
import type { WageImport } from './wages/import-wages.ts';

export const rows = (name: string, value: number): Metric => ({ name, value, unit: 'rows' });

export function frameworkMetrics(written: FrameworkImport): Metric[] {
  const { skillChanges, roleChanges } = written;
  return [
    rows('roles', written.roles),
    rows('skills', written.skills),
    rows('requirements', written.requirements),
    rows('activities', written.activities),
    rows('unchanged', written.unchanged ? 1 : 0),
    rows('skillsAdded', skillChanges.added),
    rows('skillsChanged', skillChanges.changed),
    rows('skillsRetired', skillChanges.retired),
    rows('rolesAdded', roleChanges.added),
    rows('rolesChanged', roleChanges.changed),
    rows('rolesRetired', roleChanges.retired),
  ];
}

export function wageMetrics(
  written: Pick<WageImport, 'benchmarks' | 'changed' | 'mixedMarkets' | 'rolesWithWages'>,
): Metric[] {
  return [
    rows('benchmarks', written.benchmarks),
    rows('changed', written.changed),
    rows('rolesWithWages', written.rolesWithWages),
    rows('mixedMarkets', written.mixedMarkets.length),
  ];
}

export function mappingMetrics(written: MappingImport): Metric[] {
  return [
    rows('mappings', written.mappings),
    rows('mappingsChanged', written.changed),
    rows('mappingsLeftOut', written.leftOut),
    rows('unknownFrom', written.unknownFrom),
    rows('unknownTo', written.unknownTo),
  ];
}
