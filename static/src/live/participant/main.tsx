/** Starts the participant's phone. */
import { render } from 'preact'
import { connect, read_boot } from '../connection.ts'
import { words_are_here } from '../i18n.ts'
import { App } from './app.tsx'
import { carry_pictures } from './carrying.ts'
import { tell_whether_done } from './done.ts'
import { make_phone, PhoneContext } from './phone.ts'
import { hear_nudges } from './nudge.tsx'
import { say_refusals } from './refusals.ts'
import { start_settings } from './settings.ts'
import { mark_writing } from './writing.ts'

const boot = read_boot()
start_settings(boot.locale)
mark_writing()
const phone = make_phone(connect(boot))
say_refusals(phone.live)
hear_nudges(phone.live)
tell_whether_done(phone.live, phone.done)
carry_pictures(phone)

const draw = () => render(
  <PhoneContext.Provider value={phone}>
    <App />
  </PhoneContext.Provider>,
  document.getElementById('app')!,
)
void words_are_here().then(draw)
