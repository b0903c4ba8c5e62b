/** A sheet to choose from: an empty stage, a stage of a template, or a whole template. */
import { useSignal } from '@preact/signals'
import type { Stage } from '../rows.ts'
import { bilingual } from '../i18n.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { sentence, set } from '../parts/phrases.tsx'
import { stage_runs_of, workshop_of } from '../parts/reading.ts'
import { t as parts } from '../parts/words.ts'
import { may_move } from './order.ts'
import { useDesigning, type Template, type TemplateRun } from './designing.ts'
import { t } from './words.ts'

const STAGES: readonly Stage[] = ['empathize', 'define', 'ideate', 'prototype', 'test']

export function AddStage() {
  const designing = useDesigning()
  const close = () => (designing.is_adding.value = false)
  const add = async (...runs: TemplateRun[]) => {
    close()
    for (const run of runs) await designing.add_stage(run)
  }
  return (
    <Dialog title={t.value.choose_stage} size="wide" onClose={close}>
      <section class="stack">
        <h3 class="heading">{t.value.empty_one}</h3>
        <div class="row" data-wrap>
          {STAGES.map((stage) => (
            <button type="button" class="button" key={stage} onClick={() => void add({ stage, activities: [] })}>
              {parts.value.stages[stage]}
            </button>
          ))}
        </div>
      </section>
      {designing.templates.map((template) => (
        <FromTemplate key={template.key} template={template} add={add} />
      ))}
      <footer>
        <button type="button" class="button" onClick={close}>
          {t.value.close}
        </button>
      </footer>
    </Dialog>
  )
}

type Chosen = { template: Template; add: (...runs: TemplateRun[]) => Promise<void> }

function FromTemplate({ template, add }: Chosen) {
  return (
    <section class="stack">
      <h3 class="heading">
        <span>{set(bilingual(template, 'title'))}</span>
      </h3>
      <div class="row" data-wrap>
        {template.runs.map((run, nth) => (
          <button type="button" class="button" data-lines="two" key={nth} onClick={() => void add(run)}>
            <span>
              {parts.value.stages[run.stage]}
              <span class="tiny faint block">{t.value.of_activities(run.activities.length, minutes_in([run]))}</span>
            </span>
          </button>
        ))}
      </div>
      <Whole template={template} add={add} />
    </section>
  )
}

function Whole({ template, add }: Chosen) {
  const designing = useDesigning()
  const { tables } = designing.live
  const is_asking = useSignal(false)
  const planned = stage_runs_of(tables).filter(may_move)
  const may_replace = workshop_of(tables)?.state === 'draft' && planned.length > 0
  const replace = async () => {
    designing.is_adding.value = false
    for (const run of planned) await designing.remove_stage(run)
    await add(...template.runs)
  }
  if (is_asking.value)
    return (
      <div class="clash">
        <p>{sentence(t.value.replace_sure)}</p>
        <div class="row" data-wrap>
          <button type="button" class="button" data-kind="danger" onClick={() => void replace()}>
            {t.value.replace}
          </button>
          <button type="button" class="button" onClick={() => (is_asking.value = false)}>
            {t.value.close}
          </button>
        </div>
      </div>
    )
  return (
    <div class="row small" data-wrap>
      <span class="soft">
        {t.value.whole} · {t.value.minutes(minutes_in(template.runs))}
      </span>
      <button type="button" class="button" data-kind="plain" onClick={() => void add(...template.runs)}>
        <Icon name="plus" />
        {t.value.append}
      </button>
      {may_replace && (
        <button type="button" class="button" data-kind="plain" onClick={() => (is_asking.value = true)}>
          <Icon name="retry" />
          {t.value.replace}
        </button>
      )}
    </div>
  )
}

function minutes_in(runs: readonly TemplateRun[]): number {
  return runs.flatMap((run) => run.activities).reduce((sum, { minutes }) => sum + minutes, 0)
}
