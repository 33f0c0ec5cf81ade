/** Words of the map's page. */
export const vi = {
  title: "Bản đồ",
  lead: "Có bản đồ địa giới, bảng điều hành tô màu trên đúng hình từng đơn vị; không có thì mỗi đơn vị một ô.",
  topOnly: "Chỉ quản trị viên toàn hệ thống nạp được bản đồ.",
  loading: "Đang tải bản đồ…",
  present: "Bản đồ đang dùng",
  none: "Chưa có bản đồ. Bảng điều hành vẽ mỗi đơn vị một ô lục giác.",
  remove: "Gỡ bản đồ",
  removeTitle: "Gỡ bản đồ?",
  removeText: "Bảng điều hành sẽ vẽ lại mỗi đơn vị một ô. Muốn có lại bản đồ thì nạp lại tệp.",
  removed: "Đã gỡ bản đồ.",

  load: "Nạp bản đồ mới",
  choose: "Chọn tệp bản đồ",
  hint: "GeoJSON hoặc TopoJSON, kinh độ và vĩ độ WGS 84, tối đa 8 MiB. Mỗi hình là Polygon hoặc MultiPolygon, mang mã đơn vị ở thuộc tính “code” (hoặc “unit”, hoặc “id” của hình). Bản đồ mới thay toàn bộ bản đồ cũ.",
  reading: "Đang kiểm tra và vẽ thử…",
  tried: "Bản vẽ thử, chưa ghi gì cả",
  apply: "Dùng bản đồ này",
  applied: "Đã nạp bản đồ.",
  cancel: "Bỏ",

  shaped_other: "{{count}} đơn vị có hình",
  shapedOf: "{{shaped}} trên {{all}} xã, phường có hình",
  picture: "Bản đồ gồm {{count}} hình",
  missing_other: "{{count}} xã, phường chưa có hình; trên bảng điều hành các đơn vị này nằm ở hàng ô “Ngoài bản đồ”",
  complete: "Mọi xã, phường đều có hình.",
} as const;
