import type { App, AppOptions } from '../../app.ts';
import type { Config } from '../../config.ts';

/** The product is loaded by the commands that need it: help, usage errors and remote questions stay quick. */
export function loadProduct(): Promise<typeof import('../../app.ts')> {
  return import('../../app.ts');
}

export async function openApp(
  config: Config,
  options: AppOptions,
): Promise<App | { readonly heldBy: string }> {
  return (await loadProduct()).createApp(config, options);
}
