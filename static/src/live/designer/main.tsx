/** Starts the designer of a workshop's agenda. */
import { render } from 'preact'
import { connect, read_boot } from '../connection.ts'
import { words_are_here } from '../i18n.ts'
import { start_settings } from '../participant/settings.ts'
import { Designer } from './designer.tsx'
import { Designing } from './designing.ts'

const boot = read_boot()
const live = connect(boot)
start_settings(boot.locale)
live.hear('colleagues', () => live.tell('here'))
const designing = new Designing(live)
void words_are_here().then(() => render(<Designer designing={designing} />, document.getElementById('app')!))
