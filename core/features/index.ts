/** The list. A new feature is one folder and one line here; hearers and screens run in this order. */
import type { FeatureDef } from '../house.ts';
import { account } from './account/index.ts';
import { badges } from './badges/index.ts';
import { budget } from './budget/index.ts';
import { campaigns } from './campaigns/index.ts';
import { capabilities } from './capabilities/index.ts';
import { card } from './card/index.ts';
import { checkin } from './checkin/index.ts';
import { clicks } from './clicks/index.ts';
import { conduct } from './conduct/index.ts';
import { digest } from './digest/index.ts';
import { draws } from './draws/index.ts';
import { flood } from './flood/index.ts';
import { communities } from './communities/index.ts';
import { groups } from './groups/index.ts';
import { games } from './games/index.ts';
import { help } from './help/index.ts';
import { houserules } from './houserules/index.ts';
import { kudos } from './kudos/index.ts';
import { language } from './language/index.ts';
import { leaderboard } from './leaderboard/index.ts';
import { levels } from './levels/index.ts';
import { link } from './link/index.ts';
import { moderation } from './moderation/index.ts';
import { names } from './names/index.ts';
import { packets } from './packets/index.ts';
import { points } from './points/index.ts';
import { polls } from './polls/index.ts';
import { presets } from './presets/index.ts';
import { privacy } from './privacy/index.ts';
import { quiet } from './quiet/index.ts';
import { recap } from './recap/index.ts';
import { recognise } from './recognise/index.ts';
import { reports } from './reports/index.ts';
import { raid } from './raid/index.ts';
import { referral } from './referral/index.ts';
import { rights } from './rights/index.ts';
import { roles } from './roles/index.ts';
import { schedule } from './schedule/index.ts';
import { settings } from './settings/index.ts';
import { shop } from './shop/index.ts';
import { slow } from './slow/index.ts';
import { status } from './status/index.ts';
import { surveys } from './surveys/index.ts';
import { tags } from './tags/index.ts';
import { topics } from './topics/index.ts';
import { transfers } from './transfers/index.ts';
import { trials } from './trials/index.ts';
import { welcome } from './welcome/index.ts';

export const featureDefinitions: readonly FeatureDef[] = [
  checkin,
  points,
  leaderboard,
  levels,
  badges,
  card,
  moderation,
  reports,
  conduct,
  digest,
  draws,
  welcome,
  quiet,
  budget,
  raid,
  slow,
  flood,
  names,
  houserules,
  campaigns,
  recap,
  schedule,
  topics,
  polls,
  surveys,
  kudos,
  referral,
  shop,
  packets,
  transfers,
  games,
  privacy,
  link,
  recognise,
  communities,
  groups,
  rights,
  capabilities,
  account,
  tags,
  roles,
  clicks,
  trials,
  language,
  presets,
  settings,
  status,
  help,
];
