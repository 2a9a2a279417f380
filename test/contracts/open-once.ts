/** Started twice at once by the migration suite: opens the database named on the command line, and closes it. */
import { coreSchema } from '../../core/schema.ts';
import { openDatabase } from '../../db/open.ts';

const [, , url = ''] = process.argv;
await (await openDatabase(url, coreSchema)).close();
