// Unified differences of texts, line by line as Python's difflib makes them.

/** How the two sides are called. */
export interface DiffNames {
  readonly from: string;
  readonly to: string;
  readonly fromDate: string;
  readonly toDate: string;
}

type Block = readonly [left: number, right: number, size: number];
type Kind = 'equal' | 'replace' | 'delete' | 'insert';

interface Change {
  readonly kind: Kind;
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightStart: number;
  readonly rightEnd: number;
}

const CONTEXT = 3;

/** The lines of a unified difference, without line ends; nothing when the sides are equal. */
export function unifiedDiff(left: readonly string[], right: readonly string[], names: DiffNames): string[] {
  const groups = groupChanges(changesBetween(left, right));
  if (groups.length === 0) return [];
  const head = (sign: string, name: string, date: string) => `${sign} ${name}${date === '' ? '' : `\t${date}`}`;
  const lines = [head('---', names.from, names.fromDate), head('+++', names.to, names.toDate)];
  for (const group of groups) lines.push(...groupLines(group, left, right));
  return lines;
}

function groupLines(group: readonly Change[], left: readonly string[], right: readonly string[]): string[] {
  const [first, last] = [group[0] as Change, group.at(-1) as Change];
  const lines = [`@@ -${span(first.leftStart, last.leftEnd)} +${span(first.rightStart, last.rightEnd)} @@`];
  for (const change of group) {
    const [old, fresh] = [
      left.slice(change.leftStart, change.leftEnd),
      right.slice(change.rightStart, change.rightEnd),
    ];
    if (change.kind === 'equal') lines.push(...old.map((line) => ` ${line}`));
    if (change.kind === 'replace' || change.kind === 'delete') lines.push(...old.map((line) => `-${line}`));
    if (change.kind === 'replace' || change.kind === 'insert') lines.push(...fresh.map((line) => `+${line}`));
  }
  return lines;
}

function span(start: number, end: number): string {
  const length = end - start;
  if (length === 1) return String(start + 1);
  return `${length === 0 ? start : start + 1},${length}`;
}

function groupChanges(changes: readonly Change[]): Change[][] {
  if (changes.every((change) => change.kind === 'equal')) return [];
  const trimmed = changes.map((change, at) => trimEnds(change, at === 0, at === changes.length - 1));
  const groups: Change[][] = [];
  let group: Change[] = [];
  for (const change of trimmed) {
    if (change.kind === 'equal' && change.leftEnd - change.leftStart > 2 * CONTEXT) {
      group.push({
        ...change,
        leftEnd: Math.min(change.leftEnd, change.leftStart + CONTEXT),
        rightEnd: Math.min(change.rightEnd, change.rightStart + CONTEXT),
      });
      groups.push(group);
      group = [
        {
          ...change,
          leftStart: Math.max(change.leftStart, change.leftEnd - CONTEXT),
          rightStart: Math.max(change.rightStart, change.rightEnd - CONTEXT),
        },
      ];
    } else group.push(change);
  }
  if (group.length > 1 || group[0]?.kind !== 'equal') groups.push(group);
  return groups.filter((each) => each.length > 0);
}

function trimEnds(change: Change, first: boolean, last: boolean): Change {
  if (change.kind !== 'equal') return change;
  let trimmed = change;
  if (first)
    trimmed = {
      ...trimmed,
      leftStart: Math.max(trimmed.leftStart, trimmed.leftEnd - CONTEXT),
      rightStart: Math.max(trimmed.rightStart, trimmed.rightEnd - CONTEXT),
    };
  if (last)
    trimmed = {
      ...trimmed,
      leftEnd: Math.min(trimmed.leftEnd, trimmed.leftStart + CONTEXT),
      rightEnd: Math.min(trimmed.rightEnd, trimmed.rightStart + CONTEXT),
    };
  return trimmed;
}

