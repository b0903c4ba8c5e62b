/** The five sectors in the order that stands everywhere. */
import type { Sector } from '../rows.ts'

export const SECTORS: readonly Sector[] = ['people', 'civil_society', 'private', 'academic', 'government']
