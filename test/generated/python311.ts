// The CPython that examples are tried with, where there is one.
import { spawnSync } from 'node:child_process';

const candidates = [process.env['RISTRETTO_PYTHON'], 'python3.11'].filter((name) => name !== undefined);

/** The command of a CPython 3.11; undefined when there is none. */
export const python311: string | undefined = candidates.find((name) => {
  const { status, stdout } = spawnSync(name, ['-c', 'import sys; print(sys.version_info[:2] == (3, 11))'], {
    encoding: 'utf8',
  });
  return status === 0 && stdout.trim() === 'True';
});
