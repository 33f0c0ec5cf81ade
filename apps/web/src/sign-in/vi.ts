export const vi = {
  title: "Đăng nhập",
  subject: "Hồ sơ thủ tục hành chính",
  user: "Tên đăng nhập",
  password: "Mật khẩu",
  signIn: "Đăng nhập",
  signOn: "Đăng nhập qua {{name}}",
  or: "hoặc dùng tài khoản của hệ thống này",
  wrong: "Tên đăng nhập hoặc mật khẩu không đúng.",
  signOnRefused:
    "Hệ thống đăng nhập một lần không cho vào, hoặc tài khoản đó chưa có vai trò ở đây. Liên hệ quản trị viên đơn vị.",
  needUser: "Nhập tên đăng nhập.",
  needPassword: "Nhập mật khẩu.",

  codeTitle: "Nhập mã xác thực",
  codeLead: "Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số đang hiện. Mất điện thoại thì dùng một mã khôi phục.",
  code: "Mã xác thực",
  codeWrong: "Mã không đúng hoặc đã hết hạn.",
  needCode: "Nhập mã 6 số, hoặc một mã khôi phục.",
  goOn: "Tiếp tục",
  back: "Quay lại",

  changeTitle: "Đặt mật khẩu của riêng bạn",
  changeLead: "Mật khẩu đang dùng do người khác tạo. Hãy đổi trước khi làm việc.",
} as const;
