/** Imports a folder into a graph file, as a process of its own that a test can kill. Arguments: file, data folder, folder. */

import { caller } from '../queue/run-world.ts';
import { openImportWorld, shippedOnet } from '../services/imports/import-world.ts';

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
  process.stderr.write(`${fraction}\n`);
}
