/** Words about numbers that are missing. */
export const vi = {
  lost_other: "gồm số cũ của {{units}} đơn vị mất tín hiệu",
  never_other: "thiếu {{units}} đơn vị chưa từng gửi",
  lostOrNever_other: "thiếu {{units}} đơn vị mất tín hiệu hoặc chưa từng gửi",
} as const;
