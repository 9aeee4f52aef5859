// A script's text with its lines: offsets to line and column, and lines to text.

/** The text of a script, with the start of each line found when first asked for. */
export class Source {
  readonly text: string;
  private starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The 1-based line that an offset stands on. */
  lineOf(offset: number): number {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The 0-based column of an offset, in UTF-16 units. */
  columnOf(offset: number): number {
    return offset - this.lineStarts()[this.lineOf(offset) - 1]!;
  }

  /** The text of a 1-based line without its line end; empty beyond the last line. */
  lineText(line: number): string {
    const starts = this.lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    let end = starts[line] ?? this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  /** The offset at which a 1-based line starts; the length of the text beyond the last line. */
  startOfLine(line: number): number {
    return this.lineStarts()[line - 1] ?? this.text.length;
  }

  private lineStarts(): readonly number[] {
    this.starts ??= findLineStarts(this.text);
    return this.starts;
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
