/** The phone's notes, two in a row; a long one has a row for itself. */
import type { JSX } from 'preact'
import { Bands } from '../parts/bands.tsx'
import { usePhone } from './phone.ts'

type Props = {
  ids: readonly string[]
  card: (id: string) => JSX.Element
  inputs: unknown[]
  'data-open'?: ''
  'data-revealing'?: '' | undefined
}

export function Tiles(props: Props) {
  const { tables } = usePhone().live
  return <Bands class="tiles" tables={tables} long_span={Infinity} columns_at_first={2} {...props} />
}
