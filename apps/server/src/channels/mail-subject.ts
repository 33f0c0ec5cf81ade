import type { Zone } from "@ioc/domain/time/zone.ts";
import type { ChannelMessage, MessageOf } from "@ioc/protocol/channel-message.ts";
import { mailDate } from "./mail-time.ts";
import { MAIL_WORDS, type MailLanguage, type MailWords } from "./mail-words.ts";

/** What a message is about in a line, as people read it. */
export function subjectOf(message: ChannelMessage, language: MailLanguage, zone: Zone): string {
  const words = MAIL_WORDS[language];
  switch (message.type) {
    case "alert": {
      const { alerts, rule } = message;
      const [first] = alerts;
      const where = alerts.length === 1 && first !== undefined ? first.unitName : words.units(alerts.length);
      return `${alertNews(message, words)}: ${rule.name}, ${where}`;
    }
    case "directive":
      return `${words.directive[message.news]}: ${message.directive.unitName}`;
    case "digest":
      return `${words.digest(mailDate(zone, message.at))}: ${message.channel.unitName}`;
    case "test":
      return `${words.test}: ${message.channel.name}`;
  }
}

export function alertNews({ news, severity }: MessageOf<"alert">, words: MailWords): string {
  if (news === "fired") return words.severity[severity];
  const what = words.alert[news];
  return news === "raised" || news === "lowered" ? `${what} (${words.severity[severity].toLowerCase()})` : what;
}
