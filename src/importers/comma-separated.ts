import { refusal } from './text-file.ts';

/**
 * The text as it is. Spreadsheets of many languages write "CSV" with semicolons: told by the first line, before its quotes are read.
 * @throws InvalidInput for a first line with semicolons or tabs and without a comma
 */
export async function* separatedByCommas(
  path: string,
  chunks: AsyncIterable<string>,
): AsyncGenerator<string> {
  let start: string | undefined = '';
  for await (const chunk of chunks) {
    if (start !== undefined) {
      start = (start + chunk).trimStart();
      const [line = '', ...rest] = start.split(/[\r\n]/, 2);
      if (!line.includes(',')) {
        const separator = line.includes(';') ? 'semicolons' : line.includes('\t') ? 'tabs' : undefined;
        if (separator !== undefined) {
          const way = 'save it as CSV with commas, and decimals with a point';
          throw refusal(path, 1, `the header is separated by ${separator}, not by commas: ${way}`);
        }
      }
      if (rest.length > 0 || line.includes(',')) start = undefined;
    }
    yield chunk;
  }
}
