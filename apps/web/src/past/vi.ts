export const vi = {
  backToNow: "Về hiện tại",
  bar: "Xem lại quá khứ",
  day: "Ngày",
  dayPattern: "ngày/tháng/năm",
  dayBefore: "Ngày trước",
  dayAfter: "Ngày sau",
  timeOfDay: "Giờ trong ngày",
  play: "Chiếu một ngày trong một phút",
  pause: "Dừng chiếu",
  failed: "Chưa lấy được số của lúc này: {{detail}}",
  needsSignIn: "Cần đăng nhập để xem lại.",
} as const;
