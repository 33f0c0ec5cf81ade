import { z } from "zod";
import { severitySchema } from "./alert-rules.ts";
import { cursorSchema } from "./dossiers.ts";
import { codeSchema, instantSchema, nameSchema } from "./text.ts";

/** By what a message goes out. */
export const CHANNEL_KINDS = ["email", "webhook"] as const;
export const channelKindSchema = z.enum(CHANNEL_KINDS).meta({ id: "ChannelKind" });
export type ChannelKind = z.infer<typeof channelKindSchema>;

export const CHANNEL_REACHES = ["children", "subtree"] as const;
const MOST_RECIPIENTS = 20;
/** RFC 5321 4.5.3.1.3, less the brackets. */
const MOST_ADDRESS = 254;
const MOST_URL = 2000;

const addressSchema = z.email({ error: "must be an e-mail address" }).max(MOST_ADDRESS);

const urlSchema = z
  .string()
  .max(MOST_URL)
  .refine(isWebhookUrl, {
    error: "must be an address as https://example.vn/hook, without a user, a password or a fragment",
  })
  .meta({
    description: "Asked by POST; redirects are not followed. Networks that the server may not go to are refused.",
    format: "uri",
  });

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "must be a time of day, HH:MM" });

const channelMembers = {
  unit: codeSchema.meta({ description: "What concerns it and what is below it is told here." }),
  name: nameSchema,
  kind: channelKindSchema,
  to: z
    .array(addressSchema)
    .min(1)
    .max(MOST_RECIPIENTS)
    .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, {
      error: "holds the same address twice",
    })
    .nullish()
    .meta({ description: "Of `email`: addresses of the office. Never a citizen's." }),
  url: urlSchema.nullish().meta({ description: "Of `webhook`." }),
  reach: z.enum(CHANNEL_REACHES).meta({
    description: "`children`: the unit and the units directly below it; `subtree`: everything below it.",
  }),
  alerts: severitySchema.nullish().meta({ description: "The mildest alerts that are told; null: no alerts." }),
  escalations: z
    .boolean()
    .meta({ description: "Alerts of units below that nobody has taken on in time: for leaders." }),
  directives: z.boolean().meta({ description: "Directives to units within reach: sent, reported, overdue." }),
  digestAt: timeOfDaySchema
    .nullish()
    .meta({ description: "The time of the daily digest, with `officeHours` of working days; null: none." }),
  officeHours: z.boolean().meta({ description: "Nothing goes out before the office opens." }),
  language: z.enum(["vi", "en"]).meta({ description: "Of the words that people read." }),
  enabled: z.boolean(),
};

export const channelBodySchema = z
  .strictObject(channelMembers)
  .superRefine(({ kind, to, url, ...takes }, context) => {
    const refuse = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
    if ((to != null) !== (kind === "email")) refuse("to", "is what an `email` channel has, and no other");
    if ((url != null) !== (kind === "webhook")) refuse("url", "is what a `webhook` channel has, and no other");
    if (takes.alerts == null && !takes.escalations && !takes.directives && takes.digestAt == null) {
      refuse("alerts", "a channel has to take something");
    }
  })
  .meta({
    id: "ChannelBody",
    examples: [
      {
        unit: "SG",
        name: "Văn phòng",
        kind: "email",
        to: ["vanphong@songiang.example.vn"],
        reach: "children",
        alerts: "warning",
        escalations: true,
        directives: true,
        digestAt: "07:30",
        officeHours: true,
        language: "vi",
        enabled: true,
      },
    ],
  });
export type ChannelBody = z.infer<typeof channelBodySchema>;

/** Why a message did not arrive, as a word that pages have sentences for. */
export const DELIVERY_FAULTS = [
  "refused",
  "redirected",
  "unwell",
  "unreachable",
  "timeout",
  "certificate",
  "forbiddenAddress",
  "noMailServer",
  "mailServer",
  "mailRefused",
  "noSecret",
  "internal",
] as const;
export const deliveryFaultSchema = z
  .object({
    code: z.enum(DELIVERY_FAULTS),
    /** What HTTP or SMTP answered. */
    status: z.int().nullable(),
    /** A few words of the other side's, for whoever looks after it. */
    detail: z.string().nullable(),
  })
  .meta({
    id: "DeliveryFault",
    description:
      "`refused`: the receiver said no (4xx); `unwell`: it failed (5xx) or asked to wait; `mailServer`: our mail server " +
      "cannot be used now; `mailRefused`: it takes no mail to these addresses, or not yet.",
  });
