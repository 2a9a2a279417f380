/** What is played now, by room: memory that mirrors rows, so that routing a plain message costs no query. */
import type { GameRow, GameStore, QuizItem } from './store.ts';
import { foldCommand } from '../../text/index.ts';

export interface Round {
  readonly game: number;
  /** Of idioms: the last one, in Simplified characters. */
  readonly last?: string;
  /** Of a quiz. */
  readonly question?: Pick<QuizItem, 'answers' | 'choices'>;
}
export interface Challenge {
  readonly game: number;
  readonly proof: 'any' | 'text' | 'picture';
}

export class Playing {
  readonly #rounds = new Map<number, Round>();
  readonly #challenges = new Map<number, Challenge>();

  round(room: number): Round | undefined {
    return this.#rounds.get(room);
  }
  challenge(room: number): Challenge | undefined {
    return this.#challenges.get(room);
  }
  /** What a row says now; `question`: the one its quiz asks. */
  take(game: Pick<GameRow, 'id' | 'room' | 'kind' | 'data'>, question?: Pick<QuizItem, 'answers' | 'choices'>): void {
    const { id, room, kind, data } = game;
    if (kind === 'challenge') this.#challenges.set(room, { game: id, proof: data.proof ?? 'any' });
    else if (kind === 'idioms') this.#rounds.set(room, { game: id, last: foldCommand(data.last ?? '') });
    else this.#rounds.set(room, { game: id, ...(question && { question }) });
  }
  drop(room: number, game: number): void {
    if (this.#rounds.get(room)?.game === game) this.#rounds.delete(room);
    if (this.#challenges.get(room)?.game === game) this.#challenges.delete(room);
  }
  async load(store: GameStore): Promise<void> {
    const games = await store.running();
    const questions = await store.questionsNow(games.flatMap((g) => g.data.left?.slice(0, 1) ?? []));
    this.#rounds.clear();
    this.#challenges.clear();
    for (const g of games)
      this.take(
        g,
        questions.find((q) => q.id === g.data.left?.[0]),
      );
  }
}
