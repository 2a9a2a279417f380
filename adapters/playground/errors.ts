/** What a visitor asked for makes no sense here. The page and the terminal have the words for each `what`. */
export class PlayError extends Error {
  override readonly name = 'PlayError';
  readonly what:
    | 'no-person'
    | 'no-message'
    | 'no-button'
    | 'empty'
    | 'too-long'
    | 'not-yours'
    | 'as-it-is'
    | 'owner-stays'
    | 'name-taken';
  constructor(what: PlayError['what'], message: string) {
    super(message);
    this.what = what;
  }
}
