/** Short forms that people systems write for words of job titles; each stands for one word only. */
const LONG_FORMS: Readonly<Record<string, string>> = {
  acct: 'accounting',
  accts: 'accounts',
  adm: 'administrative',
  admin: 'administrative',
  anlst: 'analyst',
  assoc: 'associate',
  asst: 'assistant',
  bus: 'business',
  coord: 'coordinator',
  cust: 'customer',
  dept: 'department',
  dev: 'developer',
  dir: 'director',
  eng: 'engineer',
  engr: 'engineer',
  exec: 'executive',
  fin: 'financial',
  gov: 'government',
  govt: 'government',
  info: 'information',
  intl: 'international',
  jr: 'junior',
  maint: 'maintenance',
  mech: 'mechanical',
  mfg: 'manufacturing',
  mgmt: 'management',
  mgr: 'manager',
  mktg: 'marketing',
  ops: 'operations',
  pgm: 'program',
  prof: 'professional',
  rep: 'representative',
  reps: 'representatives',
  sec: 'secretary',
  spec: 'specialist',
  sr: 'senior',
  supv: 'supervisor',
  svc: 'service',
  svcs: 'services',
  sys: 'systems',
  tech: 'technician',
  telecom: 'telecommunications',
  vp: 'vice president',
};

/** What says how far up, how long or where, and not what somebody does. */
const SET_ASIDE =
  /^(?:\d+|i{2,3}|iv|acting|band|fixed|fte|grade|hybrid|interim|onsite|perm|permanent|principal|senior|junior|shift|temp|temporary|term|trainee|[a-z]\d+)$/;

export interface PlainWords {
  /** What the text is matched by. */
  readonly telling: readonly string[];
  /** What was set aside; it decides between items that are equally near. */
  readonly aside: readonly string[];
}

/**
 * The words of a text as titles would write them: long forms beside short ones where titles use them (`isKnown`), grades
 * and terms of contract set aside unless nothing else is left.
 */
export function plainWords(words: readonly string[], isKnown: (word: string) => boolean): PlainWords {
  const long = words.flatMap((word) => {
    const form = Object.hasOwn(LONG_FORMS, word) ? LONG_FORMS[word]!.split(' ') : [];
    return form.some(isKnown) ? [word, ...form] : [word];
  });
  const telling = long.filter((word) => !SET_ASIDE.test(word));
  return telling.length > 0
    ? { telling, aside: long.filter((word) => SET_ASIDE.test(word)) }
    : { telling: long, aside: [] };
}
