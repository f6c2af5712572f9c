import {
  isLeftOut,
  itemKinds,
  kindNames,
  type ItemKind,
  type ReleaseContent,
  type ReleaseContentInput,
} from '../model/release.js';

/** What is to become a release: its content, which may be malformed, and the texts of its source revisions by SHA-256. */
export interface CheckedDraft {
  readonly catalog: string;
  readonly content: ReleaseContentInput;
  readonly texts: ReadonlyMap<string, string>;
}

/** One thing that stands in the way of publishing. `pointer` is a JSON pointer (RFC 6901) into the item; empty for the whole of it. */
export interface CheckProblem {
  readonly check: string;
  readonly item: { readonly kind: ItemKind; readonly id: string };
  readonly pointer: string;
  readonly message: string;
}

/** One condition of publishing. It reports every place that breaks it, works on malformed drafts too, and never throws for what a draft holds. */
export interface PublishingCheck {
  readonly id: string;
  run(draft: CheckedDraft): CheckProblem[];
}

/** An item as it stands in the draft, whatever it is. */
export interface RawItem {
  readonly kind: ItemKind;
  /** Its id; for an item without one its place in the list, as `#3`. */
  readonly id: string;
  readonly value: unknown;
}

/** Every item of the draft, sound or not, in the order of kinds and lists. */
export function rawItems(draft: CheckedDraft): RawItem[] {
  const lists = draft.content as Readonly<Record<string, unknown>>;
  return kindNames.flatMap((kind) => {
    const list = lists[itemKinds[kind].plural];
    if (!Array.isArray(list)) return [];
    return list.map((value: unknown, index) => ({ kind, id: idOf(value) ?? `#${index}`, value }));
  });
}

export function idOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The draft as far as it has the model's shape, with defaults filled in. */
export interface SoundDraft {
  readonly content: ReleaseContent;
  /** The ids of all items, malformed ones too: what is malformed is not missing. */
  readonly ids: Readonly<Record<ItemKind, ReadonlySet<string>>>;
}

const soundDrafts = new WeakMap<CheckedDraft, SoundDraft>();

/** Leaves malformed items out, so that every other check sees the model's types; the schema check names what was left out. */
export function soundPart(draft: CheckedDraft): SoundDraft {
  const known = soundDrafts.get(draft);
  if (known) return known;
  const items = rawItems(draft);
  const ofKind = (kind: ItemKind) => items.filter((item) => item.kind === kind);
  const content = Object.fromEntries(
    kindNames.flatMap((kind) => {
      const list = ofKind(kind).flatMap(({ value }) => parseItem(kind, value));
      return isLeftOut(kind, list) ? [] : [[itemKinds[kind].plural, list] as const];
    }),
  ) as unknown as ReleaseContent;
  const ids = Object.fromEntries(
    kindNames.map((kind) => [kind, new Set(ofKind(kind).map(({ id }) => id))]),
  ) as unknown as SoundDraft['ids'];
  const sound = { content, ids };
  soundDrafts.set(draft, sound);
  return sound;
}

function parseItem(kind: ItemKind, value: unknown): unknown[] {
  const parsed = itemKinds[kind].schema.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}
