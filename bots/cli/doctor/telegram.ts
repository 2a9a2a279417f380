/** The bot on Telegram: its token, what it sees, how messages come, what it may do in the groups it is in. */
import { and, eq, isNull } from 'drizzle-orm';

import { inspectTelegram, NotAsked, type Inspect, type Way } from '../../../adapters/telegram/inspect.ts';
import { definePeople } from '../../../core/schema.ts';
import { DatabaseError } from '../../../db/errors.ts';
import { openDatabase } from '../../../db/open.ts';
import { bad, note, ok, type Finding } from './finding.ts';

/** A group is one question to Telegram; the doctor is asked often and answers soon. */
const mostGroups = 50;

export interface TelegramToLookAt extends Way {
  readonly token: string;
  /** Where updates are to be pushed; undefined: the bot fetches them. */
  readonly webhook: string | undefined;
  readonly databaseUrl: string;
}

/** Every finding about Telegram; the first one that cannot be asked ends it. */
export async function checkTelegram(t: TelegramToLookAt | undefined): Promise<Finding[]> {
  if (!t) return [note('telegram', (w) => w.telegramNone)];
  const inspect = inspectTelegram(t);
  try {
    const me = await inspect.account();
    return [
      ok('telegram', (w) => w.telegram(me.username)),
      me.seesAll ? ok('privacy', (w) => w.privacyOff) : bad('privacy', (w) => w.privacyOn),
      await checkWebhook(inspect, t.webhook),
      ...(await checkRights(inspect, await groupsOf(t.databaseUrl, `telegram:${me.id}`))),
    ];
  } catch (error) {
    if (error instanceof NotAsked) return [bad('telegram', (w) => w.telegramFault[error.what])];
    throw error;
  }
}

async function checkWebhook(inspect: Inspect, wanted: string | undefined): Promise<Finding> {
  const { url } = await inspect.webhook();
  const host = URL.canParse(url) ? new URL(url).host : url;
  if (wanted === undefined)
    return url === '' ? ok('webhook', (w) => w.polling) : bad('webhook', (w) => w.webhookOther(host));
  if (url === wanted) return ok('webhook', (w) => w.webhook(host));
  const meant = new URL(wanted).host;
  return url === '' ? note('webhook', (w) => w.webhookNotYet(meant)) : bad('webhook', (w) => w.webhookOther(host));
}

interface Group {
  readonly id: string;
  readonly name: string;
}

/** The groups the bot knows; none when the database cannot be read, which has a line of its own. */
async function groupsOf(url: string, account: string): Promise<readonly Group[]> {
  try {
    const database = await openDatabase(url, [definePeople], { readOnly: true });
    try {
      const { rooms } = database.t(definePeople);
      return await database.read
        .select({ id: rooms.platformId, name: rooms.name })
        .from(rooms)
        .where(and(eq(rooms.account, account), eq(rooms.kind, 'group'), isNull(rooms.leftAt)))
        .orderBy(rooms.id)
        .limit(mostGroups);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof DatabaseError) return [];
    throw error;
  }
}

async function checkRights(inspect: Inspect, groups: readonly Group[]): Promise<Finding[]> {
  if (groups.length === 0) return [note('rights', (w) => w.noGroups)];
  const faults: Finding[] = [];
  for (const { id, name } of groups) {
    const lacks = await inspect.lacks(id);
    if (lacks === undefined) faults.push(bad('rights', (w) => w.gone(name)));
    else if (lacks.length > 0) faults.push(bad('rights', (w) => w.lacks(name, lacks)));
  }
  return faults.length > 0 ? faults : [ok('rights', (w) => w.rights(groups.length))];
}
