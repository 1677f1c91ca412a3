import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseStatementFile, SourceProblem } from '../../scripts/generate/statement-file.ts';
import { problemsOf } from '../../scripts/generate/statement-rules.ts';

const root = resolve(import.meta.dirname, '../..');

async function generate(tree: string, ...flags: string[]): Promise<{ code: number; stderr: string }> {
  try {
    await promisify(execFile)(process.execPath, [join(tree, 'scripts/generate.ts'), ...flags]);
    return { code: 0, stderr: '' };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, stderr };
  }
}

it('the generated modules are what their sources give', async () => {
  expect(await generate(root, '--check')).toEqual({ code: 0, stderr: '' });
});

describe('npm run generate', () => {
  let tree: string;
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  const module = () => readFileSync(join(tree, 'src/graph/statements.generated.ts'), 'utf8');
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'meritgraph-generate-'));
    for (const path of ['scripts', 'src/graph', 'cypher/schema', 'package.json']) {
      cpSync(join(root, path), join(tree, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    put(
      'cypher/skill/good.cypher',
      '// A good one.\n// @returns id string\nMATCH (s:Skill) RETURN s.id AS id\n',
    );
  });
  afterEach(() => rmSync(tree, { recursive: true }));

  it('names what is stale, writes it, and then finds nothing stale', async () => {
    const stale = await generate(tree, '--check');
    expect(stale.code).toBe(1);
    expect(stale.stderr).toContain('src/graph/statements.generated.ts');
    expect(module()).not.toContain('(cypher/skill/good.cypher)');
    expect((await generate(tree)).code).toBe(0);
    expect(module()).toContain('(cypher/skill/good.cypher)');
    expect((await generate(tree, '--check')).code).toBe(0);
  });

  it('reports every malformed file by line, generates the others, and fails', async () => {
    put('cypher/skill/bad-type.cypher', '// Bad.\n// @param id text\nMATCH (s {id: $id}) RETURN s.id AS id');
    put(
      'cypher/skill/bad-division.cypher',
      '// Bad.\n// @returns x float\nMATCH (s:Skill)\nRETURN s.a / s.b AS x',
    );
    put('cypher/role/good.cypher', '// Same name.\n// @returns id string\nMATCH (r:Role) RETURN r.id AS id');
    const { code, stderr } = await generate(tree);
    expect(code).toBe(1);
    expect(stderr).toContain('cypher/skill/bad-type.cypher:2: id: unknown type text');
    expect(stderr).toContain(
      'cypher/skill/bad-division.cypher:4: a whole number divides whole on one engine only',
    );
    expect(stderr).toContain('cypher/skill/good.cypher:1: has the name of cypher/role/good.cypher');
    expect(module()).toContain('(cypher/role/good.cypher)');
    expect(module()).not.toContain('bad-');
  });

  it('refuses a migration out of its turn', async () => {
    put('cypher/schema/migrations/099-later.cypher', 'MATCH (s:Skill) SET s.x = 1;');
    const { code, stderr } = await generate(tree);
    expect(code).toBe(1);
    expect(stderr).toContain('cypher/schema/migrations/099-later.cypher:1: is not the next migration');
  });
});

