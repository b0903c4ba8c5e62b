/** The agenda as a list of stages with their activities, what it comes to, and a way to add to it. */
import { Icon } from '../parts/icon.tsx'
import { sentence } from '../parts/phrases.tsx'
import { stage_runs_of, workshop_of } from '../parts/reading.ts'
import { Connection } from '../parts/status.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { AddStage } from './add_stage.tsx'
import { DesigningContext, useDesigning, type Designing } from './designing.ts'
import { HelpSheet } from './help.tsx'
import { useKeys } from './keys.ts'
import { StageCard } from './stage.tsx'
import { Summary } from './summary.tsx'
import { t } from './words.ts'

export function Designer({ designing }: { designing: Designing }) {
  useKeys(designing)
  if (!designing.live.is_loaded.value) return <Opening designing={designing} />
  return (
    <DesigningContext.Provider value={designing}>
      <div class="designer">
        <Summary />
        <Day />
      </div>
      {designing.is_adding.value && <AddStage />}
      {designing.is_helping.value && <HelpSheet />}
      <p class="hidden-label" role="status">
        {designing.said.value}
      </p>
      <Toasts />
    </DesigningContext.Provider>
  )
}

function Opening({ designing }: { designing: Designing }) {
  return (
    <div class="empty">
      <p>{t.value.loading}</p>
      <Connection live={designing.live} />
    </div>
  )
}

function Day() {
  const designing = useDesigning()
  const { tables } = designing.live
  const runs = stage_runs_of(tables)
  const line = designing.line.value
  const is_last = line !== null && line.stage_run_id === undefined && line.before_id === null
  return (
    <>
      {runs.length === 0 && <p class="empty sheet">{sentence(t.value.empty_day)}</p>}
      <ol class="day" data-line={is_last ? 'end' : undefined}>
        {runs.map((run) => (
          <StageCard key={run.id} run={run} />
        ))}
      </ol>
      {workshop_of(tables)?.state !== 'closed' && (
        <button class="button" onClick={() => (designing.is_adding.value = true)}>
          <Icon name="plus" />
          {t.value.add_stage}
        </button>
      )}
    </>
  )
}
