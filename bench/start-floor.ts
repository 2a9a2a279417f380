/** The imports nobody can do without, and nothing else. */
import 'better-sqlite3';
import 'drizzle-orm';
import 'drizzle-orm/sqlite-proxy';
import 'drizzle-orm/sqlite-core';
import 'drizzle-orm/pg-core';
import 'croner';

process.stdout.write(JSON.stringify({ ms: performance.now(), rss: process.memoryUsage.rss() }));
