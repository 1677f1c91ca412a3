/**
 * By what a skill's performance is judged, which is what its forgetting depends on (Tatel & Ackerman 2025, a
 * meta-analysis of procedural skill decay: median half-lives 198, 396 and 335 days for accuracy, speed and mixed).
 */
export type TaskClass = 'ACCURACY' | 'SPEED' | 'MIXED';

/** GROUP and COMMODITY only group others: ESCO's skill groups, O*NET's kinds of technology. */
export type SkillKind = 'SKILL' | 'KNOWLEDGE' | 'TECHNOLOGY' | 'COMMODITY' | 'GROUP' | 'ORGANISATION';

/** O*NET elements done right or wrong: reading, writing, mathematics, science, programming, quality control, troubleshooting. */
const ACCURACY_ELEMENTS: ReadonlySet<string> = new Set([
  '2.A.1.a',
  '2.A.1.c',
  '2.A.1.e',
  '2.A.1.f',
  '2.B.3.e',
  '2.B.3.k',
  '2.B.3.m',
]);

/** O*NET elements done fluently or slowly: monitoring and controlling machines, maintaining, installing and repairing them. */
const SPEED_ELEMENTS: ReadonlySet<string> = new Set(['2.B.3.d', '2.B.3.g', '2.B.3.h', '2.B.3.j', '2.B.3.l']);

/** Knowledge is recalled right or wrong; tools and whatever nothing is known of are judged by both. */
export function taskClassOf(kind: SkillKind, code: string): TaskClass {
  if (kind === 'KNOWLEDGE' || ACCURACY_ELEMENTS.has(code)) return 'ACCURACY';
  if (SPEED_ELEMENTS.has(code)) return 'SPEED';
  return 'MIXED';
}
