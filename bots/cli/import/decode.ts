/** Bytes of a file as text: a file in another encoding than said is refused, not read as signs nobody wrote. */

/** @throws {Error} one line for people, made by `fault`: no such encoding, or the file is not in it. */
export function textIn(bytes: Uint8Array, file: string, encoding: string, fault: (line: string) => Error): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw fault(`there is no encoding "${encoding}"; try gb18030 or big5`);
    if (error instanceof TypeError) throw fault(`${file}: not ${encoding}; try --encoding gb18030 or big5`);
    throw error;
  }
}