function changesBetween(left: readonly string[], right: readonly string[]): Change[] {
  const changes: Change[] = [];
  let [leftAt, rightAt] = [0, 0];
  for (const [leftStart, rightStart, size] of [
    ...matchingBlocks(left, right),
    [left.length, right.length, 0] as const,
  ]) {
    if (leftAt < leftStart || rightAt < rightStart) {
      const kind: Kind = leftAt === leftStart ? 'insert' : rightAt === rightStart ? 'delete' : 'replace';
      changes.push({ kind, leftStart: leftAt, leftEnd: leftStart, rightStart: rightAt, rightEnd: rightStart });
    }
    [leftAt, rightAt] = [leftStart + size, rightStart + size];
    if (size > 0) changes.push({ kind: 'equal', leftStart, leftEnd: leftAt, rightStart, rightEnd: rightAt });
  }
  return changes;
}

/** Blocks of equal lines, found as difflib finds them: the longest first, then to both sides of it. */
function matchingBlocks(left: readonly string[], right: readonly string[]): Block[] {
  const places = placesOf(right);
  const found: Block[] = [];
  const queue: [number, number, number, number][] = [[0, left.length, 0, right.length]];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [leftLow, leftHigh, rightLow, rightHigh] = next;
    const block = longestMatch(left, right, places, next);
    const [leftStart, rightStart, size] = block;
    if (size === 0) continue;
    found.push(block);
    if (leftLow < leftStart && rightLow < rightStart) queue.push([leftLow, leftStart, rightLow, rightStart]);
    if (leftStart + size < leftHigh && rightStart + size < rightHigh)
      queue.push([leftStart + size, leftHigh, rightStart + size, rightHigh]);
  }
  return mergeAdjacent(found.sort((one, other) => one[0] - other[0] || one[1] - other[1]));
}

function mergeAdjacent(blocks: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (last !== undefined && last[0] + last[2] === block[0] && last[1] + last[2] === block[1])
      merged[merged.length - 1] = [last[0], last[1], last[2] + block[2]];
    else merged.push(block);
  }
  return merged;
}

/** Where each line stands; in long texts, lines that are very common are left out. */
function placesOf(lines: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, line] of lines.entries()) places.set(line, [...(places.get(line) ?? []), at]);
  const most = Math.floor(lines.length / 100) + 1;
  if (lines.length >= 200) for (const [line, ats] of places) if (ats.length > most) places.delete(line);
  return places;
}

function longestMatch(
  left: readonly string[],
  right: readonly string[],
  places: ReadonlyMap<string, number[]>,
  bounds: readonly number[],
): Block {
  const [leftLow = 0, leftHigh = 0, rightLow = 0, rightHigh = 0] = bounds;
  let best: Block = [leftLow, rightLow, 0];
  let lengths = new Map<number, number>();
  for (let at = leftLow; at < leftHigh; at += 1) {
    const next = new Map<number, number>();
    for (const place of places.get(left[at] ?? '') ?? []) {
      if (place < rightLow) continue;
      if (place >= rightHigh) break;
      const size = (lengths.get(place - 1) ?? 0) + 1;
      next.set(place, size);
      if (size > best[2]) best = [at - size + 1, place - size + 1, size];
    }
    lengths = next;
  }
  return extend(left, right, best, bounds);
}

function extend(left: readonly string[], right: readonly string[], block: Block, bounds: readonly number[]): Block {
  const [leftLow = 0, leftHigh = 0, rightLow = 0, rightHigh = 0] = bounds;
  let [leftStart, rightStart, size] = block;
  while (leftStart > leftLow && rightStart > rightLow && left[leftStart - 1] === right[rightStart - 1])
    [leftStart, rightStart, size] = [leftStart - 1, rightStart - 1, size + 1];
  while (
    leftStart + size < leftHigh &&
    rightStart + size < rightHigh &&
    left[leftStart + size] === right[rightStart + size]
  )
    size += 1;
  return [leftStart, rightStart, size];
}
