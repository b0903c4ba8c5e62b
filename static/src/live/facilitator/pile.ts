/** A pile of paper from one table: its slips are counted, and each says which one it is. Pure. */

const SLIP = /^(.*?) · (?:ใบที่|slip) (\d+)$/

/** Of "โต๊ะ 4 · ใบที่ 2" the table, in whichever language it was entered. */
export function pile_of(on_behalf_of: string): string {
  return SLIP.exec(on_behalf_of)?.[1] ?? on_behalf_of
}

/** Which one of its pile the next slip is, after those that were entered; the first has no number on it. */
export function next_in_pile(whom: string, entered: readonly string[]): number {
  const numbers = entered.filter((each) => pile_of(each) === whom).map((each) => Number(SLIP.exec(each)?.[2] ?? 1))
  return Math.max(0, ...numbers) + 1
}
