/** The bot on Discord: its token, the switches of the portal, what it may do in the servers it is in, its clock. */
import { discordTime, inspectDiscord, NotAsked, type Way } from '../../../adapters/discord/inspect.ts';
import { bad, note, ok, type Finding } from './finding.ts';

/** A server is three questions to Discord; the doctor is asked often and answers soon. */
const mostServers = 25;
const mostDriftMs = 30_000;

export interface DiscordToLookAt extends Way {
  readonly token: string;
}

/** Every finding about Discord; the first one that cannot be asked ends it. Nothing but a note when it is not connected. */
export async function checkDiscord(d: DiscordToLookAt | undefined): Promise<Finding[]> {
  if (!d) return [note('discord', (w) => w.discordNone)];
  const inspect = inspectDiscord(d);
  try {
    const me = await inspect.account();
    return [
      ok('discord', (w) => w.discord(me.username)),
      me.off.length === 0 ? ok('intents', (w) => w.intents) : bad('intents', (w) => w.intentsOff(me.off)),
      ...(await clockOf(d)),
      ...(await placesOf(inspect)),
    ];
  } catch (error) {
    if (error instanceof NotAsked) return [bad('discord', (w) => w.discordFault[error.what])];
    throw error;
  }
}

async function clockOf(d: Way): Promise<Finding[]> {
  const theirs = await discordTime(d);
  const off = theirs === undefined ? 0 : Math.abs(Date.now() - theirs);
  return off > mostDriftMs ? [bad('clock', (w) => w.clockOffDiscord(Math.round(off / 1000)))] : [];
}

async function placesOf(inspect: ReturnType<typeof inspectDiscord>): Promise<Finding[]> {
  const places = await inspect.places(mostServers);
  if (places.length === 0) return [note('servers', (w) => w.noServers)];
  const faults = places
    .filter((p) => p.lacks.length > 0)
    .map((p) => bad('servers', (w) => w.serverLacks(p.name, p.lacks)));
  return faults.length > 0 ? faults : [ok('servers', (w) => w.servers(places.length))];
}
