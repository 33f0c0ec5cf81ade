/** Words of a page that has no numbers to show. */
export const vi = {
  notFoundTitle: "Không tìm thấy đơn vị {{unit}}",
  notFoundText:
    "Mã đơn vị sai, hoặc tài khoản này không được xem đơn vị đó. Kiểm tra phần “unit=” trong địa chỉ trang.",
  signInTitle: "Cần đăng nhập để xem bảng này",
  signInText:
    "Sau khi đăng nhập, bảng tự hiện ở đây. Màn hình treo tường không cần bàn phím: mở trang “/screen” trên nó.",
  signInBad: "Máy chủ không nhận mã truy cập trong địa chỉ trang. Xin mã mới, hoặc đăng nhập.",
  signIn: "Đăng nhập",
  noUnitsTitle: "Chưa có đơn vị nào",
  noUnitsText: "Bảng tự hiện khi có đơn vị đầu tiên. Quản trị viên làm ba bước, ở trang quản trị hoặc bằng lệnh:",
  toDesk: "Mở trang quản trị",
  noUnitsStep1: "cây đơn vị: tỉnh, xã, phường, bộ phận một cửa",
  noUnitsStep2: "danh mục thủ tục và thời hạn",
  noUnitsStep3: "nguồn gửi sự kiện của từng đơn vị",
  refusedTitle: "Máy chủ từ chối: {{code}}",
  refusedText: "Trang tự thử lại. Nếu lỗi còn, báo cho quản trị viên mã lỗi này.",
} as const;
