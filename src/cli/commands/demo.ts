import { relative } from 'node:path';
import type { Command } from 'commander';
import type { App } from '../../app.ts';
import type { Config } from '../../config.ts';
import { DAY } from '../../domain/clock.ts';
import { Conflict } from '../../domain/errors.ts';
import { EXIT, Refused } from '../failure.ts';
import { findPod } from '../names/workforce.ts';
import { lineWidth, print, printJson, styled, tell } from '../output.ts';
import { type ProgressDisplay, progressDisplay } from '../progress.ts';
import { commandLog } from '../session/command-log.ts';
import { loadProduct, openApp } from '../session/product.ts';
import { followRun, runJob, standingRun } from '../session/run-job.ts';
import { type Session, sessionOf } from '../session/session.ts';
import { configOf, serving, withSettings } from '../settings-options.ts';
import { untilStopped } from '../until-stopped.ts';
import { renderDecay } from '../views/decay/decay-view.ts';
import { type DecayView, readDecay } from '../views/decay/read-decay.ts';
import { readGaps, renderGaps } from '../views/gaps-view.ts';
import { requestShortlist } from '../views/shortlist/read-shortlist.ts';
import { renderShortlist } from '../views/shortlist/shortlist-view.ts';
import { shortlistInput } from './shortlists/shortlist-input.ts';

/** The day that the sample organisation was exported: the demo looks at the world as of then. */
const AS_OF = '2026-06-30T12:00:00.000Z';
/** An opening that nobody fills yet. */
const OPENING = { pod: 'Payments Platform', opening: 'PAYMENTS-ENGINEER@2026-07-20', size: 5 };
/** What asks for the list of it. */
const LIST = [`--pod '${OPENING.pod}'`, `--opening ${OPENING.opening}`, `--size ${OPENING.size}`];
const POD = 'Merchant Onboarding';
const LEVEL = 0.6;

interface Options {
  readonly exit?: boolean;
  readonly json?: boolean;
}

export function addDemoCommand(program: Command): void {
  withSettings(program.command('demo'), serving)
    .summary('reference data, a sample organisation, the jobs, answers, GraphQL')
    .description(
      'Imports the reference data and the sample organisation that ship, runs the jobs, prints a shortlist for an opening, a fading skill ' +
        'and the gaps of a pod, then serves GraphQL until Ctrl-C. Run again, it starts from what is there.',
    )
    .option('--exit', 'end instead of serving')
    .option('--json', 'print one JSON document and end')
    .addHelpText('after', '\nExample:\n  npx meritgraph demo --exit')
    .action(async (options: Options, command: Command) => {
      const began = performance.now();
      const config = demoConfig(command);
      const app = await openApp(config, { create: true, work: true, log: commandLog(config) });
      if ('heldBy' in app) throw new Refused(`The demo is running already, at ${app.heldBy}.`);
      try {
        // The port is taken before the work, so that a taken one is heard of at once.
        const serve = options.exit !== true && options.json !== true;
        const server = serve ? await app.serve() : undefined;
        const session = sessionOf(app);
        process.once('SIGINT', interrupted);
        await prepare(app, session, config);
        const answers = await readAnswers(session);
        const seconds = (performance.now() - began) / 1000;
        if (options.json) printJson({ ...answers, seconds });
        else {
          print(renderAnswers(answers, seconds, config));
        }
        process.off('SIGINT', interrupted);
        if (server !== undefined) {
          tell(`\nServing GraphQL and GraphiQL at ${server.url} (Ctrl-C stops)`);
          await untilStopped();
        }
      } finally {
        await app.close();
      }
    });
}

/** What to type for a list of this graph, on lines that a shell takes for one where it is longer than a line. */
function command(title: string, words: readonly string[], { graph }: Config): string {
  const asOf = `--as-of ${AS_OF.slice(0, 10)}`;
  const lines = [`${title}: npx meritgraph shortlist`];
  for (const part of [...words, asOf, `--graph ${shortened(graph)}`]) {
    const longer = `${lines.at(-1)} ${part}`;
    if (longer.length + ' \\'.length <= lineWidth()) lines[lines.length - 1] = longer;
    else lines.push(`  ${part}`);
  }
  return lines.join(' \\\n');
}

/** A file by its way from here, where that is shorter. */
function shortened(graph: string): string {
  if (!graph.startsWith('file:')) return graph;
  const path = graph.slice('file:'.length);
  const here = relative('.', path);
  return `file:${here.length < path.length ? here : path}`;
}

/** The graph holds people who were imported under another key. */
function otherGraph(error: Conflict, { graph }: Config): Refused {
  const instead = graph.startsWith('file:')
    ? `delete ${graph.slice('file:'.length)} or name another folder with --data-folder`
    : 'name another graph with --graph';
  return new Refused(`${error.message} The demo needs a graph of its own: ${instead}.`);
}

/** What was written stays whole, so there is nothing to wait for. */
function interrupted(): never {
  tell('\nStopped. Run it again to go on from here.');
  process.exit(EXIT.cancelled);
}

