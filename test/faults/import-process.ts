/**
 * Imports a folder into a graph file, as a process of its own. Arguments: file, data folder, folder. With KILL_AT it
 * kills itself once its progress is there, in the middle of what it does next.
 */

import { caller } from '../queue/run-world.ts';
import { openImportWorld, shippedOnet } from '../services/imports/import-world.ts';

const killAt = Number(process.env.KILL_AT ?? Infinity);
const [path, dataFolder, folder] = process.argv.slice(2) as [string, string, string];
await using world = await openImportWorld({ path, dataFolder });
if (folder === 'onet') {
  const { result } = await world.imports.onet(caller, shippedOnet, { onProgress: report });
  console.log(JSON.stringify(result));
} else if (folder.startsWith('esco:')) {
  const { result } = await world.imports.esco(caller, folder.slice('esco:'.length), { onProgress: report });
  console.log(JSON.stringify(result));
} else {
  const { result } = await world.imports.organisation(caller, folder, { onProgress: report });
  console.log(JSON.stringify(result));
}

function report(fraction: number): void {
  if (fraction >= killAt) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
}
