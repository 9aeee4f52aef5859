// Putting texts together: templates with the groups of a match, and the pieces of a replacement.
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { type PyValue, textOf, typeOf } from '../../../src/language/runtime/values.ts';
import { asBytes, PyBytes } from '../../../src/language/types/bytes.ts';
import type { Template } from './template.ts';
import type { PyMatch } from './values.ts';

/** A template with the groups of a match; a group that has not matched leaves nothing. */
export function expanded(run: Run, match: PyMatch, template: Template): PyValue {
  const pieces: PyValue[] = [];
  for (const piece of template) {
    if (typeof piece !== 'object' || piece === null || !('group' in piece)) pieces.push(piece);
    else {
      const span =
        piece.group === 0 ? ([match.found.start, match.found.end] as const) : match.found.groups[piece.group - 1];
      if (span !== undefined) pieces.push(match.subject.slice(run, ...span));
    }
  }
  return joinPieces(run, pieces, match.subject.isText);
}

/** `''.join(pieces)`, or `b''.join(pieces)`. */
export function joinPieces(run: Run, pieces: readonly PyValue[], isText: boolean): PyValue {
  run.work(pieces.length * 8);
  return isText ? joinTexts(run, pieces) : joinBytes(run, pieces);
}

function joinTexts(run: Run, pieces: readonly PyValue[]): string {
  let length = 0;
  const texts = pieces.map((piece, at) => {
    const text = textOf(piece);
    if (text === undefined)
      return raise('TypeError', `sequence item ${at}: expected str instance, ${typeOf(piece).name} found`);
    length += text.length;
    return text;
  });
  run.chargeText(length);
  return texts.join('');
}

function joinBytes(run: Run, pieces: readonly PyValue[]): PyBytes {
  let length = 0;
  const parts = pieces.map((piece, at) => {
    const bytes = asBytes(piece)?.value;
    if (bytes === undefined)
      return raise('TypeError', `sequence item ${at}: expected a bytes-like object, ${typeOf(piece).name} found`);
    length += bytes.length;
    return bytes;
  });
  run.chargeText(length);
  run.work(length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new PyBytes(whole);
}
