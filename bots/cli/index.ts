/** `banyan <verb>`: each verb is a file of its own, loaded when it is asked for. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}
interface Verb {
  readonly usage: string;
  main(argv: readonly string[], io: Io): Promise<number>;
}

const verbs: Readonly<Record<string, { readonly what: string; load(): Promise<Verb> }>> = {
  doctor: { what: 'look at everything the bot needs and say what is wrong', load: () => import('./doctor.ts') },
  campaigns: {
    what: 'check and preview the campaign files; pause, resume, stop, follow',
    load: () => import('./campaigns.ts'),
  },
  surveys: { what: 'check the survey files', load: () => import('./surveys.ts') },
  import: { what: "bring a group's history into the bot's database", load: () => import('./import.ts') },
  replay: { what: 'play an exported chat history through the bot and report', load: () => import('./replay.ts') },
  moderate: { what: 'say which lines of standard input break rules', load: () => import('./moderate.ts') },
  'try-rules': { what: 'what word rules would have hit in the messages kept', load: () => import('./try-rules.ts') },
};

async function main([verb, ...rest]: readonly string[]): Promise<number> {
  const io: Io = {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  };
  const known = verb === undefined ? undefined : verbs[verb];
  if (known) {
    const { main: run, usage } = await known.load();
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(usage);
      return 0;
    }
    return run(rest, io);
  }
  const asked = verb === undefined || verb === '--help' || verb === '-h' || verb === 'help';
  if (!asked) io.err(`banyan: there is no "${verb}"`);
  const say = asked ? io.out : io.err;
  say('usage: banyan <verb> [options]   (banyan <verb> --help says more)');
  for (const [name, { what }] of Object.entries(verbs)) say(`  ${name.padEnd(10)} ${what}`);
  say('npm start runs the bot itself.');
  return asked ? 0 : 2;
}

/** Loaded when it is needed: it knows the errors of every part, and so every part. */
const fail = async (error: unknown): Promise<never> => (await import('../start.ts')).exitWith(error);

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, fail);
