// What a pattern is made of: the tree between its text and its program.

/** No upper bound of a repetition. */
export const ENDLESS = 4294967295;

/** The kinds of classes that an escape names; the capital ones are their opposites. */
export type Category = 'd' | 'D' | 's' | 'S' | 'w' | 'W';

/** Where a position has to be. */
export type Place = '^' | '$' | 'A' | 'Z' | 'b' | 'B';

/** One part of a character class. */
export type ClassPart =
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'category'; readonly category: Category };

export type Greed = 'greedy' | 'lazy' | 'possessive';

export type Sequence = readonly Tree[];

/** A part of a pattern. */
export type Tree =
  | { readonly kind: 'literal'; readonly code: number; readonly negated: boolean }
  | { readonly kind: 'any' }
  | { readonly kind: 'class'; readonly parts: readonly ClassPart[]; readonly negated: boolean }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'branch'; readonly choices: readonly Sequence[] }
  | {
      readonly kind: 'group';
      /** Undefined: it captures nothing. */
      readonly number: number | undefined;
      readonly added: number;
      readonly removed: number;
      readonly body: Sequence;
    }
  | { readonly kind: 'atomic'; readonly body: Sequence }
  | {
      readonly kind: 'repeat';
      readonly greed: Greed;
      readonly least: number;
      readonly most: number;
      readonly body: Sequence;
    }
  | { readonly kind: 'reference'; readonly group: number }
  | { readonly kind: 'conditional'; readonly group: number; readonly yes: Sequence; readonly no: Sequence | undefined }
  | { readonly kind: 'around'; readonly behind: boolean; readonly negated: boolean; readonly body: Sequence };

/** A pattern that has been read. */
export interface Parsed {
  readonly body: Sequence;
  readonly flags: number;
  /** Capturing groups. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** By the number of a group. */
  readonly widths: readonly Width[];
}

/** The least and the greatest number of characters that a part can match. */
export interface Width {
  readonly least: number;
  readonly most: number;
}

const one: Width = { least: 1, most: 1 };
const none: Width = { least: 0, most: 0 };

type Measure<K extends Tree['kind']> = (
  tree: Extract<Tree, { kind: K }>,
  widths: readonly (Width | undefined)[],
) => Width;

const measures: { readonly [K in Tree['kind']]: Measure<K> } = {
  literal: () => one,
  any: () => one,
  class: () => one,
  place: () => none,
  branch: ({ choices }, widths) => either(choices.map((choice) => widthOf(choice, widths))),
  // A group that captures has been measured already: so a pattern is measured once, however deep its groups nest.
  group: ({ number, body }, widths) => (number === undefined ? undefined : widths[number]) ?? widthOf(body, widths),
  atomic: ({ body }, widths) => widthOf(body, widths),
  repeat({ least, most, body }, widths) {
    const inner = widthOf(body, widths);
    return { least: inner.least * least, most: inner.most * most };
  },
  reference: ({ group }, widths) => widths[group] ?? none,
  conditional({ yes, no }, widths) {
    const inner = widthOf(yes, widths);
    return no === undefined ? { least: 0, most: inner.most } : either([inner, widthOf(no, widths)]);
  },
  around: () => none,
};

function either(widths: readonly Width[]): Width {
  return {
    least: Math.min(...widths.map(({ least }) => least)),
    most: Math.max(0, ...widths.map(({ most }) => most)),
  };
}

/** How many characters a sequence can match; `widths` are those of the groups read so far. */
export function widthOf(sequence: Sequence, widths: readonly (Width | undefined)[]): Width {
  let least = 0;
  let most = 0;
  for (const tree of sequence) {
    const measure = measures[tree.kind] as Measure<Tree['kind']>;
    const width = measure(tree as never, widths);
    least += width.least;
    most += width.most;
  }
  return { least: Math.min(least, ENDLESS - 1), most: Math.min(most, ENDLESS) };
}
