/** A process that the others see running: opens the database named on the command line, tells its number, and stays. */
import { coreSchema } from '../../core/schema.ts';
import { openDatabase } from '../../db/open.ts';

const [, , url = ''] = process.argv;
const database = await openDatabase(url, coreSchema);
process.send?.(await database.peers?.self());
