/** The page for the code: inside a chat app it shows the way to the phone's own browser. */
import { show_way_out } from './in_app.ts'

show_way_out(document.getElementById('in-app'))
