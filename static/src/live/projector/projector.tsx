/** The wall of the room: read-only, no controls, one scene at a time. */
import type { Live } from '../live.ts'
import { Connection } from '../parts/status.tsx'
import { t } from '../facilitator/words.ts'
import { BoardScene, ClusterScene } from './board.tsx'
import { Closed } from './closed.tsx'
import { Joining } from './joining.tsx'
import { Result } from './result.tsx'
import { scene_of, type Scene } from './scene.ts'
import { Voting } from './voting.tsx'
import { Prompt, Writing } from './writing.tsx'

export function Projector({ live }: { live: Live }) {
  const scene: Scene = live.is_loaded.value ? scene_of(live.tables) : { name: 'opening' }
  return (
    <>
      <div class="projector" data-scene={scene.name}>
        <Shown live={live} scene={scene} />
      </div>
      <div class="projector-connection">
        <Connection live={live} />
      </div>
    </>
  )
}

function Shown({ live, scene }: { live: Live; scene: Scene }) {
  switch (scene.name) {
    case 'opening':
      return (
        <main class="projector-words">
          <p class="soft">{t.value.loading}</p>
        </main>
      )
    case 'joining':
      return <Joining live={live} />
    case 'prompt':
      return <Prompt live={live} activity={scene.activity} />
    case 'writing':
      return <Writing live={live} activity={scene.activity} board={scene.board} />
    case 'board':
      return <BoardScene live={live} board={scene.board} key={scene.board.id} />
    case 'cluster':
      return <ClusterScene live={live} board={scene.board} cluster={scene.cluster} />
    case 'voting':
      return <Voting live={live} activity={scene.activity} round={scene.round} />
    case 'result':
      return <Result live={live} activity={scene.activity} round={scene.round} tally={scene.tally} />
    case 'closed':
      return <Closed live={live} />
  }
}
