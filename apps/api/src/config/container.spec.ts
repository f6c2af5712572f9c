import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentSchema } from './config.schema.js';

// No Docker engine is at hand where tests run: what can be known of the files without one is checked here.
const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../../../${name}`, import.meta.url)), 'utf8');
const known = Object.keys(environmentSchema.shape);

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile by stage; continued lines are joined, comments are left out. */
function stagesOf(dockerfile: string): Instruction[][] {
  const lines = dockerfile.replaceAll(/\\\n/g, ' ').split('\n');
  const instructions = lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ word: line.split(/\s/, 1)[0] ?? '', rest: line.replace(/^\S+\s+/, '') }));
  return instructions.reduce<Instruction[][]>((stages, instruction) => {
    if (instruction.word === 'FROM') return [...stages, [instruction]];
    stages.at(-1)?.push(instruction);
    return stages;
  }, []);
}

/** The variables of the process that a command reads. */
const variablesRead = (text: string) => [...text.matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name]) => name);

describe('the Dockerfile', () => {
  const stages = stagesOf(read('Dockerfile'));
  const last = stages.at(-1) ?? [];
  const of = (word: string) => last.filter((instruction) => instruction.word === word).map(({ rest }) => rest);

  it('builds in one stage and runs in another, as an ordinary user', () => {
    expect(stages.length).toBe(2);
    expect(of('USER')).toEqual(['node']);
    expect(stages.map(([from]) => from?.rest)).toEqual(['node:24-bookworm-slim AS build', 'node:24-bookworm-slim']);
  });

  it('copies every workspace before it installs', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    const copied = stages[0]?.filter(({ word }) => word === 'COPY').map(({ rest }) => rest.split(' ')[0]) ?? [];
    for (const folder of workspaces) expect(copied).toContain(`${folder}/package.json`);
  });

  it('sets and reads only variables of the configuration', () => {
    const set = of('ENV').flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split('=')[0]));
    expect(set).toContain('HOST');
    for (const name of [...set, ...of('HEALTHCHECK').flatMap(variablesRead)])
      if (name !== 'NODE_ENV') expect(known).toContain(name);
  });

  it('is asked for its health, and starts what the build makes', () => {
    expect(of('HEALTHCHECK')[0]).toContain('/readyz');
    expect(of('CMD')).toEqual(['["node", "apps/api/dist/main.js"]']);
  });
});

describe('docker-compose.yml', () => {
  interface Service {
    readonly image: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly healthcheck: { readonly test: readonly string[] };
    readonly volumes?: readonly string[];
    readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  }
  const { services, volumes } = parse(read('docker-compose.yml')) as {
    services: { readonly api: Service; readonly postgres: Service };
    volumes: Readonly<Record<string, unknown>>;
  };

  it('runs PostgreSQL 18 on a volume of its own and waits until it is healthy', () => {
    expect(services.postgres.image).toBe('postgres:18');
    const [volume] = services.postgres.volumes?.map((text) => text.split(':')) ?? [];
    expect(Object.keys(volumes)).toContain(volume?.[0]);
    expect(volume?.[1]).toBe('/var/lib/postgresql');
    expect(services.postgres.healthcheck.test.join(' ')).toContain('pg_isready');
    expect(services.api.depends_on?.['postgres']?.condition).toBe('service_healthy');
  });

  it('gives the API only variables of its configuration, with values that it takes', () => {
    const { environment, healthcheck } = services.api;
    for (const name of [...Object.keys(environment), ...variablesRead(healthcheck.test.join(' '))])
      expect(known).toContain(name);
    const filled = JSON.parse(JSON.stringify(environment).replaceAll(/\$\{[^}]+\}/g, 'secret')) as object;
    expect(environmentSchema.safeParse(filled).success).toBe(true);
  });

  it('says nothing of a password', () => {
    for (const line of read('docker-compose.yml').split('\n'))
      if (/password:/i.test(line) && !line.startsWith('#')) expect(line).toMatch(/\$\{POSTGRES_PASSWORD:\?/);
  });

  it('uses for PostgreSQL the variables that its image documents', () => {
    for (const name of Object.keys(services.postgres.environment))
      expect(['POSTGRES_DB', 'POSTGRES_USER', 'POSTGRES_PASSWORD']).toContain(name);
  });
});
