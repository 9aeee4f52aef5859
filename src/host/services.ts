// What one site's guest may have done outside: its database, requests, mail, files, passwords.
import { randomBytes } from 'node:crypto';
import type { Services } from '../door/attendant.ts';
import type { Job, LogEntry, Mail, OutgoingRequest, OutgoingResponse } from '../site/host.ts';
import type { Database } from './databases/database.ts';
import { fileOperation } from './files.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { createVault } from './vault.ts';

export interface ServiceParts {
  readonly folder: string;
  readonly database: Database;
  readonly send: (request: OutgoingRequest) => Promise<OutgoingResponse>;
  readonly enqueue: (job: Job) => Promise<void>;
  readonly mail: (mail: Mail) => void;
  readonly log: (entry: LogEntry) => void;
  /** True while the work will be done again whatever comes of it: nothing that it commits may stay. */
  readonly doomed?: () => boolean;
  /** Told before anything is done that a rollback does not undo. */
  readonly onEffect: () => void;
}

/** The services over those parts. */
export function createServices(parts: ServiceParts): Services {
  const { database, folder, onEffect } = parts;
  const vault = createVault(folder);
  let written = false;
  const lasting =
    <A, R>(work: (argument: A) => R) =>
    (argument: A): R => {
      onEffect();
      return work(argument);
    };
  return {
    read: (statement) => database.read(statement),
    write: (operation) => {
      written = true;
      return database.write(operation);
    },
    begin: () => then(database.begin()),
    // Of a transaction that only read, nothing stays.
    commit: () => {
      if (parts.doomed?.()) return then(database.rollback());
      if (written) onEffect();
      written = false;
      return then(database.commit());
    },
    rollback: () => {
      written = false;
      return then(database.rollback());
    },
    savepoint: (name) => then(database.savepoint(name)),
    rollbackTo: (name) => then(database.rollbackTo(name)),
    release: (name) => then(database.release(name)),
    fetch: lasting((request: OutgoingRequest) => parts.send(request)),
    random: (bytes) => randomBytes(bytes).toString('hex'),
    enqueue: lasting((job: Job) => then(parts.enqueue(job))),
    mail: lasting((mail: Mail) => then(parts.mail(mail))),
    log: (entry) => then(parts.log(entry)),
    hashPassword,
    encryptSecret: (secret) => vault.encrypt(secret),
    decryptSecret: (text) => vault.decrypt(text),
    verifyPassword: ({ password, hash }) => verifyPassword(password, hash),
    file: (operation) =>
      operation.kind === 'read'
        ? fileOperation(folder, operation)
        : lasting(() => fileOperation(folder, operation))(null),
  };
}

/** Nothing to answer, now or later. */
function then(done: void | Promise<void>): null | Promise<null> {
  return done instanceof Promise ? done.then(() => null) : null;
}
