// The Windows-1252 encoding: Latin-1 with other characters in 0x80 to 0x9f.
import type { PointReader } from './decoders.ts';

const upper = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** The byte of each character that is not where Latin-1 has it. */
export const cp1252Bytes: ReadonlyMap<number, number> = new Map(
  Array.from(upper, (character, at) => [character.charCodeAt(0), 0x80 + at] as const).filter(([point]) => point !== 0),
);

/** Reads one byte of Windows-1252. */
export const readCp1252: PointReader = (bytes, at) => {
  const byte = bytes[at] as number;
  const point = byte >= 0x80 && byte < 0xa0 ? upper.charCodeAt(byte - 0x80) : byte;
  return point === 0 && byte !== 0 ? { reason: 'character maps to <undefined>', size: 1 } : { point, size: 1 };
};
