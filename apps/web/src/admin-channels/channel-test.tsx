import type { Channel, ChannelTest as Outcome } from "@ioc/protocol/channels.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { useMoment } from "../shell/use-moment.ts";
import { Glyph } from "../stage/glyph.tsx";
import { channelWords } from "./channel-words.ts";
import { CHANNELS_KEY, testChannel } from "./use-channels.ts";
import { useFaultText } from "./use-fault-text.ts";

/** Sends a message that says it is a test, and tells what happened, now or when it was tried last. */
export function ChannelTest({ channel: { id, lastTest } }: { channel: Channel }): ReactElement {
  const text = useWords(channelWords);
  const moment = useMoment();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => testChannel(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: CHANNELS_KEY }),
  });
  return (
    <div className="channel-test">
      <Button look="main" busy={test.isPending} onClick={() => test.mutate()}>
        {text("test")}
      </Button>
      <p role="status">
        {test.isPending && text("testing")}
        {!test.isPending && test.data !== undefined && <Result outcome={test.data} />}
      </p>
      {test.isIdle && lastTest !== null && (
        <div className="soft">
          <p>{text("lastTest", { when: moment(lastTest.at), who: lastTest.by ?? text("somebody") })}</p>
          <Result outcome={lastTest} />
        </div>
      )}
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
