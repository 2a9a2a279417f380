/** What `npm run bench -- moderation` prints. */
import { cost } from './cost.ts';
import { live } from './live.ts';
import { memory } from './memory.ts';
import { loadPeers } from './peers.ts';
import { belowTheirMarks, mark, print } from './print.ts';
import { workDone } from './slices.ts';
import { speed } from './speed.ts';

const quick = process.argv.includes('--quick');
const checking = process.argv.includes('--check');

print('min/median/max of runs; sides take turns in short slices, so what else the machine does hits all of them');
memory();
await live(quick ? 2 : 3);
const peers = loadPeers();
mark(peers !== undefined, 'the other engines could not be installed, so nothing was compared with them');
speed(200_000, quick ? 3 : 5, quick ? 4 : 1, peers);
cost(quick ? 3 : 5);
if (Number.isNaN(workDone())) print('nothing was done');
for (const line of belowTheirMarks()) print(`${checking ? 'below its mark' : 'note'}: ${line}`);
if (checking)
  print(
    belowTheirMarks().length === 0 ? 'every figure holds its mark' : `${belowTheirMarks().length} below their marks`,
  );
process.exitCode = checking && belowTheirMarks().length > 0 ? 1 : 0;
