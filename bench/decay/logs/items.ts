export interface Draws {
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly exponential: (mean: number) => number;
}

/** What one person × skill is like: the chance of success after `gap` days (0 at first), told of each outcome. */
export interface Item {
  chance(gap: number, day: number): number;
  learn(share: number, gap: number): void;
}

export interface Person {
  readonly effect: number;
  /** Added to the logit on a day. */
  readonly mood: (day: number) => number;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** A power law with a half-life of its own, as the product's model has it. */
export function powerLaw(level: number, halfLife: number) {
  return (draws: Draws, person: Person): Item => {
    const peak = sigmoid(level + person.effect + 0.6 * draws.normal());
    const h = halfLife * Math.exp(0.7 * draws.normal());
    return {
      chance: (gap, day) => {
        const faded = 0.05 + (peak - 0.05) / (1 + gap / h);
        return sigmoid(Math.log(faded / (1 - faded)) + person.mood(day));
      },
      learn() {},
    };
  };
}

/** FSRS-like: stability grows with successes and more when retrievability was low; falls after a failure; difficulty. */
export function stability(first: number, difficulty: number) {
  return (draws: Draws, person: Person): Item => {
    let s = first * Math.exp(0.6 * draws.normal() + 0.5 * person.effect);
    const hard = Math.min(9, Math.max(1, difficulty + 2 * draws.normal()));
    const kept = (gap: number) => (1 + (0.9 ** -2 - 1) * (gap / s)) ** -0.5;
    return {
      chance: (gap) => 0.97 * kept(gap),
      learn(share, gap) {
        const r = kept(gap);
        if (share >= 0.6) s *= 1 + 0.3 * (11 - hard) * s ** -0.15 * (Math.exp(1.2 * (1 - r)) - 1) + 0.05;
        else s = Math.max(0.5, Math.min(s, 1.2 * hard ** -0.2 * ((s + 1) ** 0.3 - 1) * 2));
      },
    };
  };
}

/** DASH-like (Lindsey et al. 2014): a logistic in counts of successes and attempts in windows of time. */
export function counts(level: number) {
  return (draws: Draws, person: Person): Item => {
    const base = level + person.effect + 0.7 * draws.normal();
    const windows = [2, 10, 60, Number.POSITIVE_INFINITY];
    const seen: { share: number; ago: number }[] = [];
    return {
      chance(gap, day) {
        let x = base + person.mood(day);
        windows.forEach((window, i) => {
          const inside = seen.filter(({ ago }) => ago + gap <= window);
          const passed = inside.reduce((sum, { share }) => sum + share, 0);
          x += [0.7, 0.5, 0.4, 0.3][i]! * Math.log1p(passed) - 0.25 * Math.log1p(inside.length);
        });
        return sigmoid(x - 0.2 * Math.log1p(gap));
      },
      learn(share, gap) {
        for (const each of seen) each.ago += gap;
        seen.push({ share, ago: 0 });
      },
    } satisfies Item;
  };
}

/** ACT-R-like: activation is ln Σ age^−.5 of all encounters, success a logistic in it. */
export function activation(threshold: number) {
  return (draws: Draws, person: Person): Item => {
    const ages: number[] = [];
    const own = threshold - person.effect + 0.4 * draws.normal();
    return {
      chance(gap, day) {
        const sum = ages.reduce((total, age) => total + (age + gap + 0.02) ** -0.5, 0);
        return sigmoid((Math.log(Math.max(0.02, sum)) - own) / 0.6 + person.mood(day));
      },
      learn(_, gap) {
        for (let i = 0; i < ages.length; i++) ages[i]! += gap;
        ages.push(0);
      },
    };
  };
}

/** No forgetting at all: a level of the person and the skill. */
export function level(mean: number, spread: number) {
  return (draws: Draws, person: Person): Item => {
    const own = mean + person.effect + spread * draws.normal();
    return { chance: (_, day) => sigmoid(own + person.mood(day)), learn() {} };
  };
}

/** Learning by doing without forgetting: the logit rises with every encounter. */
export function practising(first: number, step: number) {
  return (draws: Draws, person: Person): Item => {
    let own = first + person.effect + 0.5 * draws.normal();
    return {
      chance: (_, day) => sigmoid(own + person.mood(day)),
      learn() {
        own = Math.min(4, own + step);
      },
    };
  };
}

/** Lost at once and relearnt at once: after a failure the next is right for a while. */
export function relearning(draws: Draws, person: Person): Item {
  let s = 20 * Math.exp(0.5 * draws.normal());
  return {
    chance: (gap) => sigmoid(3 + person.effect) * Math.exp(-gap / s),
    learn(share) {
      s = share < 0.6 ? Math.max(4, 0.5 * s) : Math.min(200, 1.6 * s);
    },
  };
}

/** Some skills never stick (leeches), the others always. */
export function leeches(draws: Draws, person: Person): Item {
  const leech = draws.uniform() < 0.2;
  const own = (leech ? -0.4 : 3) + 0.3 * person.effect + 0.3 * draws.normal();
  return { chance: (gap) => sigmoid(own - (leech ? 0.3 : 0.05) * Math.log1p(gap)), learn() {} };
}