describe('a statement file', () => {
  const parse = (source: string, file = 'cypher/skill/some-thing.cypher') => parseStatementFile(file, source);

  it('gives name, purpose, types and text', () => {
    const source = `// What it is for,
// in two lines.
// @param   run   string        the published run
// @param   rows  {id string, level float?,
//   tags string[]}[]
// @returns id string, level float?
UNWIND $rows AS row // why
MATCH (s:Skill {id: row.id, note: '$not, a; parameter / here'})-[:ADJACENT {run: $run}]->()
RETURN s.id AS id, toFloat(s.level) / 2 AS level ORDER BY id
`;
    const statement = parse(source);
    expect(statement).toMatchObject({
      name: 'someThing',
      purpose: 'What it is for, in two lines.',
      textLine: 7,
      writes: false,
      parameters: {
        run: { type: 'string', nullable: false },
        rows: {
          type: {
            rows: {
              id: { type: 'string', nullable: false },
              level: { type: 'float', nullable: true },
              tags: { type: 'string[]', nullable: false },
            },
          },
          nullable: false,
        },
      },
      columns: { id: { type: 'string', nullable: false }, level: { type: 'float', nullable: true } },
    });
    expect(Object.keys(statement.columns)).toEqual(['id', 'level']);
    expect(statement.text).toMatch(/^UNWIND[\s\S]*BY id$/);
    expect(problemsOf(statement)).toEqual([]);
  });

  it.each([
    ['an unknown tag', '// x\n// @parm id string\nRETURN 1 AS x', 2],
    ['no purpose', '// @returns x int\nRETURN 1 AS x', 1],
    ['no statement', '// x\n// @returns x int\n', 3],
    ['a parameter without a type', '// x\n// @param id\nRETURN 1 AS x', 2],
    ['a parameter twice', '// x\n// @param a int\n// @param a int\nRETURN $a AS x', 3],
    ['a column without a type', '// x\n// @returns a int, b\nRETURN 1 AS a, 2 AS b', 2],
    ['a column twice', '// x\n// @returns a int, a int\nRETURN 1 AS a', 2],
    ['two @returns', '// x\n// @returns a int\n// @returns b int\nRETURN 1 AS a', 3],
    ['rows that are not a list', '// x\n// @param rows {a int}\nUNWIND $rows AS r RETURN 1 AS a', 2],
    ['rows in rows', '// x\n// @param rows {a {b int}[]}[]\nUNWIND $rows AS r RETURN 1 AS a', 2],
  ])('with %s is refused at its line', (_, source, line) => {
    const attempt = () => parse(source);
    expect(attempt).toThrow(SourceProblem);
    try {
      attempt();
    } catch (problem) {
      expect((problem as SourceProblem).line).toBe(line);
    }
  });

  it.each(['Some.cypher', 'some_thing.cypher', '1st.cypher', 'some-.cypher'])(
    'named %s is refused',
    (name) => {
      expect(() => parse('// x\nRETURN 1 AS x', `cypher/skill/${name}`)).toThrow(SourceProblem);
    },
  );

  it.each([
    ['uses what is not declared', '// x\n// @returns a int\nRETURN $a AS a', 3],
    ['declares what is not used', '// x\n// @param b int\n// @returns a int\nRETURN 1 AS a', 4],
    ['returns other columns', '// x\n// @returns a int\nMATCH (n)\nRETURN 1 AS b', 4],
    ['returns another order', '// x\n// @returns a int, b int\nRETURN 1 AS b, 2 AS a', 3],
    ['returns what is not declared', '// x\nRETURN 1 AS b', 2],
    ['declares what is not returned', '// x\n// @returns a int\nCREATE (n:Skill)', 3],
    ['does nothing', '// x\nMATCH (n)', 2],
    ['is two statements', '// x\nCREATE (n:Skill); CREATE (m:Skill)', 2],
    ['divides what may be whole', '// x\n// @returns a float\nMATCH (n) RETURN n.a / n.b AS a', 3],
    ['asks for the time', '// x\n// @returns a int\nRETURN timestamp() AS a', 3],
    ['draws at random', '// x\n// @returns a float\nRETURN rand() AS a', 3],
    ['uses a duration', '// x\n// @returns a int\nRETURN duration.between(1, 2).days AS a', 3],
    ['commits by itself', '// x\nMATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS', 2],
    ['names a property with a word of Cypher', '// x\nMATCH (n)\nSET n.match = 1', 3],
    ['names a field with one', '// x\nCREATE (:Skill {id: 1,\n match: 1})', 2],
    ['takes a standard deviation', '// x\n// @returns a float\nMATCH (n) RETURN stDev(n.a) AS a', 3],
  ])('that %s is reported at its line', (_, source, line) => {
    expect(problemsOf(parse(source)).map((problem) => problem.line)).toEqual([line]);
  });

  it('may use a word of Cypher as a name in backticks', () => {
    const source =
      '// x\n// @returns match string\nMATCH (n)-[:`IN` {`set`: 1}]->() RETURN n.`match` AS `match`';
    expect(problemsOf(parse(source))).toEqual([]);
  });

  it.each([
    'toFloat(n.a) / n.b',
    'n.a / toFloat(n.b)',
    '1.0 / n.b',
    '(toFloat(n.a) + n.b) / n.c',
    'sqrt(n.a) / 2',
  ])('may divide as in %s', (expression) => {
    const source = `// x\n// @returns a float\nMATCH (n) RETURN ${expression} AS a`;
    expect(problemsOf(parse(source))).toEqual([]);
  });
});