export type DeliveryFault = z.infer<typeof deliveryFaultSchema>;

export const DELIVERY_STATES = ["waiting", "delivered", "dead"] as const;
export const deliveryStateSchema = z.enum(DELIVERY_STATES).meta({ id: "DeliveryState" });
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export const channelTestSchema = z
  .object({ delivered: z.boolean(), fault: deliveryFaultSchema.nullable(), tookMs: z.int().min(0) })
  .meta({ id: "ChannelTest" });
export type ChannelTest = z.infer<typeof channelTestSchema>;

export const lastTestSchema = channelTestSchema
  .extend({ at: instantSchema, by: z.string().nullable() })
  .meta({ id: "LastTest", description: "How the last test went, of where the channel leads now." });
export type LastTest = z.infer<typeof lastTestSchema>;

export const channelSchema = z
  .object({
    id: z.string(),
    ...channelMembers,
    /** How many messages wait, and how many were given up. */
    waiting: z.int().min(0),
    dead: z.int().min(0),
    lastDeliveredAt: instantSchema.nullable(),
    lastTest: lastTestSchema.nullable(),
  })
  .meta({ id: "Channel" });
export type Channel = z.infer<typeof channelSchema>;

export const channelListSchema = z
  .object({
    items: z.array(channelSchema),
    mailServer: z.boolean().meta({ description: "Whether the server knows one; without it no e-mail goes out." }),
  })
  .meta({ id: "ChannelList", description: "By name." });
export type ChannelList = z.infer<typeof channelListSchema>;

const secretSchema = z.string().meta({
  description: "`whsec_` and the key of the signatures in base64, shown this once.",
});
export const channelCreatedSchema = channelSchema
  .extend({ secret: secretSchema.nullable() })
  .meta({ id: "ChannelCreated", description: "`secret` is null where nothing is signed." });
export type ChannelCreated = z.infer<typeof channelCreatedSchema>;

export const channelSecretSchema = z
  .object({
    secret: secretSchema,
    previousUntil: instantSchema.meta({ description: "Until then messages are signed by the one before, too." }),
  })
  .meta({ id: "ChannelSecret" });
export type ChannelSecret = z.infer<typeof channelSecretSchema>;

export const DELIVERY_KINDS = ["alert", "directive", "digest"] as const;
export const deliverySchema = z
  .object({
    id: z.string().meta({ description: "The same however often it is sent; receivers drop repeats by it." }),
    kind: z.enum(DELIVERY_KINDS),
    title: z.string(),
    state: deliveryStateSchema,
    attempts: z.int().min(0),
    createdAt: instantSchema,
    lastTriedAt: instantSchema.nullable(),
    nextTryAt: instantSchema.nullable().meta({ description: "Null: it is not tried any more." }),
    deliveredAt: instantSchema.nullable(),
    fault: deliveryFaultSchema.nullable().meta({ description: "Of the last attempt." }),
  })
  .meta({ id: "Delivery" });
export type Delivery = z.infer<typeof deliverySchema>;

export const DELIVERIES_PAGE = 50;
export const deliveriesQuerySchema = z
  .object({ state: deliveryStateSchema.optional(), cursor: cursorSchema.optional() })
  .meta({ id: "DeliveriesQuery" });
export const deliveryListSchema = z
  .object({ items: z.array(deliverySchema).max(DELIVERIES_PAGE), nextCursor: cursorSchema.nullish() })
  .meta({ id: "DeliveryList", description: `The newest first, ${DELIVERIES_PAGE} on a page.` });
export type DeliveryList = z.infer<typeof deliveryListSchema>;

function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && username + password + hash === "";
}
