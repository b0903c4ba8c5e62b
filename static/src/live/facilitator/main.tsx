/** Starts the facilitators' console. */
import { render } from 'preact'
import { connect, read_boot } from '../connection.ts'
import { locale } from '../i18n.ts'
import { Console } from './console.tsx'
import { Steering } from './steering.ts'

const boot = read_boot()
locale.value = boot.locale
render(<Console steering={new Steering(connect(boot))} />, document.getElementById('app')!)
