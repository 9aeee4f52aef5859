// Collects the parameters of a function and holds Python's rules about their order.
import type { Arg, Arguments, Expr } from './ast.ts';
import { reject } from './rejection.ts';

/** The parameters of one function while they are read. */
export class ParameterList {
  private readonly start: number;
  private posonlyargs: Arg[] = [];
  private args: Arg[] = [];
  private vararg: Arg | null = null;
  private readonly kwonlyargs: Arg[] = [];
  private readonly kwDefaults: (Expr | null)[] = [];
  private kwarg: Arg | null = null;
  private readonly defaults: Expr[] = [];
  private hasSlash = false;
  private hasStar = false;

  constructor(start: number) {
    this.start = start;
  }

  plain(arg: Arg, value: Expr | undefined): void {
    if (this.kwarg !== null) reject();
    if (this.hasStar) {
      this.kwonlyargs.push(arg);
      this.kwDefaults.push(value ?? null);
      return;
    }
    if (value !== undefined) this.defaults.push(value);
    else if (this.defaults.length > 0) reject();
    this.args.push(arg);
  }

  slash(): void {
    if (this.hasSlash || this.hasStar || this.kwarg !== null || this.args.length === 0) reject();
    this.hasSlash = true;
    this.posonlyargs = this.args;
    this.args = [];
  }

  star(arg: Arg | undefined): void {
    if (this.hasStar || this.kwarg !== null) reject();
    this.hasStar = true;
    this.vararg = arg ?? null;
  }

  doubleStar(arg: Arg): void {
    if (this.kwarg !== null) reject();
    this.kwarg = arg;
  }

  /** The whole list; `end` is where its text ends. */
  finish(end: number): Arguments {
    // Python: a bare `*` must be followed by a parameter of its own.
    if (this.hasStar && this.vararg === null && this.kwonlyargs.length === 0) reject();
    const { posonlyargs, args, vararg, kwonlyargs, kwDefaults, kwarg, defaults, start } = this;
    const kind = 'arguments';
    return {
      kind,
      posonlyargs,
      args,
      vararg,
      kwonlyargs,
      kwDefaults,
      kwarg,
      defaults,
      start,
      end: Math.max(start, end),
    };
  }
}
