/** A labelled field bound to a signal. */
import type { Signal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { sentence } from '../parts/phrases.tsx'

type Labelled = {
  label: string
  hint?: string
  value: Signal<string>
  is_long?: boolean
  rows?: number
  lang?: string
  /** Id of a datalist. */
  list?: string
}

export function Field({ label, hint, value, is_long, rows, lang, list }: Labelled) {
  const id = useId()
  const shared = { id, class: 'input', lang, value: value.value, 'aria-describedby': hint ? `${id}-hint` : undefined }
  const type = (event: { currentTarget: { value: string } }) => (value.value = event.currentTarget.value)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {is_long ? <textarea {...shared} rows={rows} onInput={type} /> : <input {...shared} list={list} onInput={type} autocomplete="off" />}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {sentence(hint)}
        </p>
      )}
    </div>
  )
}

type Chosen<Value extends string> = {
  label: string
  value: Signal<Value>
  options: readonly (readonly [Value, string])[]
}

export function Select<Value extends string>({ label, value, options }: Chosen<Value>) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value.value}
        onChange={(event) => (value.value = event.currentTarget.value as Value)}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
