import type { ChannelTest as Outcome } from "@ioc/protocol/channels.ts";
import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { Glyph } from "../stage/glyph.tsx";
import { channelWords } from "./channel-words.ts";
import { testChannel } from "./use-channels.ts";
import { useFaultText } from "./use-fault-text.ts";

/** Sends a message that says it is a test, and tells what happened. */
export function ChannelTest({ channel }: { channel: string }): ReactElement {
  const text = useWords(channelWords);
  const test = useMutation({ mutationFn: () => testChannel(channel) });
  return (
    <div className="channel-test">
      <Button look="main" busy={test.isPending} onClick={() => test.mutate()}>
        {text("test")}
      </Button>
      <p role="status">
        {test.isPending && text("testing")}
        {!test.isPending && test.data !== undefined && <Result outcome={test.data} />}
      </p>
      <FailureNote failure={test.error} />
    </div>
  );
}

function Result({ outcome: { delivered, fault, tookMs } }: { outcome: Outcome }): ReactElement {
  const text = useWords(channelWords);
  const language = useDeskLanguage();
  const faultText = useFaultText();
  const ms = formatCount(language, tookMs);
  const why = fault === null ? "" : faultText(fault);
  const words = delivered
    ? fault === null
      ? text("testDelivered", { ms })
      : text("testPartly", { ms, why })
    : text("testFailed", { why });
  return (
    <span className="state">
      <Glyph name={!delivered ? "overdue" : fault === null ? "met" : "soon"} size={16} />
      <span>{words}</span>
    </span>
  );
}
