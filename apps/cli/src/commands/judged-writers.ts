import { canonicalJson, reportsOf, type Report } from '@plimsoll/engine';
import { reportToJunit, reportToMarkdown } from '@plimsoll/formats';
import type { Given } from '../arguments/given.js';
import { problemOf } from '../tell-failure.js';
import { showReports } from '../shown/findings.js';
import type { World } from '../world.js';
import { paperOf, say, sayJson } from './answer.js';
import { outcomesOf, type Judged } from './judged.js';
import { MergedSarif } from './merge-sarif.js';

/** Writes what came of documents, one after another. `before` is called when something is about to be written. */
export interface JudgedWriter {
  add(one: Judged, before: () => Promise<void>): Promise<void>;
  end(): Promise<void>;
}

interface Place {
  readonly given: Given;
  readonly world: World;
}

/** The writer of a form. What is written of one document is what REST writes of it; of several, each form has its own way to tell them apart. */
export function judgedWriter(form: string, count: number, place: Place): JudgedWriter {
  switch (form) {
    case 'json':
      return jsonWriter(count, place);
    case 'sarif':
      return sarifWriter(place);
    case 'junit':
      return collecting((all) => writeReports(all, count, place, reportToJunit));
    case 'markdown':
      return collecting((all) => writeReports(all, count, place, reportToMarkdown));
    default:
      return prettyWriter(count, place);
  }
}

function collecting(write: (all: readonly Judged[]) => Promise<void>): JudgedWriter {
  const all: Judged[] = [];
  return {
    add: async (one) => {
      all.push(one);
    },
    end: () => write(all),
  };
}

function sarifWriter({ world }: Place): JudgedWriter {
  const merged = new MergedSarif();
  return {
    add: async ({ sarif }) => {
      if (sarif !== undefined) merged.add(sarif);
    },
    end: () => world.stdout.write(merged.write() ?? ''),
  };
}

/** Of one document its answer; of several a line each, as a batch has them. */
function jsonWriter(count: number, { world }: Place): JudgedWriter {
  let index = 0;
  return {
    add: async ({ file: id, answer, failure }, before) => {
      await before();
      const told = failure === undefined ? { report: answer } : { problem: problemOf(failure) };
      if (count > 1) await say(world, canonicalJson({ index: index++, id, ...told }));
      else if (failure === undefined) await sayJson(world, answer);
    },
    end: async () => undefined,
  };
}

type Write = (reports: readonly Report[], names: readonly string[]) => string;

async function writeReports(all: readonly Judged[], count: number, { world }: Place, write: Write): Promise<void> {
  const named = all.flatMap(({ file, answer }) => {
    const reports = answer === undefined ? [] : reportsOf(answer);
    return reports.map((report, at) => ({ report, name: reports.length > 1 ? `${file} (${at + 1})` : file }));
  });
  if (named.length === 0) return;
  const names = count > 1 ? named.map(({ name }) => name) : [];
  await world.stdout.write(
    write(
      named.map(({ report }) => report),
      names,
    ),
  );
}

function prettyWriter(count: number, { given, world }: Place): JudgedWriter {
  const sums = { passed: 0, failed: 0, 'cannot tell': 0, 'not read': 0 };
  let isFirst = true;
  return {
    add: async (one, before) => {
      sums[sumOf(one)] += 1;
      if (one.answer === undefined) return;
      await before();
      const name = one.file === '-' ? 'stdin' : one.file;
      const text = showReports(name, reportsOf(one.answer), {
        paper: paperOf(given, world),
        isWhole: given.has('all'),
      });
      await say(world, `${isFirst ? '' : '\n'}${text}`);
      isFirst = false;
    },
    end: async () => {
      if (count < 2) return;
      const told = Object.entries(sums).filter(([, sum]) => sum > 0);
      await say(world, `\n${count} files: ${told.map(([word, sum]) => `${word}: ${sum}`).join(', ')}`);
    },
  };
}

function sumOf(one: Judged) {
  if (one.failure !== undefined) return 'not read';
  const outcomes = outcomesOf(one);
  if (outcomes.includes('fail')) return 'failed';
  return outcomes.includes('unknown') ? 'cannot tell' : 'passed';
}
