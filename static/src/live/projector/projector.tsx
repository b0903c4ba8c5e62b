/** The wall of the room: read-only, no controls, one scene at a time. */
import { useRef } from 'preact/hooks'
import type { Live } from '../live.ts'
import { RehearsalRibbon } from '../parts/rehearsal.tsx'
import { t } from '../facilitator/words.ts'
import { BoardScene } from './board.tsx'
import { Closed } from './closed.tsx'
import { is_off, Off, WallConnection } from './connection.tsx'
import { ClusterScene, NoteScene } from './held.tsx'
import { Joining } from './joining.tsx'
import { Result } from './result.tsx'
import { scene_of, type Scene } from './scene.ts'
import { Segment } from './segment.tsx'
import { Voting } from './voting.tsx'
import { Prompt, Writing } from './writing.tsx'

export function Projector({ live }: { live: Live }) {
  const scene = scene_now(live)
  const is_reveal = useReveal(scene)
  return (
    <>
      <div class="projector" data-scene={scene.name}>
        <Shown live={live} scene={scene} is_reveal={is_reveal} />
      </div>
      <div class="projector-rehearsal">
        <RehearsalRibbon live={live} />
      </div>
      <WallConnection live={live} />
    </>
  )
}

function scene_now(live: Live): Scene {
  if (is_off(live)) return { name: 'off' }
  return live.is_loaded.value ? scene_of(live.tables) : { name: 'opening' }
}

function Shown({ live, scene, is_reveal }: { live: Live; scene: Scene; is_reveal: boolean }) {
  switch (scene.name) {
    case 'opening':
      return (
        <main class="wall-words">
          <p class="soft">{t.value.loading}</p>
        </main>
      )
    case 'off':
      return <Off />
    case 'joining':
      return <Joining live={live} />
    case 'prompt':
      return <Prompt live={live} activity={scene.activity} />
    case 'segment':
      return <Segment live={live} activity={scene.activity} />
    case 'writing':
      return <Writing live={live} activity={scene.activity} board={scene.board} />
    case 'board':
      return <BoardScene live={live} activity={scene.activity} board={scene.board} is_reveal={is_reveal} key={scene.board.id} />
    case 'cluster':
      return <ClusterScene live={live} board={scene.board} cluster={scene.cluster} key={scene.cluster.id} />
    case 'note':
      return <NoteScene live={live} board={scene.board} note={scene.note} key={scene.note.id} />
    case 'voting':
      return <Voting live={live} activity={scene.activity} round={scene.round} />
    case 'result':
      return <Result live={live} activity={scene.activity} round={scene.round} tally={scene.tally} is_reveal={is_reveal} key={scene.round.id} />
    case 'closed':
      return <Closed live={live} />
  }
}

/** Whether this scene is what the room has waited for in the one before: only then is it a moment. */
function useReveal(scene: Scene): boolean {
  const last = useRef<Scene>(scene)
  const before = useRef<Scene>(scene)
  if (last.current.name !== scene.name) before.current = last.current
  last.current = scene
  const { name } = before.current
  return (scene.name === 'board' && name === 'writing') || (scene.name === 'result' && name === 'voting')
}
