import { mkdtempSync, rmSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLoad } from './load.ts';
import { cost, ratio, turns, spread } from './measure.ts';
import { pipeline } from './pipeline.ts';
import { rawLoop } from './raw.ts';

const dir = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
const load = createLoad({ groups: 1000, members: 20000, seed: 1, start: Date.now() });
mkdirSync(join(dir, 'a'));
const bot = await pipeline(join(dir, 'a'), load, false);
const raw = rawLoop(join(dir, 'raw.db'), false);
const int = rawLoop(join(dir, 'int.db'), true);
const h = load.hellos();
console.log('hello', await cost(h.length, () => bot.slice(h)));
await raw.slice(h); await int.slice(h);
const costs = await turns([raw, bot, int], 8, () => load.next(10000));
for (const s of [raw, bot, int]) console.log(s.name, 'wall', spread(costs.get(s)!.map(c => c.wall)), 'cpu', spread(costs.get(s)!.map(c => c.cpu)), 'ratio', ratio(costs, s, raw), ratio(costs, s, raw, 'cpu'));
for (const s of [raw, bot, int]) { await s.check(); await s.close(); }
rmSync(dir, { recursive: true });
