/** With notes ticked: similar ones to tick as well, a name for a new group, or one that is there. */
import { useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { say } from '../parts/toasts.tsx'
import { graphemes, LIMITS, tidy } from '../words.ts'
import { focus_soon } from './focus.ts'
import { usePhone } from './phone.ts'
import { similar_to } from './similar.ts'
import type { Sorting } from './sorting.ts'
import { t } from './words.ts'

export function GroupDock({ sorting }: { sorting: Sorting }) {
  const { shown, chosen, name } = sorting
  const field = useRef<HTMLInputElement>(null)
  useSignalEffect(() => {
    if (field.current && field.current.value !== name.value) field.current.value = name.value
  })
  const is_ready = () => {
    if (chosen.value.length === 0) say(t.value.pick_first, 'warn')
    return chosen.value.length > 0
  }
  const make = (event: Event) => {
    event.preventDefault()
    if (!is_ready()) return
    const title = tidy(name.value)
    if (title === '') return say(t.value.name_group_first, 'warn'), field.current!.focus()
    const left = LIMITS.title - graphemes(title)
    if (left < 0) return say(t.value.letters_left(left), 'bad')
    go_on(sorting)
    sorting.make(title)
  }
  const add = (cluster_id: string, title: string) => {
    if (!is_ready()) return
    go_on(sorting)
    sorting.add(cluster_id, title)
  }
  const clear = () => {
    go_on(sorting)
    sorting.clear()
  }
  return (
    <form class="stack sorting" onSubmit={make}>
      <label class="small" for="group-name">{t.value.name_group}</label>
      <div class="row">
        <input
          class="input grow" id="group-name" ref={field} autocomplete="off" enterkeyhint="done" defaultValue={name.peek()}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <button type="button" class="button" data-shape="square" aria-label={t.value.clear_picks} onClick={clear}>
          <Icon name="close" />
        </button>
      </div>
      <div class="offers">
        <Similar sorting={sorting} />
        {shown.value.groups.length > 0 && (
          <div class="row sideways">
            <span class="tiny faint keep">{t.value.or_add_to}</span>
            {shown.value.groups.map(({ id, title }) => (
              <button type="button" class="chip" data-press key={id} onClick={() => add(id, title)}>{title}</button>
            ))}
          </div>
        )}
      </div>
      <button class="button" data-kind="primary" data-size="big"><Icon name="group" />{t.value.group(chosen.value.length)}</button>
    </form>
  )
}

/** To the note after those that were ticked, where somebody would go on reading. */
function go_on({ chosen, shown }: Sorting): void {
  const { loose } = shown.peek()
  const ticked = chosen.peek()
  const from = loose.indexOf(ticked.at(-1) ?? '') + 1
  const next = [...loose.slice(from), ...loose.slice(0, from)].find((id) => !ticked.includes(id))
  focus_soon(() => document.querySelector<HTMLElement>(`[data-note="${next}"] > .pick`) ?? document.querySelector('.layer:not([hidden]) h1'))
}

/** One line whether there is something or not, so that the dock is as high as it was. */
function Similar({ sorting }: { sorting: Sorting }) {
  const { tables } = usePhone().live
  const { truth, chosen, picked } = sorting
  const row = useRef<HTMLDivElement>(null)
  const found = useSimilar(sorting)
  if (picked.value.size > 0 && chosen.value.length === 0) return <p class="small" role="status">{t.value.picks_gone}</p>
  if (found.value.length === 0) return <p class="small soft">{t.value.tick_more}</p>
  const tick = (id: string) => {
    sorting.toggle(id)
    focus_soon(() => row.current?.querySelector<HTMLElement>('button') ?? document.querySelector<HTMLElement>('.sorting .button[data-kind=primary]'))
  }
  const is_loose = (id: string) => truth.value.loose.includes(id)
  return (
    <div class="row sideways" ref={row}>
      <span class="tiny faint keep">{t.value.similar}</span>
      {found.value.map((id) => (
        <button
          type="button" class="chip" data-press key={id} aria-disabled={!is_loose(id)}
          onClick={() => is_loose(id) && tick(id)}
        >
          <Icon name="plus" /><span>{tables.notes.get(id)?.text ?? t.value.note_gone}</span>
        </button>
      ))}
    </div>
  )
}

/** Looked for anew whenever its owner ticks, and not when others do something: what is offered stays where it is. */
function useSimilar({ picked, shown }: Sorting): ReadonlySignal<readonly string[]> {
  const { notes } = usePhone().live.tables
  const found = useSignal<readonly string[]>([])
  useSignalEffect(() => {
    const ticked = picked.value
    const texts = shown.peek().loose.map((id) => ({ id, text: notes.row(id).peek()?.text ?? '' })).filter(({ text }) => text)
    found.value = similar_to(texts.filter(({ id }) => ticked.has(id)), texts.filter(({ id }) => !ticked.has(id)))
  })
  return found
}
