// Rounding as the site's setting says: utils.md §4.2.
import type { Context } from './context.ts';
import { systemSetting } from './settings.ts';

/** A number rounded to decimals by the site's rounding method. */
export function rounded(context: Context, value: number, digits: number): number {
  const method = systemSetting(context, 'rounding_method');
  if (method === 'Commercial Rounding') return commercial(value, digits);
  return bankers(value, digits);
}

function commercial(value: number, digits: number): number {
  const scale = 10 ** digits;
  const epsilon = 2 ** (Math.log2(Math.abs(value) || 1) - 52);
  return (Math.sign(value) * Math.round(Math.abs(value) * scale + epsilon * scale)) / scale;
}

function bankers(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const scale = 10 ** digits;
  const scaled = Math.abs(value) * scale;
  const whole = Math.floor(scaled);
  const rest = scaled - whole;
  const epsilon = 2 ** (Math.log2(scaled || 1) - 50);
  const tie = Math.abs(rest - 0.5) < epsilon;
  const near = tie ? whole + (whole % 2) : Math.round(scaled);
  return (Math.sign(value) * near) / scale;
}
