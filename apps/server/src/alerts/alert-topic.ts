/** What nodes tell each other when a rule, an alert or a silence was changed: the version of the head. */
export const ALERT_TOPIC = "alerts";
