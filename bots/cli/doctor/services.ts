/** What the bot leans on: database, Redis, the campaign files. */
import { loadCampaigns, faultLine } from '../../campaigns/index.ts';
import { DatabaseError } from '../../../db/errors.ts';
import { inspectDatabase } from '../../../db/inspect.ts';
import { isPostgres } from '../../../db/open.ts';
import { inspectRedis, RedisFault } from '../../../jobs/inspect.ts';
import { bad, note, ok, type Finding } from './finding.ts';

const neededRedis = '6.2';

/** `where` never shows an address: it may hold a password. */
export async function checkDatabase(url: string): Promise<Finding> {
  const base = isPostgres(url) ? 'PostgreSQL' : 'SQLite';
  const where = isPostgres(url) ? base : url;
  try {
    const { made, pending, damage, durable, commitMs } = await inspectDatabase(url);
    if (damage !== undefined) return bad('database', (w) => w.damaged(where, damage));
    if (!durable) return bad('database', (w) => w.notDurable);
    if (!made) return ok('database', (w) => w.databaseNew(base));
    const ms = commitMs === undefined ? undefined : Math.max(1, Math.round(commitMs));
    return ok('database', (w) => w.database({ base, pending, ms }));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { fault } = error;
    if (fault === 'closed' || fault === 'outside' || fault === 'nested') throw error;
    return bad('database', (w) => w.databaseFault[fault](where));
  }
}

export async function checkRedis(url: string | undefined): Promise<Finding> {
  if (url === undefined) return note('redis', (w) => w.redisNone);
  try {
    const { version, policy, replica } = await inspectRedis(url);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < 6 || (major === 6 && minor < 2)) return bad('redis', (w) => w.redisOld(version, neededRedis));
    if (replica) return bad('redis', (w) => w.redisReplica);
    if (policy !== 'noeviction') return bad('redis', (w) => w.redisPolicy(policy));
    return ok('redis', (w) => w.redis(version));
  } catch (error) {
    if (error instanceof RedisFault) return bad('redis', (w) => w.redisFault(error.what));
    throw error;
  }
}

export function checkCampaigns(folder: string): Finding {
  const loaded = loadCampaigns(folder);
  if (loaded.ok) return ok('campaigns', (w) => w.campaigns(loaded.files.length));
  const [first] = loaded.faults;
  return bad('campaigns', (w) => w.campaignsFault(first ? faultLine(first) : folder, loaded.faults.length - 1));
}
