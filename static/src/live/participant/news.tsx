/** What others do on the board in front, in words for ears: how many notes and groups are new. */
import { useEffect, useRef } from 'preact/hooks'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

export function News() {
  const { live, place, announcer } = usePhone()
  const { screen, board } = place.value
  const of = screen === 'board' ? board!.id : ''
  const notes = live.tables.notes.all.value.filter(({ board_id, is_hidden }) => board_id === of && !is_hidden).length
  const groups = live.tables.clusters.all.value.filter(({ board_id }) => board_id === of).length
  const told = useRef({ of, notes, groups })
  useEffect(() => {
    if (told.current.of !== of) told.current = { of, notes, groups }
    const more = () => {
      const words = t.value.news(notes - told.current.notes, groups - told.current.groups)
      told.current = { of, notes, groups }
      return words
    }
    if (notes > told.current.notes || groups > told.current.groups) announcer.tell(more, 'board')
  }, [of, notes, groups])
  return null
}
