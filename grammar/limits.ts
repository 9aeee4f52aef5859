// The limits of a source text and its tree: what is beyond them is refused, not run out of stack.
import type { Root } from './ast.ts';

/** How large a script may be. */
export interface SourceLimits {
  /** Length of the text as UTF-8. */
  readonly bytes: number;
  /** Levels of the tree. */
  readonly levels: number;
  /** Nodes of the tree. */
  readonly nodes: number;
}

/** The limits that hold when nothing else is said. */
export const SOURCE_LIMITS: SourceLimits = { bytes: 64 * 1024, levels: 500, nodes: 50_000 };

/** The length of a text as UTF-8. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isPair = code >= 0xd800 && code < 0xdc00 && at + 1 < text.length;
    if (isPair) at++;
    length += isPair ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return length;
}

/** Which limit the tree breaks, if any. */
export function brokenLimit(root: Root, limits: SourceLimits): 'levels' | 'nodes' | undefined {
  return new Measure(limits).visit(root, 1);
}

class Measure {
  private readonly limits: SourceLimits;
  private nodes = 0;

  constructor(limits: SourceLimits) {
    this.limits = limits;
  }

  visit(node: object, level: number): 'levels' | 'nodes' | undefined {
    if (level > this.limits.levels) return 'levels';
    if (++this.nodes > this.limits.nodes) return 'nodes';
    for (const value of Object.values(node)) {
      const broken = Array.isArray(value) ? this.visitAll(value, level) : this.visitValue(value, level);
      if (broken !== undefined) return broken;
    }
    return undefined;
  }

  private visitAll(values: readonly unknown[], level: number): 'levels' | 'nodes' | undefined {
    for (const value of values) {
      const broken = this.visitValue(value, level);
      if (broken !== undefined) return broken;
    }
    return undefined;
  }

  private visitValue(value: unknown, level: number): 'levels' | 'nodes' | undefined {
    return typeof value === 'object' && value !== null && 'kind' in value ? this.visit(value, level + 1) : undefined;
  }
}
