import { styled, table, wrapped } from '../output.ts';
import type { RunView } from '../session/run-job.ts';

type Finished = Pick<RunView, 'id' | 'job' | 'metrics'>;

/** What a run measured of itself, and what that means where the figures alone do not tell. */
export function renderRun(run: Finished): string {
  const said = noteOn(run);
  return [
    ...(said === null ? [] : [wrapped(said), '']),
    table(run.metrics, [
      { title: 'metric', cell: ({ name }) => name },
      { title: 'value', align: 'right', cell: ({ value }) => String(Number(value.toPrecision(6))) },
      { title: 'unit', cell: ({ unit }) => unit ?? '' },
    ]),
    ...whereRead(run),
  ].join('\n');
}

function metricOf({ metrics }: Finished, name: string): number | undefined {
  return metrics.find((metric) => metric.name === name)?.value;
}

/** A fit of nobody looks like a failure, and is none. */
function noteOn(run: Finished): string | null {
  if (run.job !== 'FIT_DECAY' || metricOf(run, 'people') !== 0) return null;
  const inAll = metricOf(run, 'observations in all') ?? 0;
  return inAll === 0
    ? 'There is no evidence to fit: import or record some.'
    : `Nothing was recorded since the last fit, so nobody was to be fitted again; all ${inAll.toLocaleString('en')} observations are in it.`;
}

function whereRead(run: Finished): string[] {
  if (run.job !== 'RANK_CANDIDATES') return [];
  const query = `{ shortlists(first: 25, run: "${run.id}") { edges { node { id } } } }`;
  return [
    '',
    "Over GraphQL the lists are read so; 'npx meritgraph fairness' and 'replay' take their ids:",
    styled('dim', `  ${query}`),
  ];
}
