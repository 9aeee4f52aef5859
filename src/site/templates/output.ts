// What a template writes, in pieces and within its limit.
import { raise } from '../../language/runtime/errors.ts';
import type { Run } from '../../language/runtime/run.ts';
import { type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';

const LARGEST = 2 * 1024 * 1024;

/** The text that a template makes. */
export class Output {
  readonly #pieces: string[] = [];
  #length = 0;
  /** What Python says when it joins the pieces. */
  #problem: string | undefined;

  write(run: Run, text: string): void {
    run.work(text.length + 8);
    this.#length += text.length;
    if (this.#length > LARGEST) run.stop('output', LARGEST, this.#length);
    run.chargeText(text.length);
    this.#pieces.push(text);
  }

  /** Writes what has to be a text already; if it is none, that shows when all has been written. */
  writeValue(run: Run, value: PyValue): void {
    const text = textOf(value);
    if (text === undefined)
      this.#problem ??= `sequence item ${this.#pieces.length}: expected str instance, ${typeOf(value).name} found`;
    else this.write(run, text);
  }

  text(): string {
    return this.#problem === undefined ? this.#pieces.join('') : raise('TypeError', this.#problem);
  }
}
