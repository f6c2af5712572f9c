import { itemKinds, type ReleaseContentInput } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedItems } from './content-changes.js';
import { editContent, type Edit } from './draft-content.js';
import { rebaseContent } from './rebase-content.js';

const both = (text: string) => ({ en: text, ja: text });

function contentOf(ids: readonly string[]): ReleaseContentInput {
  const lists = Object.fromEntries(Object.values(itemKinds).map(({ plural }) => [plural, [] as unknown[]]));
  delete lists['defaults'];
  delete lists['formulas'];
  delete lists['questions'];
  lists['categories'] = ids.map((id) => ({ id, name: both(id), order: 0 }));
  return lists as unknown as ReleaseContentInput;
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const base = contentOf(ids.slice(0, 5));
const edit = (id: string, patch: Edit['patch']): Edit => ({ kind: 'category', id, patch });
const after = (content: ReleaseContentInput, ...edits: readonly Edit[]) => editContent(content, edits).content;

describe('rebasing a draft', () => {
  it('takes each item from the side that changed it', () => {
    const theirs = after(base, edit('a', null), edit('b', { order: 3 }));
    const ours = after(base, edit('c', null), edit('f', { name: both('f'), order: 9 }));
    const { content, conflicts } = rebaseContent({ base, theirs, ours }, []);
    expect(conflicts).toEqual([]);
    expect(content).toEqual(after(theirs, edit('c', null), edit('f', { name: both('f'), order: 9 })));
  });

  it('merges an item of which both changed other members', () => {
    const theirs = after(base, edit('a', { order: 3, note: both('theirs') }));
    const ours = after(base, edit('a', { name: both('ours') }));
    const { content, conflicts } = rebaseContent({ base, theirs, ours }, []);
    expect(conflicts).toEqual([]);
    expect(content.categories[0]).toEqual({ id: 'a', name: both('ours'), note: both('theirs'), order: 3 });
  });

  it('does not take a member apart: half a value is nobody’s claim', () => {
    const theirs = after(base, edit('a', { name: { en: 'theirs' } }));
    const ours = after(base, edit('a', { name: { ja: 'ours' }, order: 5 }));
    const { content, conflicts } = rebaseContent({ base, theirs, ours }, []);
    expect(conflicts).toEqual([
      {
        kind: 'category',
        id: 'a',
        member: 'name',
        base: both('a'),
        theirs: { en: 'theirs', ja: 'a' },
        ours: { en: 'a', ja: 'ours' },
      },
    ]);
    expect(content.categories[0]).toEqual({ id: 'a', name: { en: 'theirs', ja: 'a' }, order: 5 });
  });

  it('names the whole item where one side took it out and the other changed it, or both added it', () => {
    const added = { name: both('f'), order: 1 };
    const theirs = after(base, edit('a', null), edit('b', { order: 2 }), edit('f', added));
    const ours = after(base, edit('a', { order: 2 }), edit('b', null), edit('f', { ...added, order: 2 }));
    const { conflicts } = rebaseContent({ base, theirs, ours }, []);
    expect(conflicts.map(({ id, member }) => [id, member])).toEqual([
      ['a', null],
      ['b', null],
      ['f', null],
    ]);
    expect(conflicts[0]).toMatchObject({ base: { id: 'a', order: 0 }, theirs: null, ours: { id: 'a', order: 2 } });
    expect(conflicts[1]).toMatchObject({ base: { id: 'b' }, theirs: { order: 2 }, ours: null });
    expect(conflicts[2]).toMatchObject({ base: null, theirs: { order: 1 }, ours: { order: 2 } });
  });

  it.each([
    ['ours', { take: 'ours' }, { id: 'a', name: both('ours'), order: 5 }],
    ['theirs', { take: 'theirs' }, { id: 'a', name: both('theirs'), order: 5 }],
    [
      'another item',
      { take: 'item', item: { name: both('agreed'), order: 7 } },
      { id: 'a', name: both('agreed'), order: 7 },
    ],
    ['nothing', { take: 'item', item: null }, undefined],
  ] as const)('resolves a conflict by taking %s, and keeps what is not in conflict', (_, decision, item) => {
    const theirs = after(base, edit('a', { name: both('theirs') }));
    const ours = after(base, edit('a', { name: both('ours'), order: 5 }));
    const { content, conflicts } = rebaseContent({ base, theirs, ours }, [{ kind: 'category', id: 'a', ...decision }]);
    expect(conflicts).toEqual([]);
    expect(content.categories.find(({ id }) => id === 'a')).toEqual(item);
  });

  it('finds no conflict where both did the same', () => {
    const edits = [edit('a', null), edit('b', { order: 4 }), edit('f', { name: both('f'), order: 4 })];
    const done = after(base, ...edits);
    expect(rebaseContent({ base, theirs: done, ours: after(base, ...edits) }, [])).toEqual({
      content: done,
      conflicts: [],
    });
  });
});

const patch = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.record({ order: fc.nat(9), name: fc.string().map(both) }, { requiredKeys: ['order'] }) },
);

/** Edits of some items; those of an item that is not there add it, and none takes it out. */
const editsOf = (some: readonly string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...some), patch), { maxLength: 6 }).map((pairs) =>
    pairs
      .filter(([, one], index) => one !== null || pairs.findIndex(([id]) => id === pairs[index]?.[0]) === index)
      .filter(([id, one]) => one !== null || id !== 'f')
      .map(([id, one]) => edit(id, one)),
  );

describe('a rebase over any release', () => {
  it('equals the edits done on it, where the two touch other items', () => {
    fc.assert(
      fc.property(editsOf(['a', 'b', 'c']), editsOf(['d', 'e', 'f']), (their, our) => {
        const theirs = after(base, ...their);
        const rebased = rebaseContent({ base, theirs, ours: after(base, ...our) }, []);
        expect(rebased).toEqual({ content: after(theirs, ...our), conflicts: [] });
      }),
    );
  });

  it('equals the edits done on it, where the two touch other members', () => {
    const their = fc.array(fc.tuple(fc.constantFrom(...ids.slice(0, 5)), fc.nat(9)), { maxLength: 6 });
    const our = fc.array(fc.tuple(fc.constantFrom(...ids.slice(0, 5)), fc.string()), { maxLength: 6 });
    fc.assert(
      fc.property(their, our, (orders, names) => {
        const theirs = after(base, ...orders.map(([id, order]) => edit(id, { order })));
        const ourEdits = names.map(([id, name]) => edit(id, { name: both(name) }));
        const rebased = rebaseContent({ base, theirs, ours: after(base, ...ourEdits) }, []);
        expect(rebased).toEqual({ content: after(theirs, ...ourEdits), conflicts: [] });
      }),
    );
  });

  it('by a draft that is what was published meanwhile changes nothing, and without conflicts leaves only the draft’s own changes', () => {
    fc.assert(
      fc.property(editsOf(ids), editsOf(ids), (their, our) => {
        const [theirs, ours] = [after(base, ...their), after(base, ...our)];
        const { content, conflicts } = rebaseContent({ base, theirs, ours }, []);
        const touched = new Set(changedItems(base, ours).map(({ id }) => id));
        expect(changedItems(theirs, content).every(({ id }) => touched.has(id))).toBe(true);
        const all = conflicts.map(({ kind, id }) => ({ kind, id, take: 'theirs' as const }));
        expect(rebaseContent({ base, theirs, ours }, all).conflicts).toEqual([]);
        expect(rebaseContent({ base, theirs, ours: theirs }, [])).toEqual({ content: theirs, conflicts: [] });
      }),
    );
  });
});
