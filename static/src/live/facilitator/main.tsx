/** Starts the facilitators' console. */
import { render } from 'preact'
import { connect, read_boot } from '../connection.ts'
import { words_are_here } from '../i18n.ts'
import { start_settings } from '../participant/settings.ts'
import { Console } from './console.tsx'
import { follow_colleagues } from './lead.tsx'
import { Steering } from './steering.ts'

const boot = read_boot()
start_settings(boot.locale)
const live = connect(boot)
follow_colleagues(live)
const steering = new Steering(live)
void words_are_here().then(() => render(<Console steering={steering} />, document.getElementById('app')!))
