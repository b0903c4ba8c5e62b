/** The hand-off: this phone was removed, or its owner moved to another one. Nothing that was typed is lost. */
import type { Sending } from '../live.ts'
import { Icon } from '../parts/icon.tsx'
import { phrases } from '../parts/phrases.tsx'
import { CopyButton } from './copy_button.tsx'
import { usePhone } from './phone.ts'
import { Title } from './title.tsx'
import { t } from './words.ts'

export function GoneScreen() {
  const { live } = usePhone()
  const words = t.value
  const is_moved = live.status.value === 'moved'
  return (
    <>
      <main>
        <Title under={is_moved ? words.moved_hint : words.revoked_hint}>
          {is_moved ? words.moved_title : words.revoked_title}
        </Title>
        {is_moved && <p class="small soft">{words.moved_back}</p>}
        <Unsettled />
      </main>
      <footer class="dock">
        <a class="button" data-kind="primary" data-size="big" href={live.boot.join_url}>{words.join_again}</a>
      </footer>
    </>
  )
}

/** Under a removal nobody can say whether the last words arrived; drafts were certainly not sent. */
function Unsettled() {
  const { live, drafts } = usePhone()
  const sent = live.outbox.value.filter(({ data, state }) => typeof data.text === 'string' && state !== 'saved')
  const texts = [...sent.map((entry) => ({ text: String(entry.data.text), label: label(entry) })),
    ...drafts.list.value.map(({ text }) => ({ text, label: t.value.not_sent }))]
  return (
    <section class="stack">
      {texts.map(({ text, label }) => (
        <article class="note" data-state="sending" key={text}>
          <p>{phrases(text)}</p>
          <footer>
            <Icon name="alert" />{label}
            <CopyButton text={text} kind="plain" />
          </footer>
        </article>
      ))}
    </section>
  )
}

function label({ state }: Sending): string {
  return state === 'unknown' ? t.value.unknown_saved : t.value.not_sent
}
