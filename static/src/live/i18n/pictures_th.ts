/** Words of whoever puts a picture or a sketch on a note, in Thai; fetched with what needs them. */

export const pictures_th = {
  picture_sent: 'ภาพพร้อมแล้ว',
  choose_another: 'เลือกภาพอื่น',
  take_picture_off: 'เอาภาพออก',
  take_sketch_off: 'เอาภาพวาดออก',
  alt_label: 'ในภาพคืออะไร (ไม่บังคับ)',
  draw_on: 'วาดต่อ',
  draw_title: 'วาดภาพ',
  draw_here: 'กระดาษวาดภาพ ใช้นิ้วหรือเมาส์ลาก ถ้าวาดไม่สะดวก พิมพ์เป็นข้อความแทนได้',
  draw_color: 'สีปากกา',
  draw_colors: ['หมึก', 'เหลือง', 'คราม', 'อิฐ', 'เขียว'],
  draw_undo: 'ลบเส้นล่าสุด',
  draw_clear: 'ลบทั้งหมด',
  draw_done: 'ใส่ในโน้ต',
  draw_cancel: 'ยกเลิก',
  draw_full: 'กระดาษเต็มแล้ว ลบบางเส้นออกก่อน',
  picture_refusals: {
    unreadable: 'เครื่องนี้เปิดภาพนี้ไม่ได้',
    invalid: 'ไฟล์นี้ไม่ใช่ภาพที่ใช้ได้',
    too_large: 'ภาพใหญ่เกินไป',
    over_budget: 'ส่งภาพครบจำนวนแล้ว เล่าเป็นข้อความแทนได้',
    too_fast: 'ส่งภาพถี่ไป รอสักครู่แล้วเลือกใหม่',
    stage_closed: 'ห้องไม่รับภาพแล้ว ข้อความยังอยู่ครบ',
    lost: 'ภาพนี้ไม่อยู่ในเครื่องแล้ว',
    internal: 'ส่งภาพไม่สำเร็จ ลองเลือกใหม่',
  } as Record<string, string>,
  enlarge: 'ดูภาพใหญ่',
  picture_gone: 'ภาพนี้ดูไม่ได้แล้ว',
}

export type PictureWords = typeof pictures_th
