import { day, lineWidth, share, styled, wrapped } from '../../output.ts';
import { chartLegend, decayChart } from './decay-chart.ts';
import type { DecayView } from './read-decay.ts';

/** What the chart takes beside its axis, and from how much to how much it is drawn. */
const AXIS = 6;
const NARROWEST = 24;
const WIDEST = 73;

export function renderDecay(decay: DecayView, width = lineWidth()): string {
  const indented = (text: string) => `  ${wrapped(text, '  ', width - 2)}`;
  const { estimate, halfLifeDays: halfLife } = decay;
  return [
    wrapped(`${styled('bold', `${decay.person.name}: ${decay.skill}`)}, as of ${day(decay.asOf)}`, '', width),
    indented(
      `${share(estimate.value)} (${share(estimate.low)}–${share(estimate.high)}), ${decay.tier.toLowerCase()}, confidence ${estimate.confidence.toLowerCase()}${seenOf(decay)}`,
    ),
    '',
    ...decayChart(decay, decay.from, decay.to, Math.max(NARROWEST, Math.min(WIDEST, width - AXIS))),
    '',
    indented(styled('dim', chartLegend)),
    '',
    indented(
      `${decay.basis === 'INFERRED' ? 'Inferred: nobody has seen it yet' : `Reinforced ${day(decay.lastReinforcedAt)}`}; half-life ${Math.round(halfLife.value)} days (${Math.round(halfLife.low)}–${Math.round(halfLife.high)}).`,
    ),
    indented(revalidationOf(decay)),
  ].join('\n');
}

/** Confidence is of the interval and how much is behind it, not of how new that is. */
function seenOf({ lastObservedAt }: DecayView): string {
  return lastObservedAt === null ? '' : `, last seen ${day(lastObservedAt)}`;
}

function revalidationOf({ revalidateBy, level, estimate, basis }: DecayView): string {
  // What nobody has seen was never validated.
  const isInferred = basis === 'INFERRED';
  if (revalidateBy !== null)
    return `${isInferred ? 'Assess' : 'Re-validate'} by ${styled('bold', day(revalidateBy))}: then it falls below ${share(level)}.`;
  return estimate.value < level
    ? `Already below ${share(level)}: ${isInferred ? 'assess' : 're-validate'} now.`
    : `It never falls below ${share(level)}.`;
}
