import { Refused } from '../failure.ts';

/** What somebody typed, by where GraphQL has it in an input. */
const options: Readonly<Record<string, string>> = {
  asOf: '--as-of',
  knownAt: '--known-at',
  start: '--start',
  size: '--size',
  diversity: '--diversity',
  must: '--must',
  exclude: '--exclude',
  horizonDays: '--horizon',
  withinDays: '--within',
  first: '--first',
  level: '--level',
  'scope.units': '--unit',
  'scope.locations': '--location',
  'scope.pods': '--scope pod=',
  'scope.people': '--scope person=',
  'scope.availableFrom': '--scope free=',
  'scope.maxWage': '--scope max-wage=',
  'scope.having': '--scope having=',
  'target.custom.title': '--title',
  'target.custom.requirements': '--skills',
  'target.pod': '--pod',
  'target.cluster': '--cluster',
  'target.demand': '--opening',
};

/** A refusal of the service in the command line's own names: `input.start: …` is `--start: …`. */
export function refusal(message: string): Refused {
  return new Refused(
    message
      .replaceAll(/\binput\.(\w+(?:\.\w+)*)/g, (path, inside: string) => optionOf(inside) ?? path)
      .replaceAll(/(?<=^|; |failed: )(\w+)(?=: )/g, (name) => options[name] ?? name)
      // Names that are no words of English stand for themselves in a sentence too.
      .replaceAll(
        /(?<![\w'/.-])(?:asOf|knownAt|horizonDays|withinDays)(?![\w'/-])/g,
        (name) => options[name]!,
      ),
  );
}

/** Of the longest beginning that has one, and which of several where it takes several. */
function optionOf(path: string): string | null {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const option = options[steps.slice(0, length).join('.')];
    if (option === undefined) continue;
    const place = steps[length];
    return place !== undefined && /^\d+$/.test(place) ? `${option} (number ${Number(place) + 1})` : option;
  }
  return null;
}
