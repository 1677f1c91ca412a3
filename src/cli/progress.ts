import { tell } from './output.ts';

/** How far something long is, on stderr: a bar that redraws on a terminal, elsewhere a line every tenth of the way and now and then where it stands. */
export interface ProgressDisplay {
  update(fraction: number, phase: string): void;
  done(text: string): void;
}

const WIDTH = 24;

export function progressDisplay(title: string, quiet = false): ProgressDisplay {
  if (quiet) return { update() {}, done() {} };
  return process.stderr.isTTY ? bar(title) : lines(title);
}

function bar(title: string): ProgressDisplay {
  const draw = (fraction: number, text: string) => {
    const filled = Math.round(Math.min(1, Math.max(0, fraction)) * WIDTH);
    const line = `${title.padEnd(28)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${text}`;
    process.stderr.write(`\r\x1b[2K${line.slice(0, (process.stderr.columns ?? 100) - 1)}`);
  };
  return {
    update: draw,
    done(text) {
      draw(1, text);
      process.stderr.write('\n');
    },
  };
}

/** After so long without a line what it stands at, or waits for, is told again. */
const TOLD_AGAIN_MS = 30_000;
/** A tenth that is summed up falls short of itself. */
const ROUNDING = 1e-9;

function lines(title: string): ProgressDisplay {
  let shown = -1;
  let toldAt = -Infinity;
  return {
    update(fraction, phase) {
      const tenth = Math.floor(10 * fraction + ROUNDING);
      const now = performance.now();
      if (tenth <= shown && now - toldAt < TOLD_AGAIN_MS) return;
      shown = Math.max(shown, tenth);
      toldAt = now;
      tell(`${title}: ${phase} (${Math.round(fraction * 100)} %)`);
    },
    done: (text) => tell(`${title}: ${text}`),
  };
}
