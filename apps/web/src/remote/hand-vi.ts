export const vi = {
  touch: "Chạm một con số: “{{screen}}” giải thích nó.",
  away: "“{{screen}}” đang mất kết nối; số bạn chạm hiện ra khi nó trở lại.",
  unsent: "Chưa gửi được tới “{{screen}}”. Chạm lại con số.",
  overloaded: "Bấm nhanh quá. Chờ một lát rồi chạm lại.",
  refused: "“{{screen}}” không giải thích số này: {{detail}}",
  unheard: "Không hỏi được máy chủ; chưa rõ “{{screen}}” đang hiện gì.",
  back: "Bảng điều khiển",
} as const;
