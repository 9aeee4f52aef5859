// Multipart bodies: form fields and uploaded files.
import { bytesFromBase64, textFromBytes } from '../base64.ts';
import type { IncomingRequest } from '../context.ts';

/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  /** Given for a file, '' when the client did not name it. */
  readonly filename: string | undefined;
  readonly contentType: string;
  readonly content: Uint8Array;
}

const boundaryOf = /multipart\/form-data;.*boundary="?([^";]+)"?/i;

/** The parts of a request's body; none when it is not multipart. */
export function multipartParts(request: IncomingRequest): readonly Part[] {
  const boundary = boundaryOf.exec(request.headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [];
  const bytes = bytesFromBase64(request.encoded);
  const edge = Uint8Array.from(`--${boundary}`, (letter) => letter.charCodeAt(0));
  const parts: Part[] = [];
  let start = find(bytes, edge, 0);
  while (start >= 0) {
    const next = find(bytes, edge, start + edge.length);
    if (next < 0) break;
    const part = readPart(bytes.subarray(start + edge.length, next));
    if (part !== undefined) parts.push(part);
    start = next;
  }
  return parts;
}

const blankLine = Uint8Array.of(13, 10, 13, 10);

/** The two bytes before the next boundary are a line's end. */
function readPart(bytes: Uint8Array): Part | undefined {
  const at = find(bytes, blankLine, 0);
  if (at < 0) return undefined;
  const head = textFromBytes(bytes.subarray(0, at));
  const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    filename: /filename="([^"]*)"/i.exec(head)?.[1],
    contentType: /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? '',
    content: bytes.subarray(at + blankLine.length, Math.max(at + blankLine.length, bytes.length - 2)),
  };
}

function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}
