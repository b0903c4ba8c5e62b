/** What sorting needs only once somebody has ticked or renamed something: fetched beforehand, one file. */
export { GroupDock } from './group_dock.tsx'
export { RenameSheet } from './rename_sheet.tsx'
