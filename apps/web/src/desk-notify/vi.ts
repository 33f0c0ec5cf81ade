/** Words of notifications. */
export const vi = {
  section: "Thông báo trên máy này",
  lead: "Máy này báo khi có đôn đốc mới gửi đơn vị bạn làm việc, và khi có hồ sơ bắt đầu sắp đến hạn. Chỉ báo khi trang còn mở, kể cả ở phía sau; khi đã đóng trang thì không báo.",
  turnOn: "Bật thông báo",
  turnOff: "Tắt thông báo",
  on: "Đang bật cho {{unit}}.",
  onForMany: "Đang bật: đôn đốc gửi {{units}}; hồ sơ sắp đến hạn của {{unit}}.",
  off: "Chưa bật.",
  noUnit: "Tài khoản này không làm việc ở một đơn vị cụ thể nên không có gì để báo.",
  unsupported:
    "Trình duyệt này không cho trang hiện thông báo. Trên iPhone và iPad, hãy cài trang vào màn hình chính rồi mở từ đó.",
  insecure: "Trình duyệt chỉ cho hiện thông báo khi trang mở qua https.",
  blocked:
    "Trình duyệt đang chặn thông báo của trang này. Cho phép thông báo trong phần quyền của trang, cạnh thanh địa chỉ, rồi tải lại trang.",

  newDirective: "Đôn đốc mới",
  directiveTo: "{{unit}}, hạn {{when}}",
  newDirectives_other: "{{number}} đôn đốc mới",
  atRisk_other: "{{number}} hồ sơ sắp đến hạn",
  atUnit: "{{unit}}: {{codes}}",
  codesAndMore_other: "{{codes}} và {{number}} hồ sơ khác",
} as const;
