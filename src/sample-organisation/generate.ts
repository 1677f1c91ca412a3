import { DAY, noonOf } from '../domain/clock.ts';
import { Cancelled } from '../domain/errors.ts';
import {
  type AssignmentModel,
  drawAssignments,
  drawOutcome,
  outcomeTruth,
  trueScore,
} from './assignments.ts';
import { type CredentialModel, createCredentials, drawAwards } from './credentials.ts';
import { type Bias, biasFor, drawBelongings } from './disclosures.ts';
import { Evaluators } from './evaluators.ts';
import type { Timeline } from './forgetting.ts';
import { filesOf, type GenerateOptions, validated } from './options.ts';
import { createPerson, isLead, type Person } from './person.ts';
import { createDemand, createPod } from './pods.ts';
import { PURPOSE } from './purpose.ts';
import { RandomSource } from './random.ts';
import type { OrganisationReferences } from './references.ts';
import { simulateSeries } from './series.ts';
import { drawSkills, type KnownSkill } from './skill-choice.ts';
import { createStructure, type Structure } from './structure.ts';
import { type OpenTable, round4, toDate, toTime } from './table.ts';
import { Tables } from './tables.ts';
import { BLOCK_SIZE, PODS_PER_BLOCK, traits } from './themes.ts';
import { createWorld, type World } from './world.ts';
import { writeCatalogue, writeParameters } from './write-catalogue.ts';

export interface GeneratedOrganisation {
  /** Rows of each file, header not counted. */
  readonly rows: Readonly<Record<string, number>>;
  readonly people: number;
  readonly series: number;
  readonly observations: number;
}

const FLUSH_CHARACTERS = 256 * 1024;

/**
 * Makes an organisation and writes it table by table, block after block of 60 people, in memory that does not grow
 * with their number. The same options and references give the same text; an organisation of more people begins with
 * the same rows as long as the smaller one is of whole blocks.
 * @throws InvalidInput for options out of range, Cancelled when `options.signal` aborts.
 */
export async function generateOrganisation(
  options: GenerateOptions,
  references: OrganisationReferences,
  open: OpenTable,
): Promise<GeneratedOrganisation> {
  const settings = validated(options);
  const random = new RandomSource(settings.seed);
  const world = createWorld(settings.world, random);
  const structure = createStructure(references, world, random);
  const credentials = createCredentials(structure, random);
  const tables = await Tables.open(filesOf(settings), open);
  const generator = new Generator(settings, random, world, structure, credentials, tables);
  writeParameters(tables, world);
  writeCatalogue(tables, structure, credentials);
  for (let from = 0; from < settings.people; from += BLOCK_SIZE) {
    if (options.signal?.aborted) throw new Cancelled();
    generator.block(from, Math.min(from + BLOCK_SIZE, settings.people));
    await tables.flush(FLUSH_CHARACTERS);
  }
  const rows = await tables.close();
  return { rows, people: settings.people, series: generator.series, observations: generator.observations };
}

class Generator {
  series = 0;
  observations = 0;
  readonly #settings: ReturnType<typeof validated>;
  readonly #random: RandomSource;
  readonly #world: World;
  readonly #structure: Structure;
  readonly #credentials: readonly CredentialModel[];
  readonly #tables: Tables;
  readonly #evaluators: Evaluators;
  readonly #asOf: number;
  readonly #full: boolean;

  constructor(
    settings: ReturnType<typeof validated>,
    random: RandomSource,
    world: World,
    structure: Structure,
    credentials: readonly CredentialModel[],
    tables: Tables,
  ) {
    this.#settings = settings;
    this.#random = random;
    this.#world = world;
    this.#structure = structure;
    this.#credentials = credentials;
    this.#tables = tables;
    this.#asOf = Date.parse(`${settings.asOf}T00:00:00Z`);
    this.#evaluators = new Evaluators(world, random, settings.people, this.#asOf);
    this.#full = settings.tables === 'ALL';
  }

