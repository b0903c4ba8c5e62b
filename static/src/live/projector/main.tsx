/** Starts the room's wall. */
import { render } from 'preact'
import { connect, read_boot } from '../connection.ts'
import { locale } from '../i18n.ts'
import { Projector } from './projector.tsx'

const boot = read_boot()
locale.value = boot.locale
render(<Projector live={connect(boot)} />, document.getElementById('app')!)
