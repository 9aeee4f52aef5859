// Wrapping lines as Python's textwrap does.

/** How lines are wrapped. */
export interface Wrapping {
  readonly width: number;
  readonly breakLongWords: boolean;
  readonly breakOnHyphens: boolean;
}

const PUNCTUATION = String.raw`[\p{L}\p{N}_!"'&.,?]`;
const LETTER = String.raw`[\p{L}\p{Nl}\p{No}_]`;
const SPACE = String.raw`[\t\n\v\f\r ]`;
const WORD = String.raw`[\p{L}\p{N}_]`;

/** White space, dashes between words, and words up to a hyphen, their end or a dash. */
const PIECES = new RegExp(
  `(${SPACE}+|(?<=${PUNCTUATION})-{2,}(?=${WORD})|[^\\t\\n\\v\\f\\r ]+?(?:-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${LETTER}-))(?=${LETTER}-?${LETTER})|(?=${SPACE}|$)|(?<=${PUNCTUATION})(?=-{2,}${WORD})))`,
  'u',
);
const WORDS = new RegExp(`(${SPACE}+)`, 'u');

/** A line in lines no longer than the width. */
export function wrapped(line: string, wrapping: Wrapping): string[] {
  const pieces = line
    .split(wrapping.breakOnHyphens ? PIECES : WORDS)
    .filter((piece) => piece !== undefined && piece !== '');
  const rest = pieces.map((piece) => [...piece]).reverse();
  const lines: string[] = [];
  while (rest.length > 0) {
    if (lines.length > 0 && isBlank(rest.at(-1))) rest.pop();
    const taken = takeLine(rest, wrapping);
    if (isBlank(taken.at(-1))) taken.pop();
    if (taken.length > 0) lines.push(taken.map((piece) => piece.join('')).join(''));
  }
  return lines;
}

function isBlank(piece: readonly string[] | undefined): boolean {
  return piece !== undefined && piece.join('').trim() === '';
}

/** What fits into one line; a piece that fits into none is broken, or has a line of its own. */
function takeLine(rest: string[][], wrapping: Wrapping): string[][] {
  const taken: string[][] = [];
  let left = wrapping.width;
  for (let next = rest.at(-1); next !== undefined && next.length <= left; next = rest.at(-1)) {
    taken.push(next);
    left -= next.length;
    rest.pop();
  }
  const long = rest.at(-1);
  if (long === undefined || long.length <= wrapping.width) return taken;
  if (wrapping.breakLongWords) breakPiece(rest, long, taken, left, wrapping);
  else if (taken.length === 0) {
    taken.push(long);
    rest.pop();
  }
  return taken;
}

function breakPiece(rest: string[][], long: string[], taken: string[][], left: number, wrapping: Wrapping): void {
  let end = wrapping.width < 1 ? 1 : left;
  if (wrapping.breakOnHyphens && long.length > end) {
    const hyphen = end > 0 ? long.slice(0, end).lastIndexOf('-') : -1;
    if (hyphen > 0 && long.slice(0, hyphen).some((letter) => letter !== '-')) end = hyphen + 1;
  }
  taken.push(long.slice(0, end));
  rest[rest.length - 1] = long.slice(end);
}
