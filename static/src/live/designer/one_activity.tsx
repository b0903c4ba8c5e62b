/** One activity's editor on another screen than the designer's. */
import { useEffect, useMemo } from 'preact/hooks'
import type { Live } from '../live.ts'
import { Designing, DesigningContext } from './designing.ts'
import { Editor } from './editor.tsx'

const kept = new WeakMap<Live, Designing>()

/** One for each connection, however often the sheet is opened. */
function designing_of(live: Live): Designing {
  const made = kept.get(live) ?? new Designing(live)
  kept.set(live, made)
  return made
}

export function OneActivity({ live, activity_id, onDone }: { live: Live; activity_id: string; onDone: () => void }) {
  const designing = useMemo(() => designing_of(live), [live])
  const activity = live.tables.activities.get(activity_id)
  useEffect(() => () => designing.drafts.save_all(), [designing])
  if (!activity || activity.state !== 'planned') return null
  return (
    <DesigningContext.Provider value={designing}>
      <Editor activity={activity} onDone={onDone} />
    </DesigningContext.Provider>
  )
}
