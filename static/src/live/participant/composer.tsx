/** The sheet of paper to write on. Its textarea is the browser's: it is never drawn again while somebody types. */
import { untracked, useComputed, useSignal, useSignalEffect, type Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { new_id } from '../ids.ts'
import { bilingual } from '../i18n.ts'
import { Icon } from '../parts/icon.tsx'
import { say } from '../parts/toasts.tsx'
import type { Board } from '../rows.ts'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { fields_of, is_something, NOTHING_ATTACHED } from './attached.ts'
import { AttachButtons, AttachedThings, useAttaching, waits_for, type Attaching } from './attaching.tsx'
import type { Draft, Drafts } from './drafts.ts'
import { usePhone } from './phone.ts'
import { t } from './words.ts'

const WARN_BELOW = 60

export function Composer({ board }: { board: Board }) {
  const phone = usePhone()
  const { live, drafts, announcement, composing } = phone
  const field = useRef<HTMLTextAreaElement>(null)
  const zone = useSignal(known_zone(board, drafts.of(board.id).zone))
  const left = useSignal<number>(LIMITS.note)
  const attaching = useDraftedThings(board.id)
  const { attached } = attaching
  const typed = () => {
    drafts.keep(board.id, { text: field.current!.value, zone: zone.value })
    left.value = LIMITS.note - graphemes(tidy(field.current!.value))
    grow(field.current!)
  }
  useDraft(field, board.id, typed)
  useEffect(() => {
    composing.value = board.id
    return () => (composing.value = null)
  }, [board.id])
  const send = (event: Event) => {
    event.preventDefault()
    const text = tidy(field.current!.value)
    const waits = waits_for(phone, attaching)
    if (waits) return say(waits, 'warn')
    if (text === '' && !is_something(attached.value)) return say(t.value.empty_note, 'warn'), field.current!.focus()
    if (left.value < 0) return say(t.value.letters_left(left.value), 'bad')
    live.command('note.add', { board_id: board.id, note_id: new_id(), zone: zone.value, text, ...fields_of(attached.value) })
    announcement.value = t.value.sending
    empty(field.current!)
    attached.value = NOTHING_ATTACHED
    drafts.drop(board.id)
    left.value = LIMITS.note
  }
  return (
    <form class="stack" onSubmit={send}>
      <Zones board={board} zone={zone} onChoose={() => drafts.keep(board.id, { zone: zone.value })} />
      <Paper board={board} zone={zone}>
        <textarea
          ref={field} id="composer" rows={3} aria-label={t.value.write_note} placeholder={t.value.write_placeholder}
          onInput={typed} onCompositionEnd={typed} onKeyDown={(event) => is_send_key(event) && send(event)}
        />
        <AttachedThings {...attaching} />
        <div class="row" data-wrap>
          <AttachButtons {...attaching} />
          <Left left={left} />
          <button class="button end" data-kind="primary">{t.value.send_note} <Icon name="send" /></button>
        </div>
      </Paper>
    </form>
  )
}

/** The draft comes in when the sheet opens, and when a waiting draft was put onto this board. */
function useDraft(field: { current: HTMLTextAreaElement | null }, board_id: string, typed: () => void): void {
  const { drafts } = usePhone()
  const kept = useComputed(() => drafts.list.value.find((draft) => draft.board_id === board_id)?.text ?? '')
  useEffect(() => {
    const stop = kept.subscribe((text) => {
      if (text === '' || text === field.current?.value) return
      field.current!.value = text
      typed()
    })
    return stop
  }, [board_id])
}

/** What is on the note is in its draft, too; a waiting draft that is put onto this board brings its picture along. */
function useDraftedThings(board_id: string): Attaching {
  const { drafts } = usePhone()
  const first = useRef(drafts.of(board_id)).current
  const { attached, unsent } = useAttaching(first.attached, first.unsent)
  useSignalEffect(() => keep_attached(drafts, board_id, { attached: attached.value, unsent: unsent.value }))
  useSignalEffect(() => {
    const draft = drafts.list.value.find((each) => each.board_id === board_id)
    if (!draft) return
    const has_arrived = unsent.peek() !== null && draft.unsent === null && draft.attached.picture !== null
    const was_put_here = draft.unsent !== null && !attached.peek().picture
    if (has_arrived || (is_something(draft.attached) && !is_something(attached.peek()))) attached.value = draft.attached
    if (has_arrived || was_put_here) unsent.value = draft.unsent
  })
  return { attached, unsent, is_kept: true, arrived: (key, picture) => drafts.arrived(key, picture) }
}

function keep_attached(drafts: Drafts, board_id: string, things: Pick<Draft, 'attached' | 'unsent'>): void {
  const kept = untracked(() => drafts.of(board_id))
  const is_any = is_something(things.attached) || is_something(kept.attached) || things.unsent !== kept.unsent
  if (is_any) untracked(() => drafts.keep(board_id, things))
}

function Zones({ board, zone, onChoose }: { board: Board; zone: Signal<string>; onChoose: () => void }) {
  if (board.zones.length < 2) return null
  const choose = (key: string) => {
    zone.value = key
    onChoose()
  }
  return (
    <div class="zones" role="group" aria-label={t.value.zone_of_note}>
      {board.zones.map((each, nth) => (
        <button type="button" key={each.key} aria-pressed={zone.value === each.key} onClick={() => choose(each.key)}>
          <i class="zone" data-zone={nth + 1} aria-hidden="true" />
          {bilingual(each, 'title')}
        </button>
      ))}
    </div>
  )
}

function Paper({ board, zone, children }: { board: Board; zone: Signal<string>; children: preact.ComponentChildren }) {
  return <div class="note composer" data-zone={board.zones.findIndex(({ key }) => key === zone.value) + 1}>{children}</div>
}

function Left({ left }: { left: Signal<number> }) {
  if (left.value > WARN_BELOW) return null
  return <span class="small" role="status">{t.value.letters_left(left.value)}</span>
}

/** An unfinished composition would come back into a field that is only emptied: end it first. */
function empty(field: HTMLTextAreaElement): void {
  field.blur()
  field.value = ''
  field.focus()
}

const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content')

function grow(field: HTMLTextAreaElement): void {
  if (GROWS_BY_ITSELF) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}

function is_send_key(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing
}

function known_zone(board: Board, zone: string): string {
  return board.zones.some(({ key }) => key === zone) ? zone : (board.zones[0]?.key ?? '')
}
