/** Words of what all scenes share, and that nobody reads before the first numbers stand. */
export const vi = {
  lost_other: "gồm số cũ của {{units}} đơn vị mất tín hiệu",
  never_other: "thiếu {{units}} đơn vị chưa từng gửi",
  lostOrNever_other: "thiếu {{units}} đơn vị mất tín hiệu hoặc chưa từng gửi",

  lookBack: "Xem lại quá khứ",
  switchLanguage: "English",
  switchTheme_dark: "Nền sáng",
  switchTheme_light: "Nền tối",
  desk: "Bàn làm việc",
  signIn: "Đăng nhập",
  scenes: "Các cảnh",
  scene_overview: "Tổng quan",
  scene_hotspots: "Điểm nóng",
  scene_digitization: "Số hóa",
  scene_ranking: "Xếp hạng",
  scene_unit: "Một đơn vị",
  scene_feeds: "Đường truyền",
  saveTable: "Lưu bảng: {{what}}",
  savePicture: "Lưu hình: {{what}}",
} as const;
