/** Which database, queue and platforms this process runs: the only place that knows the concrete parts. */
import { randomInt } from 'node:crypto';

import { createPlayground, type Playground } from '../adapters/playground/index.ts';
import type { Hook } from '../web/hooks.ts';
import { createBanyan, type Banyan } from '../core/banyan.ts';
import { createHits } from '../core/links/hits.ts';
import { linkHook } from '../web/links.ts';
import { surveyHook } from '../web/surveys.ts';
import { surveyPages } from '../core/features/surveys/store-pages.ts';
import type { Database } from '../core/ports.ts';
import type { Trace } from '../core/types.ts';
import { allDefinitions } from '../db/definitions.ts';
import { isPostgres, openDatabase } from '../db/open.ts';
import type { RedisState } from '../jobs/redis.ts';
import { minuteTick } from '../jobs/schedule.ts';
import { createDrawing } from '../pictures/draw.ts';
import { faultLine, giveCampaigns, loadCampaigns, watchCampaigns } from './campaigns/index.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createConnections, type LiveConnections } from './connections.ts';
import { secureDice } from './dice.ts';
import { discordOf } from './discord.ts';
import { lockFolder } from './lock.ts';
import type { Log } from './log.ts';
import { openQueue } from './queue.ts';
import { qqOf } from './qq.ts';
import { giveQuizzes, loadQuizzes } from './quizzes.ts';
import { giveSurveys, loadSurveys, watchSurveys } from './surveys.ts';
import { telegramOf } from './telegram.ts';
import type { Watching } from './watch.ts';
import { wechatOf } from './wechat.ts';

export interface House {
  readonly banyan: Banyan;
  readonly database: Database;
  readonly playground: Playground | undefined;
  readonly claimCode: string;
  /** How Redis is, where one is configured. */
  readonly redis?: () => RedisState;
  /** Platforms with a token. `restore` adds what is configured or was connected on the page. */
  readonly connections: LiveConnections;
  /** Addresses that platforms push to now. */
  hooks(): readonly Hook[];
  /** Hands every trace to `fn`; returns how to stop. */
  traces(fn: (trace: Trace) => void): () => void;
  /** In order: intake, jobs, what is being sent, the database, the lock. */
  stop(): Promise<void>;
}

const campaignsFolder = 'campaigns';
const quizzesFolder = 'quizzes';
const surveysFolder = 'surveys';

/** The campaign files are faulty. One line for each fault. */
export class CampaignsError extends Error {
  override readonly name = 'CampaignsError';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** The campaign files: all right at the start, or it does not start; later faulty ones leave the last right ones in force. */
async function given(banyan: Banyan, log: Log): Promise<Watching[]> {
  const loaded = loadCampaigns(campaignsFolder);
  if (!loaded.ok) throw new CampaignsError(loaded.faults.map(faultLine));
  await giveCampaigns(banyan, loaded.content);
  const quizzes = loadQuizzes(quizzesFolder);
  for (const f of quizzes.faults) log.warn('a question is left out', { fault: faultLine(f) });
  await giveQuizzes(banyan, quizzes.questions);
  const surveys = loadSurveys(surveysFolder);
  for (const f of surveys.faults) log.warn('a survey is left out', { fault: faultLine(f) });
  await giveSurveys(banyan, surveys);
  return [
    watchCampaigns({
      dir: campaignsFolder,
      onChange: async (content) => {
        await giveCampaigns(banyan, content);
        log.info('campaign files read again');
      },
      onFault: (faults) => log.warn('campaign files are faulty, the last right ones stay', { faults }),
    }),
    watchSurveys({
      dir: surveysFolder,
      onChange: async (loaded) => {
        await giveSurveys(banyan, loaded);
        log.info('survey files read again; what runs stays as it is, a new version of it waits as a draft');
      },
      onFault: (faults) => log.warn('surveys are left out', { faults }),
    }),
  ];
}

/** Puts the parts together. Nothing runs before `banyan.start()`. */
export async function wire(config: Config, log: Log): Promise<House> {
  const release = isPostgres(config.databaseUrl) ? () => undefined : lockFolder(config.dataDir);
  try {
    const database = await openDatabase(config.databaseUrl, allDefinitions, { onError: (e) => log.error(e) });
    const heard = new Set<(trace: Trace) => void>();
    const clock = systemClock;
    const dice = secureDice;
    const playground = config.playground ? createPlayground({ clock, arrive: true }) : undefined;
    const claimCode = `${randomInt(100_000, 1_000_000)}`;
    const drawing = createDrawing();
    const { queue, redis } = await openQueue(config, { database, clock, dice }, log);
    const banyan: Banyan = createBanyan({
      database,
      queue,
      parts: () => (redis ? [redis()] : []),
      platforms: [
        ...(playground ? [playground] : []),
        ...(config.oneBot
          ? [await qqOf({ oneBot: config.oneBot, dataDir: config.dataDir }, { clock, dice }, log)]
          : []),
        ...(config.wechaty
          ? [await wechatOf({ wechaty: config.wechaty, dataDir: config.dataDir }, () => banyan, { clock, dice }, log)]
          : []),
      ],
      clock,
      dice,
      claimCode,
      draw: drawing.draw,
      ...(config.publicUrl && { publicUrl: config.publicUrl }),
      defaults: { locale: config.defaultLocale, timeZone: config.defaultTimeZone, staffIds: config.staffIds },
      onError: (error, c) => log.error(error, c && { event: c.cause }),
      onTrace: (trace) => {
        log.trace(trace);
        for (const fn of heard) fn(trace);
      },
    });
    const watching = await given(banyan, log);
    const { house } = banyan;
    const { people, links } = house;
    const onError = (e: unknown): void => log.error(e);
    const hits = createHits({ database, store: links.store, clock, dice, community: people.community, onError });
    const pages = surveyPages({ database, clock, accept: banyan.accept, community: people.community, house });
    const forPeople = config.publicUrl === undefined ? [] : [linkHook(hits, onError), surveyHook(pages, onError)];
    hits.start();
    // Another process may have written jobs (a restored backup, a second bot on PostgreSQL): look every full minute.
    const tick = minuteTick(
      () => queue.poke(),
      (e) => log.error(e),
    );
    const telegram = telegramOf(config, () => banyan.house.commands(), clock, log);
    const discord = discordOf(config, banyan, clock, log);
    const connections = createConnections({
      dataDir: config.dataDir,
      connects: [telegram.connects(config.telegram?.token), discord.connects(config.discord?.token)],
      banyan,
      clock,
      onError: (e) => log.error(e),
    });
    return {
      banyan,
      database,
      playground,
      claimCode,
      ...(redis && { redis }),
      connections,
      hooks: () => [...telegram.hooks(), ...forPeople],
      traces: (fn) => {
        heard.add(fn);
        return () => heard.delete(fn);
      },
      stop: async () => {
        await tick.stop();
        hits.stop();
        await Promise.all(watching.map((w) => w.stop()));
        await banyan.stop();
        await drawing.stop();
        await database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
