import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'meritgraph-config-'));
const fileWith = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('configuration', () => {
  it('needs nothing: an embedded graph in the data folder, served on loopback', () => {
    const config = loadConfig({}, {});
    expect(config.graph).toMatch(/^file:\/.*\.meritgraph\/meritgraph\.grafeo$/);
    expect(config).toMatchObject({ host: '127.0.0.1', port: 4000, token: undefined });
  });

  it('takes a flag before the environment, and the environment before the file', () => {
    const file = fileWith('settings.json', JSON.stringify({ port: 1, host: '::1', logLevel: 'error' }));
    const config = loadConfig(
      { port: 3 },
      { MERITGRAPH_CONFIG: file, MERITGRAPH_PORT: '2', MERITGRAPH_HOST: 'localhost' },
    );
    expect(config).toMatchObject({ port: 3, host: 'localhost', logLevel: 'error' });
  });

  it.each([
    [{ MERITGRAPH_PORT: 'many' }, /^MERITGRAPH_PORT: /],
    [{ MERITGRAPH_GRAPH: 'postgres://x' }, /^MERITGRAPH_GRAPH: must be memory:/],
    [{ MERITGRAPH_REDIS: 'redis://127.0.0.1:6379' }, /^MERITGRAPH_REDIS: is set but the graph is embedded/],
    [{ MERITGRAPH_GRAPH: 'neo4j://127.0.0.1:7687' }, /^MERITGRAPH_REDIS: is missing/],
    [
      { MERITGRAPH_HOST: '0.0.0.0' },
      /^MERITGRAPH_HOST: is not a loopback address; set MERITGRAPH_TOKEN_FILE/,
    ],
    [
      { MERITGRAPH_TOKEN_FILE: '/no/such/file' },
      /^MERITGRAPH_TOKEN_FILE: cannot read \/no\/such\/file \(ENOENT\)/,
    ],
    [{ MERITGRAPH_CONFIG: fileWith('bad.json', '{') }, /^MERITGRAPH_CONFIG: .*is not a JSON object/],
    [{ MERITGRAPH_CONFIG: fileWith('unknown.json', '{"prot":1}') }, /prot: is not a setting/],
  ])('stops at %j with one line that names the setting', (environment, message) => {
    expect(() => loadConfig({}, environment)).toThrow(message);
    try {
      loadConfig({}, environment);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });

  it('takes cut-offs of tiers that rise between 0 and 1, from the environment or the file', () => {
    const standard = { AWARENESS: 0.2, WORKING: 0.4, PRACTITIONER: 0.6, EXPERT: 0.8 };
    expect(loadConfig({}, {}).tierCutoffs).toEqual(standard);
    const own = { AWARENESS: 0.1, WORKING: 0.3, PRACTITIONER: 0.5, EXPERT: 0.95 };
    expect(loadConfig({}, { MERITGRAPH_TIER_CUTOFFS: '.1, .3, .5, .95' }).tierCutoffs).toEqual(own);
    const file = fileWith('tiers.json', '{"tierCutoffs":[0.1,0.3,0.5,0.95]}');
    expect(loadConfig({}, { MERITGRAPH_CONFIG: file }).tierCutoffs).toEqual(own);
    for (const wrong of ['.4,.3,.6,.8', '.2,.4,.6', '.2,.4,.6,1', '0,.4,.6,.8', 'a,b,c,d', ',.4,.6,.8', '']) {
      expect(() => loadConfig({}, { MERITGRAPH_TIER_CUTOFFS: wrong })).toThrow(
        /^MERITGRAPH_TIER_CUTOFFS: must be four rising numbers/,
      );
    }
  });

  it('takes what reinforces by kind, from the environment or the file; kinds left out keep their rule', () => {
    expect(loadConfig({}, {}).reinforcement).toEqual({});
    const own = { SIMULATION: 'ALWAYS', DELIVERY: 'NEVER', AWARD: 'NEVER' };
    const said = { MERITGRAPH_REINFORCEMENT: 'SIMULATION=ALWAYS, DELIVERY=NEVER,AWARD=NEVER' };
    expect(loadConfig({}, said).reinforcement).toEqual(own);
    const file = fileWith('reinforcement.json', JSON.stringify({ reinforcement: own }));
    expect(loadConfig({}, { MERITGRAPH_CONFIG: file }).reinforcement).toEqual(own);
    for (const wrong of [
      '',
      'DELIVERY',
      'DELIVERY=OFTEN',
      'EXAM=ALWAYS',
      'AWARD=PASSED',
      'DELIVERY=NEVER,DELIVERY=ALWAYS',
    ]) {
      expect(() => loadConfig({}, { MERITGRAPH_REINFORCEMENT: wrong })).toThrow(
        /^MERITGRAPH_REINFORCEMENT: must be rules such as/,
      );
    }
  });

  it('takes when people are fitted, or that they never are by themselves', () => {
    expect(loadConfig({}, {}).decaySchedule).toBe('30 2 * * *');
    expect(loadConfig({}, { MERITGRAPH_DECAY_SCHEDULE: '*/10 * * * *' }).decaySchedule).toBe('*/10 * * * *');
    expect(loadConfig({}, { MERITGRAPH_DECAY_SCHEDULE: 'never' }).decaySchedule).toBeNull();
    expect(() => loadConfig({}, { MERITGRAPH_DECAY_SCHEDULE: 'nightly' })).toThrow(
      /^MERITGRAPH_DECAY_SCHEDULE: must be a cron expression/,
    );
  });

  it('serves beyond loopback with a token, read from its file and never from the environment', () => {
    const token = fileWith('token', 'a-long-enough-token\n');
    expect(loadConfig({}, { MERITGRAPH_HOST: '0.0.0.0', MERITGRAPH_TOKEN_FILE: token })).toMatchObject({
      token: 'a-long-enough-token',
    });
  });
});
