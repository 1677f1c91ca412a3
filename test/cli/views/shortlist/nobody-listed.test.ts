import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { ShortlistView } from '../../../../src/cli/views/shortlist/read-shortlist.ts';
import { shortlistSvg } from '../../../../src/cli/views/shortlist/shortlist-svg.ts';
import { renderShortlist } from '../../../../src/cli/views/shortlist/shortlist-view.ts';
import { emptyList } from './empty-list.ts';

const empty = (excluded: ShortlistView['excluded']): ShortlistView => ({ ...emptyList, excluded });

test.each([
  [
    [
      ['LEFT', 65],
      ['BELOW_MINIMUM', 535],
    ],
    'Nobody is listed: most are below a minimum.',
    '--must',
  ],
  [[['LEFT', 600]], 'Nobody is listed: all were not employed then.', '--as-of'],
  [
    [
      ['NO_EVIDENCE', 9],
      ['OUT_OF_SCOPE', 3],
    ],
    'Nobody is listed: most have no evidence in what is asked for.',
    'the scope',
  ],
  [[], 'There is nobody to list.', ''],
] as const)(
  'an empty list says by what most were left out, in words and as a picture: %j',
  (rows, why, option) => {
    const list = empty(rows.map(([reason, people]) => ({ reason, people })));
    const text = stripVTControlCharacters(renderShortlist(list));
    expect(text).toContain(why);
    expect(text).toContain(option);
    expect(shortlistSvg(list)).toContain(`>${why}</text>`);
  },
);
