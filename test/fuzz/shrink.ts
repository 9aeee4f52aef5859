// Making a program smaller while it keeps failing in the same way.

/** The smallest program found for which `fails` holds; leaves out lines with what is indented under them, then lifts blocks. */
export async function shrink(source: string, fails: (source: string) => Promise<boolean>): Promise<string> {
  let lines = source.trimEnd().split('\n');
  for (let changed = true; changed; ) {
    changed = false;
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const smaller = await firstThat(fails, [without(lines, at), lifted(lines, at), passed(lines, at)], lines.length);
      if (smaller === undefined) continue;
      lines = smaller;
      changed = true;
    }
  }
  return `${lines.join('\n')}\n`;
}

async function firstThat(
  fails: (source: string) => Promise<boolean>,
  candidates: readonly string[][],
  length: number,
): Promise<string[] | undefined> {
  for (const lines of candidates) {
    if (lines.length < length && (await fails(`${lines.join('\n')}\n`))) return lines;
  }
  return undefined;
}

const indentation = (line: string) => line.length - line.trimStart().length;

function blockEnd(lines: readonly string[], at: number): number {
  const depth = indentation(lines[at] ?? '');
  let end = at + 1;
  while (end < lines.length && indentation(lines[end] ?? '') > depth) end += 1;
  return end;
}

function without(lines: readonly string[], at: number): string[] {
  return [...lines.slice(0, at), ...lines.slice(blockEnd(lines, at))];
}

/** The block under a line takes the place of the line. */
function lifted(lines: readonly string[], at: number): string[] {
  const end = blockEnd(lines, at);
  const body = lines.slice(at + 1, end).map((line) => line.slice(4));
  return [...lines.slice(0, at), ...body, ...lines.slice(end)];
}

/** `try` without its handlers leaves only what was tried. */
function passed(lines: readonly string[], at: number): string[] {
  if (lines[at]?.trim() !== 'try:') return [...lines];
  const end = blockEnd(lines, at);
  let rest = end;
  while (
    /^\s*(except|finally|else)/.test(lines[rest] ?? '') &&
    indentation(lines[rest] ?? '') === indentation(lines[at] ?? '')
  )
    rest = blockEnd(lines, rest);
  const body = lines.slice(at + 1, end).map((line) => line.slice(4));
  return [...lines.slice(0, at), ...body, ...lines.slice(rest)];
}
