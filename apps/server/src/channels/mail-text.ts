import { isRate } from "@ioc/domain/alert/metric.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { ChannelMessage, MessageOf } from "@ioc/protocol/channel-message.ts";
import { alertNews, subjectOf } from "./mail-subject.ts";
import { mailMoment } from "./mail-time.ts";
import { MAIL_WORDS, type MailLanguage, type MailWords } from "./mail-words.ts";

export interface MailContext {
  readonly language: MailLanguage;
  readonly zone: Zone;
  /** Where browsers reach us. */
  readonly origin: string;
}

/** A message as an e-mail: words alone, so that every reader, and every reader of screens, shows it. */
export function mailTextOf(message: ChannelMessage, context: MailContext): { subject: string; text: string } {
  const words = MAIL_WORDS[context.language];
  const { channel } = message;
  const parts = [
    ...partsOf(message, words, context),
    linkOf(message, words, context.origin),
    `-- \n${words.foot(channel.name, channel.unitName)}`,
  ];
  const subject = subjectOf(message, context.language, context.zone);
  return { subject: `[Một Cửa IOC] ${subject}`, text: `${parts.join("\n\n")}\n` };
}

function partsOf(message: ChannelMessage, words: MailWords, context: MailContext): readonly string[] {
  switch (message.type) {
    case "alert":
      return alertParts(message, words, context);
    case "directive":
      return directiveParts(message, words, context);
    case "digest":
      return digestParts(message, words, context);
    case "test":
      return [words.testText];
  }
}

function alertParts(message: MessageOf<"alert">, words: MailWords, { language, zone }: MailContext): string[] {
  const { rule, alerts, because } = message;
  const valueText = (value: number | null): string =>
    value === null ? words.noValue : formatValue(value, isRate(rule.metric), language);
  const lines = alerts.map(({ unit, unitName, value }) => `- ${unitName} (${unit}): ${valueText(value)}`);
  return [
    `${alertNews(message, words)}: ${rule.name}`,
    lines.join("\n"),
    [
      ...(because === null ? [] : [words.because[because]]),
      ...(rule.threshold === null ? [] : [words.threshold[rule.direction](valueText(rule.threshold))]),
      words.at(mailMoment(zone, message.at)),
    ].join("\n"),
  ];
}

function directiveParts(message: MessageOf<"directive">, words: MailWords, context: MailContext): string[] {
  const { news, directive } = message;
  const { unitName, unit, text, dueAt, dossiers, comment } = directive;
  return [
    `${words.directive[news]}: ${unitName} (${unit})`,
    text,
    [
      ...(comment === null ? [] : [words.comment(comment)]),
      words.due(mailMoment(context.zone, dueAt)),
      ...(dossiers === 0 ? [] : [words.dossiers(formatValue(dossiers, false, context.language))]),
    ].join("\n"),
  ];
}

function digestParts(message: MessageOf<"digest">, words: MailWords, context: MailContext): string[] {
  const { zone, language } = context;
  const part = (name: keyof MailWords["digestParts"], total: number, lines: readonly string[]): string => {
    const title = words.digestParts[name];
    if (total === 0) return `${title}: ${words.none}`;
    const more = total > lines.length ? [`- ${words.more(formatValue(total - lines.length, false, language))}`] : [];
    return [`${title}: ${formatValue(total, false, language)}`, ...lines.map((line) => `- ${line}`), ...more].join(
      "\n",
    );
  };
  const alertLines = ({ items }: typeof message.open): string[] =>
    items.map(
      ({ unitName, ruleName, severity, at }) =>
        `${words.severity[severity]}: ${ruleName}, ${unitName}, ${mailMoment(zone, at)}`,
    );
  const overdue = message.overdueDirectives;
  return [
    words.since(mailMoment(zone, message.since)),
    part("open", message.open.total, alertLines(message.open)),
    part("fired", message.fired.total, alertLines(message.fired)),
    part("resolved", message.resolved.total, alertLines(message.resolved)),
    part(
      "overdueDirectives",
      overdue.total,
      overdue.items.map(({ unitName, text, dueAt }) => `${unitName}, ${mailMoment(zone, dueAt)}: ${text}`),
    ),
  ];
}

/** Rates as per cent. */
function formatValue(value: number, isShare: boolean, language: MailLanguage): string {
  const options = isShare ? { style: "percent", maximumFractionDigits: 2 } : { maximumFractionDigits: 2 };
  return new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-US", options as Intl.NumberFormatOptions).format(
    value,
  );
}

/** To where something is done about it: the directive, the alert, or of several those of the rule; else to the wall. */
function linkOf(message: ChannelMessage, words: MailWords, origin: string): string {
  switch (message.type) {
    case "alert": {
      const { alerts, rule, news } = message;
      const [first, ...others] = alerts;
      if (first !== undefined && others.length === 0) return words.act(`${origin}/alerts/${first.id}`);
      const address = new URLSearchParams({ rule: rule.id, ...(news === "resolved" && { show: "over" }) });
      return words.act(`${origin}/alerts?${address}`);
    }
    case "directive":
      return words.act(`${origin}/directives/${message.directive.id}`);
    case "digest":
    case "test":
      return words.open(`${origin}/?${new URLSearchParams({ scene: "unit", unit: message.channel.unit })}`);
  }
}
