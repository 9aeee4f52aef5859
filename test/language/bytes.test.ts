// bytes, bytearray and encodings, held against what CPython 3.11 answered (record_str.py).
import { describe, expect, test } from 'vitest';
import { getAttribute } from '../../src/language/runtime/attributes.ts';
import { call } from '../../src/language/runtime/call.ts';
import { deleteItem, setItem } from '../../src/language/runtime/items.ts';
import { inplace } from '../../src/language/runtime/operators.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { PyList, PySlice, type PyValue } from '../../src/language/runtime/values.ts';
import { PyByteArray, PyBytes } from '../../src/language/types/bytes.ts';
import { play } from './plain.ts';
import { differences, newRun } from './recorded-text.ts';

const run = newRun();

function array(text: string): PyByteArray {
  return new PyByteArray(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
}

function bytes(text: string): PyBytes {
  return new PyBytes(array(text).value);
}

function invoke(self: PyValue, name: string, ...args: PyValue[]): PyValue {
  return call(run, getAttribute(run, self, name), args);
}

test('every recorded call of a method or operator of bytes gives what CPython gave', () => {
  expect(differences('bytes-methods')).toEqual([]);
});

test('every recorded encoding and decoding gives what CPython gave', () => {
  expect(differences('encodings')).toEqual([]);
});

test('every recorded change of a bytearray leaves what CPython left', () => {
  expect(differences('bytearray-changes')).toEqual([]);
});

describe('a bytearray', () => {
  test('grows and shrinks in place', () => {
    const value = array('abc');
    invoke(value, 'append', 100);
    invoke(value, 'extend', new PyList([101, 102]));
    invoke(value, 'insert', 0, 120);
    invoke(value, 'remove', 99);
    invoke(value, 'pop', -1);
    expect(repr(run, value)).toBe("bytearray(b'xabde')");
  });

  test('takes the bytes of a slice', () => {
    const value = array('abcdef');
    setItem(run, value, new PySlice(1, 3, null), bytes('XYZ'));
    setItem(run, value, 0, 65);
    deleteItem(run, value, new PySlice(null, null, 2));
    expect(repr(run, value)).toBe("bytearray(b'XZe')");
  });

  test('stays the same object under += and *=', () => {
    const value = array('ab');
    expect(inplace(run, '+', value, bytes('c'))).toBe(value);
    expect(inplace(run, '*', value, 2)).toBe(value);
    expect(repr(run, value)).toBe("bytearray(b'abcabc')");
  });
});

test('bytes that are held stay counted as memory', () => {
  const limits = { memory: 8_000_000 };
  expect(play('x = [bytes(4000) for i in range(20000)]', 'exec', limits).outcome.status).toBe('limit');
  expect(play('x = [bytes(4000)[:1] for i in range(20000)]', 'exec', limits).outcome.status).toBe('ok');
});
