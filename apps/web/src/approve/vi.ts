export const vi = {
  title: "Duyệt màn hình",
  lead: "Cho một màn hình treo tường xem bảng của một đơn vị. Màn hình chỉ đọc số liệu, không vào được danh sách hồ sơ.",
  notForYou: "Chỉ trưởng đơn vị và quản trị viên duyệt được màn hình.",

  code: "Mã trên màn hình",
  codeHint: "Tám chữ cái đang hiện trên màn hình, ví dụ BCDF-GHJK.",
  needCode: "Nhập đủ tám chữ cái đang hiện trên màn hình.",
  next: "Tiếp",
  unknownTitle: "Không có màn hình nào đang hiện mã này",
  unknownText: "Mã sai, đã được trả lời, hoặc đã hết hạn. Nhập mã đang hiện trên màn hình.",

  compareTitle: "Mã này có đúng là mã trên màn hình không?",
  compare:
    "Chỉ duyệt khi mã dưới đây giống hệt mã trên màn hình ở ngay trước mặt bạn. Ai đưa mã qua tin nhắn là lừa đảo.",
  codeIs: "Mã: {{letters}}",
  asks: "Màn hình hỏi từ địa chỉ mạng {{address}}, lúc {{at}}.",
  agent: "Trình duyệt: {{agent}}",

  approve: "Duyệt màn hình này",
  deny: "Từ chối",

  approvedTitle: "Đã duyệt “{{name}}”",
  approvedText: "Bảng của đơn vị hiện trên màn hình trong vài giây.",
  deniedTitle: "Đã từ chối",
  deniedText: "Màn hình được báo là không được duyệt.",
  another: "Duyệt màn hình khác",
  toScreens: "Xem các màn hình",
  toRemote: "Điều khiển màn hình",
} as const;
