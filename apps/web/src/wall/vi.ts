/** Words of the wall that come after its first numbers. */
export const vi = {
  afterHours: "Ngoài giờ. Bảng số hiện lại lúc {{time}}.",
  playFaults: "Địa chỉ có phần không chiếu được: {{parts}}. Mỗi phần là tên cảnh, có thể kèm @đơn vị và :số giây.",
  close: "Đóng",
  sceneOf: "Cảnh {{scene}} trong {{scenes}}",
  heldAt: "Giữ hình lúc {{time}}",
  drivenField: "lĩnh vực: {{field}}",
  drivenBy: "{{name}} đang điều khiển",
} as const;
