import type { RandomSource } from '../../../analytics/clusters/random-source.ts';

/** How people systems shorten words of job titles. */
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/\bmanager\b/i, 'Mgr'],
  [/\bengineer\b/i, 'Eng'],
  [/\bassistant\b/i, 'Asst'],
  [/\badministrat(?:or|ive)\b/i, 'Admin'],
  [/\btechnician\b/i, 'Tech'],
  [/\bdirector\b/i, 'Dir'],
  [/\bassociate\b/i, 'Assoc'],
  [/\bcoordinator\b/i, 'Coord'],
  [/\bspecialist\b/i, 'Spec'],
  [/\bsupervisor\b/i, 'Supv'],
  [/\bdevelop(?:er|ment)\b/i, 'Dev'],
  [/\boperations\b/i, 'Ops'],
  [/\brepresentative\b/i, 'Rep'],
  [/\bexecutive\b/i, 'Exec'],
  [/\baccount(?:ant|ing)\b/i, 'Acct'],
  [/\bmaintenance\b/i, 'Maint'],
  [/\bdepartment\b/i, 'Dept'],
  [/\banalyst\b/i, 'Anlst'],
  [/\bprofessional\b/i, 'Prof'],
  [/\binternational\b/i, 'Intl'],
];
const BEFORE = ['Sr. ', 'Senior ', 'Jr ', 'Lead ', 'Principal ', 'Acting ', 'Interim ', 'Trainee '];
const BEHIND = [
  ' II',
  ' III',
  ' - London',
  ' (Remote)',
  ' / Band 6',
  ', Night Shift',
  ' (Fixed Term)',
  ' - EMEA',
  ' G7',
  ' #10452',
  ' [Part-time]',
];

/** A title as an export of a people system may have it: shortened, graded, placed, shouted. */
export function noisyTitle(title: string, random: RandomSource): string {
  let noisy = title.replace(/\s*\(.*\)/, '');
  for (const [long, short] of SHORTENED)
    if (random() < 0.7) noisy = noisy.replace(long, random() < 0.5 ? short : `${short}.`);
  if (random() < 0.5) noisy = BEFORE[Math.floor(random() * BEFORE.length)]! + noisy;
  if (random() < 0.6) noisy += BEHIND[Math.floor(random() * BEHIND.length)]!;
  const shape = random();
  if (shape < 0.15) noisy = noisy.toUpperCase();
  else if (shape < 0.25) noisy = noisy.replaceAll(' ', '_');
  else if (shape < 0.35) noisy = noisy.replaceAll(' ', '  ');
  return noisy;
}
