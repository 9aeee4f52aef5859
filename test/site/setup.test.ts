// A new site.
import { expect, test } from 'vitest';
import { newWorld, rows } from './site.ts';

test('a new site has its users, their roles and every standard DocType as rows', () => {
  const world = newWorld();
  expect(rows(world, 'SELECT name FROM tabUser ORDER BY name')).toEqual([['Administrator'], ['Guest']]);
  expect(rows(world, 'SELECT count(*) FROM tabDocType')[0]?.[0]).toBeGreaterThan(30);
  expect(rows(world, "SELECT fieldname FROM tabDocField WHERE parent = 'Has Role' ORDER BY idx")).toEqual([['role']]);
  expect(
    rows(world, "SELECT role FROM `tabHas Role` WHERE parent = 'Administrator' AND role LIKE 'S%' ORDER BY role"),
  ).toEqual([['Script Manager'], ['System Manager']]);
});
