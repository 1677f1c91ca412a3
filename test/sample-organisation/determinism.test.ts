import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readOnet } from '../../src/importers/onet/onet.ts';
import { readOews } from '../../src/importers/wages/oews.ts';
import { generate, references } from './generated.ts';

const shipped = (path: string) => fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));

describe('the same organisation again', () => {
  it('is the same text for the same seed', async () => {
    const [first, second] = [await generate(), await generate()];
    expect([...second.texts]).toEqual([...first.texts]);
  });

  it('does not depend on the order in which the references are handed over', async () => {
    const reversed = {
      skills: references.skills.toReversed(),
      roles: references.roles.toReversed(),
      wages: references.wages.toReversed(),
    };
    expect([...(await generate({}, reversed)).texts]).toEqual([...(await generate()).texts]);
  });

  it('is another for another seed, world or day', async () => {
    const base = await generate();
    for (const other of [{ seed: 8 }, { world: 'exponential' as const }, { asOf: '2026-07-01' }]) {
      expect((await generate(other)).text('observations.csv')).not.toBe(base.text('observations.csv'));
    }
  });

  it('begins with the rows of a smaller one of whole blocks of 60', async () => {
    const [small, large] = [await generate({ people: 120 }), await generate({ people: 240 })];
    for (const [file, text] of small.texts) expect(large.text(file).startsWith(text), file).toBe(true);
  });

  it('is what ships, from the reference data that ships', async () => {
    const onet = await readOnet(shipped('onet-29.3'));
    const oews = await readOews(shipped('oews-2024/national_M2024.tsv.gz'));
    const made = await generate(
      { seed: '20260630', people: 600 },
      { skills: onet.skills, roles: onet.roles, wages: oews.rows },
    );
    for (const [file, text] of made.texts) {
      const bytes = gunzipSync(readFileSync(shipped(`organisation/${file}.gz`)));
      expect(bytes.equals(Buffer.from(text)), `${file}: run node fixtures/make-organisation.ts`).toBe(true);
    }
  });
});

describe('any size', () => {
  it.each([1, 10, 59, 61])('%i people', async (people) => {
    const made = await generate({ people });
    expect(made.rows('people.csv')).toHaveLength(people);
    const known = new Set(made.rows('people.csv').map((row) => row.external_id));
    for (const { evaluator } of made.rows('observations.csv'))
      expect(evaluator === '' || known.has(evaluator)).toBe(true);
  });

  it('refuses what it cannot make, naming each option', async () => {
    const wrong = {
      people: 0,
      asOf: '2026-02-30',
      world: 'flat' as 'base',
      truthDates: ['today'],
      seed: 'a b',
    };
    await expect(generate(wrong)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [
        { path: 'people' },
        { path: 'asOf' },
        { path: 'truthDates.0' },
        { path: 'world' },
        { path: 'seed' },
      ],
    });
    await expect(generate({ bias: { attribute: 'gender', group: 'nobody' } })).rejects.toMatchObject({
      fields: [{ path: 'bias' }],
    });
  });

  it('ends when it is asked to', async () => {
    await expect(generate({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'Cancelled' });
  });
});
