// Services without anything behind them, for the tests of the door.
import type { Services } from '../../src/door/attendant.ts';
import { DatabaseError } from '../../src/site/host.ts';

const nothing = () => null;
/** Answer at once, but for what is fetched; some writes fail. */
export const services: Services = {
  read: () => ({ columns: [], rows: [] }),
  write: (operation) => {
    if (operation.kind === 'drop') throw new DatabaseError('duplicate', 'Duplicate entry', 'name');
    if (operation.kind === 'delete') throw new Error('secret of /srv/host');
    return { changed: 1 };
  },
  begin: nothing,
  commit: nothing,
  rollback: nothing,
  savepoint: nothing,
  rollbackTo: nothing,
  release: nothing,
  fetch: () => new Promise(() => undefined),
  random: (bytes) => 'ab'.repeat(bytes),
  enqueue: nothing,
  mail: nothing,
  log: nothing,
  hashPassword: (password) => password,
  verifyPassword: () => true,
  encryptSecret: (secret) => secret,
  decryptSecret: (text) => text,
  file: nothing,
};
