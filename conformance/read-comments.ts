// Reading our own case files: Python, with its truth in comments.
import type { PythonVersion } from '../grammar/problem.ts';
import { isPolicyName, type PolicyName } from '../src/language/policy/profiles.ts';
import type { CommentCase, Truth } from './case.ts';

interface Header {
  policy: PolicyName;
  python: PythonVersion;
  scope: 'shared' | 'separate';
}

interface Block {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Begins the title of a case. */
export const TITLE = '# --- ';
const OUTPUT = '#>';
const ERROR = '#!';

/** The cases of a `.py` text. */
export function readCommentCases(text: string, name: string): CommentCase[] {
  const blocks = split(text);
  const header: Header = { policy: 'frappe', python: '3.14', scope: 'shared' };
  for (const line of blocks[0]?.lines ?? []) readHeader(header, line);
  return blocks.slice(1).map((block) => readCase(block, name, header));
}

/** The lines of a file, cut at the titles; the first block is what stands before the first title. */
export function split(text: string): Block[] {
  const blocks: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  for (const line of text.split('\n')) {
    if (line.startsWith(TITLE)) blocks.push({ title: line.slice(TITLE.length).trim(), lines: [] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function readHeader(header: Header, line: string): void {
  const match = /^# (profile|python|scope): (\S+)/.exec(line);
  const value = match?.[2] ?? '';
  if (match?.[1] === 'profile' && isPolicyName(value)) header.policy = value;
  if (match?.[1] === 'python' && (value === '3.11' || value === '3.13' || value === '3.14')) header.python = value;
  if (match?.[1] === 'scope') header.scope = value === 'separate' ? 'separate' : 'shared';
}

function readCase(block: Block, name: string, header: Header): CommentCase {
  const gap = block.lines.map((line) => /^# gap: (.*)/.exec(line)?.[1]).find((reason) => reason !== undefined);
  const source = block.lines.filter((line) => !line.startsWith(OUTPUT)).map(withoutError);
  return {
    kind: 'comment',
    id: `${name}: ${block.title}`,
    topic: name,
    source: source.join('\n').trimEnd(),
    ...header,
    gap,
    truth: readTruth(block.lines),
  };
}

/** A line of a script without the comment that says which error it has. */
export function withoutError(line: string): string {
  const at = line.indexOf(ERROR);
  return at < 0 ? line : line.slice(0, at).trimEnd();
}

function readTruth(lines: readonly string[]): Truth {
  const output = lines.filter((line) => line.startsWith(OUTPUT)).map((line) => line.slice(OUTPUT.length + 1));
  const at = lines.findIndex((line) => !line.startsWith(OUTPUT) && line.includes(ERROR));
  const line = lines[at];
  if (line === undefined) return { output, error: undefined };
  return { output, error: { line: at + 1, text: line.slice(line.indexOf(ERROR) + ERROR.length).trim() } };
}
