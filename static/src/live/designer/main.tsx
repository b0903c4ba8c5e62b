/** Starts the designer of a workshop's agenda. */
import { render } from 'preact'
import { connect, read_boot } from '../connection.ts'
import { start_settings } from '../participant/settings.ts'
import { Designer } from './designer.tsx'
import { Designing } from './designing.ts'

const boot = read_boot()
const live = connect(boot)
start_settings(boot.locale)
live.hear('colleagues', () => live.tell('here'))
render(<Designer designing={new Designing(live)} />, document.getElementById('app')!)
