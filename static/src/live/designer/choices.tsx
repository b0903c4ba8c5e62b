/** One of few: who reads while people write, and how a vote is held. */
import { useId } from 'preact/hooks'
import { sentence } from '../parts/phrases.tsx'
import { FieldNotes } from './clash.tsx'
import { useDesigning } from './designing.ts'
import type { Reading, Rule } from './fields.ts'
import { t } from './words.ts'

const READINGS: readonly Reading[] = ['silent', 'read', 'open']

export function ReadingField({ activity_id }: { activity_id: string }) {
  const { drafts } = useDesigning()
  const id = useId()
  const shown = drafts.shown(activity_id, 'reading')
  return (
    <fieldset class="field">
      <legend class="legend">{t.value.fields.reading}</legend>
      {READINGS.map((reading) => (
        <label class="tick" key={reading}>
          <input
            type="radio"
            name={id}
            checked={shown === reading}
            onChange={() => drafts.type(activity_id, 'reading', reading)}
          />
          <span>
            {t.value.reading[reading][0]}
            <span class="tiny faint block">{sentence(t.value.reading[reading][1])}</span>
          </span>
        </label>
      ))}
      <FieldNotes activity_id={activity_id} name="reading" id={`${id}-notes`} />
    </fieldset>
  )
}

const FIRST_DOTS: Rule = { kind: 'dots', budget: '3', cap: '1' }

export function RuleField({ activity_id }: { activity_id: string }) {
  const { drafts } = useDesigning()
  const id = useId()
  const rule = drafts.shown(activity_id, 'rule') ?? FIRST_DOTS
  const choose = (chosen: Rule) => drafts.type(activity_id, 'rule', chosen)
  return (
    <fieldset class="field">
      <legend class="legend">{t.value.fields.rule}</legend>
      {(['dots', 'stance'] as const).map((kind) => (
        <label class="tick" key={kind}>
          <input type="radio" name={id} checked={rule.kind === kind} onChange={() => choose({ ...FIRST_DOTS, kind })} />
          <span>
            {t.value[kind]}
            <span class="tiny faint block">{sentence(t.value[`${kind}_hint`])}</span>
          </span>
        </label>
      ))}
      {rule.kind === 'dots' && (
        <div class="row" data-wrap>
          <Dots label={t.value.budget} value={rule.budget} onType={(budget) => choose({ ...rule, budget })} />
          <Dots label={t.value.cap} value={rule.cap} onType={(cap) => choose({ ...rule, cap })} />
        </div>
      )}
      <p class="hint">{sentence(t.value.items_hint)}</p>
      <FieldNotes activity_id={activity_id} name="rule" id={`${id}-notes`} />
    </fieldset>
  )
}

function Dots({ label, value, onType }: { label: string; value: string; onType: (value: string) => void }) {
  const id = useId()
  return (
    <div class="field" data-short>
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        inputMode="numeric"
        autocomplete="off"
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  )
}
