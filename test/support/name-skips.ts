import type { Reporter, TestModule } from 'vitest/node';

/** Names every test that was skipped, at the end of a run: a count alone hides what a machine cannot do. */
export default class NameSkips implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => `  ${module.relativeModuleId}: ${test.fullName}`),
    );
    if (names.length > 0) process.stdout.write(`\nSkipped:\n${names.join('\n')}\n`);
  }
}
