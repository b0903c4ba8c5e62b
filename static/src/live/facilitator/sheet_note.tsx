/** Notes for people without a phone: one by one from paper slips, or many lines at once; each says for whom. */
import { useComputed, useSignal, type Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Board } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Status } from '../parts/status.tsx'
import { Field } from './field.tsx'
import { PaperSlips, lines_of } from './paper_slips.ts'
import { SheetFoot } from './sheet_foot.tsx'
import { picture_fields, SlipPictureField, useSlipPicture } from './slip_picture.tsx'
import { useSteering } from './steering.ts'
import { Whom } from './whom.tsx'
import { t } from './words.ts'

type Way = 'slip' | 'lines'

export function NoteSheet({ board_id }: { board_id: string }) {
  const steering = useSteering()
  const board = steering.live.tables.boards.get(board_id)
  const zone = useSignal(board?.zones[0]?.key ?? '')
  const way = useSignal<Way>('slip')
  const [whom, text] = [useSignal(''), useSignal('')]
  const slips = useRef(new PaperSlips(steering.live)).current
  const root = useRef<HTMLDivElement>(null)
  const picture = useSlipPicture()
  const ready = useComputed(() => {
    if (whom.value.trim() === '' || picture.is_sending.value) return 0
    return way.value === 'slip' && picture.sent.value ? 1 : lines(way.value, text.value).length
  })
  const { note, save } = t.value
  const enter = async () => {
    if (ready.value === 0 || slips.is_busy.value) return
    const is_slip = way.value === 'slip'
    const sent = is_slip ? [text.value.trim()] : lines_of(text.value)
    const shown = is_slip ? picture.sent.value : null
    const paper = { board_id, zone: zone.value, on_behalf_of: whom.value.trim(), ...(shown && picture_fields(picture)) }
    text.value = ''
    if (is_slip) picture.sent.value = null
    focus_words(root.current)
    const kept = await slips.enter(sent, paper)
    if (kept.length === 0) return
    text.value = [...kept, text.value].filter(Boolean).join('\n')
    if (shown) picture.sent.value = shown
  }
  return (
    <Dialog title={note.title} onClose={() => steering.close()} onSubmit={enter} size="wide">
      <div class="stack" data-gap="wide" ref={root}>
        <Whom label={note.whom} hint={note.whom_hint} whom={whom} />
        {board && board.zones.length > 1 && <ZoneChoice zones={board.zones} chosen={zone} />}
        <Ways way={way} />
        <Words way={way.value} text={text} onEnter={enter} />
        {way.value === 'slip' && <SlipPictureField picture={picture} />}
        <Progress slips={slips} />
      </div>
      <SheetFoot is_ready={ready.value > 0} is_done={slips.done.value > 0}>
        {way.value === 'lines' ? note.save_lines(ready.value) : save}
      </SheetFoot>
    </Dialog>
  )
}

function lines(way: Way, text: string): string[] {
  return way === 'lines' ? lines_of(text) : [text.trim()].filter(Boolean)
}

function focus_words(root: HTMLElement | null): void {
  root?.querySelector<HTMLTextAreaElement>('textarea')?.focus()
}

function Ways({ way }: { way: Signal<Way> }) {
  const { ways } = t.value.note
  return (
    <div class="row" role="group" aria-label={ways.label}>
      {(['slip', 'lines'] as const).map((each) => (
        <button
          type="button"
          key={each}
          class="chip"
          data-press
          aria-pressed={way.value === each}
          onClick={() => (way.value = each)}
        >
          {ways[each]}
        </button>
      ))}
    </div>
  )
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

function Progress({ slips }: { slips: PaperSlips }) {
  const { done, asked, refused, is_busy } = slips
  const { note } = t.value
  return (
    <div class="stack" role="status">
      {asked.value > 1 && is_busy.value && (
        <div class="progress" aria-hidden="true">
          <i style={{ '--v': (asked.value - slips.left.value) / asked.value }} />
        </div>
      )}
      {is_busy.value && <p class="small soft">{note.saving(slips.left.value)}</p>}
      {!is_busy.value && done.value > 0 && <Status tone="good">{note.saved_count(done.value)}</Status>}
      {refused.value.map(({ text, why }) => (
        <p class="small" key={text}>
          <Status tone="bad">{why}</Status> {beginning_of(text)}
        </p>
      ))}
    </div>
  )
}

/** Enough to find the line in the field above, where it waits whole. */
function beginning_of(text: string): string {
  return text.length > 48 ? `${text.slice(0, 48)}…` : text
}

function ZoneChoice({ zones, chosen }: { zones: Board['zones']; chosen: Signal<string> }) {
  return (
    <div class="zones" role="group" aria-label={t.value.note.zone}>
      {zones.map((zone, nth) => (
        <button
          type="button"
          key={zone.key}
          aria-pressed={chosen.value === zone.key}
          onClick={() => (chosen.value = zone.key)}
        >
          <i class="zone" data-zone={nth + 1} aria-hidden="true" />
          {bilingual(zone, 'title')}
        </button>
      ))}
    </div>
  )
}
