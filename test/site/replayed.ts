// Sites whose work is played again at once by a site that has no host: the proof that a site is pure.
import { recordSite } from '../../src/door/recording.ts';
import { Player } from '../../src/door/replay.ts';
import { createSite, type Site } from '../../src/site/app.ts';
import type { Host } from '../../src/site/host.ts';

/** A site on `host`; a task that is not done in the same way again, from the host's answers alone, throws. */
export function replayedSite(host: Host): Site {
  const lines: string[] = [];
  const player = new Player(createSite);
  const site = recordSite(createSite, host, (line) => lines.push(line));
  const again = <T>(work: () => T): T => {
    try {
      return work();
    } finally {
      player.play(lines.splice(0));
    }
  };
  return {
    handle: (request) => again(() => site.handle(request)),
    call: (name, payload) => again(() => site.call(name, payload)),
  };
}