function demoConfig(command: Command): Config {
  const options = command.opts();
  const { dataFolder } = configOf(options);
  // One key everywhere: the same demo gives the same answers on every machine.
  return configOf(options, { graph: `file:${dataFolder}/demo.grafeo`, personKey: 'the sample organisation' });
}

/** Brings the graph to where the demo's answers can be read; what is there already is left alone. */
async function prepare(app: App, session: Session, config: Config): Promise<void> {
  const data = (await loadProduct()).shippedData();
  // Where all of it is there already, a log is told what stands and not, line by line, what was looked at again.
  const again = !process.stderr.isTTY && (await standingRun(session, 'FIT_DECAY')) !== null;
  const step = async (title: string, work: (display: ProgressDisplay) => Promise<string>) => {
    const display = progressDisplay(title);
    display.done(await work(again ? { ...display, update() {} } : display));
  };
  const caller = app.caller();
  let changed = false;
  await step('Reference data: O*NET', async ({ update }) => {
    const { result } = await app.services.imports.onet(caller, data.onet, { onProgress: update });
    changed ||= !result.unchanged;
    return `${result.roles} roles, ${result.skills} skills`;
  });
  await step('Reference data: wages', async ({ update }) => {
    const { result } = await app.services.imports.oews(caller, data.oews, { onProgress: update });
    changed ||= result.changed > 0;
    return `${result.benchmarks} benchmarks`;
  });
  await step('Sample organisation', async ({ update }) => {
    const { result } = await app.services.imports
      .organisation(caller, data.organisation, { history: true, onProgress: update })
      .catch((error: unknown) => {
        throw error instanceof Conflict ? otherGraph(error, config) : error;
      });
    changed ||= result.tables.some(({ written }) => written > 0);
    const rowsOf = (name: string) => result.tables.find(({ table }) => table === name)?.rows ?? 0;
    return `${rowsOf('people')} people, ${rowsOf('observations')} observations`;
  });
  // What carries over between skills is calibrated on what is fitted of people.
  for (const job of ['FIT_DECAY', 'EMBED_SKILLS', 'CLUSTER_ROLES', 'PRICE_SKILLS']) {
    const display = progressDisplay(`Job: ${job}`);
    // A run that stands, or goes on after an interruption, is taken up where what it was computed from is the same.
    const standing = changed ? null : await standingRun(session, job);
    if (standing?.state === 'COMPLETED') display.done('already done');
    else if (standing !== null) await followRun(session, standing, display);
    else await runJob(session, { job, ...(job === 'FIT_DECAY' && { asOf: AS_OF }) }, display);
  }
}

async function readAnswers(session: Session) {
  const input = await shortlistInput(session, undefined, { ...OPENING, asOf: AS_OF });
  const shortlist = await requestShortlist(session, input);
  const pod = await findPod(session, POD);
  const decay = await readTelling(
    session,
    shortlist.entries.map(({ person }) => person.id),
  );
  if (decay === null) throw new Refused('Nobody in the sample organisation fits the demo role.');
  const gaps = await readGaps(
    session,
    { target: { pods: [pod.id] }, asOf: AS_OF, horizonDays: 180 },
    { first: 8 },
  );
  return { shortlist, decay, gaps: { pod: pod.label, ...gaps } };
}

/** A skill of the first of these who has one that was seen a few times; of the first of all where nobody has. */
async function readTelling(session: Session, people: readonly string[]): Promise<DecayView | null> {
  let first: DecayView | null = null;
  for (const person of people) {
    const decays = await readDecay(session, { person, asOf: AS_OF, days: 365, level: LEVEL });
    const own = mostTelling(decays);
    if (own !== null && wasSeen(own)) return own;
    first ??= own;
  }
  return first;
}

const MONTH = 30 * DAY;
/** Fewer pieces of evidence show no course. */
const SEEN = 3;

/**
 * Of the skills still above the level, the one that falls below it soonest, but not right now, before one that does right
 * now; of either, one that has been seen a few times in the time of the picture before one that has not.
 */
export function mostTelling(decays: readonly DecayView[]): DecayView | null {
  const falling = decays.filter(({ revalidateBy }) => revalidateBy !== null);
  const later = falling.filter(
    ({ revalidateBy, asOf }) => Date.parse(revalidateBy!) > Date.parse(asOf) + MONTH,
  );
  return later.find(wasSeen) ?? falling.find(wasSeen) ?? later[0] ?? falling[0] ?? decays[0] ?? null;
}

function wasSeen({ evidence }: DecayView): boolean {
  return evidence.length >= SEEN;
}

function renderAnswers(
  { shortlist, decay, gaps }: Awaited<ReturnType<typeof readAnswers>>,
  seconds: number,
  config: Config,
): string {
  return [
    '',
    renderShortlist(shortlist),
    '',
    renderDecay(decay),
    '',
    renderGaps(gaps.pod, gaps),
    '',
    `All of it in ${seconds.toFixed(1)} s. The data ends on ${AS_OF.slice(0, 10)}: ask as of that day.`,
    styled('dim', command('This list', LIST, config)),
    styled('dim', command('Another', ["'data scientists'"], config)),
  ].join('\n');
}
