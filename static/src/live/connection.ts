/** Keeps one workshop's tables in step with the server and sends its commands, across sleep and lost messages. */
import type { Live } from './live.ts'
import type { Boot } from './rows.ts'

/** Reads `<script type="application/json" id="boot">`. */
export function read_boot(): Boot {
  return JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as Boot
}

export declare function connect(boot: Boot): Live
