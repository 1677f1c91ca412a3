import type { Reporter, TestModule } from 'vitest/node';

/** Prints `N passed, N failed` as the run's very last line: the form that a CI without a vitest parser can read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let skipped = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    const lines = `${skipped} skipped\n${passed} passed, ${failed} failed`;
    process.once('exit', () => process.stdout.write(`${lines}\n`));
  }
}
