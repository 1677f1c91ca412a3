import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statements } from '../../src/graph/statements.generated.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = (pattern: string) => globSync(pattern, { cwd: root }).sort();

const ofDisclosures = files('cypher/disclosure/*.cypher').map((file) =>
  file.replace(/^.*\/|\.cypher$/g, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
);

describe('what people disclose', () => {
  it('is named by the statements of its own folder alone', () => {
    expect(ofDisclosures.length).toBeGreaterThan(0);
    const naming = files('cypher/**/*.cypher').filter((file) => /disclosure/i.test(read(file)));
    expect(naming.filter((file) => !file.startsWith('cypher/schema/'))).toEqual(
      files('cypher/disclosure/*.cypher'),
    );
    for (const [name, { text }] of Object.entries(statements)) {
      if (/disclosure/i.test(text)) expect(ofDisclosures).toContain(name);
    }
  });

  it('has no relationship, so that no path from a person, a shortlist or anything else leads to it', () => {
    for (const file of files('cypher/disclosure/*.cypher')) expect(read(file)).not.toMatch(/-\[|\]-|--/);
  });

  it('is reached by no statement that takes whatever it meets', () => {
    for (const { name, text } of Object.values(statements)) {
      const code = text.replace(/\/\/[^\n]*/g, '');
      expect(/MATCH\s*\(\s*\w*\s*\)(?!\s*[-<])/.test(code), `${name} matches nodes of any label`).toBe(false);
    }
  });

  it('is read and kept by the fairness service alone', () => {
    const named = new RegExp(`statements\\.(${ofDisclosures.join('|')})\\b`);
    const users = files('{src,jobs,graphql}/**/*.ts').filter((file) => named.test(read(file)));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !file.startsWith('src/services/fairness/'))).toEqual([]);
  });

  it('is out of reach of ranking: nothing that ranks imports the fairness service', () => {
    const rankers = files(
      'src/{talent-index,threads,analytics/ranking,services/shortlists,services/talent}/**/*.ts',
    );
    expect(rankers.length).toBeGreaterThan(20);
    expect(rankers.filter((file) => /fairness/.test(read(file)))).toEqual([]);
  });
});
