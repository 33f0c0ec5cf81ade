/** Words of the alerts on the strip, which come after the first numbers. */
export const vi = {
  alertCritical: "Nghiêm trọng",
  alertWarning: "Chú ý",
  alertAt: "{{rule}}: {{units}}",
  alertAtMany_other: "{{rule}}: {{units}} và {{count}} nơi khác",
  alertPlaces_other: "{{count}} nơi: {{rule}}",
  alertSince: "từ {{time}}",
  alertThreshold: "ngưỡng {{threshold}}",
  alertNobody: "chưa ai nhận",
  alertTaken: "đã có người nhận",
  alertHas: "{{name}} đã nhận",
  alertSilenced: "tạm không báo đến {{time}}",
} as const;
