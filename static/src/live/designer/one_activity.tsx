/** One activity's editor on another screen than the designer's. */
import { useEffect, useMemo } from 'preact/hooks'
import type { Live } from '../live.ts'
import { Designing, DesigningContext } from './designing.ts'
import { Editor } from './editor.tsx'

export function OneActivity({ live, activity_id, onDone }: { live: Live; activity_id: string; onDone: () => void }) {
  const designing = useMemo(() => new Designing(live), [live])
  const activity = live.tables.activities.get(activity_id)
  useEffect(() => () => designing.drafts.save_all(), [designing])
  if (!activity || activity.state !== 'planned') return null
  return (
    <DesigningContext.Provider value={designing}>
      <Editor activity={activity} onDone={onDone} />
    </DesigningContext.Provider>
  )
}
