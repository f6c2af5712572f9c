import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem, type CompiledRelease, type ReleaseHeader } from '@plimsoll/engine';
import { compileSnapshot } from '../compile-snapshot.js';
import { isNamed } from '../find-header.js';
import { isMissing, troubleOf } from './failures.js';
import type { Trouble } from './local.types.js';
import { clearLeftBehind, writeWhole } from './whole-file.js';

const KIND = 'plimsoll-held-release/1';
const FILE = /^([1-9]\d{0,8})_(\d{4}\.\d{1,2}\.\d+)_([0-9a-f]{64})[.]json$/;
const POINTER = 'current.json';

/** A release as it is kept in a file, and when it was fetched (milliseconds since 1970). */
export interface HeldRelease {
  readonly release: CompiledRelease;
  readonly retrievedAt: number;
}

/** A file that should hold a release, by its name. `asOf` is when it was written, or when the service last called it current. */
export interface HeldFile extends Pick<ReleaseHeader, 'sequence' | 'label' | 'digest'> {
  readonly path: string;
  readonly asOf: number;
  readonly isCurrent: boolean;
}

interface Pointer extends Pick<ReleaseHeader, 'sequence' | 'digest'> {
  readonly retrievedAt: string;
}

/** Releases of one catalog that were fetched, each in a file under its name. What is read is proved again: a file that was cut or altered is told of and passed over. */
export class ReleaseFolder {
  readonly path: string;

  constructor(
    cacheDir: string,
    catalog: string,
    private readonly tell: (trouble: Trouble) => void,
  ) {
    this.path = join(cacheDir, catalog);
  }

  /** What is there: the release that was last called current first, then by falling sequence. Never fails. */
  async list(): Promise<readonly HeldFile[]> {
    await clearLeftBehind(this.path);
    const names = await readdir(this.path).catch((error: unknown) => this.missed(error, this.path));
    const pointer = await this.pointer();
    const files = await Promise.all((names ?? []).map((name) => this.fileOf(name, pointer)));
    const found = files.filter((file) => file !== undefined);
    return found.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.sequence - a.sequence);
  }

  /** The newest good release that a ref names. */
  async find(ref: string): Promise<HeldRelease | undefined> {
    const named = (await this.list()).filter((file) => isNamed(file, ref)).sort((a, b) => b.sequence - a.sequence);
    for (const file of named) {
      const held = await this.read(file);
      if (held) return held;
    }
    return undefined;
  }

  /** The release that a file holds; undefined, and told, where it does not hold what its name says. */
  async read({ path, sequence, digest }: HeldFile): Promise<HeldRelease | undefined> {
    try {
      const { kind, retrievedAt, snapshot } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
      const moment = Date.parse(String(retrievedAt));
      if (kind !== KIND || Number.isNaN(moment)) throw new Error('this is no release that was kept here');
      const release = compileSnapshot(snapshot);
      if (release.header.sequence !== sequence || release.header.digest !== digest)
        throw new Problem(422, 'digest-mismatch', 'the file holds another release than its name says');
      return { release, retrievedAt: moment };
    } catch (error) {
      this.tell(troubleOf(error, path, 'unusable-cache-file'));
      return undefined;
    }
  }

  /** Keeps a release, durable before this returns. Throws the error of the system call that failed. */
  async keep({ sequence, label, digest }: ReleaseHeader, snapshot: unknown, retrievedAt: number): Promise<void> {
    const path = join(this.path, `${sequence}_${label}_${digest}.json`);
    await writeWhole(path, JSON.stringify({ kind: KIND, retrievedAt: new Date(retrievedAt).toISOString(), snapshot }));
  }

  /** Notes which release the service calls current. Throws the error of the system call that failed. */
  async pointTo({ sequence, digest }: ReleaseHeader, retrievedAt: number): Promise<void> {
    const pointer: Pointer = { sequence, digest, retrievedAt: new Date(retrievedAt).toISOString() };
    await writeWhole(join(this.path, POINTER), JSON.stringify(pointer));
  }

  private async fileOf(name: string, pointer: Pointer | undefined): Promise<HeldFile | undefined> {
    const [, number, label, digest] = FILE.exec(name) ?? [];
    if (number === undefined || label === undefined || digest === undefined) return undefined;
    const path = join(this.path, name);
    const sequence = Number(number);
    const isCurrent = pointer?.sequence === sequence && pointer.digest === digest;
    const asOf = isCurrent ? Date.parse(pointer.retrievedAt) : (await stat(path).catch(() => undefined))?.mtimeMs;
    return { path, sequence, label, digest, isCurrent, asOf: asOf ?? 0 };
  }

  private async pointer(): Promise<Pointer | undefined> {
    const path = join(this.path, POINTER);
    try {
      const pointer = JSON.parse(await readFile(path, 'utf8')) as Pointer | null;
      if (!pointer || Number.isNaN(Date.parse(pointer.retrievedAt))) throw new Error('this names no release');
      return pointer;
    } catch (error) {
      return this.missed(error, path);
    }
  }

  private missed(error: unknown, path: string): undefined {
    if (!isMissing(error)) this.tell(troubleOf(error, path, 'unusable-cache-file'));
    return undefined;
  }
}
