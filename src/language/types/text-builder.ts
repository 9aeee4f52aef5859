// Putting a long text together from many pieces, within the limit and with little memory beside the text itself.
import type { Run } from '../runtime/run.ts';

/** Pieces are joined when there are so many: single ones cost several times their text. */
const BATCH = 4096;

/** A text under construction; the limit is noticed before a piece too many is kept. */
export class TextBuilder {
  readonly #run: Run;
  #done = '';
  #pieces: string[] = [];
  #length = 0;
  #paid = 0;
  constructor(run: Run) {
    this.#run = run;
  }
  add(piece: string): void {
    this.#length += piece.length;
    if (this.#length > this.#run.limits.textLength) this.#run.chargeText(this.#length);
    this.#pieces.push(piece);
    if (this.#pieces.length === BATCH) this.#join();
  }
  /** Each batch is paid for as it is joined, so that a long text is not one long step. */
  #join(): void {
    this.#run.work(this.#length - this.#paid);
    this.#paid = this.#length;
    this.#done += this.#pieces.join('');
    this.#pieces = [];
  }
  finish(): string {
    this.#run.chargeText(this.#length);
    this.#join();
    return this.#done;
  }
}
