/** The zones of a board, one to four, each with its pigment and a name in both languages. */
import { useId } from 'preact/hooks'
import { new_id } from '../ids.ts'
import { Icon } from '../parts/icon.tsx'
import { FieldNotes } from './clash.tsx'
import { useDesigning } from './designing.ts'
import { key_of } from './drafts.ts'
import type { ZoneWords } from './fields.ts'
import { t } from './words.ts'

const MOST_ZONES = 4

export function ZonesField({ activity_id }: { activity_id: string }) {
  const { drafts } = useDesigning()
  const id = useId()
  const zones = drafts.shown(activity_id, 'zones') ?? []
  const set = (next: ZoneWords[]) => drafts.type(activity_id, 'zones', next)
  const reword = (at: number, words: Partial<ZoneWords>) =>
    set(zones.map((zone, nth) => (nth === at ? { ...zone, ...words } : zone)))
  const key = key_of(activity_id, 'zones')
  return (
    <fieldset class="field" onFocusIn={() => drafts.focus(key)} onFocusOut={() => drafts.blur(key)}>
      <legend class="legend">{t.value.fields.zones}</legend>
      <ol class="stack">
        {zones.map((zone, nth) => (
          <li class="zone-line" key={zone.key ?? nth}>
            <i class="zone" data-zone={nth + 1} aria-hidden="true" />
            <ZoneName label={t.value.zone_th(nth + 1)} lang="th" value={zone.title_th} onType={(title_th) => reword(nth, { title_th })} />
            <ZoneName label={t.value.zone_en(nth + 1)} lang="en" value={zone.title_en} onType={(title_en) => reword(nth, { title_en })} />
            {zones.length > 1 && (
              <button
                type="button"
                class="button"
                data-kind="plain"
                data-shape="square"
                aria-label={t.value.remove_zone(nth + 1)}
                title={t.value.remove_zone(nth + 1)}
                onClick={() => set(zones.filter((_, at) => at !== nth))}
              >
                <Icon name="take-out" />
              </button>
            )}
          </li>
        ))}
      </ol>
      {zones.length < MOST_ZONES && (
        <div>
          <button type="button" class="button" data-kind="plain" onClick={() => set([...zones, a_zone()])}>
            <Icon name="plus" />
            {t.value.add_zone}
          </button>
        </div>
      )}
      <FieldNotes activity_id={activity_id} name="zones" id={`${id}-notes`} />
    </fieldset>
  )
}

function a_zone(): ZoneWords {
  return { key: `zone_${new_id().slice(0, 8)}`, title_th: '', title_en: '' }
}

type Name = { label: string; lang: string; value: string; onType: (value: string) => void }

function ZoneName({ label, lang, value, onType }: Name) {
  return (
    <input
      class="input"
      aria-label={label}
      placeholder={label}
      lang={lang}
      autocomplete="off"
      value={value}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  )
}
