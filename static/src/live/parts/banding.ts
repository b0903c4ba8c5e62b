/** Cuts a long list of notes into bands that begin with a full row: one under the other they look like a single grid. */

export type Band = readonly string[]

/** What a band has at least; its last row is filled up. A band lays itself out as often as one of its notes changes. */
export const PER_BAND = 24

/** `span_of` says how many columns a note takes, as its style sheet does. */
export function in_bands(ids: Band, span_of: (id: string) => number, columns: number): Band[] {
  const bands: string[][] = []
  let column = 0
  for (const id of columns > 0 ? ids : []) {
    const span = Math.min(span_of(id), columns)
    if (column + span > columns) column = 0
    if (bands.length === 0 || (column === 0 && bands.at(-1)!.length >= PER_BAND)) bands.push([])
    bands.at(-1)!.push(id)
    column = (column + span) % columns
  }
  return bands
}

/** The new bands, where each that says the same as before is the very one of before. */
export function kept(bands: readonly Band[], before: readonly Band[]): Band[] {
  return bands.map((band, nth) => (is_same(band, before[nth]) ? before[nth]! : band))
}

function is_same(band: Band, other: Band | undefined): boolean {
  return band.length === other?.length && band.every((id, nth) => id === other[nth])
}