  block(from: number, to: number): void {
    const members = new Map<number, Map<string, number>>();
    for (let number = from; number < to; number++) {
      for (const { pod, role } of this.#person(number)) {
        const byRole = members.get(pod) ?? new Map<string, number>();
        byRole.set(role.ref, (byRole.get(role.ref) ?? 0) + 1);
        members.set(pod, byRole);
      }
    }
    if (!this.#full) return;
    const firstPod = (from / BLOCK_SIZE) * PODS_PER_BLOCK;
    for (let number = firstPod; number < firstPod + PODS_PER_BLOCK; number++) {
      this.#pod(number, members.get(number) ?? new Map());
    }
  }

  /** Writes one person whole; gives the assignments that run now. */
  #person(number: number): AssignmentModel[] {
    const asOf = this.#asOf;
    const belongings = drawBelongings(this.#random.stream(PURPOSE.DISCLOSURE, number));
    const bias = biasFor(this.#settings.bias, belongings);
    const person = createPerson(this.#structure, this.#random, number, asOf);
    const until = person.leftAt ?? asOf;
    this.#writePerson(person, bias);
    if (this.#full) {
      for (const { attribute, group, disclosed } of belongings) {
        if (disclosed) this.#tables.row('disclosures.csv', person.key, attribute, group);
      }
    }
    if (isLead(number)) {
      const { leniency, drift, since } = this.#evaluators.evaluator(number);
      this.#tables.row('truth/evaluators.csv', person.key, round4(leniency), round4(drift), toDate(since));
    }
    const known = drawSkills(this.#structure, this.#world, this.#random, person, until, asOf, {
      unseen: this.#full,
      abilityShift: bias?.abilityShift ?? 0,
    });
    const assignments = this.#full
      ? drawAssignments(this.#random.stream(PURPOSE.ASSIGNMENTS, number), person, asOf)
      : null;
    const effects = this.#full
      ? this.#awards(person, known, until)
      : new Map<number, { at: number; effect: number }[]>();
    const spans =
      assignments?.map(({ key, from, to }) => ({ key, from, until: to ?? Number.POSITIVE_INFINITY })) ?? null;

    const timelines: [skill: number, timeline: Timeline][] = [];
    let evidenceNumber = 0;
    for (const row of known) {
      const { skill, curve, ability, learntAt, watchedFrom, gapDays, evidenced } = row;
      const ref = this.#structure.references.skills[skill]!.ref;
      const { timeline, evidence } = simulateSeries(
        {
          person: number,
          curve,
          ability,
          learntAt,
          watchedFrom,
          until,
          gapDays: evidenced ? gapDays : null,
          rubricShift: bias?.rubricShift ?? 0,
          awards: effects.get(skill) ?? [],
          assignments: spans,
        },
        this.#world,
        this.#random.stream(PURPOSE.SERIES, number, skill),
        this.#evaluators,
      );
      for (const item of evidence)
        this.#writeEvidence(`O${person.key.slice(1)}-${++evidenceNumber}`, person.key, ref, item);
      timelines.push([skill, timeline]);
      this.#writeSeriesTruth(person.key, row, timeline, evidence.length);
      this.series++;
    }
    this.observations += evidenceNumber;
    this.#writeScores(person.key, timelines);
    for (const assignment of assignments ?? []) this.#writeAssignment(person, assignment, timelines);
    return (assignments ?? []).filter(
      ({ from, to }) => person.leftAt === null && from <= asOf && (to === null || to > asOf),
    );
  }

  #writePerson(person: Person, bias: Bias | undefined): void {
    const { key, name, location, joinedAt, leftAt, currency } = person;
    const unit = this.#structure.units[person.unit]!.theme.unit;
    const wage =
      person.wage === null ? null : Math.round((person.wage * Math.exp(bias?.logWageShift ?? 0)) / 100) * 100;
    const left = leftAt === null ? null : toDate(leftAt);
    this.#tables.row('people.csv', key, name, unit, location, toDate(joinedAt), left, wage, currency);
    this.#tables.row(
      'truth/people.csv',
      key,
      person.occupation.role.ref,
      round4(person.general),
      round4(person.resilience),
      round4(person.collaboration),
      person.preferences.map(round4).join(';'),
    );
  }

  /** Writes awards and enrolments; gives the true effects by skill, in order of time. */
  #awards(
    person: Person,
    known: readonly KnownSkill[],
    until: number,
  ): Map<number, { at: number; effect: number }[]> {
    const skills = new Set(known.map(({ skill }) => skill));
    const draws = this.#random.stream(PURPOSE.AWARDS, person.number);
    const { awards, unfinished } = drawAwards(draws, person, skills, this.#credentials, until);
    const effects = new Map<number, { at: number; effect: number }[]>();
    for (const { key, credential, enrolledAt, awardedAt, expiresAt, status, statusAt, earned } of awards) {
      this.#tables.row(
        'awards.csv',
        key,
        person.key,
        credential.key,
        toTime(awardedAt),
        expiresAt === null ? null : toTime(expiresAt),
        status,
        statusAt === null ? null : toTime(statusAt),
      );
      if (awardedAt >= person.joinedAt) {
        this.#tables.row(
          'enrolments.csv',
          person.key,
          credential.key,
          toDate(enrolledAt),
          toDate(awardedAt),
          null,
        );
      }
      for (const { skill, effect } of earned ? credential.validates : []) {
        if (!skills.has(skill)) continue;
        effects.set(skill, [...(effects.get(skill) ?? []), { at: awardedAt, effect }]);
        this.#tables.row(
          'truth/award_effects.csv',
          key,
          this.#structure.references.skills[skill]!.ref,
          effect,
        );
      }
    }
    for (const { credential, enrolledAt, droppedAt } of unfinished) {
      const dropped = droppedAt === null ? null : toDate(droppedAt);
      this.#tables.row('enrolments.csv', person.key, credential.key, toDate(enrolledAt), null, dropped);
    }
    return effects;
  }

  #writeEvidence(
    key: string,
    person: string,
    skill: string,
    item: ReturnType<typeof simulateSeries>['evidence'][number],
  ): void {
    const evaluator = item.evaluator === null ? null : `E${String(item.evaluator + 1).padStart(5, '0')}`;
    this.#tables.row(
      'observations.csv',
      key,
      person,
      skill,
      toTime(item.at),
      item.kind,
      item.score,
      item.trials,
      evaluator,
      item.assignment,
      item.hasArtifact ? `https://work.example/reviews/${key}` : null,
      toTime(item.recordedAt),
      item.withdrawnAt === null ? null : toTime(item.withdrawnAt),
    );
    this.#tables.row('truth/observations.csv', key, round4(item.proficiency), round4(item.expected));
  }

  #writeSeriesTruth(person: string, row: KnownSkill, timeline: Timeline, observations: number): void {
    const { ref, taskClass } = this.#structure.references.skills[row.skill]!;
    const now = timeline.stateAt(this.#asOf + DAY)!;
    this.#tables.row(
      'truth/proficiencies.csv',
      person,
      ref,
      observations,
      taskClass,
      round4(row.abilityPrior),
      round4(row.ability),
      round4(now.ability),
      Math.round(row.curve.halfLifeDays * 10) / 10,
      String(row.curve.shape),
      row.curve.floor,
      toTime(row.learntAt),
      toTime(now.lastReinforcedAt),
    );
    if (!this.#tables.has('truth/proficiency_at.csv')) return;
    for (const date of this.#settings.truthDates) {
      this.#tables.row(
        'truth/proficiency_at.csv',
        person,
        ref,
        date,
        round4(timeline.proficiencyAt(noonOf(date))),
      );
    }
  }

  #writeScores(person: string, timelines: readonly (readonly [number, Timeline])[]): void {
    if (!this.#tables.has('truth/scores.csv')) return;
    for (const date of this.#settings.truthDates) {
      const proficiencies = proficienciesAt(timelines, noonOf(date));
      for (const role of this.#structure.usedRoles) {
        const score = trueScore(role, proficiencies);
        if (score > 0) this.#tables.row('truth/scores.csv', person, role.ref, date, round4(score));
      }
    }
  }

  #writeAssignment(
    person: Person,
    assignment: AssignmentModel,
    timelines: readonly (readonly [number, Timeline])[],
  ): void {
    const { key, pod, role, from, to, allocation } = assignment;
    const draws = this.#random.stream(
      PURPOSE.OUTCOMES,
      person.number,
      Number(key.slice(key.indexOf('-') + 1)),
    );
    const environment = createPod(this.#random, pod);
    const truth = outcomeTruth(trueScore(role, proficienciesAt(timelines, from)), role, person, environment);
    const outcome = drawOutcome(draws, truth, person);
    const outcomeAt = to === null ? Number.POSITIVE_INFINITY : to + (1 + draws.index(14)) * DAY;
    const told = outcomeAt < this.#asOf && draws.chance(0.92);
    const at = told ? toDate(outcomeAt) : null;
    this.#tables.row(
      'assignments.csv',
      key,
      person.key,
      environment.key,
      role.ref,
      toDate(from),
      to === null ? null : toDate(to),
      allocation,
      told ? outcome.value : null,
      at,
    );
    if (told) {
      this.#tables.row('assignment_measures.csv', key, 'COLLABORATION', outcome.collaboration, at);
      this.#tables.row('assignment_measures.csv', key, 'RAMP_UP_DAYS', outcome.rampUpDays, at);
      this.#tables.row('assignment_measures.csv', key, 'ESCALATIONS', outcome.escalations, at);
    }
    this.#tables.row(
      'truth/outcomes.csv',
      key,
      round4(truth.score),
      round4(truth.proficiency),
      round4(person.resilience),
      round4(truth.environmentMatch),
      round4(truth.logitMean),
      round4(truth.probability),
    );
  }

  #pod(number: number, members: ReadonlyMap<string, number>): void {
    const pod = createPod(this.#random, number);
    this.#tables.row('pods.csv', pod.key, pod.name, pod.unit, pod.location);
    traits.forEach((trait, i) => {
      this.#tables.row('pod_traits.csv', pod.key, trait, pod.environment[i]!);
    });
    for (const { key, role, headcount, from, to } of createDemand(
      this.#structure,
      this.#random,
      pod,
      members,
      this.#asOf,
    )) {
      this.#tables.row(
        'demand.csv',
        key,
        pod.key,
        role,
        headcount,
        toDate(from),
        to === null ? null : toDate(to),
      );
    }
  }
}

function proficienciesAt(
  timelines: readonly (readonly [number, Timeline])[],
  at: number,
): (readonly [number, number])[] {
  return timelines.map(([skill, timeline]) => [skill, timeline.proficiencyAt(at)] as const);
}
