// A calculation under way: what it may use, and what has happened in it.
import type { Run } from '../../../src/language/runtime/run.ts';
import { type Num, notANumber } from './numbers.ts';
import { INVALID_OPERATION } from './signals.ts';

export const roundings = [
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;

/** How a result is brought to the digits that there are. */
export type Rounding = (typeof roundings)[number];

/** The limits of results. */
export interface Settings {
  readonly prec: number;
  readonly rounding: Rounding;
  readonly lowest: number;
  readonly highest: number;
  readonly clamp: boolean;
}

/** One calculation. */
export class Work {
  readonly run: Run;
  readonly settings: Settings;
  /** Conditions so far. */
  status = 0;
  constructor(run: Run, settings: Settings) {
    this.run = run;
    this.settings = settings;
  }

  /** The lowest exponent of any number. */
  get tiny(): number {
    return this.settings.lowest - (this.settings.prec - 1);
  }

  /** The highest exponent of a number with all digits. */
  get top(): number {
    return this.settings.highest - (this.settings.prec - 1);
  }

  /** Notes a condition. */
  note(condition: number): void {
    this.status |= condition;
  }

  /** A result that is no number, because of a condition. */
  refuse(condition: number = INVALID_OPERATION): Num {
    this.status |= condition;
    return notANumber;
  }

  /** A calculation within this one, with other limits. */
  within(settings: Partial<Settings>): Work {
    return new Work(this.run, { ...this.settings, ...settings });
  }
}

/** Limits within which every number there is stays as it is. */
export const unlimited: Settings = {
  prec: 1e15,
  rounding: 'ROUND_HALF_EVEN',
  lowest: -1e15,
  highest: 1e15,
  clamp: false,
};
