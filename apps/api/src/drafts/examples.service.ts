import { Injectable } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';
import type { JsonValue } from '@plimsoll/catalog';
import type { Answered } from '../writes/write.types.js';
import type { BrokenExample, ExampleTake, RuleExample } from './broken-examples.js';
import type { Edit } from './draft-content.js';
import { etagOfDraft } from './draft-shown.js';
import { DraftThread } from './draft-thread.js';
import { DraftViews, type ReadDraft } from './draft-views.js';
import type { Draft } from './draft.types.js';
import type { Transaction } from './draft.store.js';
import { DraftsService, type AskedOfDraft, type Meant } from './drafts.service.js';
import type { RefreshedExamples } from './examples.schema.js';

/** Tells which examples of rules a draft contradicts, and brings them up to date where somebody asks for it. */
@Injectable()
export class ExamplesService {
  constructor(
    private readonly drafts: DraftsService,
    private readonly views: DraftViews,
    private readonly thread: DraftThread,
  ) {}

  /** Throws Problem 404 `draft-not-found`, 422 `draft-has-problems` for what cannot be asked. */
  async broken(id: string): Promise<ReadDraft> {
    const draft = await this.views.found(id);
    return { etag: etagOfDraft(draft), body: { items: await this.brokenIn(draft) } };
  }

  /** One edit of the rules. Throws Problem 422 `example-not-broken`, `example-without-proposal`. */
  refresh(asked: AskedOfDraft, meant: Meant, wanted: RefreshedExamples): Promise<Answered> {
    return this.drafts.edit(asked, meant, async (draft, tx) => {
      const chosen = chosenOf(await this.brokenIn(draft, tx), wanted);
      return [...new Set(chosen.map(({ rule }) => rule))].map((rule) => editOf(draft, rule, chosen));
    });
  }

  private brokenIn(draft: Draft, tx?: Transaction): Promise<readonly BrokenExample[]> {
    return this.views.ask(draft, (sides) => this.thread.do({ kind: 'examples', ...sides }), tx);
  }
}

interface Chosen {
  readonly rule: string;
  readonly at: number;
  readonly example: RuleExample;
}

function chosenOf(broken: readonly BrokenExample[], { examples, take }: RefreshedExamples): readonly Chosen[] {
  if (examples === undefined)
    return broken.flatMap((one) => {
      const example = proposed(one, take);
      return example ? [{ rule: one.rule, at: one.at, example }] : [];
    });
  return examples.map((named, index) => {
    const one = broken.find(({ rule, example }) => rule === named.rule && example.name === named.example);
    const pointer = `/examples/${index}`;
    if (!one)
      throw refused(
        'example-not-broken',
        `${named.rule} has no example ${JSON.stringify(named.example)} that comes out otherwise.`,
        pointer,
      );
    const example = proposed(one, named.take ?? take);
    if (!example)
      throw refused('example-without-proposal', 'Nothing of that kind is proposed for the example.', pointer);
    return { rule: one.rule, at: one.at, example };
  });
}

const proposed = ({ proposals }: BrokenExample, take: ExampleTake | undefined): RuleExample | undefined =>
  (take === undefined ? proposals[0] : proposals.find((one) => one.take === take))?.example;

function refused(code: string, detail: string, pointer: string): Problem {
  return new Problem(422, code, detail, [{ pointer, code, detail }]);
}

function editOf({ content }: Draft, rule: string, chosen: readonly Chosen[]): Edit {
  const held = content.rules.find(({ id }) => id === rule)?.examples ?? [];
  const examples = held.map(
    (example, at) => chosen.find((one) => one.rule === rule && one.at === at)?.example ?? example,
  );
  return { kind: 'rule', id: rule, patch: { examples } as unknown as JsonValue };
}
