import { connect } from './connect.ts';
import { CommandError, describe, EXIT, print, say } from './say.ts';

/**
 * `outage verify NUMBER`: counts the totals of a signed certificate again from the journal; status 65 when they are not what was signed,
 * with the outcome by name. `outage list` names the outages there are.
 */
export async function outageCommand([verb, no]: readonly string[]): Promise<number> {
  if (verb !== 'list' && (verb !== 'verify' || no === undefined)) throw new CommandError('outage verify NUMBER | outage list', EXIT.usage);
  const { client, close } = await connect();
  try {
    if (verb === 'list') {
      const listed = await client.outage.list({ limit: 200 });
      if (!listed.ok) throw new CommandError(`outage: ${describe(listed.error)}`);
      for (const { no: number, state, sinceAt, closed } of listed.value.outages)
        print(JSON.stringify({ no: number, state, sinceAt, signedAt: closed?.at ?? null }));
      return EXIT.ok;
    }
    const verdict = await client.outage.verify({ no: no ?? '' });
    if (!verdict.ok) throw new CommandError(`outage: ${describe(verdict.error)}`);
    print(JSON.stringify(verdict.value));
    const { kind, brokenAt, figures } = verdict.value;
    if (kind === 'agrees') return EXIT.ok;
    say(`${no}: ${[kind, ...(brokenAt === null ? [] : [`at entry ${brokenAt}`]), ...figures].join(' ')}`);
    return kind === 'unknown' || kind === 'not_closed' ? EXIT.failed : EXIT.data;
  } finally {
    await close();
  }
}
