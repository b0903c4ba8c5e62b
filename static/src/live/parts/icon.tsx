/** A line icon; it never stands without a word, so ears skip it. */

export type IconName =
  | 'advice' | 'alert' | 'back' | 'calendar' | 'check' | 'clock' | 'close' | 'download' | 'edit' | 'eye' | 'eye-off' | 'group'
  | 'hand' | 'image' | 'language' | 'link' | 'lock' | 'minus' | 'moon' | 'more' | 'move' | 'next' | 'note' | 'offline'
  | 'pause' | 'people' | 'play' | 'plus' | 'print' | 'retry' | 'screen' | 'search' | 'send' | 'sketch' | 'stop'
  | 'copy' | 'down' | 'grip' | 'take-out' | 'up'
  | 'text' | 'undo' | 'unlock' | 'vote' | 'filter' | 'unfold'

export function Icon({ name }: { name: IconName }) {
  return <i class="icon" data-icon={name} aria-hidden="true" />
}
