import { cut } from '../../kit/cut.ts';
import type { House } from '../../house.ts';
import type { Line } from './texts.ts';

export const nameLength = 6;

/** The rows of a board with names and places; who has as much has the same place. */
export async function linesOf(
  people: Pick<House['people'], 'names'>,
  top: readonly { readonly member: number; readonly value: number }[],
  longest = nameLength,
): Promise<Line[]> {
  const names = await people.names(top.map((r) => r.member));
  return top.map((r) => ({
    place: top.findIndex((x) => x.value === r.value) + 1,
    name: cut(names.get(r.member) ?? '?', longest),
    value: r.value,
  }));
}
