/** Starts the room's wall. */
import { render } from 'preact'
import { connect, read_boot } from '../connection.ts'
import { locale, words_are_here } from '../i18n.ts'
import { Projector } from './projector.tsx'

const boot = read_boot()
locale.value = boot.locale
const live = connect(boot)
void words_are_here().then(() => render(<Projector live={live} />, document.getElementById('app')!))
