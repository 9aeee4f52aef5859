// The PostgreSQL server of the machine, for tests that run on it.
import pg from 'pg';

/** A connection of the administrator. */
export async function connectPostgres(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: 'postgres://postgres@127.0.0.1/postgres' });
  await client.connect();
  return client;
}

/** A reason to skip, or undefined. With REQUIRE_SERVICES nothing is skipped. */
export async function withoutPostgres(): Promise<string | undefined> {
  if (process.env['REQUIRE_SERVICES'] === '1') return undefined;
  try {
    await (await connectPostgres()).end();
    return undefined;
  } catch {
    return 'no PostgreSQL here';
  }
}
