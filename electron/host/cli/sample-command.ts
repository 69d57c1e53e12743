import { z } from 'zod';
import { connect } from './connect.ts';
import { CommandError, describe, EXIT, print, say } from './say.ts';

/**
 * `sample verify DATE|all`: draws the day's lots again from the seeds revealed and the journal alone. One JSON object a draw; what does not hold is
 * said with the entry of the journal, what stands there and what repeating gives, and ends with status 65. A day without a draw is a failure: silence
 * proves nothing.
 */
export async function sampleCommand([verb, day]: readonly string[]): Promise<number> {
  const date = day === 'all' ? null : day;
  if (verb !== 'verify' || date === undefined || (date !== null && !z.iso.date().safeParse(date).success))
    throw new CommandError('sample verify YYYY-MM-DD | sample verify all', EXIT.usage);
  const { client, close } = await connect();
  try {
    const verified = await client.spotCheck.verify({ date });
    if (!verified.ok) throw new CommandError(`sample: ${describe(verified.error)}`);
    const { entries, brokenAt, draws } = verified.value;
    for (const draw of draws) print(JSON.stringify(draw));
    if (draws.length === 0) throw new CommandError(`sample: nothing was drawn ${date === null ? 'yet' : `on ${date}`}`);
    let denied = 0;
    for (const { drawNo, lot, claims, n, size } of draws) {
      const wrong = claims.filter(({ ok }) => !ok);
      denied += wrong.length;
      for (const { claim, where } of wrong) {
        say(`draw ${drawNo} (${lot}): ${claim} does not hold${where === null ? '' : `, entry ${where.n}`}`);
        if (where !== null && claim !== 'chain_whole') say(`  recorded ${where.said}\n  repeated ${where.found}`);
      }
      if (wrong.length === 0) say(`draw ${drawNo} (${lot}): the same ${n} of ${size} orders again`);
    }
    say(brokenAt === null ? `${entries} entries read, the chain is whole` : `${entries} entries read, the chain is broken at entry ${brokenAt}`);
    return denied === 0 ? EXIT.ok : EXIT.data;
  } finally {
    await close();
  }
}
