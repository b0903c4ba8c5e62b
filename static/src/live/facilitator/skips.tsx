/** For keys: past the agenda's many stops, straight to the work or to the people. */
import { useSteering, WORK } from './steering.ts'
import { t } from './words.ts'

export const PEOPLE = 'people'

export function Skips() {
  const steering = useSteering()
  const { work, people } = t.value.skip
  return (
    <>
      <Skip to={WORK} words={work} />
      <Skip to={PEOPLE} words={people} before={() => (steering.has_people_open.value = true)} />
    </>
  )
}

function Skip({ to, words, before }: { to: string; words: string; before?: () => void }) {
  const skip = (event: Event) => {
    event.preventDefault()
    before?.()
    requestAnimationFrame(() => document.getElementById(to)?.focus())
  }
  return (
    <a class="button skip" href={`#${to}`} onClick={skip}>
      {words}
    </a>
  )
}
