/** Notes for people without a phone: one by one from paper slips, or many lines at once; each says for whom. */
import { useComputed, useSignal, type Signal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import type { Sent } from '../participant/attached.ts'
import { Dialog } from '../parts/dialog.tsx'
import { phrases } from '../parts/phrases.tsx'
import { say } from '../parts/toasts.tsx'
import { Field } from './field.tsx'
import { kept_paper, once } from './kept_paper.ts'
import { LeftBehind, Progress, Ways } from './paper_parts.tsx'
import { joined, lines_of, note_slips, PaperSlips } from './paper_slips.ts'
import { t } from './paper_words.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { picture_fields, SlipPictureField, useSlipPicture } from './slip_picture.tsx'
import { useSteering } from './steering.ts'
import { Whom } from './whom.tsx'
import { t as console_words } from './words.ts'

type Way = 'slip' | 'lines'
const EMPTY = { whom: '', zone: '', way: 'slip' as Way, text: '', picture: null as Sent | null }

export function NoteSheet({ board_id }: { board_id: string }) {
  const steering = useSteering()
  const { live } = steering
  const board = live.tables.boards.get(board_id)
  const { kept, slips } = useMemo(() => paper_for(live, board_id), [live, board_id])
  const { whom, zone, way, text } = kept
  const root = useRef<HTMLDivElement>(null)
  const picture = useSlipPicture(kept.picture)
  const is_unsaved = () => text.value.trim() !== '' || kept.picture.value !== null
  const was_left = useSignal(is_unsaved())
  useEffect(() => slips.begin(), [slips])
  const ready = useComputed(() => {
    if (whom.value.trim() === '' || picture.is_sending.value) return 0
    return way.value === 'slip' && picture.sent.value ? 1 : lines(way.value, text.value).length
  })
  const { note } = t.value
  const enter = async () => {
    if (ready.value === 0 || slips.is_busy.value) return
    const is_slip = way.value === 'slip'
    const sent = is_slip ? [text.value.trim()] : lines_of(text.value)
    const shown = is_slip ? picture.sent.value : null
    const chosen = zone.value || board?.zones[0]?.key || ''
    const paper = { board_id, zone: chosen, on_behalf_of: whom.value.trim(), ...(shown && picture_fields(picture)) }
    text.value = ''
    was_left.value = false
    if (is_slip) picture.sent.value = null
    focus_words(root.current)
    const back = await slips.enter(note_slips(sent, paper))
    if (back.length === 0) return
    text.value = joined(back, text.value)
    if (shown) picture.sent.value = shown
    if (!root.current) say(t.value.not_taken(back.length), 'warn')
  }
  const leave = () => {
    if (!root.current) return
    if (is_unsaved()) say(t.value.kept, 'warn')
    else whom.value = ''
    steering.close()
  }
  const empty = () => {
    const [words, shown] = [text.value, kept.picture.value]
    text.value = ''
    kept.picture.value = null
    was_left.value = false
    return () => {
      text.value = words
      kept.picture.value = shown
    }
  }
  return (
    <Dialog title={note.title} onClose={leave} onSubmit={enter} size="wide">
      <div class="stack" data-gap="wide" ref={root}>
        {was_left.value && <LeftBehind empty={empty} />}
        <Whom label={note.whom} hint={note.whom_hint} whom={whom} />
        {board && board.zones.length > 1 && <ZoneChoice zones={board.zones} chosen={zone} />}
        <Ways way={way} words={note.ways} />
        <Words way={way.value} text={text} onEnter={enter} />
        {way.value === 'slip' && <SlipPictureField picture={picture} />}
        <Progress slips={slips} words={note} />
      </div>
      <SheetFoot is_ready={ready.value > 0} is_done={slips.done.value > 0} onLeave={leave}>
        {way.value === 'lines' ? note.save_lines(ready.value) : console_words.value.save}
      </SheetFoot>
    </Dialog>
  )
}

/** What is being entered on one board: it goes on while the sheet is closed. */
function paper_for(live: Live, board_id: string) {
  const kept = kept_paper(live, `notes.${board_id}`, EMPTY)
  const slips = once(live, `slips.${board_id}`, () => new PaperSlips(live))
  const behind = slips.is_busy.peek() ? [] : slips.left_behind(board_id)
  if (behind.length > 0) kept.text.value = joined(behind, kept.text.peek())
  return { kept, slips }
}

function lines(way: Way, text: string): string[] {
  return way === 'lines' ? lines_of(text) : [text.trim()].filter(Boolean)
}

function focus_words(root: HTMLElement | null): void {
  root?.querySelector<HTMLTextAreaElement>('textarea')?.focus()
}

/** On a slip Enter is the next slip; Shift with Enter is a new line. */
function Words({ way, text, onEnter }: { way: Way; text: Signal<string>; onEnter: () => void }) {
  const { note } = t.value
  const press = (event: KeyboardEvent) => {
    if (way !== 'slip' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    onEnter()
  }
  return (
    <div onKeyDown={press}>
      <Field
        key={way}
        label={way === 'lines' ? note.lines : note.text}
        hint={way === 'lines' ? note.lines_hint : note.slip_hint}
        value={text}
        is_long
        {...(way === 'lines' && { rows: 9 })}
      />
    </div>
  )
}

function ZoneChoice({ zones, chosen }: { zones: Board['zones']; chosen: Signal<string> }) {
  const now = chosen.value || zones[0]?.key
  return (
    <div class="zones" role="group" aria-label={t.value.note.zone}>
      {zones.map((zone, nth) => (
        <button type="button" key={zone.key} aria-pressed={now === zone.key} onClick={() => (chosen.value = zone.key)}>
          <i class="zone" data-zone={nth + 1} aria-hidden="true" />
          <span>{phrases(bilingual(zone, 'title'))}</span>
        </button>
      ))}
    </div>
  )
}
