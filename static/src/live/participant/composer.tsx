/** The sheet of paper to write on. Its textarea is the browser's: it is never drawn again while somebody types. */
import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals'
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { set } from '../parts/phrases.tsx'
import type { Board } from '../rows.ts'
import { AttachButtons, AttachedThings } from './attaching.tsx'
import { usePhone } from './phone.ts'
import { is_empty, send_draft } from './sending_notes.ts'
import { Left, letters_left, WordsField } from './words_field.tsx'
import { t } from './words.ts'

const LOW = 480

export function Composer({ board }: { board: Board }) {
  const phone = usePhone()
  const { drafts, composing } = phone
  const field = useRef<HTMLTextAreaElement>(null)
  const zone = useComputed(() => known_zone(board, drafts.of(board.id).zone))
  const problem = useSignal('')
  useEffect(() => {
    composing.value = board.id
    return () => (composing.value = null)
  }, [board.id])
  useSendInSight(field)
  const send = (event: Event) => {
    event.preventDefault()
    end_composition(field.current!)
    const [draft, chosen] = [drafts.of(board.id), { zone: zone.value }]
    if (is_empty(draft)) return void (problem.value = t.value.empty_note)
    if (letters_left(draft.text) < 0) return
    drafts.keep(board.id, chosen)
    send_draft(phone, board.id)
    drafts.keep(board.id, chosen)
  }
  return (
    <form class="stack" onSubmit={send}>
      <Zones board={board} zone={zone} onChoose={(key) => drafts.keep(board.id, { zone: key })} />
      <Paper board={board} zone={zone}>
        <WordsField
          draft_key={board.id} field={field} problem={problem} id="composer" rows={3} aria-label={t.value.write_note}
          placeholder={t.value.write_placeholder} onKeyDown={(event: KeyboardEvent) => is_send_key(event) && send(event)}
        />
        <AttachedThings draft_key={board.id} />
        <div class="row" data-wrap>
          <AttachButtons draft_key={board.id} />
          <Left draft_key={board.id} />
          <button class="button end" data-kind="primary">{t.value.send_note} <Icon name="send" /></button>
        </div>
      </Paper>
    </form>
  )
}

type Zone = { board: Board; zone: ReadonlySignal<string> }

function Zones({ board, zone, onChoose }: Zone & { onChoose: (key: string) => void }) {
  if (board.zones.length < 2) return null
  return (
    <div class="zones" role="group" aria-label={t.value.zone_of_note}>
      {board.zones.map((each, nth) => (
        <button type="button" key={each.key} aria-pressed={zone.value === each.key} onClick={() => onChoose(each.key)}>
          <i class="zone" data-zone={nth + 1} aria-hidden="true" />
          <span>{set(bilingual(each, 'title'))}</span>
        </button>
      ))}
    </div>
  )
}

function Paper({ board, zone, children }: Zone & { children: ComponentChildren }) {
  return <div class="note composer" data-zone={board.zones.findIndex(({ key }) => key === zone.value) + 1}>{children}</div>
}

/** In the little that a keyboard leaves of the window, the whole paper is kept in it: the words and what sends them. */
function useSendInSight(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const paper = field.current!.closest('.composer')!
    const keep = () => {
      const is_low = innerHeight < LOW && document.activeElement === field.current
      if (is_low) paper.scrollIntoView({ block: 'nearest' })
    }
    paper.addEventListener('input', keep)
    addEventListener('resize', keep)
    return () => removeEventListener('resize', keep)
  }, [])
}

/** An unfinished composition would come back into a field that is only emptied. */
function end_composition(field: HTMLTextAreaElement): void {
  field.blur()
  field.focus()
}

function is_send_key(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing
}

function known_zone(board: Board, zone: string): string {
  return board.zones.some(({ key }) => key === zone) ? zone : (board.zones[0]?.key ?? '')
}
