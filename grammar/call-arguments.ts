// Collects the arguments of a call and holds Python's rules about their order.
import type { Comprehension, Expr, Keyword } from './ast.ts';
import { reject } from './rejection.ts';

/** The arguments between the brackets of a call. */
export interface GivenArguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
  /** Are they one generator, without brackets of its own? */
  readonly isBareGenerator: boolean;
}

/** The arguments of one call while they are read. */
export class CallArguments {
  /** How many commas have been read: a bare generator must be alone. */
  commas = 0;
  private readonly args: Expr[] = [];
  private readonly keywords: Keyword[] = [];
  private hasDoubleStar = false;
  private bare: readonly [Expr, readonly Comprehension[]] | undefined;

  positional(value: Expr): void {
    if (this.keywords.length > 0) reject();
    this.args.push(value);
  }

  starred(value: Expr): void {
    if (this.hasDoubleStar) reject();
    this.args.push(value);
  }

  keyword(value: Keyword): void {
    if (value.arg === null) this.hasDoubleStar = true;
    this.keywords.push(value);
  }

  /** A generator without brackets of its own. */
  generator(element: Expr, generators: readonly Comprehension[]): void {
    this.bare = [element, generators];
  }

  /** All arguments; the brackets of the call are a bare generator's own. */
  finish(start: number, end: number): GivenArguments {
    if (this.bare === undefined) return { args: this.args, keywords: this.keywords, isBareGenerator: false };
    if (this.commas > 0 || this.args.length + this.keywords.length > 0) return reject();
    const [elt, generators] = this.bare;
    return { args: [{ kind: 'GeneratorExp', elt, generators, start, end }], keywords: [], isBareGenerator: true };
  }
}
