/** How many seats are planned for each sector. */
import { useSignal } from '@preact/signals'
import type { Sector } from '../rows.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Mark, SECTORS } from '../parts/mark.tsx'
import { sentence } from '../parts/phrases.tsx'
import { t as parts } from '../parts/words.ts'
import { useSteering } from './steering.ts'
import { t } from './people_words.ts'
import { t as console_words } from './words.ts'

const MOST = 5000

export function SeatsSheet() {
  const steering = useSteering()
  const planned = steering.live.tables.seat_plans.all.peek()[0]?.seats ?? {}
  const typed = useSignal<Record<string, string>>(
    Object.fromEntries(SECTORS.map((sector) => [sector, String(planned[sector] ?? '')])),
  )
  const numbers = SECTORS.map((sector) => number_of(typed.value[sector]!))
  const is_good = numbers.every((one) => one !== null)
  const { seats } = t.value
  const save = async () => {
    if (!is_good) return
    const words = Object.fromEntries(SECTORS.map((sector, nth) => [sector, numbers[nth]]))
    if (await steering.ask('seats.plan', { seats: words })) steering.close()
  }
  return (
    <Dialog title={seats.title} onClose={() => steering.close()} onSubmit={save}>
      <p class="soft">{sentence(seats.hint)}</p>
      <div class="seats">
        {SECTORS.map((sector) => (
          <SeatField
            key={sector}
            sector={sector}
            value={typed.value[sector]!}
            onType={(value) => (typed.value = { ...typed.value, [sector]: value })}
          />
        ))}
      </div>
      <p class={is_good ? 'soft' : 'errors'} role="status">
        {is_good ? seats.total(numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)) : seats.not_a_number}
      </p>
      <footer>
        <button type="button" class="button" onClick={() => steering.close()}>
          {console_words.value.cancel}
        </button>
        <button class="button" data-kind="primary" aria-disabled={!is_good}>
          {console_words.value.save}
        </button>
      </footer>
    </Dialog>
  )
}

type Typed = { sector: Sector; value: string; onType: (value: string) => void }

function SeatField({ sector, value, onType }: Typed) {
  return (
    <label class="seat-field">
      <Mark sector={sector} />
      <span class="grow">{parts.value.sectors[sector]}</span>
      <input
        class="input number"
        inputMode="numeric"
        autocomplete="off"
        value={value}
        placeholder="0"
        aria-invalid={number_of(value) === null}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  )
}

/** Nothing typed is nobody; null is not a number of seats. Thai digits are digits. */
export function number_of(typed: string): number | null {
  const digits = typed.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
  if (digits === '') return 0
  const number = /^\d{1,4}$/.test(digits) ? Number(digits) : NaN
  return number <= MOST ? number : null
}
