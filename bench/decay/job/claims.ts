import { type Claim, cost } from '../../bench.ts';
import { EVENTS, PER_PERSON } from '../graph.ts';
import { metricOf, type WatchedFit } from './watch-fit.ts';

/** Of the people, how many have new evidence before the second fit. */
export const CHANGED = 0.01;

/** What a claim says of which engine and size it is. */
export function describing(engine: 'Grafeo' | 'Neo4j', people: number): (words: string) => string {
  const size = `${(people * PER_PERSON).toLocaleString('en')} series × ${EVENTS}`;
  return (words) => `${engine}, ${size}: ${words}`;
}

export function wholeClaims(of: (words: string) => string, { run, seconds }: WatchedFit): Claim[] {
  const kept = (name: string) => metricOf(run, name);
  const rest = seconds - kept('reading') - kept('fitting') - kept('writing');
  return [
    cost(of('whole job, from graph to graph'), 's', seconds, null, null),
    cost(of('reading'), 's', kept('reading'), null, null),
    cost(of('fitting'), 's', kept('fitting'), null, null),
    cost(of('writing'), 's', kept('writing'), null, null),
    cost(of('planning, estimating, publishing'), 's', rest, null, null),
    cost(
      of('what the fit said beforehand that it needs'),
      'MB',
      kept('memory needed, estimated'),
      null,
      null,
    ),
  ];
}

/** `longest` turns in milliseconds. */
export function watchingClaims(
  of: (words: string) => string,
  whole: WatchedFit,
  again: WatchedFit,
  longest: { readonly whole: number; readonly again: number },
): Claim[] {
  const next = `next fit, ${CHANGED * 100} % of people have new evidence`;
  const kept = (name: string) => metricOf(again.run, name);
  const rest = again.seconds - kept('reading') - kept('fitting') - kept('writing');
  return [
    cost(of('longest without progress'), 's', whole.silence, 1, 'at most'),
    cost(of('event loop held, at most, CPU time'), 'ms', longest.whole, 50, 'at most'),
    cost(of(next), 's', again.seconds, null, null),
    cost(of('reading in it'), 's', kept('reading'), null, null),
    cost(of('fitting and writing in it'), 's', kept('fitting') + kept('writing'), null, null),
    cost(of('planning and publishing in it'), 's', rest, null, null),
    cost(of('longest without progress in it'), 's', again.silence, 1, 'at most'),
    cost(of('event loop held in it, at most, CPU time'), 'ms', longest.again, 50, 'at most'),
    cost(of('series that it wrote'), 'series', kept('series written'), null, null),
  ];
}
