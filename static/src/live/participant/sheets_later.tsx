/** What opens over the screen, and what pictures and sketches need: fetched in an idle moment, so that it is there without a network too. */
import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { patiently } from '../patiently.ts'
import { usePhone } from './phone.ts'
import { fetch_screens } from './screens_later.ts'

const IDLE_MS = 3000
const Sheets = signal<FunctionComponent | null>(null)
const REST: readonly (() => Promise<object>)[] = [
  () => import('./attachments.tsx'),
  () => import('./sketch_pad.tsx'),
  () => import('./carrier.ts'),
  () => import('./refused_note.tsx'),
]

export function SheetsLater() {
  const { sheet, editing } = usePhone()
  const is_wanted = sheet.value !== null || editing.value !== null
  useEffect(fetch_screens, [])
  useEffect(() => {
    const wait = setTimeout(() => void (is_wanted ? fetch_sheets() : fetch_everything()), is_wanted ? 0 : IDLE_MS)
    return () => clearTimeout(wait)
  }, [is_wanted])
  return is_wanted && Sheets.value ? <Sheets.value /> : null
}

async function fetch_sheets(): Promise<void> {
  if (!Sheets.peek()) Sheets.value = (await patiently(() => import('./sheets.tsx'))).Sheets
}

/** One after the other: whoever is writing meanwhile comes first. */
async function fetch_everything(): Promise<void> {
  await fetch_sheets()
  for (const part of REST) await patiently(part)
}
