import type { Command } from 'commander';
import { print, printJson } from '../../output.ts';
import { progressDisplay } from '../../progress.ts';
import { loadProduct } from '../../session/product.ts';
import { renderEvaluation } from '../../views/evaluation-view.ts';
import { addEvaluateDecayCommand } from './evaluate-decay.ts';

const measured = {
  roles: "similar roles, against O*NET's related occupations (nDCG@10)",
  skills: 'what an occupation uses, from the rest of what it uses (nDCG@10)',
  clusters: 'how stable role clusters are, and how far they agree with the SOC',
  matcher: 'occupations from titles that were hidden (mean reciprocal rank)',
} as const;

export function addEvaluateCommand(program: Command): void {
  const group = program
    .command('evaluate')
    .summary('measure how good the estimates are, beside simpler ones')
    .description(
      'Measures a part of the product on data that anybody can get, beside baselines in the same run.',
    );

  group.addHelpText('after', '\nExample:\n  npx meritgraph evaluate matcher --onet ./db_29_3_text');
  addEvaluateDecayCommand(group);
  for (const [what, text] of Object.entries(measured) as [keyof typeof measured, string][]) {
    group
      .command(what)
      .summary(text)
      .description(
        `Measures ${text}, on a folder of an official O*NET release. Takes up to a few minutes of one core.`,
      )
      .requiredOption('--onet <dir>', 'the folder of an O*NET release')
      .option('--json', 'print JSON')
      .addHelpText('after', `\nExample:\n  npx meritgraph evaluate ${what} --onet ./db_29_3_text`)
      .action(async ({ onet, json }: { onet: string; json?: boolean }) => {
        const display = progressDisplay(`evaluate ${what}`);
        display.update(0, 'measuring');
        const report = await (await loadProduct()).evaluateOnet(what, onet);
        display.done('done');
        if (json) printJson(report.result);
        else print(renderEvaluation(report.table));
      });
  }
}
