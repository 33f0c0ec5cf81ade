import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatDate } from "../numbers/civil-time.ts";
import { type CalendarDifference, calendarDifferences } from "./calendar-edit.ts";
import { calendarWords } from "./calendar-words.ts";
import { CALENDAR_KEY, putCalendar, tryCalendar } from "./use-calendar.ts";

export interface ReviewDialogProps {
  readonly draft: CalendarSpec;
  readonly onApplied: () => void;
  readonly onClose: () => void;
}

/** What the draft changes of the calendar that is in force at this moment. */
export function ReviewDialog({ draft, onApplied, onClose }: ReviewDialogProps): ReactElement {
  const text = useWords(calendarWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const inForce = useQuery({
    queryKey: ["calendar-review", draft],
    queryFn: ({ signal }) => tryCalendar(draft, signal),
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: () => putCalendar(draft),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: CALENDAR_KEY });
      notify(text("applied"));
      onApplied();
    },
  });
  const differences = inForce.data && calendarDifferences(inForce.data, draft);
  return (
    <Dialog title={text("reviewTitle")} onClose={onClose} size="wide">
      <div role="status">
        {inForce.isPending && <p>{text("reviewLoading")}</p>}
        {differences?.length === 0 && <p>{text("reviewNone")}</p>}
      </div>
      {differences !== undefined && differences.length > 0 && <DifferenceRows differences={differences} />}
      <FailureNote failure={inForce.error ?? apply.error} />
      <p className="actions">
        {differences !== undefined && differences.length > 0 && (
          <Button look="main" busy={apply.isPending} onClick={() => apply.mutate()}>
            {text("apply")}
          </Button>
        )}
        <Button onClick={onClose}>{text("cancel")}</Button>
      </p>
    </Dialog>
  );
}

function DifferenceRows({ differences }: { differences: readonly CalendarDifference[] }): ReactElement {
  const text = useWords(calendarWords);
  const whatOf = (difference: CalendarDifference): string =>
    difference.of === "week"
      ? text(`dayName_${difference.day}`)
      : text(`change_${difference.of}`, { date: formatDate(difference.date) });
  const saidOf = (difference: CalendarDifference, value: string | undefined): string =>
    difference.of === "week" && value === "" ? text("hoursNone") : (value ?? "–");
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{text("reviewWhat")}</th>
          <th scope="col">{text("reviewBefore")}</th>
          <th scope="col">{text("reviewAfter")}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={whatOf(difference)}>
            <th scope="row">{whatOf(difference)}</th>
            <td>{difference.before === undefined ? "–" : <del>{saidOf(difference, difference.before)}</del>}</td>
            <td>{difference.after === undefined ? "–" : <ins>{saidOf(difference, difference.after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
