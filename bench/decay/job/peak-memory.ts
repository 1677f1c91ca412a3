import { readFileSync } from 'node:fs';

/**
 * The most memory this process has had resident since it began. `maxRSS` is more than that where whoever started it had
 * more: Linux hands a parent's on through fork and exec. `VmHWM` is of the memory that the program itself was given.
 */
export function peakResidentBytes(): number {
  return kernelPeak() ?? process.resourceUsage().maxRSS * 1024;
}

function kernelPeak(): number | null {
  if (process.platform !== 'linux') return null;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
