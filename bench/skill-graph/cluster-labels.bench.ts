import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { randomSource } from '../../src/analytics/clusters/random-source.ts';
import { TitleIndex } from '../../src/analytics/search/title-index.ts';
import { createApp, shippedData } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { type Bench, type BenchContext, gain } from '../bench.ts';

/** A label for each role, given by a blind reader: one who saw what `--seed 77 --ask 1` prints and nothing else. */
const ANSWERS = new URL('../../docs/cluster-labels-answers.csv', import.meta.url);
const QUESTIONS = 50;

interface Question {
  readonly title: string;
  /** What is right. */
  readonly label: string;
}

/** The published clusters of the extract that ships, and roles drawn from them by seed. */
async function draw(seed: number): Promise<{ labels: string[]; questions: Question[]; largest: number }> {
  const config = loadConfig({ graph: 'memory:', logLevel: 'silent' }, {});
  const app = await createApp(config, { create: true, work: true });
  if ('heldBy' in app) throw new Error('A graph in memory is held by nobody.');
  try {
    const { services } = app;
    const caller = app.caller();
    await services.imports.onet(caller, shippedData().onet);
    for (const job of ['EMBED_SKILLS', 'CLUSTER_ROLES'] as const) {
      const { id } = await services.runs.request(caller, { job, parameters: {} });
      for await (const run of services.runs.watch(caller, id)) {
        if (run.state === 'FAILED') throw new Error(`${job}: ${run.failure?.message}`);
      }
    }
    const clusters = (await services.skillGraph.clusters(caller, { first: 100 })).edges;
    const places: (Question & { readonly id: string })[] = [];
    for (const { item } of clusters) {
      const { edges } = await services.roles.page(caller, { first: 1_000, cluster: item.id });
      for (const { item: role } of edges) places.push({ id: role.id, title: role.title, label: item.label });
    }
    const random = randomSource(`cluster labels/${seed}`);
    const questions = places
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((place) => ({ place, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, QUESTIONS)
      .map(({ place }) => place);
    const labels = clusters.map(({ item }) => item.label).sort();
    const largest = clusters.map(({ item }) => item).sort((a, b) => b.size - a.size)[0]!.label;
    const always = questions.filter(({ label }) => label === largest).length / questions.length;
    return { labels, questions, largest: always };
  } finally {
    await app.close();
  }
}

/** Role to label, in words: clusters of another release or seed are told from wrong answers. */
function readAnswers(): Map<string, string> {
  return new Map(parse(readFileSync(ANSWERS), { from: 2 }) as [string, string][]);
}

export const bench: Bench = {
  name: 'cluster-labels',
  shows:
    'how many of 50 roles a reader places by the labels of clusters alone (--ask 1 prints the questions)',
  async run({ option, note }: BenchContext) {
    const { labels, questions, largest } = await draw(option('seed', 77));
    if (option('ask', 0) === 1) {
      for (const [at, label] of labels.entries()) note(`label ${at + 1}: ${label}`);
      for (const [at, { title }] of questions.entries()) note(`${at + 1}. ${title}`);
      return [];
    }
    const answers = readAnswers();
    let right = 0;
    const known = new Set(labels);
    if ([...answers].some(([, label]) => !known.has(label))) {
      throw new Error('The answers are to other labels: ask again with --ask 1.');
    }
    for (const { title, label } of questions) {
      const answer = answers.get(title);
      if (answer === label) right++;
      else note(`missed: ${title}: placed with ${answer ?? 'nothing'}, lies in ${label}`);
    }
    const share = right / questions.length;
    const index = new TitleIndex(labels.map((label) => [label]));
    const byWords = questions.filter(
      ({ title, label }) => labels[index.match(title, 1)[0]?.item ?? -1] === label,
    );
    const claim = 'roles placed by labels alone, by a blind reader';
    return [
      gain(claim, 'share', share, 0.8, 'at least'),
      gain(claim, 'share', share, byWords.length / questions.length, 'the label nearest by words and grams'),
      gain(claim, 'share', share, largest, 'always the largest cluster'),
    ];
  },
};
