// Positions in a text: scripts count code points, JavaScript counts UTF-16 units.
import type { Run } from '../runtime/run.ts';

const pair = /[\ud800-\udbff][\udc00-\udfff]/;

/** Whether a text has code points of two units; charges for looking. */
export function hasPairs(run: Run, text: string): boolean {
  if (text.length <= 1024) return pair.test(text);
  if (text === run.plainText) {
    // Equal texts may still be two objects, which the engine then compares unit by unit.
    run.work(text.length >>> 10);
    return false;
  }
  // A text of one-byte units is answered without reading it, so the charge is far below the length.
  run.work(text.length >>> 4);
  if (pair.test(text)) return true;
  run.plainText = text;
  return false;
}

/** The number of code points. */
export function codePointLength(run: Run, text: string): number {
  return hasPairs(run, text) ? pointAt(run, text, text.length) : text.length;
}

/** Whether the unit at `at` is the second half of a code point. */
export function splitsPair(text: string, at: number): boolean {
  return at > 0 && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));
}

/** How many code points begin before unit `unit`. */
export function pointAt(run: Run, text: string, unit: number): number {
  run.work(unit);
  let points = unit;
  for (let at = 1; at < unit; at += 1) if (splitsPair(text, at)) points -= 1;
  return points;
}

/** The unit where code point number `point` begins, the text's length when there is none. */
export function unitAt(run: Run, text: string, point: number): number {
  run.work(Math.min(point, text.length));
  let at = 0;
  for (let left = point; left > 0 && at < text.length; left -= 1) at += unitsAt(text, at);
  return at;
}

/** One or two: the units of the code point that begins at `at`. */
export function unitsAt(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;
}

/** The code points of a text, each as a text. */
export function characters(run: Run, text: string): string[] {
  run.work(text.length);
  // Characters of one byte are shared by the engine, others are objects of their own.
  run.charge(text.length * (/^[\0-\xff]*$/.test(text) ? 8 : 32));
  return hasPairs(run, text) ? Array.from(text) : text.split('');
}

/** The one code point that a text consists of, `undefined` if it is longer or empty. */
export function singlePoint(text: string): number | undefined {
  const point = text.codePointAt(0);
  return point !== undefined && text.length === (point > 0xffff ? 2 : 1) ? point : undefined;
}

/** Orders two texts by their code points: negative, zero or positive. */
export function compareTexts(run: Run, left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  // Equal texts need not be one object, so this is work already.
  if (shared > 1024) run.work(shared >>> 4);
  if (left === right) return 0;
  run.work(shared >>> 2);
  const plain = left < right ? -1 : 1;
  if (!hasSurrogates(run, left) && !hasSurrogates(run, right)) return plain;
  let at = 0;
  while (at < shared && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  // The difference may stand in the second half of a code point.
  if (at > 0 && (splitsPair(left, at) || splitsPair(right, at))) at -= 1;
  return (left.codePointAt(at) ?? -1) - (right.codePointAt(at) ?? -1);
}

function hasSurrogates(run: Run, text: string): boolean {
  if (text.length > 1024) run.work(text.length >>> 4);
  return /[\ud800-\udfff]/.test(text);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
