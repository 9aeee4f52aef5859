// The MariaDB server of the machine, for tests that compare with it or run on it.
import { existsSync } from 'node:fs';
import mysql from 'mysql2/promise';

const SOCKETS = ['/run/mysqld/mysqld.sock', '/var/run/mysqld/mysqld.sock', '/tmp/mysql.sock'];

/** How to reach it as its administrator; undefined if there is none here. */
export const mariadbSocket = SOCKETS.find((path) => existsSync(path));

/** A reason to skip, or undefined. With REQUIRE_SERVICES nothing is skipped. */
export const withoutMariadb =
  mariadbSocket === undefined && process.env['REQUIRE_SERVICES'] !== '1' ? 'no MariaDB here' : undefined;

/** A connection of the administrator. */
export function connectMariadb(): Promise<mysql.Connection> {
  return mysql.createConnection({ socketPath: mariadbSocket ?? SOCKETS[0] ?? '', user: 'root', dateStrings: true });
}
