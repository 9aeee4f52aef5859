// The reader of messages: what it takes and what it refuses.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromGuest, MalformedMessage, readMessage } from '../../src/door/reader.ts';

const refusal = (text: string) => {
  try {
    readMessage(text, fromGuest);
    return undefined;
  } catch (thrown) {
    return thrown instanceof MalformedMessage ? thrown.reason : thrown;
  }
};

describe('a message', () => {
  test('reads back as what was written, whatever JSON it is', () => {
    const value = fc.jsonValue({ maxDepth: 5 }).filter((json) => !JSON.stringify(json).includes('__proto__'));
    fc.assert(
      fc.property(value, (json) => {
        const text = JSON.stringify(json);
        expect(readMessage(text, fromGuest)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('may hold brackets, commas and quotes in its texts', () => {
    const text = JSON.stringify(['[[[[{{{{,,,,', '\\"[', '\\\\', 'a"b']);
    expect(readMessage(text, { length: 100, depth: 1, nodes: 5 })).toEqual(JSON.parse(text));
  });

  test.each([
    ['64 levels', '['.repeat(64) + ']'.repeat(64), undefined],
    ['65 levels', '['.repeat(65) + ']'.repeat(65), 'the message is nested too deeply'],
    ['a million opening brackets', '['.repeat(1_000_000), 'the message is nested too deeply'],
    ['100,000 commas', `[${'0,'.repeat(100_000)}0]`, 'the message holds too many values'],
    ['one unit too many', `"${'a'.repeat(8 * 1024 * 1024)}"`, 'the message is too long'],
    ['no JSON', '{a: 1}', 'the message is not JSON'],
    ['nothing', '', 'the message is not JSON'],
  ])('of %s is answered rightly', (_what, text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  test.each([
    '{"__proto__": 1}',
    '{"a": [{"__proto__": {"x": 1}}]}',
    '{"\\u005f_proto__": 1}',
    '{"_\\u005Fproto_\\u005f": 1}',
  ])('with the member __proto__ is refused: %s', (text) => {
    expect(refusal(text)).toBe('the message has a member named __proto__');
  });

  test('may speak of __proto__ in a text', () => {
    expect(readMessage('["__proto__"]', fromGuest)).toEqual(['__proto__']);
  });
});
