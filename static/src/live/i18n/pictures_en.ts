/** Words of whoever puts a picture or a sketch on a note, in English; fetched with what needs them. */
import type { PictureWords } from './pictures_th.ts'

export const pictures_en: PictureWords = {
  picture_sent: 'The picture is ready',
  choose_another: 'Choose another',
  take_picture_off: 'Take the picture off',
  take_sketch_off: 'Take the sketch off',
  alt_label: 'What does it show? (optional)',
  draw_on: 'Draw on',
  draw_title: 'Draw',
  draw_here: 'Paper to draw on with a finger or a mouse. You can also say it in words instead.',
  draw_color: 'Pen',
  draw_colors: ['Ink', 'Yellow', 'Indigo', 'Brick', 'Green'],
  draw_undo: 'Undo the last line',
  draw_clear: 'Clear',
  draw_done: 'Put on the note',
  draw_cancel: 'Cancel',
  draw_full: 'The paper is full. Take a line back first.',
  picture_refusals: {
    unreadable: 'This device cannot open that picture.',
    invalid: 'That file is not a picture that can be used.',
    too_large: 'The picture is too large.',
    over_budget: 'You have sent as many pictures as there is room for. Say it in words instead.',
    too_fast: 'That was fast. Wait a moment, then choose it again.',
    stage_closed: 'The room takes no more pictures. Your words are all here.',
    lost: 'This picture is no longer on this device.',
    internal: 'The picture was not sent. Choose it again.',
  },
  enlarge: 'Enlarge',
  picture_gone: 'This picture can no longer be seen',
}
