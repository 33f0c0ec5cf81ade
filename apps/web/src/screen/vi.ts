/** Words of a screen that nobody has let in yet. They stand there in both languages at once. */
export const vi = {
  title: "Màn hình này chờ được duyệt",
  scan: "Quét mã QR bằng điện thoại, hoặc mở {{address}} và nhập:",
  signedIn: "Người duyệt đăng nhập bằng tài khoản của mình.",
  qr: "Mã QR dẫn tới trang duyệt màn hình này",
  codeIs: "Mã để nhập: {{letters}}",
  remaining: "Mã mới sau {{time}}",
  starting: "Đang hỏi máy chủ…",
  deniedTitle: "Màn hình này chưa được duyệt",
  denied: "Yêu cầu vừa bị từ chối. Mã mới hiện ra sau một phút.",
  crowdedTitle: "Có quá nhiều màn hình đang chờ",
  crowded: "Màn hình tự hỏi lại sau một phút.",
  unreached: "Chưa liên lạc được với máy chủ, đang thử lại.",
} as const;
