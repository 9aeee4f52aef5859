// The check command: what it finds, where, and in which format.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scriptsAt } from '../../src/cli/check-files.ts';
import { sarifFindings, textFindings } from '../../src/cli/check-formats.ts';
import { checkScript } from '../../src/cli/checking.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ristretto-check-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'b.py'), 'x = 1\n_y = 2\n');
  writeFileSync(join(folder, 'a.txt'), 'not a script');
  writeFileSync(
    join(folder, 'server_script.json'),
    JSON.stringify([
      { doctype: 'Server Script', name: 'Set Priority', script: 'return 1' },
      { doctype: 'ToDo', name: 'x', script: '_no = 1' },
    ]),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (text: string | Uint8Array) => checkScript({ path: 'a.py', name: 'a.py', text }, 'frappe-16', '3.14');

describe('finding scripts', () => {
  test('a folder gives its scripts and the Server Scripts of its fixtures, nothing else', () => {
    expect(scriptsAt(folder).map((script) => script.name)).toEqual([join(folder, 'inner', 'b.py'), 'Set Priority']);
  });

  test('a path that does not exist is wrong usage', () => {
    expect(() => scriptsAt(join(folder, 'nothing'))).toThrow('there is no such file or folder');
  });
});

describe('findings', () => {
  test('an error names line and column', () => {
    expect(textFindings([check('x = 1\ny = [].__class__\n')])).toBe(
      'a.py:2:5: error: "__class__" is an invalid attribute name because it starts with "_".\n1 script, 1 would not compile\n',
    );
  });

  test('what only the compile stage refuses is an error too', () => {
    expect(check('return 1').findings).toEqual([
      { level: 'error', message: "SyntaxError: 'return' outside function", line: 1, column: 1 },
    ]);
  });

  test('what is bound to fail when it runs is a note, and the script still compiles', () => {
    const checked = check('x = "{}".format(1)');
    expect([checked.compiles, checked.findings[0]?.level]).toEqual([true, 'note']);
  });

  test('SARIF has a result for each finding, at its line', () => {
    const log = JSON.parse(sarifFindings([check('_x = 1\n_y = 2')]));
    const lines = log.runs[0].results.map(
      (result: { locations: [{ physicalLocation: { region: { startLine: number } } }] }) =>
        result.locations[0].physicalLocation.region.startLine,
    );
    expect([log.version, lines]).toEqual(['2.1.0', [1, 2]]);
  });
});

test.each([
  ['a byte order mark', '\u{feff}x = 1\n', true],
  ['an encoding that is not UTF-8', Buffer.from([0x78, 0x3d, 0x27, 0xe9, 0x27]), false],
])('%s is judged as when the file runs', (_what, text, compiles) => {
  expect(check(Buffer.from(text)).compiles).toBe(compiles);
});
