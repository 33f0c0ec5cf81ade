import type { DeliveryFault } from "@ioc/protocol/channels.ts";
import { useWords } from "../desk/desk-context.ts";
import { channelWords } from "./channel-words.ts";

/** Why something did not arrive, in a sentence. */
export function useFaultText(): (fault: DeliveryFault) => string {
  const text = useWords(channelWords);
  return ({ code, status, detail }) =>
    text(`fault_${code}`, { status: status ?? "–", detail: detail ?? status ?? "–" });
}
