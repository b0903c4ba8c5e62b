/** The menu's sheets, fetched in an idle moment after the room is there, so that they open without a network too. */
import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { usePhone } from './phone.ts'

const IDLE_MS = 3000
const Sheets = signal<FunctionComponent | null>(null)

export function SheetsLater() {
  const { sheet } = usePhone()
  const is_wanted = sheet.value !== null
  useEffect(() => {
    const wait = setTimeout(fetch_sheets, is_wanted ? 0 : IDLE_MS)
    return () => clearTimeout(wait)
  }, [is_wanted])
  return is_wanted && Sheets.value ? <Sheets.value /> : null
}

async function fetch_sheets(): Promise<void> {
  if (Sheets.peek()) return
  const part = await import('./sheets.tsx').catch(() => null)
  if (part) Sheets.value = part.Sheets
}
